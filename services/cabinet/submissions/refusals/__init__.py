"""Telling organisations of readings of theirs that were refused."""
