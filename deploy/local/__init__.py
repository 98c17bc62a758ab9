"""The local start: one machine, one command, standard library only."""
