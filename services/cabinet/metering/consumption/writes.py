"""How a batch of interval profiles is stored: copied into a staging table, then set by set.

A day that is packed already (decision 0030) is taken out of its month first, so that what is
compared, corrected and kept as history is the same for it as for any other.
"""
# ruff: noqa: S608 (the parts put together are constants of this module, never input)

from collections.abc import AsyncIterator, Collection, Iterable
from datetime import date, timedelta
from itertools import islice
from struct import pack
from typing import Any, BinaryIO, cast

from services.cabinet.metering.consumption.packed_months import read_days
from services.cabinet.metering.consumption.rules import add_months, first_of_month
from services.cabinet.old_days import YOUNGEST_DAYS
from services.kit.clock import utc_now
from services.kit.database import Connection

PROFILE_COLUMNS = ("meter_id", "channel", "interval_minutes", "day", "batch", "values", "quality")
# A day younger than this by UTC is surely not packed, wherever the supplier is and though the clock
# of who packs be a day ahead: who delivers such days only is not asked about packed ones.
_SURELY_DAILY_DAYS = YOUNGEST_DAYS - 2

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
# by hour) or whose gaps are filled replaces nothing. `among` bounds what is looked at literally, so
# that one partition is planned.
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
    JOIN {stored} p
        ON p.meter_id = s.meter_id AND p.channel = s.channel AND p.day = s.day
    WHERE {among}
), unchanged AS (
    DELETE FROM staged_profiles s USING former f WHERE s.ctid = f.staged AND f.same
)
INSERT INTO interval_profile_history
    (meter_id, channel, interval_minutes, day, batch, replaced_by, "values", quality)
SELECT meter_id, channel, interval_minutes, day, batch, {batch}, "values", quality
FROM former WHERE NOT same AND NOT only_filled
"""

# What the batch touches of packed days, by meter and month: `wanted` has their bits.
_STAGED_MONTHS = """
    SELECT meter_id, channel, date_trunc('month', day)::date AS month,
        bit_or(1 << extract(day FROM day)::int - 1) AS bits
    FROM staged_profiles WHERE day <= '{last}' GROUP BY meter_id, channel, month
"""
_LATE = f"""
DECLARE late NO SCROLL CURSOR FOR
SELECT i.meter_id, i.channel, i.month, i.days, i.packed & s.bits AS wanted
FROM ({_STAGED_MONTHS}) AS s
JOIN interval_months i
    ON i.meter_id = s.meter_id AND i.channel = s.channel AND i.month = s.month
WHERE i.packed & s.bits <> 0
"""

# Packed months are read by some at a time: a batch may touch a hundred thousand of them.
_NEXT = "FETCH 500 FROM late"

_UNPACKED = """
CREATE TEMPORARY TABLE unpacked_profiles (LIKE interval_profile) ON COMMIT DROP
"""

# They count where they are written now.
_LOOSEN = f"""
UPDATE interval_months i SET packed = i.packed & ~s.bits
FROM ({_STAGED_MONTHS}) AS s
WHERE i.meter_id = s.meter_id AND i.channel = s.channel AND i.month = s.month
    AND i.packed & s.bits <> 0
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
    (meter_id, channel, interval_minutes, month, complete, sums, estimated, doubtful, zoned)
SELECT g.meter_id, g.channel, g.interval_minutes, g.month,
    (coalesce(old.complete, 0) & ~g.touched) | g.complete,
    put_days(coalesce(old.sums, g.unknown), g.days, g.totals),
    CASE WHEN g.any_estimated OR old.estimated IS NOT NULL
        THEN put_days(coalesce(old.estimated, g.unknown), g.days, g.estimated) END,
    CASE WHEN g.any_doubtful OR old.doubtful IS NOT NULL
        THEN put_days(coalesce(old.doubtful, g.unknown), g.days, g.doubtful) END,
    -- What these days had in tariff zones counts no more.
    coalesce(old.zoned, 0) & ~g.touched
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
    sums = excluded.sums, estimated = excluded.estimated, doubtful = excluded.doubtful,
    zoned = excluded.zoned
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


async def _pieces(rows: Iterable[bytes]) -> AsyncIterator[bytes]:
    """Give what COPY takes, in pieces."""
    yield _COPY_HEAD
    left = iter(rows)
    while piece := b"".join(islice(left, _ROWS_PER_PIECE)):
        yield piece
    yield _COPY_END


async def put_profiles(
    connection: Connection, batch: int, rows: Iterable[bytes], days: Collection[date]
) -> None:
    """Store packed rows in the running transaction; what is the same already is not written.

    `rows` are sorted and hold each key once, `days` are theirs; the meters are locked; the
    partitions of the days exist.
    """
    await connection.execute(_STAGING)
    # Against the index, row by row: hashing would read whole partitions for a batch of a day.
    await connection.execute("SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off")
    await connection.copy_to_table(
        "staged_profiles",
        source=cast(BinaryIO, _pieces(rows)),
        format="binary",
    )
    for month in sorted({first_of_month(day) for day in days}):
        among = f"p.day >= '{month}' AND p.day < '{add_months(month, 1)}'"
        await _compare(connection, batch, "interval_profile", among)
    last = utc_now().date() - timedelta(days=_SURELY_DAILY_DAYS)
    if min(days) <= last:
        await _take_out_packed(connection, batch, last)
    await connection.execute(_WRITE, batch)
    await connection.execute(_TOTALS)
    await connection.execute(_CHANNELS)
    await connection.execute(
        "DROP TABLE staged_profiles; RESET enable_hashjoin; RESET enable_mergejoin"
    )


async def _compare(connection: Connection, batch: int, stored: str, among: str) -> None:
    await connection.execute(_COMPARE.format(stored=stored, among=among, batch=int(batch)))


async def _take_out_packed(connection: Connection, batch: int, last: date) -> None:
    """Compare the staged days up to `last` with those that are packed; what differs counts no more.

    The locks on the meters keep away who packs.
    """
    await connection.execute(_LATE.format(last=last))
    found = False
    while months := await connection.fetch(_NEXT):
        if not found:
            await connection.execute(_UNPACKED)
            found = True
        await connection.copy_records_to_table(
            "unpacked_profiles",
            records=[row for month in months for row in unpacked_rows(month, month["wanted"])],
            columns=PROFILE_COLUMNS,
        )
    await connection.execute("CLOSE late")
    if not found:
        return
    # Hashing, unlike elsewhere here: both sides are of the batch, and without an index.
    await connection.execute("SET LOCAL enable_hashjoin = on")
    await _compare(connection, batch, "unpacked_profiles", "true")
    await connection.execute("SET LOCAL enable_hashjoin = off")
    await connection.execute(_LOOSEN.format(last=last))
    await connection.execute("DROP TABLE unpacked_profiles")


def unpacked_rows(month: Any, wanted: int) -> Iterable[tuple[Any, ...]]:
    """Return the days of the bits as rows of `interval_profile`, of a row of `interval_months`.

    Its columns are those of `PROFILE_COLUMNS`. Raises ValueError for bytes that are damaged.
    """
    meter_id, channel, first = month["meter_id"], month["channel"], month["month"]
    for day in read_days(month["days"], wanted):
        yield (
            meter_id,
            channel,
            day.minutes,
            first.replace(day=day.number),
            day.batch,
            day.values,
            day.quality,
        )
