"""The supplier's own settings."""
