"""How often somebody reports, and when reports make an outage probable; pure."""

from datetime import datetime, timedelta
from math import ceil
from typing import Final, Literal, TypeAlias

Status: TypeAlias = Literal["open", "known", "over"]
LONGEST_NOTE: Final = 500
MOST_A_DAY: Final = 10
# So long a second report of a place is the first one again.
SAME: Final = timedelta(hours=6)
SHOWN_DAYS: Final = 7
# So many accounts of one street within so many hours are an outage that nobody has written yet.
SUSPECTED_ACCOUNTS: Final = 10
SUSPECTED_HOURS: Final = 3


def wait_seconds(eldest: datetime, now: datetime) -> int:
    """Return after how long the eldest report of a full day counts no more."""
    return max(1, ceil((eldest + timedelta(days=1) - now).total_seconds()))


def is_since_possible(since: datetime, now: datetime) -> bool:
    """Say whether there may have been no energy since then: not in the future, nor long ago."""
    return now - timedelta(days=SHOWN_DAYS) <= since <= now + timedelta(minutes=5)
