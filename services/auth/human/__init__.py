"""Proof that a visitor is a person: a picture code, or work done by the browser (ALTCHA)."""
