"""When the desk works, and within how many of its hours it answers."""
