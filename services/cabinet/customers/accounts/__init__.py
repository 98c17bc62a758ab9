"""Accounts, and the customers and agreements that they are of."""
