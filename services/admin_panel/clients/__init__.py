"""Clients: the outside systems that have a door here; auth owns them."""
