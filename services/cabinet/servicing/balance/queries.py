"""SQL of a house's balance: its meters with sums of whole months, readings, one day's profiles."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from services.cabinet.access.visibility import SERVED_BUILDINGS, SUPPLIER
from services.cabinet.channels import CHANNELS, SOURCES
from services.cabinet.metering.ratios.queries import RATIOS
from services.kit.database import Database

_ACTIVE = CHANNELS["A+"]
_COMPUTED = SOURCES["computed"]

_HOUSE = f"""
SELECT b.id, b.region, b.locality, b.street, b.house, e.time_zone, e.unusual_factor,
    (SELECT h.first_day FROM served_houses h
     WHERE h.building_id = b.id AND h.organization_id = $1
     ORDER BY h.first_day DESC NULLS LAST LIMIT 1) AS served_since
FROM buildings b CROSS JOIN {SUPPLIER} AS e
WHERE b.id = $2 AND b.id IN ({SERVED_BUILDINGS})
"""
# All meters that stood anywhere in the house `$2`, of whoever's account and of nobody's: were it
# those of today's accounts, one more or less would tell what he has used. `{days}`: $3 to $4.
_STOOD = f"""
    SELECT p.id AS usage_point_id, p.scope, l.flat, {RATIOS},
        i.id AS installation_id, i.meter_id, i.installed_on, i.removed_on
    FROM service_locations l
    JOIN usage_points p ON p.service_location_id = l.id
    JOIN meter_installations i ON i.usage_point_id = p.id
        AND (i.installed_on IS NULL OR i.installed_on <= $4::date)
        AND (i.removed_on IS NULL OR i.removed_on >= $3::date)
    WHERE l.building_id = $2 AND $2 IN ({SERVED_BUILDINGS})"""
# A row per meter: $5 are the first days of the months, and `sums` what the meter measured in each
# that is known whole; of one in which it came or went, its own days of it. On these days another
# stood there too, and neither knows the whole day.
_MONTHS = f"""
WITH s AS MATERIALIZED ({_STOOD}), m AS (
    SELECT n, month, (month + interval '1 month')::date - month AS days
    FROM unnest($5::date[]) WITH ORDINALITY AS m(month, n)
), t AS (
    SELECT s.installation_id, array_agg(m.n::int) AS months, array_agg(
        CASE WHEN coalesce(s.installed_on < m.month, true)
            AND coalesce(s.removed_on >= m.month + m.days, true)
        THEN CASE WHEN t.complete = (1::bigint << m.days) - 1
            THEN (SELECT sum(v)::bigint FROM unnest(t.sums) AS v) END
        ELSE (
            SELECT CASE WHEN bool_and(v IS NOT NULL AND (t.complete >> d.n & 1 = 1
                OR m.month + d.n IN (s.installed_on, s.removed_on))) THEN sum(v)::bigint END
            FROM unnest(t.sums) WITH ORDINALITY AS u(v, place)
            CROSS JOIN LATERAL (SELECT place::int - 1 AS n) AS d
            WHERE m.month + d.n >= coalesce(s.installed_on, '-infinity')
                AND m.month + d.n <= coalesce(s.removed_on, 'infinity'))
        END) AS sums
    FROM s JOIN interval_daily_totals t ON t.meter_id = s.meter_id AND t.channel = {_ACTIVE}
        AND t.month BETWEEN $3 AND $4
    JOIN m ON m.month = t.month
    GROUP BY s.installation_id
)
SELECT s.*, r.serial_number, o.register_digits AS digits, o.register_decimals AS decimals,
    t.months, t.sums
FROM s JOIN meters r ON r.id = s.meter_id
LEFT JOIN meter_models o ON o.id = r.model_id
LEFT JOIN t ON t.installation_id = s.installation_id
ORDER BY s.usage_point_id, s.installed_on NULLS FIRST, s.installation_id
"""
# Of meters ($1, each from a moment $2 to another $3) the last reading of each month ($4 to $5),
# the last before them, and the first of one that came since; of some days (of the meter $7, from
# $8 to $9) the first. What was computed is no reading.
_COLUMNS = "r.taken_at, r.total, r.t1, r.t2, r.t3"
_OF = f"""FROM register_readings r
        WHERE r.meter_id = w.meter_id AND r.channel = {_ACTIVE} AND r.source <> {_COMPUTED}"""
_READINGS = f"""
SELECT w.nth, found.* FROM unnest($1::int[], $2::timestamptz[], $3::timestamptz[])
    WITH ORDINALITY AS w(meter_id, begins, ends, nth)
