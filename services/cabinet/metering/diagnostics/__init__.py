"""Meter events and the state of the load."""
