"""Acts of a consumer at the cabinet."""
