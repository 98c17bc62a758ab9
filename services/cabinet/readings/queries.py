"""SQL of consumption: one statement for a chart, with the rights check inside."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from services.cabinet.readings.charts import MeterData, Month
from services.cabinet.readings.rules import first_of_month
from services.cabinet.registry.access import POINT_IS_VISIBLE
from services.kit.database import Database

_DEFAULT_INTERVAL = 60

_METER = f"""
    m.id, coalesce(p.time_zone, s.time_zone) AS time_zone, s.billing_day,
    greatest(m.visible_from, p.visible_from) AS visible_from,
    c.interval_minutes, c.first_day, c.last_day
FROM meters m
JOIN usage_points p ON p.id = m.usage_point_id AND {POINT_IS_VISIBLE}
CROSS JOIN supplier_settings s
LEFT JOIN meter_channels c ON c.meter_id = m.id AND c.channel = $3
"""

_DAY = f"""
SELECT d.values, d.quality, d.interval_minutes AS day_interval, {_METER}
LEFT JOIN interval_profile d ON d.meter_id = $2 AND d.channel = $3 AND d.day = $4
WHERE m.id = $2
"""

_MONTHS = f"""
SELECT t.month, t.sums, t.complete, t.estimated, t.doubtful, {_METER}
LEFT JOIN interval_daily_totals t
    ON t.meter_id = $2 AND t.channel = $3 AND t.month BETWEEN $4 AND $5
WHERE m.id = $2
"""


@dataclass(frozen=True, slots=True)
class StoredDay:
    """A meter and one of its days; `values` is None when nothing is stored.

    `quality`: one byte for all values or one for each, None when all are good.
    """

    meter: MeterData
    values: Sequence[int | None] | None
    quality: bytes | None


@dataclass(frozen=True, slots=True)
class StoredMonths:
    """A meter and some of its months, by their first days."""

    meter: MeterData
    billing_day: int
    months: dict[date, Month]


async def find_day(
    database: Database, user_id: UUID, meter_id: int, channel: int, day: date
) -> StoredDay | None:
    """Return the day of a meter that the user sees; None when there is no such meter for him."""
    rows = await database.fetch(_DAY, user_id, meter_id, channel, day)
    if not rows:
        return None
    row = rows[0]
    interval = row["day_interval"] or row["interval_minutes"] or _DEFAULT_INTERVAL
    hidden = row["visible_from"] is not None and day < row["visible_from"]
    meter = MeterData(
        row["time_zone"], interval, row["first_day"], row["last_day"], row["visible_from"]
    )
    return StoredDay(meter, None if hidden else row["values"], row["quality"])


async def find_months(
    database: Database, user_id: UUID, meter_id: int, channel: int, months: tuple[date, date]
) -> StoredMonths | None:
    """Return the months of two days and those between; None as at `find_day`."""
    rows = await database.fetch(_MONTHS, user_id, meter_id, channel, *map(first_of_month, months))
    if not rows:
        return None
    head = rows[0]
    meter = MeterData(
        head["time_zone"],
        head["interval_minutes"] or _DEFAULT_INTERVAL,
        head["first_day"],
        head["last_day"],
        head["visible_from"],
    )
    packed = {
        row["month"]: Month(row["sums"], row["complete"], row["estimated"], row["doubtful"])
        for row in rows
        if row["month"]
    }
    return StoredMonths(meter, head["billing_day"], packed)
