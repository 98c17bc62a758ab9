"""Storing interval profiles: COPY into a staging table, then set by set."""

from collections.abc import Iterable, Iterator
from datetime import date
from struct import pack
from typing import BinaryIO, cast

from services.cabinet.metering.consumption.rules import add_months
from services.kit.database import Connection

_COPY_HEAD = b"PGCOPY\n\xff\r\n\0" + pack(">ii", 0, 0)
_COPY_END = pack(">h", -1)
_ROWS_PER_PIECE = 500

_STAGING = """
CREATE TEMPORARY TABLE staged_profiles (
    meter_id integer NOT NULL, day date NOT NULL, interval_minutes smallint NOT NULL,
    channel smallint NOT NULL, "values" integer[] NOT NULL, quality bytea,
    total bigint, complete boolean NOT NULL, estimated bigint, doubtful bigint
) ON COMMIT DROP
"""

# The days of one month that are stored already: the same ones leave the staging table, and those
# of which a known value changes go to the history as they were. A day that only grows (today, hour
# by hour) or whose gaps are filled replaces nothing. Bounds are literal, so that one partition is
# planned.
_COMPARE = """
WITH former AS MATERIALIZED (
    SELECT s.ctid AS staged, p.*,
        (p.interval_minutes, p.values, p.quality)
            IS NOT DISTINCT FROM (s.interval_minutes, s.values, s.quality) AS same,
        p.interval_minutes = s.interval_minutes AND p.quality IS NOT DISTINCT FROM s.quality
            AND NOT EXISTS (
                SELECT 1 FROM unnest(p.values, s.values) AS pair (former, new)
                WHERE pair.former IS NOT NULL AND pair.former IS DISTINCT FROM pair.new
            ) AS only_filled
    FROM staged_profiles s
    JOIN interval_profile p
        ON p.meter_id = s.meter_id AND p.channel = s.channel AND p.day = s.day
    WHERE p.day >= '{first}' AND p.day < '{end}'
), unchanged AS (
    DELETE FROM staged_profiles s USING former f WHERE s.ctid = f.staged AND f.same
)
INSERT INTO interval_profile_history
    (meter_id, channel, interval_minutes, day, batch, replaced_by, "values", quality)
SELECT meter_id, channel, interval_minutes, day, batch, {batch}, "values", quality
FROM former WHERE NOT same AND NOT only_filled
"""

_WRITE = """
INSERT INTO interval_profile AS p
    (meter_id, channel, interval_minutes, day, batch, "values", quality)
SELECT meter_id, channel, interval_minutes, day, $1, "values", quality FROM staged_profiles
ON CONFLICT (meter_id, channel, day) DO UPDATE SET
    interval_minutes = excluded.interval_minutes, batch = excluded.batch,
    "values" = excluded.values, quality = excluded.quality
"""

_TOTALS = """
INSERT INTO interval_daily_totals AS t
    (meter_id, channel, interval_minutes, month, complete, sums, estimated, doubtful)
SELECT g.meter_id, g.channel, g.interval_minutes, g.month,
    (coalesce(old.complete, 0) & ~g.touched) | g.complete,
    put_days(coalesce(old.sums, g.unknown), g.days, g.totals),
    CASE WHEN g.any_estimated OR old.estimated IS NOT NULL
        THEN put_days(coalesce(old.estimated, g.unknown), g.days, g.estimated) END,
    CASE WHEN g.any_doubtful OR old.doubtful IS NOT NULL
        THEN put_days(coalesce(old.doubtful, g.unknown), g.days, g.doubtful) END
FROM (
    SELECT meter_id, channel, month,
        array_fill(NULL::bigint, ARRAY[
            extract(day FROM month + interval '1 month' - interval '1 day')::int]) AS unknown,
        (array_agg(interval_minutes ORDER BY day DESC))[1] AS interval_minutes,
        bit_or(1 << extract(day FROM day)::int - 1) AS touched,
        bit_or(CASE WHEN complete THEN 1 << extract(day FROM day)::int - 1 ELSE 0 END) AS complete,
        array_agg(extract(day FROM day)::smallint) AS days,
        array_agg(total) AS totals,
        array_agg(estimated) AS estimated, count(estimated) > 0 AS any_estimated,
        array_agg(doubtful) AS doubtful, count(doubtful) > 0 AS any_doubtful
    FROM (SELECT *, date_trunc('month', day)::date AS month FROM staged_profiles) AS staged
    GROUP BY meter_id, channel, month
) AS g
LEFT JOIN interval_daily_totals AS old
    ON old.meter_id = g.meter_id AND old.channel = g.channel AND old.month = g.month
ON CONFLICT (meter_id, channel, month) DO UPDATE SET
    interval_minutes = excluded.interval_minutes, complete = excluded.complete,
    sums = excluded.sums, estimated = excluded.estimated, doubtful = excluded.doubtful
"""

_CHANNELS = """
INSERT INTO meter_channels AS c (meter_id, channel, interval_minutes, first_day, last_day)
SELECT meter_id, channel, (array_agg(interval_minutes ORDER BY day DESC))[1], min(day), max(day)
FROM staged_profiles WHERE total IS NOT NULL
GROUP BY meter_id, channel
ON CONFLICT (meter_id, channel) DO UPDATE SET
    interval_minutes = CASE WHEN excluded.last_day >= c.last_day
        THEN excluded.interval_minutes ELSE c.interval_minutes END,
    first_day = least(c.first_day, excluded.first_day),
    last_day = greatest(c.last_day, excluded.last_day),
    updated_at = now()
"""


def _copy_bytes(rows: Iterable[bytes]) -> Iterator[bytes]:
    yield _COPY_HEAD
    piece: list[bytes] = []
    for row in rows:
        piece.append(row)
        if len(piece) == _ROWS_PER_PIECE:
            yield b"".join(piece)
            piece.clear()
    yield b"".join(piece) + _COPY_END


class _Pieces:
    """Pieces of bytes with the `async for` that asyncpg's COPY takes."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces

    def __aiter__(self) -> "_Pieces":
        return self

    async def __anext__(self) -> bytes:
        try:
            return next(self._pieces)
        except StopIteration:
            raise StopAsyncIteration from None


async def store_profiles(
    connection: Connection, batch: int, rows: Iterable[bytes], months: Iterable[date]
) -> None:
    """Store packed rows in the running transaction; what is the same already is not written.

    `rows` are sorted and hold each key once; the meters are locked; the partitions of `months`
    exist.
    """
    await connection.execute(_STAGING)
    # Against the index, row by row: hashing would read whole partitions for a batch of a day.
    await connection.execute("SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off")
    await connection.copy_to_table(
        "staged_profiles",
        source=cast(BinaryIO, _Pieces(_copy_bytes(rows))),
        format="binary",
    )
    for month in sorted(months):
        await connection.execute(
            _COMPARE.format(first=month, end=add_months(month, 1), batch=int(batch))
        )
    await connection.execute(_WRITE, batch)
    await connection.execute(_TOTALS)
    await connection.execute(_CHANNELS)
    await connection.execute(
        "DROP TABLE staged_profiles; RESET enable_hashjoin; RESET enable_mergejoin"
    )
