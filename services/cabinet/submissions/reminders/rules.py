"""When a user is reminded of the days when readings are taken (case B29); pure.

So many days before the window begins, and before it ends, at the set hour of the place's clock.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from services.cabinet.submissions.windows.rules import window_at

What = Literal["start", "end"]
# What may be chosen: the manual of the legal entity's cabinet, 13.1.5.
MOST_DAYS = 15
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Due:
    """Who is to be reminded of one end of a window: those who have chosen one of these days."""

    what: What
    opens_on: date
    closes_on: date
    today: date
    days: tuple[int, ...]


def moment_of(day: date, at: time, zone: ZoneInfo) -> datetime:
    """Return the one moment (UTC) at which the clock of a place shows an hour on a local day.

    An hour that the clock skips is counted from before the change, and of one that it shows twice
    the first is meant: RFC 5545, 3.3.5.
    """
    return datetime.combine(day, at, zone).astimezone(UTC)


def due_at(now: datetime, at: time, zone: ZoneInfo, first: int, last: int) -> Iterator[Due]:
    """Yield what is to be told at a moment at the places of a zone.

    `first` and `last` are the supplier's days of the month. Whom nobody told yesterday, since
    nothing ran, is told today; later than that it is no reminder any more.
    """
    today = now.astimezone(zone).date()
    begun = now >= moment_of(today, at, zone)
    present = window_at(today, first, last)
    following = window_at(present.closes_on + _DAY, first, last)
    for what, window in (("start", present), ("start", following), ("end", present)):
        ending = what == "end"
        left = ((window.closes_on if ending else window.opens_on) - today).days
        days = tuple(
            days
            for days, is_time in ((left, begun), (left + 1, True))
            if is_time and 1 <= days <= MOST_DAYS and left >= 0
        )
        if days:
            yield Due("end" if ending else "start", window.opens_on, window.closes_on, today, days)
