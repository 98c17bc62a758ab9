"""Interval values of many days in one statement, with the rights check inside: flat, not by day."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import chain
from operator import itemgetter
from typing import Any, NamedTuple, Self
from uuid import UUID

from services.cabinet.errors import TooMuchAtOnce
from services.cabinet.metering.consumption.packed_months import day_bit, read_month
from services.cabinet.metering.consumption.spans import numbers_in
from services.cabinet.metering.consumption.subjects import (
    EITHER_SPANS,
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


# A row per span, then one per packed month, then one per day that is not packed. $4 and $5: the
# first and the last day; $6: how many values are read at most: of more no day is. A packed month
# has days beyond those asked for, and beyond the reader's, which are cut off before anything leaves
# here. Both tables are looked at by their keys, whatever is estimated.
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
), r AS MATERIALIZED (
    SELECT m.*, date_trunc('month', m.first_day::timestamp) AS first_month
    FROM m WHERE (SELECT amount FROM a) <= $6
), p AS MATERIALIZED (
    SELECT r.meter_id, i.* FROM r CROSS JOIN LATERAL (
        SELECT month, packed, days FROM interval_months
        WHERE meter_id = r.meter_id AND channel = $3
            AND month BETWEEN r.first_month::date AND r.last_day
        OFFSET 0
    ) AS i
), w AS MATERIALIZED (
    SELECT r.meter_id, b.month + n AS day
    FROM r
    CROSS JOIN LATERAL (
        SELECT month::date AS month, (month + interval '1 month')::date AS following
        FROM generate_series(r.first_month, r.last_day::timestamp, interval '1 month') AS month
    ) AS b
    LEFT JOIN p ON p.meter_id = r.meter_id AND p.month = b.month
    JOIN generate_series(0, 30) AS n ON (~coalesce(p.packed, 0)) >> n & 1 = 1
    WHERE b.month + n BETWEEN r.first_day AND r.last_day AND b.month + n < b.following
)
SELECT v.*, a.amount, NULL::date AS day, NULL::smallint AS day_interval, NULL::int[] AS "values",
    NULL::bytea AS quality, NULL::int AS packed, NULL::bytea AS days
FROM v CROSS JOIN a
UNION ALL
SELECT NULL, p.meter_id, {nothing},
    p.month, NULL, NULL, NULL, p.packed, p.days
FROM p
UNION ALL
SELECT NULL, w.meter_id, {nothing},
    w.day, d.*, NULL, NULL
FROM w CROSS JOIN LATERAL (
    SELECT interval_minutes, "values", quality FROM interval_profile
    WHERE day = w.day AND meter_id = w.meter_id AND channel = $3
    OFFSET 0
) AS d
"""
# Columns of `v` beyond the first two, and the amount.
_NOTHING = {False: ", ".join(["NULL"] * 9), True: ", ".join(["NULL"] * 10)}
_STATEMENTS = {
    priced: {
        kind: _HOURS.format(spans=some, nothing=_NOTHING[priced]) for kind, some in spans.items()
    }
    for priced, spans in EITHER_SPANS.items()
}


async def list_hours(
    database: Database,
    user_id: UUID,
    subject: Subject,
    channel: int,
    days: tuple[date, date],
    *,
    priced: bool = False,
) -> list[StoredPlace]:
    """Return what the places of a thing measured from the first local day to the last, inclusive.

    `priced`: with the schedules of the places.

    Nothing when the user sees no such thing, or may not see readings of it. Raises TooMuchAtOnce
    when it is more than `MOST_VALUES`; nothing of it is read then.
    """
    first, last = days
    rows = await database.fetch(
        _STATEMENTS[priced][subject.kind], user_id, subject.key, channel, first, last, MOST_VALUES
    )
    spans = [row for row in rows if row["usage_point_id"] is not None]
    if not spans:
        return []
    if spans[0]["amount"] > MOST_VALUES:
        raise TooMuchAtOnce(f"The meters have measured {spans[0]['amount']} values in the period")
    measured: dict[int, list[Stretch]] = {}
    stored = (row for row in rows if row["day"] is not None)
    for stretch in _joined(piece for row in stored for piece in pieces_of(row, first, last)):
        measured.setdefault(stretch.meter_id, []).append(stretch)
    counting = meters_of(spans)
    return [StoredPlace(place, cut_to(place, measured, counting)) for place in places_of(spans)]


def pieces_of(row: Any, first: date, last: date) -> Iterator[Stretch]:
    """Return what a row holds of the days from the first to the last: a day, or days of a month.

    Columns: meter_id, day, then of a day day_interval, "values", quality; of a packed month, whose
    first day `day` is, packed and days.
    """
    meter, day = row["meter_id"], row["day"]
    if row["days"] is None:
        values = row["values"]
        yield Stretch(meter, day, 1, row["day_interval"], len(values), values, [row["quality"]])
        return
    month = read_month(row["days"])
    at = place = 0
    for run in month.runs:
        numbers = month.days[place : place + run.days]
        for start, end in _one_after_the_other(numbers, row["packed"]):
            stretch = Stretch(
                meter,
                day + timedelta(days=numbers[start] - 1),
                end - start,
                run.minutes,
                run.values,
                month.values[at + start * run.values : at + end * run.values],
                month.quality and month.quality[place + start : place + end],
            ).cut(first, last)
            if stretch is not None:
                yield stretch
        at += run.days * run.values
        place += run.days


# Nearly all months of a year are one of four.
@lru_cache(maxsize=4096)
def _one_after_the_other(numbers: tuple[int, ...], counting: int) -> Sequence[tuple[int, int]]:
    """Return where days of a month that count and follow one another begin and end among these."""
    places: list[tuple[int, int]] = []
    for place, number in enumerate(numbers):
        if not counting & day_bit(number):
            continue
        if places and places[-1][1] == place and numbers[place - 1] == number - 1:
            places[-1] = (places[-1][0], place + 1)
        else:
            places.append((place, place + 1))
    return places


def _joined(pieces: Iterable[Stretch]) -> Iterator[Stretch]:
    """Join the days of each meter that follow one another and are of one kind."""
    ordered = sorted(pieces, key=itemgetter(0, 1))
    kind = itemgetter(0, 3, 4)
    start = 0
    for end, piece in enumerate(ordered, 1):
        following = ordered[end] if end < len(ordered) else None
        if (
            following is None
            or kind(following) != kind(piece)
            or following.first_day != piece.first_day + timedelta(days=piece.days)
        ):
            yield _one(ordered[start:end])
            start = end


def _one(pieces: Sequence[Stretch]) -> Stretch:
    if len(pieces) == 1 and pieces[0].quality is None:
        return pieces[0]
    quality: list[bytes | None] = []
    for piece in pieces:
        quality += piece.quality or [None] * piece.days
    return pieces[0]._replace(
        days=len(quality),
        values=list(chain.from_iterable(piece.values for piece in pieces)),
        quality=quality if any(quality) else None,
    )
