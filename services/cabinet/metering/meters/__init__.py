"""Meters, where they stand and stood, and what their types are."""
