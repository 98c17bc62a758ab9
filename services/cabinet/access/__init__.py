"""Who sees what and may do what."""
