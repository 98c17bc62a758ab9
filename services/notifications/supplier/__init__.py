"""Whose letters these are, as cabinet tells it."""
