"""Transformation ratios of usage points, each for its days (decision 0067)."""
