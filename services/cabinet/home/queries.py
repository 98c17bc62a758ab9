"""SQL of the main page, one statement; counters of new things."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from itertools import groupby
from operator import itemgetter
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from services.cabinet.access.visibility import (
    OWN_ORGANIZATION,
    SUPPLIER,
    USERS_ACCOUNT_SPANS,
    in_span,
)
from services.cabinet.access.visits.queries import look_at
from services.cabinet.channels import CHANNEL_NAMES, CHANNELS, kilo
from services.cabinet.content.consents.queries import AWAITED_CONSENT
from services.cabinet.customers.accounts.queries import accounts_told, first_accounts
from services.cabinet.metering.consumption.charts import chart_json, points_of_days
from services.cabinet.metering.consumption.places import SummedPlace, days_together, known_of
from services.cabinet.metering.consumption.queries import summed_places
from services.cabinet.metering.consumption.rules import add_months, chart_period
from services.cabinet.metering.consumption.series import total_of
from services.cabinet.metering.diagnostics.queries import (
    is_new,
    summary,
    summary_of,
)
from services.cabinet.metering.meters.queries import KNOWN_SPANS
from services.cabinet.metering.meters.rules import REMINDED, verification_state
from services.cabinet.outages.own.queries import soon
from services.cabinet.submissions.windows.queries import read_by_hand, waited_for
from services.cabinet.support.appeals.queries import UNREAD_APPEALS
from services.kit.database import Connection, Database

ACCOUNTS_SHOWN = 100

# What is the user's is looked for once, whoever of the parts below asks for it. `soon` has all
# outages, of which the page shows some and counts all.
_OWN = f"""
own_spans AS MATERIALIZED ({KNOWN_SPANS}),
own_times AS MATERIALIZED ({USERS_ACCOUNT_SPANS}),
soon AS MATERIALIZED ({soon("own_times")})"""
_COUNTED = f"""
WITH seen AS MATERIALIZED (
    SELECT (count(*) = 0)::int AS home, {look_at("account")} AS account,
        {look_at("readings")} AS readings, {look_at("diagnostics")} AS diagnostics
    FROM section_visits WHERE user_id = $1
), mine AS MATERIALIZED (
    -- What is over brings nothing new.
    SELECT meter_id, first_day, last_day, time_zone FROM own_spans WHERE ongoing AND may_see
)
SELECT home, seen.account AS account_since, seen.readings AS readings_since,
    seen.diagnostics AS diagnostics_since,
    (SELECT count(DISTINCT account_id) FROM own_times
        WHERE ongoing AND linked_at > seen.account) AS account,
    (SELECT count(DISTINCT c.meter_id) FROM mine JOIN meter_channels c USING (meter_id)
        WHERE c.updated_at > seen.readings) AS readings,
    (SELECT count(*) FROM (SELECT DISTINCT meter_id FROM mine) AS m
        JOIN meter_events ev USING (meter_id)
        WHERE {is_new("ev", "seen.diagnostics")}
            AND EXISTS (SELECT FROM mine v WHERE v.meter_id = ev.meter_id
                AND {in_span("ev.occurred_at")})) AS diagnostics,
    {UNREAD_APPEALS} AS support, (SELECT count(*) FROM soon) AS outages,
    {AWAITED_CONSENT} AS agreement, {OWN_ORGANIZATION} AS servicing,
    EXISTS (SELECT FROM own_times) AS has_accounts
FROM seen
"""
_COUNTERS = f"WITH {_OWN} SELECT * FROM ({_COUNTED}) AS c"
_SEE = """
WITH first AS (
    INSERT INTO section_visits (user_id, section, seen_at)
    SELECT :user_id, 'home', coalesce(min(seen_at), now())
    FROM section_visits WHERE user_id = :user_id
    ON CONFLICT DO NOTHING
)
INSERT INTO section_visits (user_id, section, seen_at)
SELECT :user_id, CAST(:section AS text), now() WHERE CAST(:section AS text) <> 'home'
ON CONFLICT (user_id, section) DO UPDATE SET seen_at = excluded.seen_at
"""

_TAKEN, _FED_IN = CHANNELS["A+"], CHANNELS["A-"]
# The user's places in the order of his meters (`list_meters`), the first three; each with a row for
# every span that he may read there, kind of energy, and month of those that are compared.
_PAGE = """
SELECT v.*, a.number, (now() AT TIME ZONE v.time_zone)::date AS today, count(*) OVER () AS found,
    (SELECT max(last_day) FROM meter_channels WHERE meter_id = v.meter_id) AS measured_last
