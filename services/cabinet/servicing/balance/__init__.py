"""A house's balance: what came in by its common meters against what its flats have used."""
