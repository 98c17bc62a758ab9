"""SQL of consumption: a chart is one statement, with the rights check inside.

Profiles are copied into a staging table, then stored set by set.
"""

from collections.abc import AsyncIterator, Iterable, Sequence
from datetime import date
from itertools import islice
from struct import pack
from typing import Any, BinaryIO, cast
from uuid import UUID

from services.cabinet.errors import TooMuchAtOnce
from services.cabinet.metering.consumption.hours import StoredPlace, Stretch
from services.cabinet.metering.consumption.places import DaysOfMonth, SummedPlace
from services.cabinet.metering.consumption.rules import (
    add_months,
    first_of_month,
    months_between,
)
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

# A row per span of the user's, with what its meter has measured on the day.
_DAY = """
SELECT v.*, d.values, d.quality, d.interval_minutes AS day_interval
FROM ({spans}) AS v
LEFT JOIN interval_profile d ON d.meter_id = v.meter_id AND d.channel = $3 AND d.day = $4
    AND d.day BETWEEN coalesce(v.first_day, d.day) AND coalesce(v.last_day, d.day)
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


async def list_day(
    database: Database, user_id: UUID, subject: Subject, channel: int, day: date
) -> list[StoredPlace]:
    """Return a day at the places of a thing; nothing as at `list_hours`."""
    rows = await database.fetch(_DAYS[subject.kind], user_id, subject.key, channel, day)
    # Spans that share days hold the same values.
    stretches = {
        (row["usage_point_id"], row["meter_id"]): Stretch(
            row["meter_id"],
            day,
            1,
            row["day_interval"],
            len(row["values"]),
            row["values"],
            [row["quality"]],
        )
        for row in rows
        if row["values"] is not None
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