FROM (
    SELECT DISTINCT ON (usage_point_id) * FROM own_spans
    ORDER BY usage_point_id, ongoing DESC, in_service DESC,
        coalesce(last_day, 'infinity') DESC, meter_id
) AS v
JOIN customer_accounts a ON a.id = v.account_id
ORDER BY v.ongoing DESC, number, v.in_service DESC, measured_last DESC NULLS LAST, v.meter_id
LIMIT 3
"""
_PLACES = f"""
SELECT row_number() OVER (
        ORDER BY v.ongoing DESC, v.number, v.in_service DESC, v.measured_last DESC NULLS LAST,
        v.meter_id) AS place_row,
    v.found, v.meter_id AS told_meter, v.usage_point_id, v.name, v.address,
    v.ongoing, v.time_zone, v.today, (
        SELECT state FROM connection_states
        WHERE meter_id = v.meter_id AND v.ongoing AND v.in_service
        ORDER BY changed_at DESC LIMIT 1) AS connection_state,
    s.account_id, s.meter_id, s.first_day, s.last_day, v.billing_day,
    k.channel, c.interval_minutes, c.first_day AS first_measured, c.last_day AS last_measured,
    t.month, t.sums, t.complete, t.estimated, t.doubtful
FROM ({_PAGE}) AS v
LEFT JOIN own_spans s ON s.usage_point_id = v.usage_point_id AND s.may_see
CROSS JOIN (VALUES ({_TAKEN}), ({_FED_IN})) AS k(channel)
LEFT JOIN meter_channels c ON c.meter_id = s.meter_id AND c.channel = k.channel
LEFT JOIN interval_daily_totals t ON t.meter_id = c.meter_id AND t.channel = c.channel
    AND t.month IN (date_trunc('month', v.today)::date,
        (date_trunc('month', v.today) - interval '1 month')::date,
        (date_trunc('month', v.today) - interval '1 year')::date)
"""
# What the user's meters in service need: load and verification, the worst first.
_NEEDS = f"""
SELECT v.meter_id, v.name, v.serial_number, v.address, n.need, n.day, n.today,
    count(*) OVER () AS found
FROM (SELECT DISTINCT ON (meter_id) * FROM own_spans
    WHERE ongoing AND in_service ORDER BY meter_id) AS v
CROSS JOIN LATERAL (SELECT (now() AT TIME ZONE v.time_zone)::date AS today) AS d
CROSS JOIN LATERAL (
    SELECT state AS need, (changed_at AT TIME ZONE v.time_zone)::date AS day, d.today
    FROM (SELECT state, changed_at FROM connection_states WHERE meter_id = v.meter_id
        ORDER BY changed_at DESC LIMIT 1) AS s
    WHERE s.state <> 'connected'
    UNION ALL
    SELECT 'verification', v.verification_due, d.today
    WHERE v.verification_due <= d.today + {REMINDED.days}
) AS n
ORDER BY n.need, n.day, v.meter_id LIMIT 5
"""
_BY_HAND = read_by_hand("own_spans", "$3::timestamptz")
_ACCOUNTS = first_accounts("own_times", ACCOUNTS_SHOWN)
_OUTAGES = "SELECT * FROM soon ORDER BY starts_at, id LIMIT 3"


def _once(told: str) -> str:
    """Return a column that has its value in the first row alone."""
    return f"CASE WHEN coalesce(p.place_row, 1) = 1 THEN ({told})::text END"


# The rows are those of the places, one at least; all the rest comes with the first of them.
_HOME = f"""
WITH {_OWN}
SELECT e.phone, e.hours, e.hours_en,
    {_once(f"SELECT json_agg(a) FROM ({_ACCOUNTS}) AS a")} AS accounts,
    {_once(f"SELECT row_to_json(c) FROM ({_COUNTED}) AS c")} AS counters,
    {_once(f"SELECT json_agg(s) FROM ({summary('own_spans')}) AS s")} AS events,
    {_once(f"SELECT json_agg(n) FROM ({_NEEDS}) AS n")} AS needs,
    {_once(f"SELECT json_agg(h) FROM ({_BY_HAND}) AS h")} AS by_hand,
    {_once(f"SELECT json_agg(o) FROM ({_OUTAGES}) AS o")} AS outages,
    p.*
