"""Whom letters and notices reach."""
