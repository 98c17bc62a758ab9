"""Who is supplied, and where."""
