"""The map of outages around one's own places, and the ground of all maps."""
