"""Accounts and subscribers that staff delete, and bring back within a term."""
