"""SQL of packing: what is old, what is packed, and the moves between the two tables."""
# ruff: noqa: S608 (names of partitions are the database's own)

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from services.cabinet.metering.consumption.packed_months import (
    FORMAT,
    PackedDay,
    day_bit,
    read_days,
)
from services.cabinet.metering.consumption.writes import PROFILE_COLUMNS, unpacked_rows
from services.kit.database import LONG_STATEMENT_SECONDS, Connection

_COLUMNS = 'meter_id, channel, day, interval_minutes, batch, "values", quality'
_METERS = "SELECT DISTINCT meter_id FROM {partition} WHERE day <= $1 ORDER BY meter_id"
# The range is for the index; of the meters in it only those that are locked.
_ROWS = f"""
SELECT {_COLUMNS} FROM {{partition}}
WHERE day = ANY ($1::date[]) AND meter_id BETWEEN $2 AND $3 AND meter_id = ANY ($4::int[])
ORDER BY meter_id, channel, day
"""
_PACKED = """
SELECT meter_id, channel, packed, days FROM interval_months
WHERE month = $1 AND meter_id BETWEEN $2 AND $3
"""
_PUT = """
INSERT INTO interval_months (meter_id, channel, packed, days, format, month)
SELECT n.*, $2, $1 FROM unnest($3::int[], $4::smallint[], $5::int[], $6::bytea[]) AS n
ON CONFLICT (meter_id, channel, month) DO UPDATE SET
    format = excluded.format, packed = excluded.packed, days = excluded.days
"""
_REMOVE = """
DELETE FROM {partition}
WHERE day = ANY ($1::date[]) AND meter_id BETWEEN $2 AND $3
    AND (meter_id, channel) IN (SELECT * FROM unnest($4::int[], $5::smallint[]))
"""
# A heap of no bytes has been emptied by VACUUM: no reader's snapshot can have a row of it.
_EMPTIED = """
SELECT c.oid::regclass::text AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
WHERE i.inhparent = 'interval_profile'::regclass
    AND pg_relation_size(c.oid) = 0
    AND pg_indexes_size(c.oid) > current_setting('block_size')::int
ORDER BY 1
"""
_IS_EMPTY = "SELECT pg_relation_size($1::text::regclass) = 0"

_MONTHS = "SELECT DISTINCT month FROM interval_months ORDER BY month"
_NEXT = """
SELECT meter_id, channel FROM interval_months
WHERE month = $1 AND meter_id > $2 ORDER BY meter_id, channel LIMIT $3
"""
_WHOLE = """
SELECT meter_id, channel, month, packed, days FROM interval_months
WHERE month = $1 AND meter_id = ANY ($2::int[]) ORDER BY meter_id, channel
"""
_FORGET = """
DELETE FROM interval_months
WHERE month = $1 AND (meter_id, channel) IN (SELECT * FROM unnest($2::int[], $3::smallint[]))
"""
_DAILY = f"SELECT {_COLUMNS} FROM interval_profile WHERE day = $2 AND meter_id = $1"
_PACKED_DAY = """
SELECT meter_id, channel, month, days FROM interval_months
WHERE meter_id = $1 AND month = $2 AND packed >> $3 - 1 & 1 = 1
"""


async def find_known_since(connection: Connection) -> datetime | None:
    """Return since when the tables of packed days are there."""
    since: datetime | None = await connection.fetchval("SELECT known_since FROM interval_packing")
    return since


async def list_meters(connection: Connection, partition: str, until: date) -> list[int]:
    """Return the meters with days up to `until` in a partition of `interval_profile`."""
    rows = await connection.fetch(
        _METERS.format(partition=partition), until, timeout=LONG_STATEMENT_SECONDS
    )
    return [row["meter_id"] for row in rows]


async def list_rows(
    connection: Connection, partition: str, days: Sequence[date], meters: Sequence[int]
) -> list[Any]:
    """Return the rows of these meters, which ascend, in order of meter, channel and day."""
    # The partition is read by its key, a few meters at a time.
    await connection.execute("SET LOCAL enable_seqscan = off")
    rows = await connection.fetch(
        _ROWS.format(partition=partition), days, meters[0], meters[-1], meters
    )
    return list(rows)


