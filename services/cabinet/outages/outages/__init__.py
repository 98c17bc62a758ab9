"""Outages: written, published, updated, ended; and how those whom they touch see them."""
