"""Backup and restore of a suite's databases, keys and settings."""
