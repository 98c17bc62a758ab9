"""What accounts, meters and other things are called now, for who keeps only their keys."""
