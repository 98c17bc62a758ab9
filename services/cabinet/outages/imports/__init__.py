"""Outages that another system writes, by batches."""
