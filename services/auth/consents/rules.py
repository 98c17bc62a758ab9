"""How long somebody is waited for who is asked about his account."""

from datetime import datetime, timedelta

# Then staff decide; a letter may lie unread for some days.
ANSWERED_WITHIN = timedelta(days=7)
# The same person's wish for the same account is put to its users once in so long.
ASKED_ONCE_IN = timedelta(days=30)


def is_open(state: str, asked_until: datetime | None, now: datetime) -> bool:
    """Return whether an answer still counts."""
    return state == "asked" and asked_until is not None and now < asked_until
