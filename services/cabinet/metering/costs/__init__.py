"""What an hour costs at a usage point."""
