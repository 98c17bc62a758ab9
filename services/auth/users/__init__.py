"""Users: consumers and staff."""
