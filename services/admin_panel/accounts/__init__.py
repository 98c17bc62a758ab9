"""Accounts: the staff's list of customer accounts, read from cabinet."""
