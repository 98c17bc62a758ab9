"""All meters, as staff look for them."""
