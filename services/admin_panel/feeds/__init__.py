"""Feeds: the outside systems that integration reads."""
