"""The main page: what matters of each section, and what is new."""
