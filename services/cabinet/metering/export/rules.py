"""Pure decisions about exports: which days, what a file holds of one, texts without formulas."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import zip_longest
from typing import Literal, NamedTuple
from uuid import UUID

from services.cabinet.metering.consumption.spans import Span

Format = Literal["green-button", "csv", "xlsx"]
MOST_YEARS = 5
# Days of files that one user may take in an hour: 270 years of one place each.
MOST_DAYS_AN_HOUR = 100_000
# Of a rouble, in which costs are told: the smallest that a Green Button knows.
COST_UNITS = 100_000


@dataclass(frozen=True, slots=True)
class Place:
    """A usage point as its reader knows it, and the days of it that are his.

    `meters` are serial number, first and last day here that are the reader's (None: no limit);
    `measured` are the first and the last day with a value among them, None when there is none.
    """

    id: int
    mrid: UUID
    name: str
    address: str
    account_number: str
    supplier: str
    time_zone: str
    meters: Sequence[tuple[str, date | None, date | None]]
    channels: Sequence[str]
    spans: Sequence[Span]
    measured: tuple[date, date] | None


class Measured(NamedTuple):
    """A channel's local day: Wh or varh per interval of `minutes`, None where one is missing.

    `quality` is None when all is good, else one byte for all or one for each value.
    """

    minutes: int
    values: Sequence[int | None]
    quality: bytes | None = None


@dataclass(frozen=True, slots=True)
class ExportDay:
    """One of the reader's local days: what is stored of each channel of its place.

    `costs` of A+ in `COST_UNITS` of a rouble, None: the supplier keeps no prices.
    """

    day: date
    channels: Mapping[str, Measured]
    costs: Measured | None = None


@dataclass(frozen=True, slots=True)
class Export:
    """What a file is of: place, local days (both inclusive), and when it was asked for.

    `priced`: there are prices for some of it, so that what it cost is told.
    """

    place: Place
    first: date
    last: date
    made: datetime
    priced: bool = False


def latest_end(start: date) -> date:
    """Return the last day that may be asked for together with `start`."""
    last_year = start.year + MOST_YEARS
    try:
        after = start.replace(year=last_year)
    except ValueError:
        after = date(last_year, 3, 1)
    return date.fromordinal(after.toordinal() - 1)


def marks_of(measured: Measured) -> bytes:
    """Return the stored quality of each value of a day."""
    values, quality = measured.values, measured.quality
    if quality is None:
        return bytes(len(values))
    return quality if len(quality) > 1 else quality * len(values)


def coarser(measured: Measured, minutes: int) -> Measured:
    """Return a day by longer intervals: one is unknown when a part of it is; the worst quality."""
    if measured.minutes == minutes:
        return measured
    count = minutes // measured.minutes
    marks = marks_of(measured)
    groups = range(0, len(marks), count)
    parts = [measured.values[n : n + count] for n in groups]
    # A part that is missing makes the whole missing, which has no quality.
    values = [None if None in part else sum(part) for part in parts]  # type: ignore[arg-type]
    worst = bytes(max(marks[n : n + count]) for n in groups)
    return Measured(minutes, values, worst if any(worst) else None)


def together(parts: Sequence[Measured]) -> Measured:
    """Return what several meters have measured at one place on one day, by the longest interval.

    On the day of a replacement each has measured a part of it: an interval is known when one of
    them knows it.
    """
    if len(parts) == 1:
        return parts[0]
    minutes = max(part.minutes for part in parts)
    same = [coarser(part, minutes) for part in parts]
    values: list[int | None] = []
    worst = bytearray()
    # One that was stored by another zone's clock may be longer.
    columns = (zip(part.values, marks_of(part), strict=True) for part in same)
    for row in zip_longest(*columns, fillvalue=(None, 0)):
        known = [(value, mark) for value, mark in row if value is not None]
        values.append(sum(value for value, _ in known) if known else None)
        worst.append(max((mark for _, mark in known), default=0))
    return Measured(minutes, values, bytes(worst) if any(worst) else None)
