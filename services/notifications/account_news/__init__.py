"""News of users' accounts: a notice in the bell and a letter each."""
