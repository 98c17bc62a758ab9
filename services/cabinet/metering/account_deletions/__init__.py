"""What staff delete of accounts and subscribers: shown before, done, and brought back."""
