"""Audit: every change that staff make."""
