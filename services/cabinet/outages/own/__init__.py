"""Outages as those see them whom they touch."""
