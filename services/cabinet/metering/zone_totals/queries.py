"""SQL of what of days fell into tariff zones: which months have it, and of what it is made."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from services.cabinet.channels import CHANNELS
from services.cabinet.metering.tariff_terms.queries import ASSIGNED
from services.kit.database import Connection

_PAID = CHANNELS["A+"]
_STATE = "SELECT mark, known_since FROM tariff_mark"
# The next usage points that have schedules, with these; one of a meter's is where it stood last.
_PLACES = f"""
SELECT s.usage_point_id, s.time_zone, t.*,
    ARRAY(SELECT m.id FROM meters m WHERE m.usage_point_id = s.usage_point_id) AS meters
FROM (
    SELECT p.id AS usage_point_id, coalesce(p.time_zone, e.time_zone) AS time_zone
    FROM usage_points p CROSS JOIN supplier_settings e
    WHERE p.id > $1 AND EXISTS (
        SELECT FROM usage_point_tariffs a WHERE a.usage_point_id = p.id)
    ORDER BY p.id LIMIT $2
) AS s CROSS JOIN LATERAL ({ASSIGNED}) AS t ORDER BY s.usage_point_id
"""
_MONTHS = f"""
SELECT meter_id, month, sums, zone_key, zoned, zone_sums FROM interval_daily_totals
WHERE meter_id = ANY($1::int[]) AND channel = {_PAID} AND month BETWEEN $2 AND $3
ORDER BY meter_id, month
"""
_PACKED = f"""
SELECT meter_id, month AS day, packed, days FROM interval_months
WHERE meter_id = $1 AND channel = {_PAID} AND month = $2
"""
_DAYS = f"""
SELECT meter_id, day, interval_minutes AS day_interval, "values", NULL::bytea AS quality,
    NULL::bytea AS days
FROM interval_profile WHERE meter_id = $1 AND channel = {_PAID} AND day = ANY($2::date[])
"""
_PUT = f"""
UPDATE interval_daily_totals t
SET zone_key = n.key, zoned = n.zoned, zone_sums = n.sums::int[]
FROM unnest($1::int[], $2::date[], $3::bigint[], $4::int[], $5::text[])
    AS n(meter_id, month, key, zoned, sums)
WHERE t.meter_id = n.meter_id AND t.channel = {_PAID} AND t.month = n.month
    AND t.month BETWEEN $6 AND $7
"""


class Made(NamedTuple):
    """What is to be kept of a month: see `zone_sums.ZoneSums`."""

    meter_id: int
    month: date
    key: int
    days: int
    sums: Sequence[int | None]


async def read_state(connection: Connection) -> tuple[UUID, datetime]:
    """Return the mark of the tariffs, and since when days are kept by zones."""
    row = await connection.fetchrow(_STATE)
    assert row is not None
    return row["mark"], row["known_since"]


async def list_places(connection: Connection, after: int, count: int) -> list[Any]:
    """Return usage points beyond the one given: clock, schedules and meters."""
    return list(await connection.fetch(_PLACES, after, count))


async def list_months(
    connection: Connection, meters: Iterable[int], months: tuple[date, date]
) -> list[Any]:
    """Return the sums of months of meters, from one first day to another."""
    return list(await connection.fetch(_MONTHS, list(meters), *months))


async def list_hours_of(
    connection: Connection, meter_id: int, month: date, days: Sequence[date]
) -> list[Any]:
    """Return rows of a meter's month for `hours.pieces_of`: packed, and those of some days."""
    packed = await connection.fetch(_PACKED, meter_id, month)
    return [*packed, *await connection.fetch(_DAYS, meter_id, list(days))]


async def put_zones(
    connection: Connection, made: Sequence[Made], months: tuple[date, date]
) -> None:
    """Keep what was made of months, all of which lie from one first day to another."""
    texts = [
        f"{{{','.join('NULL' if amount is None else str(amount) for amount in one.sums)}}}"
        for one in made
    ]
    columns = ([one[number] for one in made] for number in range(4))
    await connection.execute(_PUT, *columns, texts, *months)
