"""Readings by file: templates, what was uploaded and waits, and its way in (manual 004)."""
