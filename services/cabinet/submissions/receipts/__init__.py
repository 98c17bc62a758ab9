"""A signed receipt of every reading that was handed in."""
