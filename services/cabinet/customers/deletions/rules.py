"""How many are deleted at once, and for how long they can be brought back."""

from datetime import timedelta

MOST_AT_ONCE = 2_000
TERM = timedelta(days=30)
