"""Passwords: their rules, their change, those that travel by letter."""
