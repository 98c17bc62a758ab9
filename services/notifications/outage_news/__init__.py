"""Telling consumers of the outages that touch their places."""
