"""The order of a house, names as far as a walk needs them, and what has come too late; pure."""

import re
from datetime import date, datetime, timedelta
from typing import Literal, NamedTuple

from services.cabinet.submissions.windows.rules import Window, window_at

Outcome = Literal["reading", "no_access"]
# `conflict`: somebody has handed in meanwhile; nothing is overwritten until a person decides.
State = Literal["taken", "conflict", "refused"]

MOST_ENTRIES = 100
LONGEST_NOTE = 500
# A package is a day's work, and a week's at most: after it names and figures are asked anew.
KEPT_FOR = timedelta(days=7)
# A clock that is a little ahead is no future.
CLOCK_AHEAD = timedelta(minutes=10)
# Photos of entries that have become no reading.
SUBJECT = "walk"
# Below it nothing else has a body.
UPLOAD_PATHS = "/api/cabinet/servicing/walk/entries/"

_RUNS = re.compile(r"\d+|\D+")
_MOST_FIGURES = 9


class Wanted(NamedTuple):
    """Which houses are looked for, and of which window it is counted what was handed in."""

    opens_on: date
    search: str


def flat_order(flat: str | None) -> tuple[tuple[int, int, str], ...]:
    """Return by what flats stand in the order of a house: 1, 2, 10, 10а; nameless ones last."""
    if not flat or not flat.strip():
        return ((2, 0, ""),)
    return tuple(
        (0, int(run), "") if run.isdecimal() and len(run) <= _MOST_FIGURES else (1, 0, run)
        for run in _RUNS.findall(flat.strip().lower())
    )


def short_name(name: str, kind: str) -> str:
    """Return a subscriber's name as far as it is needed at his door: `Семёнова А. П.`."""
    family, *others = name.split() or [""]
    if kind != "individual":
        return name
    return " ".join([family, *(f"{one[0]}." for one in others)])


def is_future(taken_at: datetime, now: datetime) -> bool:
    """Say whether a moment has not come yet, but for a clock that is a little ahead."""
    return taken_at > now + CLOCK_AHEAD


def missed_window(taken_on: date, today: date, first: int, last: int) -> Window | None:
    """Return the window in which a reading was taken, when that has closed before it came."""
    window = window_at(taken_on, first, last)
    return window if window.open and window.closes_on < today else None
