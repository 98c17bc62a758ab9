"""Which accounts a view of staff's list holds: what is looked for and filtered by."""
