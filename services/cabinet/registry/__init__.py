"""Customers, agreements, accounts, buildings, usage points, meters, and who may see them."""
