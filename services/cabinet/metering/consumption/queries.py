"""SQL of consumption's charts: each is one statement, with the rights check inside."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import unquote
from uuid import UUID

from services.cabinet.errors import TooMuchAtOnce
from services.cabinet.metering.consumption.hours import StoredPlace, pieces_of
from services.cabinet.metering.consumption.places import DaysOfMonth, SummedPlace
from services.cabinet.metering.consumption.rules import first_of_month, months_between
from services.cabinet.metering.consumption.series import Bar, Series, series_of
from services.cabinet.metering.consumption.subjects import (
    DEFAULT_INTERVAL,
    EITHER_SPANS,
    SPANS,
    Place,
    Subject,
    SubjectKind,
    cut_to,
    meters_of,
    places_of,
)
from services.cabinet.metering.consumption.versions import Batches, Delivered
from services.cabinet.metering.consumption.zone_sums import ZoneSums
from services.kit.alike import alike
from services.kit.database import Connection, Database

# A row per span of the user's, with what its meter has measured on the day. $5 is the first day of
# its month, which is looked at only where the day has no row of its own.
_DAY = """
SELECT v.*, coalesce(d.day, p.month) AS day, d.interval_minutes AS day_interval, d.values,
    d.quality, p.packed, p.days
FROM ({spans}) AS v
LEFT JOIN interval_profile d ON d.meter_id = v.meter_id AND d.channel = $3 AND d.day = $4
    AND d.day BETWEEN coalesce(v.first_day, d.day) AND coalesce(v.last_day, d.day)
LEFT JOIN interval_months p ON d.meter_id IS NULL AND p.meter_id = v.meter_id
    AND p.channel = $3 AND p.month = $5 AND (p.packed >> $4::date - $5::date) & 1 = 1
    AND $4::date BETWEEN coalesce(v.first_day, $4::date) AND coalesce(v.last_day, $4::date)
"""
_DAYS = {
    priced: {kind: _DAY.format(spans=some) for kind, some in spans.items()}
    for priced, spans in EITHER_SPANS.items()
}

# A row per span and month; $6: of more spans no month is read.
_MONTH = """
WITH v AS MATERIALIZED ({spans}), a AS MATERIALIZED (SELECT count(*) AS amount FROM v)
SELECT v.*, a.amount, t.month, t.sums, t.complete, t.estimated, t.doubtful{zones}
FROM v CROSS JOIN a
LEFT JOIN interval_daily_totals t ON t.meter_id = v.meter_id AND t.channel = $3
    AND t.month BETWEEN $4 AND $5 AND a.amount <= $6
"""
_ZONES = ", t.zone_key, t.zoned, t.zone_sums"
_ACCOUNTS_MONTHS = {
    priced: _MONTH.format(spans=spans["account"], zones=_ZONES if priced else "")
    for priced, spans in EITHER_SPANS.items()
}
# At one place there are not many.
_PLACES_MONTH = """
SELECT v.*, t.month, t.sums, t.complete, t.estimated, t.doubtful{zones}
FROM ({spans}) AS v
LEFT JOIN interval_daily_totals t ON t.meter_id = v.meter_id AND t.channel = $3
    AND t.month BETWEEN $4 AND $5
"""
_PLACES_MONTHS = {
    priced: {
        kind: alike(_PLACES_MONTH.format(spans=spans[kind], zones=_ZONES if priced else ""))
        for kind in ("meter", "usage_point")
    }
    for priced, spans in EITHER_SPANS.items()
}
# For staff, of all that has stood at the place of a meter, or at an account's places; as `SPANS`.
_STAFFS_SPANS = """
SELECT i.usage_point_id, i.meter_id, i.installed_on AS first_day, i.removed_on AS last_day,
    coalesce(p.time_zone, e.time_zone) AS time_zone, e.billing_day,
    c.interval_minutes, c.first_day AS first_measured, c.last_day AS last_measured, p.account_id
FROM meter_installations i
JOIN usage_points p ON p.id = i.usage_point_id
CROSS JOIN (SELECT * FROM supplier_settings LIMIT 1) AS e
LEFT JOIN meter_channels c ON c.meter_id = i.meter_id AND c.channel = $2
WHERE {which}
"""
_STAFFS_SPANS_OF: Mapping[SubjectKind, str] = {
    "meter": _STAFFS_SPANS.format(
        which="""i.usage_point_id = (
    SELECT usage_point_id FROM meter_installations WHERE meter_id = $1
    ORDER BY removed_on IS NULL DESC, installed_on DESC NULLS LAST, id DESC LIMIT 1)"""
    ),
    "account": _STAFFS_SPANS.format(which="p.account_id = $1"),
}
# Of meters ($1), each from a day ($2) to another ($3): packed months, days that are not packed, and
# what both have replaced, the eldest first. Every table is looked at by its key.
_KNOWN_DAYS = """
WITH r AS MATERIALIZED (
    SELECT * FROM unnest($1::int[], $2::date[], $3::date[]) AS r(meter_id, first_day, last_day)
), p AS MATERIALIZED (
    SELECT r.meter_id, i.* FROM r CROSS JOIN LATERAL (
        SELECT month, packed, days FROM interval_months
        WHERE meter_id = r.meter_id AND channel = $4
            AND month BETWEEN date_trunc('month', r.first_day)::date AND r.last_day
        OFFSET 0
    ) AS i
), w AS MATERIALIZED (
    SELECT r.meter_id, d::date AS day FROM r
    CROSS JOIN generate_series(r.first_day::timestamp, r.last_day, interval '1 day') AS d
    LEFT JOIN p ON p.meter_id = r.meter_id AND p.month = date_trunc('month', d)::date
    WHERE (coalesce(p.packed, 0) >> extract(day FROM d)::int - 1) & 1 = 0
)
SELECT p.meter_id, p.month AS day, NULL::smallint AS minutes, NULL::int[] AS "values",
    NULL::bytea AS quality, NULL::int AS batch, p.packed, p.days,
    NULL::timestamptz AS replaced_at, NULL::bigint AS nth
