"""What staff do to users: consumers and colleagues."""
