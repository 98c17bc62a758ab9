"""A supplier's year and a month of hours, put into the tables as intake and packing leave them."""

import random
import struct
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import islice
from typing import Any, BinaryIO, NamedTuple, cast
from uuid import UUID

from services.cabinet.metering.consumption.packed_months import (
    FORMAT,
    PackedDay,
    day_bit,
    pack_month,
)
from services.cabinet.metering.consumption.rules import add_months
from services.cabinet.metering.packing.rules import days_of_month
from services.cabinet.metering.partitions import ensure_partitions
from services.cabinet.old_days import YOUNGEST_DAYS
from services.kit.database import Database

MONTHS = 13
CHANNEL = 1
HOURS = 24
# So many lives are invented; each is that of many meters.
_LIVES = 400
_EPOCH = date(2000, 1, 1).toordinal()
_FIRST_BATCH = 1000
_NULL = b"\xff\xff\xff\xff"
_INT4, _INT8 = 23, 20
_ROWS_PER_PIECE = 500
# Weight of each hour: night, morning, evening.
_SHAPE = (3, 3, 3, 3, 3, 4, 7, 9, 8, 5, 5, 5, 6, 6, 5, 6, 8, 11, 14, 15, 14, 12, 9, 6)
# How uneven hours are (lognormal), so that a packed value takes as much as one of a real household:
# 1.3 bytes (decision 0030).
_UNEVEN = 0.55

# Rights, which the registry's triggers would make.
_REGISTRY = """
SET session_replication_role = replica;
INSERT INTO usage_points (id, mrid, service_location_id) OVERRIDING SYSTEM VALUE
SELECT n, gen_random_uuid(), n FROM generate_series(1, {count}) AS n;
INSERT INTO meter_spans (user_id, meter_id, usage_point_id, installation_id, point_holding_id,
    account_holding_id, role_id, account_id, customer_id)
SELECT ('00000000-0000-0000-0000-' || lpad(n::text, 12, '0'))::uuid, n, n, n, n, n, 0, n, n
FROM generate_series(1, {count}) AS n;
INSERT INTO meter_channels (meter_id, channel, interval_minutes, first_day, last_day)
SELECT n, {channel}, 60, '{first}', '{last}' FROM generate_series(1, {count}) AS n;
"""


class _Month(NamedTuple):
    """Of one life and month: fields of the rows, as COPY takes them, without the meter's key."""

    packed: bytes | None
    totals: bytes
    daily: Sequence[bytes]


def user_of(meter: int) -> UUID:
    """Return who sees the meter."""
    return UUID(int=int(str(meter), 16))


def first_day(today: date) -> date:
    """Return the first day of the thirteen months that end today."""
    return add_months(today, 1 - MONTHS)


async def fill(superuser: Any, database: Database, count: int, today: date) -> None:
    """Measure `count` meters hour by hour for thirteen months until today; the old days packed."""
    months = [add_months(first_day(today), n) for n in range(MONTHS)]
    for table in ("interval_profile", "interval_months", "interval_daily_totals"):
        await ensure_partitions(database, table, months)
    lives = [_life(seed, months, today) for seed in range(min(count, _LIVES))]
    keys = [struct.pack(">ii", 4, meter) for meter in range(1, count + 1)]
    for n in range(MONTHS):
        of_month = [life[n] for life in lives]
        for table, fields, rows in (
            ("interval_months", 6, [[one.packed] if one.packed else [] for one in of_month]),
            ("interval_daily_totals", 6, [[one.totals] for one in of_month]),
        ):
            await _copy(superuser, table, fields, keys, rows)
        # As days come: of all meters one, then the next.
        for day in zip(*(one.daily for one in of_month), strict=True):
            await _copy(superuser, "interval_profile", 6, keys, [[row] for row in day])
    await superuser.execute(
        _REGISTRY.format(count=count, channel=CHANNEL, first=months[0], last=today), timeout=600
    )
    await superuser.execute("VACUUM ANALYZE", timeout=600)


_COLUMNS = {
    "interval_months": ("meter_id", "channel", "format", "month", "packed", "days"),
    "interval_daily_totals": (
        *("meter_id", "channel", "interval_minutes", "month", "complete", "sums"),
    ),
    "interval_profile": ("meter_id", "channel", "interval_minutes", "day", "batch", "values"),
}


async def _copy(
    superuser: Any, table: str, fields: int, keys: Sequence[bytes], rows: Sequence[list[bytes]]
) -> None:
    count = struct.pack(">h", fields)
    made = (count + key + row for n, key in enumerate(keys) for row in rows[n % len(rows)])
    await superuser.copy_to_table(
        table,
        source=cast(BinaryIO, _pieces(made)),
        format="binary",
        columns=_COLUMNS[table],
        timeout=600,
    )


async def _pieces(rows: Iterable[bytes]) -> AsyncIterator[bytes]:
    yield b"PGCOPY\n\xff\r\n\0" + struct.pack(">ii", 0, 0)
    left = iter(rows)
    while piece := b"".join(islice(left, _ROWS_PER_PIECE)):
        yield piece
    yield struct.pack(">h", -1)


def _life(seed: int, months: Sequence[date], today: date) -> list[_Month]:
    source = random.Random(seed)
    usual = source.uniform(20, 60)
    packed_until = today - timedelta(days=YOUNGEST_DAYS)
    return [
        _month(
            [
                PackedDay(day.day, 60, _FIRST_BATCH + day.toordinal() - _EPOCH, values, None)
                for day in days_of_month(month, today)
                for values in [list(_hours(source, usual))]
            ],
            month,
            packed_until,
        )
        for month in months
    ]


def _hours(source: random.Random, usual: float) -> Iterator[int]:
    for weight in _SHAPE:
        yield round(usual * weight * source.lognormvariate(0, _UNEVEN))


def _month(days: Sequence[PackedDay], month: date, packed_until: date) -> _Month:
    old = [day for day in days if month.replace(day=day.number) <= packed_until]
    fresh = days[len(old) :]
    first = struct.pack(">ii", 4, month.toordinal() - _EPOCH)
    return _Month(
        _small(CHANNEL, FORMAT) + first + _bits(old) + _field(pack_month(old)) if old else None,
        _small(CHANNEL, 60)
        + first
        + _bits(days)
        + _array(_INT8, [sum(v or 0 for v in day.values) for day in days]),
        [
            _small(CHANNEL, 60)
            + struct.pack(">iiii", 4, month.toordinal() - _EPOCH + day.number - 1, 4, day.batch)
            + _array(_INT4, [v or 0 for v in day.values])
            for day in fresh
        ],
    )


def _small(*values: int) -> bytes:
    return b"".join(struct.pack(">ih", 2, value) for value in values)


def _bits(days: Iterable[PackedDay]) -> bytes:
    return struct.pack(">ii", 4, sum(day_bit(day.number) for day in days))


def _field(data: bytes) -> bytes:
    return struct.pack(">i", len(data)) + data


def _array(kind: int, values: Sequence[int]) -> bytes:
    size, code = (4, "i") if kind == _INT4 else (8, "q")
    cells = b"".join(struct.pack(f">i{code}", size, value) for value in values)
    return _field(struct.pack(">iiiii", 1, 0, kind, len(values), 1) + cells)
