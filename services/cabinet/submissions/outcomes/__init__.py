"""What billing says of readings that were handed in."""
