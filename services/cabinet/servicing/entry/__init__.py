"""Readings that an organisation hands in by hand (manual 004, 3.3.1)."""
