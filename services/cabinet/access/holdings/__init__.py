"""Whose an account and a usage point are, and were, from which day to which."""
