"""Which tariff schedule a usage point has, and from which day."""
