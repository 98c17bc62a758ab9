"""Of what consumption is told: the place of a meter, a usage point, an account; and whose days."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, Literal, NamedTuple, Protocol, Self, TypeVar
from uuid import UUID

from services.cabinet.access.visibility import (
    ACCOUNTS_READ_SPANS,
    PLACES_METER_SPANS,
    POINTS_READ_SPANS,
)
from services.cabinet.metering.consumption.spans import Span, one_after_the_other
from services.cabinet.metering.tariff_terms.queries import ASSIGNED
from services.kit.database import Database

SubjectKind = Literal["meter", "usage_point", "account"]
DEFAULT_INTERVAL = 60


class Subject(NamedTuple):
    """A thing of the registry by its inner key, of which a user asks what it has used."""

    kind: SubjectKind
    key: int


class Tariffed(NamedTuple):
    """The schedules of a usage point, each from a day on, and the mark under which they were read.

    A day is None: since ever; a schedule: none from then on.
    """

    mark: UUID
    since: tuple[date | None, ...]
    schedules: tuple[int | None, ...]


class Place(NamedTuple):
    """What is known of a usage point beside what was measured at it, for one channel.

    `first_day` and `last_day` are those with a value among the days that are the user's, None when
    there are none; outside of `spans` nothing is told. `account_id` is the latest of those to which
    the spans belong. `tariffs` is None where they were not asked for.
    """

    usage_point_id: int
    time_zone: str
    billing_day: int
    interval_minutes: int
    first_day: date | None
    last_day: date | None
    spans: Sequence[Span]
    account_id: int = 0
    tariffs: Tariffed | None = None


def _spans(visible: str) -> str:
    return f"""
    SELECT v.usage_point_id, v.meter_id, v.first_day, v.last_day, v.time_zone, v.billing_day,
        c.interval_minutes, c.first_day AS first_measured, c.last_day AS last_measured, v.account_id
    FROM ({visible}) AS v
    LEFT JOIN meter_channels c ON c.meter_id = v.meter_id AND c.channel = $3"""


# A row per span of the user `$1` with the right to see readings; `$2` is the thing, `$3` the
# channel.
SPANS: Mapping[SubjectKind, str] = {
    "meter": _spans(PLACES_METER_SPANS),
    "usage_point": _spans(POINTS_READ_SPANS),
    "account": _spans(ACCOUNTS_READ_SPANS),
}
# The same with the schedules of each place, of any time.
PRICED_SPANS: Mapping[SubjectKind, str] = {
    kind: f"SELECT s.*, t.* FROM ({spans}) AS s CROSS JOIN LATERAL ({ASSIGNED}) AS t"
    for kind, spans in SPANS.items()
}

# By whether they are priced.
EITHER_SPANS = {False: SPANS, True: PRICED_SPANS}
_TARIFFED = f"""
SELECT s.usage_point_id, t.*
FROM unnest($1::int[]) AS s(usage_point_id) CROSS JOIN LATERAL ({ASSIGNED}) AS t
"""


async def list_tariffed(database: Database, points: Iterable[int]) -> dict[int, Tariffed]:
    """Return the schedules of usage points, for who has read their places without them."""
    rows = await database.fetch(_TARIFFED, list(points))
    return {row["usage_point_id"]: tariffed(row["tariffs"]) for row in rows}


def places_of(rows: Sequence[Any]) -> list[Place]:
    """Return the places of rows of `SPANS`, in the order of their keys.

    The interval is that of the meter which measured last.
    """
    if len(rows) == 1:
        return [_place_of_one(rows[0])]
    by_point: dict[int, list[Any]] = {}
    for row in rows:
        by_point.setdefault(row["usage_point_id"], []).append(row)
    return [_place(point, by_point[point]) for point in sorted(by_point)]


def _place_of_one(row: Any) -> Place:
    """Return the place of its only row: nearly all have stood under one meter, and one customer."""
    first, last = row["first_day"], row["last_day"]
    seen_first, seen_last = row["first_measured"], row["last_measured"]
    if seen_last is not None:
        if first is not None and first > seen_first:
            seen_first = first
        if last is not None and last < seen_last:
            seen_last = last
        if seen_first > seen_last:
            seen_first = seen_last = None
    return Place(
        row["usage_point_id"],
        row["time_zone"],
        row["billing_day"],
        DEFAULT_INTERVAL if row["last_measured"] is None else row["interval_minutes"],
        seen_first,
        seen_last,
        one_after_the_other(((first, last),)),
        row["account_id"],
        tariffed(row["tariffs"]) if "tariffs" in row else None,
    )


def _place(usage_point_id: int, rows: Sequence[Any]) -> Place:
    measured = [row for row in rows if row["last_measured"] is not None]
    latest = max(measured, key=lambda row: row["last_measured"], default=None)
    seen = [
        (first, last)
        for row in measured
        for first, last in [
            (
                max(row["first_measured"], row["first_day"] or date.min),
                min(row["last_measured"], row["last_day"] or date.max),
            )
        ]
        if first <= last
    ]
    return Place(
        usage_point_id,
        rows[0]["time_zone"],
        rows[0]["billing_day"],
        latest["interval_minutes"] if latest is not None else DEFAULT_INTERVAL,
        min((first for first, _ in seen), default=None),
        max((last for _, last in seen), default=None),
        one_after_the_other((row["first_day"], row["last_day"]) for row in rows),
        max(rows, key=lambda row: row["last_day"] or date.max)["account_id"],
        tariffed(rows[0]["tariffs"]) if "tariffs" in rows[0] else None,
    )


# Nearly all have one of a few schedules, since ever.
@lru_cache(maxsize=4096)
def tariffed(told: str) -> Tariffed:
    """Return the schedules that a row of `PRICED_SPANS` tells in its text."""
    mark, *assigned = told.split(";")
    pairs = [one.split("=") for one in assigned]
    return Tariffed(
        UUID(mark),
        tuple(date.fromordinal(int(day)) if day else None for day, _ in pairs),
        tuple(int(schedule) if schedule else None for _, schedule in pairs),
    )


def meters_of(rows: Sequence[Any]) -> dict[tuple[int, int], tuple[Span, ...]]:
    """Return the days of each usage point and meter that count, of rows of `SPANS`."""
    spans: dict[tuple[int, int], list[Span]] = {}
    for row in rows:
        key = row["usage_point_id"], row["meter_id"]
        spans.setdefault(key, []).append((row["first_day"], row["last_day"]))
    return {key: one_after_the_other(days) for key, days in spans.items()}


class Days(Protocol):
    """Days of a meter that follow one another."""

    @property
    def first_day(self) -> date:
        """Return the first of them."""

    def cut(self, first: date | None, last: date | None) -> Self | None:
        """Return those from the first to the last (None: no limit), or None without any."""


AnyDays = TypeVar("AnyDays", bound=Days)


def cut_to(
    place: Place,
    measured: Mapping[int, Sequence[AnyDays]],
    counting: Mapping[tuple[int, int], Sequence[Span]],
) -> list[AnyDays]:
    """Return what the place's meters have measured in the days that count, by their first days.

    `measured` maps meters to all that is known of them; `counting` is that of `meters_of`.
    """
    pieces = [
        piece
        for (point, meter), spans in counting.items()
        if point == place.usage_point_id
        for span in spans
        for days in measured.get(meter, ())
        if (piece := days.cut(*span)) is not None
    ]
    return sorted(pieces, key=lambda piece: piece.first_day)
