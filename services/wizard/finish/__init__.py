"""Step 5: what was set up, the first administrator, the end of the bootstrap token."""
