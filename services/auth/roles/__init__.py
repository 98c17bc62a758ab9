"""Roles of staff: those that are there from the start, and those that administrators make."""
