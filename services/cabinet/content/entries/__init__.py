"""What staff write: drafts, what is published of them, and their order."""
