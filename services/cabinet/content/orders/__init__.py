"""Services of the catalogue, ordered by households."""
