"""Interval profiles, daily totals, register readings, and consumption from them."""