FROM p
UNION ALL
SELECT w.meter_id, w.day, d.*, NULL, NULL, NULL, NULL
FROM w CROSS JOIN LATERAL (
    SELECT interval_minutes, "values", quality, batch FROM interval_profile
    WHERE day = w.day AND meter_id = w.meter_id AND channel = $4
    OFFSET 0
) AS d
UNION ALL
SELECT h.meter_id, h.day, h.interval_minutes, h."values", h.quality, h.batch, NULL, NULL,
    h.replaced_at, h.id
FROM r JOIN interval_profile_history h ON h.meter_id = r.meter_id AND h.channel = $4
    AND h.day BETWEEN r.first_day AND r.last_day
"""
_BATCHES = """
SELECT number, received_at, source, id FROM intake_batches WHERE number = ANY($1::int[])
"""
# What one request puts together: the months of two years of a thousand meters.
MOST_MONTHS = 24_000


async def list_day(
    database: Database,
    user_id: UUID,
    subject: Subject,
    channel: int,
    day: date,
    *,
    priced: bool = False,
) -> list[StoredPlace]:
    """Return a day at the places of a thing; nothing, and `priced`, as at `list_hours`."""
    rows = await database.fetch(
        _DAYS[priced][subject.kind], user_id, subject.key, channel, day, first_of_month(day)
    )
    # Spans that share days hold the same values.
    stretches = {
        (row["usage_point_id"], row["meter_id"]): piece
        for row in rows
        if row["day"] is not None
        for piece in pieces_of(row, day, day)
    }
    return [
        StoredPlace(
            place,
            [one for (point, _), one in stretches.items() if point == place.usage_point_id],
        )
        for place in places_of(rows)
    ]


async def list_days(
    database: Database,
    user_id: UUID,
    subject: Subject,
    channel: int,
    days: tuple[date, date],
    *,
    priced: bool = False,
) -> list[SummedPlace]:
    """Return the sums of the days of months: of those of two days and all between.

    Nothing, and `priced`, as at `list_hours`. Raises TooMuchAtOnce when it is more than
    `MOST_MONTHS` of meters.
    """
    first, last = map(first_of_month, days)
    if subject.kind != "account":
        asked = _PLACES_MONTHS[priced][subject.kind]
        return summed_places(
            await database.fetch_alike(asked, user_id, subject.key, channel, first, last)
        )
    most = MOST_MONTHS // months_between(first, last)
    rows = await database.fetch(
        _ACCOUNTS_MONTHS[priced], user_id, subject.key, channel, first, last, most
    )
    if rows and rows[0]["amount"] > most:
        raise TooMuchAtOnce("So many meters have measured in the period")
    return summed_places(rows)


def summed_places(rows: Sequence[Any]) -> list[SummedPlace]:
    """Return the places of rows of `SPANS`, each with a month of interval_daily_totals or none."""
    if len(rows) == 1 and (row := rows[0])["month"] is not None:
        days = DaysOfMonth(row["month"], _sums(row), _zones(row)).cut(
            row["first_day"], row["last_day"]
        )
        return [SummedPlace(places_of(rows)[0], [days] if days else [])]
    # Spans that share days hold the same sums.
    measured: dict[int, dict[date, DaysOfMonth]] = {}
    for row in rows:
        if row["month"] is not None:
            of_meter = measured.setdefault(row["meter_id"], {})
            of_meter[row["month"]] = DaysOfMonth(row["month"], _sums(row), _zones(row))
    of_meters = {meter: list(months.values()) for meter, months in measured.items()}
    counting = meters_of(rows)
    return [SummedPlace(place, cut_to(place, of_meters, counting)) for place in places_of(rows)]


def _zones(row: Any) -> ZoneSums | None:
    if row.get("zone_key") is None:
        return None
    return ZoneSums(row["zone_key"], row["zoned"], row["zone_sums"])


def _sums(row: Any) -> Series:
    """Return a row of interval_daily_totals as points of a day each."""
    sums, complete = row["sums"], row["complete"]
    estimated, doubtful = row["estimated"], row["doubtful"]
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


async def list_spans(
    database: Database, user_id: UUID, subject: Subject, channel: int
) -> list[Any]:
    """Return whose days of which meters a thing has: rows of `SPANS`."""
    return list(await database.fetch(SPANS[subject.kind], user_id, subject.key, channel))


async def list_staffs_spans(database: Database, subject: Subject, channel: int) -> list[Any]:
    """Return the same for staff, of all meters that have stood at a meter's or account's places."""
    return list(await database.fetch(_STAFFS_SPANS_OF[subject.kind], subject.key, channel))


async def list_known_days(
    database: Database, wanted: Mapping[int, tuple[date, date]], channel: int
) -> list[Any]:
    """Return what meters have stored from a day to another, with what that has replaced."""
    firsts, lasts = ([days[n] for days in wanted.values()] for n in (0, 1))
    return list(await database.fetch(_KNOWN_DAYS, list(wanted), firsts, lasts, channel))


async def list_batches(reader: "Connection | Database", numbers: Iterable[int]) -> Batches:
    """Return when batches came, and from whom."""
    rows = await reader.fetch(_BATCHES, list(set(numbers)))
    # A header holds ASCII only, and so does what was kept of it.
    return {
        row["number"]: Delivered(row["received_at"], unquote(row["source"]), row["id"])
        for row in rows
    }
