"""Rules of passwords and their change."""
