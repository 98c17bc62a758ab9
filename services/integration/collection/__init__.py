"""Collection: asks sources for what is new and stages it durably."""
