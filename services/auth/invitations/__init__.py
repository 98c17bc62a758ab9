"""Users for the people of servicing organisations, whom cabinet names."""
