"""Signing in and out, refreshing, who am I."""
