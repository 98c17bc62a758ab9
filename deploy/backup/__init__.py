"""Backup and restore of a suite's databases, files, keys and settings."""
