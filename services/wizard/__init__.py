"""The set-up wizard: first settings, checks and restarts of the services."""
