"""Preferences: who wants which kind of message over which channel."""
