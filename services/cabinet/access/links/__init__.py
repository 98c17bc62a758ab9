"""Which users see which accounts, from auth's events."""