FROM {SUPPLIER} AS e LEFT JOIN ({_PLACES}) AS p ON true
ORDER BY p.place_row
"""
_MOMENTS = frozenset(
    {
        "occurred_at",
        "received_at",
        "starts_at",
        "expected_end_at",
        "account_since",
        "readings_since",
        "diagnostics_since",
    }
)
_DAYS = frozenset(
    {
        "today",
        "day",
        "handed_in_until",
    }
)


def _read(told: str | None) -> list[dict[str, Any]]:
    """Return the rows of a part of the answer, with days and moments as such."""
    rows: list[dict[str, Any]] = orjson.loads(told or "[]")
    for row in rows:
        for names, read in ((_DAYS, date.fromisoformat), (_MOMENTS, datetime.fromisoformat)):
            for name in names & row.keys():
                if row[name] is not None:
                    row[name] = read(row[name])
    return rows


def _month(place: Mapping[str, Any], channel: int, stored: SummedPlace, day: date) -> Any:
    """Return the JSON of a place's month, and whether anything of it is known."""
    period = chart_period(day, "month", 1)
    series = days_together([stored], period)
    head = {
        "meter_id": place["told_meter"],
        "channel": CHANNEL_NAMES[channel],
        "interval": "month",
        "date": day,
        "step": "day",
        "unit": "kWh",
    }
    points = points_of_days(period, stored.place.time_zone)
    document = chart_json(head, series, points, period, known_of([stored.place]))
    return orjson.Fragment(document), total_of(series)


def _place(rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    first = rows[0]
    document = {
        "meter_id": first["told_meter"],
        **{name: first[name] for name in ("usage_point_id", "name", "address", "ongoing")},
        **{name: first[name] for name in ("time_zone", "today", "connection_state")},
        **dict.fromkeys(("first_day", "last_day", "month", "before", "year_ago", "fed_in")),
    }
    readable = [row for row in rows if row["meter_id"] is not None]
    document["sees_readings"] = bool(readable)
    if not readable:
        return document
    by_channel = {
        channel: [row for row in readable if row["channel"] == channel]
        for channel in (_TAKEN, _FED_IN)
    }
    stored = {channel: summed_places(of)[0] for channel, of in by_channel.items()}
    measured = [channel for channel in stored if stored[channel].place.last_day is not None]
    channel = measured[0] if measured else _TAKEN
    today = first["today"]
    document |= {
        "first_day": stored[channel].place.first_day,
        "last_day": stored[channel].place.last_day,
        "month": _month(first, channel, stored[channel], today)[0],
    }
    for name, back in (("before", -1), ("year_ago", -12)):
        told, total = _month(first, channel, stored[channel], add_months(today, back))
        document[name] = told if total.value is not None else None
    if len(measured) > 1:
        _, fed_in = _month(first, _FED_IN, stored[_FED_IN], today)
        known = None if fed_in.value is None else kilo(fed_in.value)
        document["fed_in"] = {"total": known, "complete": fed_in.complete}
    return document


def _places(rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    if rows[0]["place_row"] is None:
        return {"items": [], "total": 0}
    grouped = [list(of) for _, of in groupby(rows, key=itemgetter("usage_point_id"))]
    return {
        "items": [_place(of) for of in grouped],
        "total": rows[0]["found"],
    }


def _needs(rows: Sequence[Any]) -> dict[str, Any]:
    items = [
        {
            "meter_id": row["meter_id"],
            "name": row["name"],
            "serial_number": row["serial_number"],
            "address": row["address"],
            "need": row["need"]
            if row["need"] != "verification"
            else f"verification_{verification_state(row['day'], row['today'])}",
            "day": row["day"],
        }
        for row in rows
    ]
    return {"items": items, "total": rows[0]["found"] if rows else 0}


async def read_home(
    database: Database, user_id: UUID, latest: int, now: datetime
) -> dict[str, Any]:
    """Return the main page, by one statement; `latest`: so many events."""
    rows = await database.fetch(_HOME, user_id, latest, now)
    row = rows[0]
    return {
        "accounts": accounts_told(orjson.loads(row["accounts"] or "[]")),
        "places": _places(rows),
        "needs": _needs(_read(row["needs"])),
        "submissions": waited_for(_read(row["by_hand"])),
        "outages": _read(row["outages"]),
        "diagnostics": summary_of(_read(row["events"])),
        "counters": _counters(_read(f"[{row['counters']}]")[0]),
        "support": {name: row[name] for name in ("phone", "hours", "hours_en")},
    }


async def count_new(connection: Connection, user_id: UUID) -> dict[str, Any]:
    """Return how much is new in each section since the user's last look, and since when."""
    return _counters(await connection.fetchrow(_COUNTERS, user_id))


def _counters(row: Any) -> dict[str, Any]:
    counted = (
        "home", "account", "readings", "diagnostics", "support", "outages", "agreement",
        "has_accounts",
    )  # fmt: skip
    sections = ("account", "readings", "diagnostics")
    since = {name: row[f"{name}_since"].replace(microsecond=0) for name in sections}
    acts_for = row["servicing"] and {"short_name": row["servicing"]}
    return {name: row[name] for name in counted} | {"servicing": acts_for, "since": since}


async def note_visit(session: AsyncSession, user_id: UUID, section: str) -> None:
    """Remember that the user looks at the section now; the main page keeps its first look."""
    await session.execute(text(_SEE), {"user_id": user_id, "section": section})
