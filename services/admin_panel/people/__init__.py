"""People: consumers and staff, read from and changed in auth."""
