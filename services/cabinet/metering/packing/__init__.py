"""Old days packed by months, and taken out again."""
