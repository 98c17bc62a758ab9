"""What a subject says of the lines that it is given, and how it writes many of them at once."""
