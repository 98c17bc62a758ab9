"""Houses on the map of staff: where they are, and how many accounts are in them."""
