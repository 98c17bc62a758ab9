"""Against guessing: counters of attempts, known devices."""