CROSS JOIN LATERAL (
    (SELECT {_COLUMNS} {_OF} AND r.taken_at > $6::timestamptz
        AND r.taken_at <= ($4::timestamptz[])[1] AND r.taken_at >= w.begins
        ORDER BY r.taken_at DESC LIMIT 1)
    UNION ALL
    (SELECT {_COLUMNS} {_OF} AND w.begins > ($4::timestamptz[])[1] AND r.taken_at >= w.begins
        AND r.taken_at <= w.ends ORDER BY r.taken_at LIMIT 1)
    UNION ALL
    SELECT last.* FROM unnest($4::timestamptz[], $5::timestamptz[]) AS m(start, stop)
    CROSS JOIN LATERAL (SELECT {_COLUMNS} {_OF} AND r.taken_at > m.start AND r.taken_at <= m.stop
        AND r.taken_at >= w.begins AND r.taken_at <= w.ends
        ORDER BY r.taken_at DESC LIMIT 1) AS last
    UNION ALL
    SELECT first.* FROM unnest($7::int[], $8::timestamptz[], $9::timestamptz[])
        AS d(nth, start, stop)
    CROSS JOIN LATERAL (SELECT {_COLUMNS} {_OF} AND r.taken_at >= d.start AND r.taken_at < d.stop
        AND r.taken_at >= w.begins AND r.taken_at <= w.ends
        ORDER BY r.taken_at LIMIT 1) AS first
    WHERE d.nth = w.nth
) AS found
ORDER BY w.nth, found.taken_at
"""
# A row per meter that stood there on the day ($3 and $4), with what it has measured on it; $5 is
# the first day of its month, which is looked at only where the day has no row of its own.
_DAY = f"""
WITH s AS MATERIALIZED ({_STOOD})
SELECT s.usage_point_id, s.scope, s.meter_id, c.interval_minutes,
    coalesce(d.day, p.month) AS day, d.interval_minutes AS day_interval, d."values", d.quality,
    p.packed, p.days
FROM s
LEFT JOIN meter_channels c ON c.meter_id = s.meter_id AND c.channel = {_ACTIVE}
LEFT JOIN interval_profile d ON d.meter_id = s.meter_id AND d.channel = {_ACTIVE}
    AND d.day = $3::date
LEFT JOIN interval_months p ON d.meter_id IS NULL AND p.meter_id = s.meter_id
    AND p.channel = {_ACTIVE} AND p.month = $5 AND (p.packed >> $3::date - $5::date) & 1 = 1
"""


async def find_house(database: Database, organization_id: int, building_id: int) -> Any | None:
    """Return a house that the organisation serves today, since when, and the supplier's clock."""
    rows = await database.fetch(_HOUSE, organization_id, building_id)
    return rows[0] if rows else None


async def list_meters(
    database: Database, house: tuple[int, int], days: tuple[date, date], months: Sequence[date]
) -> list[Any]:
    """Return the meters that stood in a house (organisation, building) on some of the days.

    `days` are the first and the last of `months`, which their first days name.
    """
    return list(await database.fetch(_MONTHS, *house, *days, list(months)))


async def list_readings(
    database: Database,
    pieces: Sequence[tuple[int, datetime, datetime]],
    months: Sequence[tuple[datetime, datetime]],
    days: Sequence[tuple[int, datetime, datetime]],
    oldest: datetime,
) -> list[Any]:
    """Return what meters showed at the ends of months, each between two moments of its own.

    `nth` counts the pieces from 1; a reading may be there twice. Of the `days` (number of the
    piece, start, end) the first readings are there, too. Else none is from before `oldest`.
    """
    meters, begins, ends = ([piece[n] for piece in pieces] for n in range(3))
    starts, stops = ([month[n] for month in months] for n in range(2))
    of_days = ([day[n] for day in days] for n in range(3))
    return list(
        await database.fetch(_READINGS, meters, begins, ends, starts, stops, oldest, *of_days)
    )


async def list_day(database: Database, house: tuple[int, int], day: date) -> list[Any]:
    """Return the meters that stood in a house on a day, with the day's profiles."""
    return list(await database.fetch(_DAY, *house, day, day, day.replace(day=1)))
