"""What auth keeps about a consumer, for himself."""
