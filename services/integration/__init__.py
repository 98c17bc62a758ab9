"""Integration: fetches from outside systems, converts, delivers to the systems door."""
