"""What of days fell into tariff zones, kept beside their sums."""
