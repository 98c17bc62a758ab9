"""Readings of walks that were taken in time and came too late, as staff look at them."""
