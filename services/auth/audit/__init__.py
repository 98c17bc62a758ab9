"""The record of what concerns security."""
