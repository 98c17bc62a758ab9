"""Ledger: every machine batch, who sent it, and what became of it."""