async def read_packed(
    connection: Connection, month: date, meters: Sequence[int]
) -> dict[tuple[int, int], tuple[int, bytes]]:
    """Return bits and bytes of the month by meter and channel."""
    rows = await connection.fetch(_PACKED, month, meters[0], meters[-1])
    return {(row["meter_id"], row["channel"]): (row["packed"], row["days"]) for row in rows}


async def put_months(
    connection: Connection,
    month: date,
    made: dict[tuple[int, int], tuple[int, bytes]],
) -> None:
    """Store bits and bytes of the month by meter and channel."""
    meters, channels = zip(*made, strict=True)
    bits, data = zip(*made.values(), strict=True)
    await connection.execute(_PUT, month, FORMAT, meters, channels, bits, data)


async def remove_rows(
    connection: Connection,
    partition: str,
    days: Sequence[date],
    keys: Sequence[tuple[int, int]],
) -> int:
    """Delete the days of meters and channels, which ascend; return how many there were."""
    meters, channels = zip(*keys, strict=True)
    done = await connection.execute(
        _REMOVE.format(partition=partition), days, meters[0], meters[-1], meters, channels
    )
    return int(done.rpartition(" ")[2])


async def vacuum(connection: Connection, table: str) -> None:
    """Give the room of deleted rows free, outside any transaction."""
    await connection.execute(f"VACUUM {table}", timeout=LONG_STATEMENT_SECONDS)


async def list_emptied(connection: Connection) -> list[str]:
    """Return the partitions of `interval_profile` that hold no rows, but still an index of them."""
    return [row["name"] for row in await connection.fetch(_EMPTIED)]


async def give_back(connection: Connection, partition: str) -> None:
    """Return the room of an emptied partition to the disk, unless somebody holds the partition.

    It stays, for days that come late. Who reads waits for a moment at most.
    """
    await connection.execute("SET LOCAL lock_timeout = '100ms'")
    await connection.execute(f"LOCK TABLE {partition} IN ACCESS EXCLUSIVE MODE")
    if await connection.fetchval(_IS_EMPTY, partition):
        await connection.execute(f"TRUNCATE {partition}")


async def list_months(connection: Connection) -> list[date]:
    """Return the first days of the months of which some days are packed."""
    rows = await connection.fetch(_MONTHS, timeout=LONG_STATEMENT_SECONDS)
    return [row["month"] for row in rows]


async def list_packed_meters(
    connection: Connection, month: date, after: int, count: int
) -> list[int]:
    """Return meters beyond the one given that have packed days of the month."""
    rows = await connection.fetch(_NEXT, month, after, count)
    return sorted({row["meter_id"] for row in rows})


async def take_out(connection: Connection, month: date, meters: Sequence[int]) -> int:
    """Move the days of the month back to `interval_profile`; return how many.

    Raises ValueError, with nothing done, for bytes that are damaged.
    """
    rows = await connection.fetch(_WHOLE, month, meters)
    days = [day for row in rows for day in unpacked_rows(row, row["packed"])]
    await connection.copy_records_to_table(
        "interval_profile", records=days, columns=PROFILE_COLUMNS
    )
    keys = [(row["meter_id"], row["channel"]) for row in rows]
    await connection.execute(_FORGET, month, *map(list, zip(*keys, strict=True)))
    return len(days)


async def list_stored(
    connection: Connection, meter_id: int, day: date
) -> list[tuple[int, bool, PackedDay]]:
    """Return what is stored of a meter's day: channel, whether it is packed, the day."""
    daily = await connection.fetch(_DAILY, meter_id, day)
    packed = await connection.fetch(_PACKED_DAY, meter_id, day.replace(day=1), day.day)
    found = [(row["channel"], False, day_of_row(row)) for row in daily]
    for row in packed:
        found += [(row["channel"], True, one) for one in read_days(row["days"], day_bit(day.day))]
    return sorted(found, key=lambda one: one[0])


def day_of_row(row: Any) -> PackedDay:
    """Return a row of `interval_profile` as it is packed."""
    return PackedDay(
        row["day"].day, row["interval_minutes"], row["batch"], row["values"], row["quality"]
    )
