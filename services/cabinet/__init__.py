"""Everything that a consumer sees: customers, accounts, meters, readings, events."""
