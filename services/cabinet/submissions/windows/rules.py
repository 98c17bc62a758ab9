"""When readings are taken: the supplier's days of the month, by the clock of the point; pure."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Window:
    """Days on which readings are taken, both inclusive: the present window, or the next one."""

    opens_on: date
    closes_on: date
    open: bool


def window_at(today: date, first: int, last: int) -> Window:
    """Return the window that is open on a local day, or the next one to open.

    `first` and `last` are days of the month, 31 being the last day of any; a month that is too
    short has its last day. When `first` lies after `last` the window ends in the next month.
    """
    year, month = (today.year, today.month - 1) if today.month > 1 else (today.year - 1, 12)
    for _ in range(3):
        opens_on, closes_on = _days(year, month, first, last)
        if closes_on >= today:
            return Window(opens_on, closes_on, opens_on <= today)
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    raise AssertionError("one of three months in a row has a window that has not ended")


def window_begun(today: date, first: int, last: int) -> Window:
    """Return the window that is open on a local day, or else the last one that was."""
    year, month = today.year, today.month
    while True:
        opens_on, closes_on = _days(year, month, first, last)
        if opens_on <= today:
            return Window(opens_on, closes_on, today <= closes_on)
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)


def _days(year: int, month: int, first: int, last: int) -> tuple[date, date]:
    """Return both days of the window that opens in a month."""
    following = (year, month + 1) if month < 12 else (year + 1, 1)
    closes_on = _day(*(following if first > last else (year, month)), last)
    return _day(year, month, first), closes_on


def _day(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, monthrange(year, month)[1]))
