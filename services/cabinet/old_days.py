"""From which age on a day of interval values may be packed: who packs, takes and sets agree."""

# No younger day is packed, counted from today by the supplier's clock.
YOUNGEST_DAYS = 5
