"""Handing a reading in, and correcting it."""
