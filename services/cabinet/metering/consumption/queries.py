"""SQL of consumption: a chart is one statement, with the rights check inside.

Profiles are copied into a staging table, then stored set by set.
"""

from collections.abc import AsyncIterator, Iterable, Sequence
from datetime import date
from itertools import islice
from struct import pack
from typing import Any, BinaryIO, cast
from uuid import UUID

from services.cabinet.access.visibility import PLACES_METER_SPANS
from services.cabinet.metering.consumption.charts import MeterData, Month
from services.cabinet.metering.consumption.places import (
    Part,
    StoredDay,
    StoredMonths,
    add_months_of,
)
from services.cabinet.metering.consumption.rules import add_months, first_of_month
from services.cabinet.metering.consumption.spans import Span, one_after_the_other
from services.kit.database import Connection, Database

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
    return stored_months(rows) if rows else None


def stored_months(rows: Sequence[Any]) -> StoredMonths:
    """Return the months of a place from the spans there, with what was measured in each month.

    A row has the columns of a span, of the meter's channel (None: not measured) and of a month.
    """
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


async def _pieces(rows: Iterable[bytes]) -> AsyncIterator[bytes]:
    """Give what COPY takes, in pieces."""
    yield _COPY_HEAD
    left = iter(rows)
    while piece := b"".join(islice(left, _ROWS_PER_PIECE)):
        yield piece
    yield _COPY_END


async def put_profiles(
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
        source=cast(BinaryIO, _pieces(rows)),
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
