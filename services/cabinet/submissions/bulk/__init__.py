"""Readings of many meters handed in at once: all checked by the rules of one, all in one act."""
