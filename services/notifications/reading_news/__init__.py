"""Telling users of readings by hand: when they are taken, and what became of them."""
