"""Interval values of many days in one statement, with the rights check inside: flat, not by day."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from operator import itemgetter
from typing import Any, NamedTuple, Self
from uuid import UUID

from services.cabinet.errors import TooMuchAtOnce
from services.cabinet.metering.consumption.spans import numbers_in
from services.cabinet.metering.consumption.subjects import (
    SPANS,
    Place,
    Subject,
    cut_to,
    meters_of,
    places_of,
)
from services.kit.database import Database

# What one request puts together: the hours of a year of a hundred meters.
MOST_VALUES = 1_000_000


class Stretch(NamedTuple):
    """Days of one meter, one right after the other, each of `per_day` intervals of `minutes`.

    `values` holds all of them, in Wh or varh, None = missing. `quality` has an entry per day: one
    byte for the whole day, one per interval, or None = all good; it is None when all days are.
    """

    meter_id: int
    first_day: date
    days: int
    minutes: int
    per_day: int
    values: Sequence[int | None]
    quality: Sequence[bytes | None] | None

    def cut(self, first: date | None, last: date | None) -> Self | None:
        """Return the days from the first to the last (None: no limit), or None without any."""
        start, end = numbers_in(self.first_day, self.days, (first, last))
        if start >= end:
            return None
        if end - start == self.days:
            return self
        return self._replace(
            first_day=self.first_day + timedelta(days=start),
            days=end - start,
            values=self.values[start * self.per_day : end * self.per_day],
            quality=None if self.quality is None else self.quality[start:end],
        )


class StoredPlace(NamedTuple):
    """A usage point and what each of its meters has measured in the days that are the user's.

    The stretches are in the order of their first days; those of two meters share a day only when
    one replaced the other on it. None of them has a day that is not the user's.
    """

    place: Place
    stretches: Sequence[Stretch]


# A row per span, then one per stored day. $4 and $5: the first and the last day; $6: how many
# values are read at most: of more no day is.
_HOURS = """
WITH v AS MATERIALIZED ({spans}), m AS MATERIALIZED (
    SELECT meter_id, max(interval_minutes) AS minutes,
        min(greatest(first_measured, first_day, $4)) AS first_day,
        max(least(last_measured, last_day, $5)) AS last_day
    FROM v
    WHERE greatest(first_measured, first_day, $4) <= least(last_measured, last_day, $5)
        AND first_measured IS NOT NULL
    GROUP BY meter_id
), a AS MATERIALIZED (
    SELECT coalesce(sum((last_day - first_day + 1) * (1440 / minutes)), 0) AS amount FROM m
)
SELECT v.*, a.amount, NULL::date AS day, NULL::smallint AS day_interval, NULL::int[] AS "values",
    NULL::bytea AS quality
FROM v CROSS JOIN a
UNION ALL
SELECT NULL, m.meter_id, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
    d.day, d.interval_minutes, d."values", d.quality
FROM m CROSS JOIN LATERAL generate_series(0, m.last_day - m.first_day) AS n
JOIN interval_profile d
    ON d.day = m.first_day + n AND d.meter_id = m.meter_id AND d.channel = $3
WHERE (SELECT amount FROM a) <= $6
"""
_STATEMENTS = {kind: _HOURS.format(spans=spans) for kind, spans in SPANS.items()}


async def list_hours(
    database: Database, user_id: UUID, subject: Subject, channel: int, days: tuple[date, date]
) -> list[StoredPlace]:
    """Return what the places of a thing measured from the first local day to the last, inclusive.

    Nothing when the user sees no such thing, or may not see readings of it. Raises TooMuchAtOnce
    when it is more than `MOST_VALUES`; nothing of it is read then.
    """
    first, last = days
    rows = await database.fetch(
        _STATEMENTS[subject.kind], user_id, subject.key, channel, first, last, MOST_VALUES
    )
    spans = [row for row in rows if row["usage_point_id"] is not None]
    if not spans:
        return []
    if spans[0]["amount"] > MOST_VALUES:
        raise TooMuchAtOnce(f"The meters have measured {spans[0]['amount']} values in the period")
    measured: dict[int, list[Stretch]] = {}
    for stretch in _stretches(row for row in rows if row["day"] is not None):
        measured.setdefault(stretch.meter_id, []).append(stretch)
    counting = meters_of(spans)
    return [StoredPlace(place, cut_to(place, measured, counting)) for place in places_of(spans)]


def _stretches(rows: Iterable[Any]) -> Iterator[Stretch]:
    """Join the days of each meter that follow one another and are of one kind."""
    kind: tuple[int, int, int] | None = None
    first = following = date.min
    values: list[int | None] = []
    quality: list[bytes | None] = []

    def joined() -> Iterator[Stretch]:
        if kind is not None:
            marks = quality if any(quality) else None
            yield Stretch(kind[0], first, (following - first).days, *kind[1:], values, marks)

    for row in sorted(rows, key=itemgetter("meter_id", "day")):
        meter, day, minutes, of_day, mark = map(
            row.__getitem__, ("meter_id", "day", "day_interval", "values", "quality")
        )
        if (meter, minutes, len(of_day)) != kind or day != following:
            yield from joined()
            kind, first, values, quality = (meter, minutes, len(of_day)), day, [], []
        values += of_day
        quality.append(mark)
        following = day + timedelta(days=1)
    yield from joined()
