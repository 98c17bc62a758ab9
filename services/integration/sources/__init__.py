"""Sources: outside systems that are polled, and how far."""
