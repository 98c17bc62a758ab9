"""SQL of consumption: one statement for a chart, with the rights check inside."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from services.cabinet.access.visibility import PLACES_METER_SPANS
from services.cabinet.metering.consumption.charts import MeterData, Month
from services.cabinet.metering.consumption.places import (
    Part,
    StoredDay,
    StoredMonths,
    add_months_of,
)
from services.cabinet.metering.consumption.rules import first_of_month
from services.cabinet.metering.consumption.spans import Span, one_after_the_other
from services.kit.database import Database

_DEFAULT_INTERVAL = 60

# A row per span of the user's at the place where he has seen the meter last: the chart is of that
# place, with all the meters that measured there.
_SPANS = """
SELECT v.meter_id, v.first_day, v.last_day, v.time_zone, v.billing_day,
    c.interval_minutes, c.first_day AS first_measured, c.last_day AS last_measured"""
_JOINS = f"""
FROM ({PLACES_METER_SPANS}) AS v
LEFT JOIN meter_channels c ON c.meter_id = v.meter_id AND c.channel = $3
"""

_DAY = f"""{_SPANS}, d.values, d.quality, d.interval_minutes AS day_interval {_JOINS}
LEFT JOIN interval_profile d ON d.meter_id = v.meter_id AND d.channel = $3 AND d.day = $4
    AND d.day BETWEEN coalesce(v.first_day, d.day) AND coalesce(v.last_day, d.day)
"""

_MONTHS = f"""{_SPANS}, t.month, t.sums, t.complete, t.estimated, t.doubtful {_JOINS}
LEFT JOIN interval_daily_totals t
    ON t.meter_id = v.meter_id AND t.channel = $3 AND t.month BETWEEN $4 AND $5
"""


async def find_day(
    database: Database, user_id: UUID, meter_id: int, channel: int, day: date
) -> StoredDay | None:
    """Return the day at a meter's place; None when the user sees no such meter."""
    rows = await database.fetch(_DAY, user_id, meter_id, channel, day)
    if not rows:
        return None
    # Spans that share days hold the same values.
    parts = {
        row["meter_id"]: Part(row["values"], row["quality"], row["day_interval"])
        for row in rows
        if row["values"] is not None
    }
    longest = max((part.minutes for part in parts.values()), default=None)
    return StoredDay(_meter_data(rows, longest), list(parts.values()))


async def find_months(
    database: Database, user_id: UUID, meter_id: int, channel: int, months: tuple[date, date]
) -> StoredMonths | None:
    """Return the months of two days and those between; None as at `find_day`."""
    asked = map(first_of_month, months)
    rows = await database.fetch(_MONTHS, user_id, meter_id, channel, *asked)
    if not rows:
        return None
    parts = {
        (row["meter_id"], row["month"]): Month(
            row["sums"], row["complete"], row["estimated"], row["doubtful"]
        )
        for row in rows
        if row["month"] is not None
    }
    spans: dict[int, list[Span]] = {}
    for row in rows:
        spans.setdefault(row["meter_id"], []).append((row["first_day"], row["last_day"]))
    return StoredMonths(
        _meter_data(rows, None), rows[0]["billing_day"], add_months_of(parts, spans)
    )


def _meter_data(rows: Sequence[Any], interval: int | None) -> MeterData:
    """Return what is known of the place: the interval is that of the meter that measured last."""
    measured = [row for row in rows if row["last_measured"] is not None]
    latest = max(measured, key=lambda row: row["last_measured"], default=None)
    usual = latest["interval_minutes"] if latest is not None else _DEFAULT_INTERVAL
    spans = one_after_the_other((row["first_day"], row["last_day"]) for row in rows)
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
    return MeterData(
        rows[0]["time_zone"],
        interval or usual,
        min((first for first, _ in seen), default=None),
        max((last for _, last in seen), default=None),
        spans,
    )
