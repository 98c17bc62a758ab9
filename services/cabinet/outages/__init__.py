"""Where there is no energy: what staff and other systems say, and whom it touches."""
