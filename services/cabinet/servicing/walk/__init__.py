"""The walk through a house with a device that has no network: packages out, entries in."""
