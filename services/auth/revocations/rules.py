"""How long an ended session or client must be remembered."""

from datetime import timedelta

# How long an access token lives.
TOKEN_LIFE = timedelta(minutes=5)
# Longer than that, with room for clocks that differ.
LIFE = TOKEN_LIFE + timedelta(minutes=1)
