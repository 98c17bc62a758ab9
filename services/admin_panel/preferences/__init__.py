"""Preferences: how the control panel shows things."""
