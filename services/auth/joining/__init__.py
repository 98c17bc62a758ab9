"""A consumer who is signed in asks for one more account."""
