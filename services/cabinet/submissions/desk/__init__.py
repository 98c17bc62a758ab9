"""Readings handed in, as staff look at them and refuse them."""
