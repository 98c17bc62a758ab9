"""Shapes of the events, one module per publisher."""
