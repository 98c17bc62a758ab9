"""What notifications keeps about a consumer, for himself."""
