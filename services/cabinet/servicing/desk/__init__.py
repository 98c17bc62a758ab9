"""Organisations that serve houses, as staff look at them and set them."""
