"""A meter as staff see and change it: itself, its place, its passport."""
