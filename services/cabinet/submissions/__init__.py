"""Readings handed in by hand: when, by whom, what became of them."""
