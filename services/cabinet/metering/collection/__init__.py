"""Which meters are read from afar, and whether their day has arrived."""
