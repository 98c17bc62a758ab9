"""How long an ended session or client must be remembered."""

from datetime import timedelta

# Longer than any access token lives (five minutes), with room for clocks that differ.
LIFE = timedelta(minutes=6)
