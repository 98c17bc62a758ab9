"""What measures, and what it has measured."""
