"""All accounts with their meters, as staff look for them."""
