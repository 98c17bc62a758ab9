"""Doubles become one: several appeals of one subscriber that go on as one of them."""
