"""The map of outages around one's own places."""
