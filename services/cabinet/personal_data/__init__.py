"""All that is kept about a consumer, as a file for himself."""
