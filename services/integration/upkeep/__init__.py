"""Upkeep: sources added, set otherwise, given other keys, removed."""
