"""The cabinet of organisations that serve houses (manual 004)."""
