"""Runs: each time that a source was asked, by whom, and what came of it."""
