"""Batches of records from machines: read, checked line by line, stored once."""
