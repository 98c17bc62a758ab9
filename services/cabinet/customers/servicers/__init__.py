"""Organisations that serve houses, their people, and which house is whose."""
