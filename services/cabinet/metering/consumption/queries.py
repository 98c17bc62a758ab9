"""SQL of consumption's charts: each is one statement, with the rights check inside."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from services.cabinet.errors import TooMuchAtOnce
from services.cabinet.metering.consumption.hours import StoredPlace, pieces_of
from services.cabinet.metering.consumption.places import DaysOfMonth, SummedPlace
from services.cabinet.metering.consumption.rules import first_of_month, months_between
from services.cabinet.metering.consumption.series import Bar, Series, series_of
from services.cabinet.metering.consumption.subjects import (
    DEFAULT_INTERVAL,
    SPANS,
    Place,
    Subject,
    cut_to,
    meters_of,
    places_of,
)
from services.kit.database import Connection, Database

# A row per span of the user's, with what its meter has measured on the day. $5 is the first day of
# its month, which is looked at only where the day has no row of its own.
_DAY = """
SELECT v.*, coalesce(d.day, p.month) AS day, d.interval_minutes AS day_interval, d.values,
    d.quality, p.packed, p.days
FROM ({spans}) AS v
LEFT JOIN interval_profile d ON d.meter_id = v.meter_id AND d.channel = $3 AND d.day = $4
    AND d.day BETWEEN coalesce(v.first_day, d.day) AND coalesce(v.last_day, d.day)
LEFT JOIN interval_months p ON d.meter_id IS NULL AND p.meter_id = v.meter_id
    AND p.channel = $3 AND p.month = $5 AND (p.packed >> $4::date - $5::date) & 1 = 1
    AND $4::date BETWEEN coalesce(v.first_day, $4::date) AND coalesce(v.last_day, $4::date)
"""
_DAYS = {kind: _DAY.format(spans=spans) for kind, spans in SPANS.items()}

# A row per span and month; $6: of more spans no month is read.
_MONTH = """
WITH v AS MATERIALIZED ({spans}), a AS MATERIALIZED (SELECT count(*) AS amount FROM v)
SELECT v.*, a.amount, t.month, t.sums, t.complete, t.estimated, t.doubtful
FROM v CROSS JOIN a
LEFT JOIN interval_daily_totals t ON t.meter_id = v.meter_id AND t.channel = $3
    AND t.month BETWEEN $4 AND $5 AND a.amount <= $6
"""
_MONTHS = {kind: _MONTH.format(spans=spans) for kind, spans in SPANS.items()}
# What one request puts together: the months of two years of a thousand meters.
MOST_MONTHS = 24_000


async def list_day(
    database: Database, user_id: UUID, subject: Subject, channel: int, day: date
) -> list[StoredPlace]:
    """Return a day at the places of a thing; nothing as at `list_hours`."""
    rows = await database.fetch(
        _DAYS[subject.kind], user_id, subject.key, channel, day, first_of_month(day)
    )
    # Spans that share days hold the same values.
    stretches = {
        (row["usage_point_id"], row["meter_id"]): piece
        for row in rows
        if row["day"] is not None
        for piece in pieces_of(row, day, day)
    }
    return [
        StoredPlace(
            place,
            [one for (point, _), one in stretches.items() if point == place.usage_point_id],
        )
        for place in places_of(rows)
    ]


async def list_days(
    database: Database, user_id: UUID, subject: Subject, channel: int, days: tuple[date, date]
) -> list[SummedPlace]:
    """Return the sums of the days of months: of those of two days and all between.

    Nothing as at `list_hours`. Raises TooMuchAtOnce when it is more than `MOST_MONTHS` of meters.
    """
    first, last = map(first_of_month, days)
    most = MOST_MONTHS // months_between(first, last)
    rows = await database.fetch(
        _MONTHS[subject.kind], user_id, subject.key, channel, first, last, most
    )
    if rows and rows[0]["amount"] > most:
        raise TooMuchAtOnce("So many meters have measured in the period")
    return summed_places(rows)


def summed_places(rows: Sequence[Any]) -> list[SummedPlace]:
    """Return the places of rows of `SPANS`, each with a month of interval_daily_totals or none."""
    # Spans that share days hold the same sums.
    measured: dict[int, dict[date, DaysOfMonth]] = {}
    for row in rows:
        if row["month"] is not None:
            of_meter = measured.setdefault(row["meter_id"], {})
            of_meter[row["month"]] = DaysOfMonth(row["month"], _sums(row))
    of_meters = {meter: list(months.values()) for meter, months in measured.items()}
    counting = meters_of(rows)
    return [SummedPlace(place, cut_to(place, of_meters, counting)) for place in places_of(rows)]


def _sums(row: Any) -> Series:
    """Return a row of interval_daily_totals as points of a day each."""
    sums, complete, estimated, doubtful = (
        row[name] for name in ("sums", "complete", "estimated", "doubtful")
    )
    count = len(sums)
    if complete == (1 << count) - 1 and estimated is None and doubtful is None:
        return Series(sums, {})
    nothing = [None] * count
    return series_of(
        [
            Bar(value, complete >> n & 1 == 1, *parts)
            for n, (value, *parts) in enumerate(
                zip(sums, estimated or nothing, doubtful or nothing, strict=True)
            )
        ]
    )


async def read_no_place(connection: Connection) -> Place:
    """Return a place without anything, where the supplier is."""
    row = await connection.fetchrow("SELECT time_zone, billing_day FROM supplier_settings")
    assert row is not None
    always = ((None, None),)
    return Place(0, row["time_zone"], row["billing_day"], DEFAULT_INTERVAL, None, None, always)
