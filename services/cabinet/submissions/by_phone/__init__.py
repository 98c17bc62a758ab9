"""Readings that staff hand in for a consumer, who has told them by telephone or in person."""
