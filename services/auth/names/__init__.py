"""What users and machine clients are called now, for who keeps only their keys."""
