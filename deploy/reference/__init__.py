"""Pages that only repeat what the code says are made from it, so that they cannot differ."""
