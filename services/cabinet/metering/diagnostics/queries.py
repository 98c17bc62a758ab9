"""SQL of meter events and states of the load."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import orjson

from services.cabinet.access.visibility import (
    METER_NAME,
    METERS_SPANS,
    TODAY,
    USERS_METER_SPANS,
    has_right,
    in_span,
)
from services.cabinet.access.visits.queries import since_look
from services.cabinet.lines.queries import execute_together
from services.cabinet.metering.diagnostics.dictionary import Kind, Severity
from services.cabinet.metering.diagnostics.rules import codes_of, count_found, told
from services.cabinet.metering.diagnostics.vocabularies import MEANT, WRITTEN
from services.cabinet.metering.meters.queries import KNOWN_SPANS
from services.cabinet.zones import zone
from services.kit.database import Connection
from services.kit.pagination import PageRequest

SEVERITIES: dict[Severity, int] = {"critical": 1, "warning": 2, "info": 3}
_SEVERITY_NAMES = {code: name for name, code in SEVERITIES.items()}
# Whoever may see what a meter has measured may see what it has noticed.
_MAY_SEE = has_right("v", "see_readings")
# For how long an event can be new.
_FRESH = "interval '1 year'"


def is_new(event: str, since: str) -> str:
    """Return the condition that an event is new to the user `$1`: come since, and not marked."""
    return f"""({event}.received_at > {since} AND {event}.occurred_at > now() - {_FRESH}
        AND NOT EXISTS (SELECT FROM seen_events x WHERE x.user_id = $1
            AND x.meter_id = {event}.meter_id AND x.occurred_at = {event}.occurred_at
            AND x.code = {event}.code))"""


# An event of a time that is another's is not told.
_OF_METER = f"""
WITH spans AS MATERIALIZED ({METERS_SPANS}), own AS (
    SELECT e.* FROM meter_events e WHERE e.meter_id = $2
        AND EXISTS (SELECT FROM spans v WHERE {in_span("e.occurred_at")} AND {_MAY_SEE})
)
SELECT m.id, {METER_NAME} AS meter_name, v.time_zone, (SELECT count(*) FROM own) AS found,
    own.occurred_at, own.received_at, own.severity, own.code, own.text
FROM (SELECT * FROM spans v WHERE {_MAY_SEE}
    ORDER BY coalesce(last_day, 'infinity') DESC LIMIT 1) AS v
JOIN meters m ON m.id = v.meter_id
JOIN usage_points p ON p.id = v.usage_point_id
LEFT JOIN meter_models o ON o.id = m.model_id
LEFT JOIN LATERAL (
    SELECT * FROM own ORDER BY occurred_at DESC, code LIMIT $3 OFFSET $4) AS own ON true
ORDER BY own.occurred_at DESC, own.code
"""


def summary(spans: str) -> str:
    """Return a query of what meters noticed in the last year, and of it the `$2` latest.

    Also the gravest of the last 30 days, if it is more than information. `spans` is what stands
    behind FROM: rows of `KNOWN_SPANS`.
    """
    return f"""
WITH mine AS MATERIALIZED (
    SELECT DISTINCT ON (v.meter_id) v.meter_id, v.name AS meter_name, v.time_zone
    FROM {spans} AS v
    ORDER BY v.meter_id, coalesce(v.last_day, 'infinity') DESC
), events AS (
    SELECT e.meter_id, mine.meter_name, mine.time_zone, e.occurred_at, e.received_at,
        e.severity, e.code, e.text
    FROM mine JOIN meter_events e USING (meter_id)
    WHERE e.occurred_at > now() - interval '1 year'
        AND EXISTS (SELECT FROM {spans} AS v WHERE v.meter_id = e.meter_id
            AND {in_span("e.occurred_at")} AND v.may_see)
)
SELECT 'total' AS told, NULL::int AS meter_id, NULL AS meter_name, NULL AS time_zone,
    NULL::timestamptz AS occurred_at, NULL::timestamptz AS received_at,
    NULL::smallint AS severity, NULL AS code, NULL AS text,
    count(*) AS total, count(*) FILTER (WHERE severity = 1) AS critical,
    count(*) FILTER (WHERE severity = 2) AS warning,
    count(*) FILTER (WHERE severity = 3) AS info
FROM events
UNION ALL
(SELECT 'latest', meter_id, meter_name, time_zone, occurred_at, received_at, severity, code, text,
    0, 0, 0, 0
 FROM events ORDER BY occurred_at DESC, code LIMIT $2)
UNION ALL
(SELECT 'worst', meter_id, meter_name, time_zone, occurred_at, received_at, severity, code, text,
    0, 0, 0, 0
 FROM events WHERE severity < 3 AND occurred_at > now() - interval '30 days'
 ORDER BY severity, occurred_at DESC, code LIMIT 1)"""


_SUMMARY = f"""
WITH own_spans AS MATERIALIZED ({KNOWN_SPANS})
SELECT * FROM ({summary("own_spans")}) AS s
"""

# All that the user `$1` may see at the meter `$2`, the usage point `$3`, the account `$4` (NULL:
# any), each event once, by the clock of the place where the meter stood then; of these what fits
# the codes `$5` (with `$6`: what is none of these), the severities `$7` and, with `$8`, is new.
_CHOSEN = f"""
spans AS MATERIALIZED (
    SELECT v.*, {_MAY_SEE} AS may FROM ({USERS_METER_SPANS}) AS v
    WHERE ($2::int IS NULL OR v.meter_id = $2) AND ($3::int IS NULL OR v.usage_point_id = $3)
        AND ($4::int IS NULL OR v.account_id = $4)
), looked AS MATERIALIZED (
    SELECT {since_look("diagnostics")} AS since
), own AS MATERIALIZED (
    SELECT DISTINCT ON (e.meter_id, e.occurred_at, e.code) e.*,
        translate(e.code, '{WRITTEN}', '{MEANT}') AS plain,
        v.usage_point_id, v.time_zone, v.ongoing,
        date_trunc('month', e.occurred_at AT TIME ZONE v.time_zone)::date AS month,
        v.ongoing AND {is_new("e", "looked.since")} AS new
    FROM spans v CROSS JOIN looked
    JOIN meter_events e ON e.meter_id = v.meter_id AND {in_span("e.occurred_at")}
    WHERE v.may
    ORDER BY e.meter_id, e.occurred_at, e.code, v.ongoing DESC
), judged AS MATERIALIZED (
    SELECT own.*, ($5::text[] IS NULL OR plain = ANY($5) OR plain <> ALL($6::text[])) AS of_kind,
        ($7::smallint[] IS NULL OR severity = ANY($7)) AS of_severity
    FROM own WHERE new OR NOT $8::bool
), wanted AS (
    SELECT * FROM judged WHERE of_kind AND of_severity
)
"""
# The month of `$9`; without one the latest in which there is something.
_LIST = f"""
WITH {_CHOSEN}, chosen AS MATERIALIZED (
    SELECT coalesce($9::date, (SELECT max(month) FROM wanted),
        (SELECT date_trunc('month', {TODAY})::date FROM supplier_settings e)) AS month
), page AS (
    SELECT v.* FROM wanted v JOIN chosen USING (month)
    ORDER BY severity, occurred_at DESC, meter_id, code LIMIT $10 OFFSET $11
)
SELECT chosen.month, now() AS as_of,
    (SELECT count(*) FROM spans) AS spans, (SELECT count(*) FROM spans WHERE may) AS allowed,
    (SELECT max(w.month) FROM wanted w WHERE w.month < chosen.month) AS previous_month,
    (SELECT min(w.month) FROM wanted w WHERE w.month > chosen.month) AS next_month,
    (SELECT json_agg(f) FROM (
        SELECT severity, plain, of_kind, of_severity, count(*) AS found,
            count(*) FILTER (WHERE new) AS new
        FROM judged WHERE month = chosen.month GROUP BY 1, 2, 3, 4) AS f)::text AS found,
    v.meter_id, {METER_NAME} AS meter_name, v.time_zone, v.occurred_at, v.received_at, v.severity,
    v.code, v.text, v.new
FROM chosen LEFT JOIN (page AS v
    JOIN usage_points p ON p.id = v.usage_point_id
    JOIN meters m ON m.id = v.meter_id
    LEFT JOIN meter_models o ON o.id = m.model_id) ON true
ORDER BY v.severity, v.occurred_at DESC, v.meter_id, v.code
"""
# In the month of `$9`, or in all of them, what had come before `$10`.
_SEE_ALL = f"""
WITH {_CHOSEN}, kept AS (
    INSERT INTO seen_events (user_id, meter_id, occurred_at, code)
    SELECT $1, meter_id, occurred_at, code FROM wanted
    WHERE new AND ($9::date IS NULL OR month = $9) AND received_at < $10
    ON CONFLICT DO NOTHING
)
SELECT count(*) FROM spans
"""
_SEE_ONE = f"""
WITH spans AS MATERIALIZED ({METERS_SPANS}), own AS (
    SELECT e.meter_id, e.occurred_at, e.code FROM meter_events e
    WHERE e.meter_id = $2 AND e.occurred_at = $3 AND e.code = $4
        AND EXISTS (SELECT FROM spans v WHERE {in_span("e.occurred_at")} AND {_MAY_SEE})
), kept AS (
    INSERT INTO seen_events (user_id, meter_id, occurred_at, code)
    SELECT $1, meter_id, occurred_at, code FROM own ON CONFLICT DO NOTHING
)
SELECT count(*) FROM own
"""
# All that the meter `$1` has noticed in the month of `$2` (NULL: the latest in which there is
# something), whoever had it then; by the clock of where it stands, or stood last.
_STAFFS = f"""
WITH place AS MATERIALIZED (
    SELECT {TODAY} AS today, coalesce((
        SELECT p.time_zone FROM meter_installations i JOIN usage_points p ON p.id = i.usage_point_id
        WHERE i.meter_id = m.id
        ORDER BY i.removed_on IS NULL DESC, i.installed_on DESC NULLS LAST, i.id DESC LIMIT 1
    ), e.time_zone) AS time_zone
    FROM meters m CROSS JOIN supplier_settings e WHERE m.id = $1
), own AS MATERIALIZED (
    SELECT o.*, date_trunc('month', o.occurred_at AT TIME ZONE place.time_zone)::date AS month
    FROM place JOIN meter_events o ON o.meter_id = $1
), chosen AS MATERIALIZED (
    SELECT time_zone, date_trunc('month', coalesce($2::date, (SELECT max(month) FROM own), today)
        )::date AS month
    FROM place
)
SELECT chosen.month, chosen.time_zone,
    (SELECT count(*) FROM own w WHERE w.month = chosen.month) AS found,
    (SELECT max(w.month) FROM own w WHERE w.month < chosen.month) AS previous_month,
    (SELECT min(w.month) FROM own w WHERE w.month > chosen.month) AS next_month,
    v.occurred_at, v.received_at, v.severity, v.code, v.text
FROM chosen LEFT JOIN LATERAL (
    SELECT * FROM own w WHERE w.month = chosen.month
    ORDER BY w.occurred_at DESC, w.code LIMIT $3 OFFSET $4) AS v ON true
ORDER BY v.occurred_at DESC, v.code
"""
# What could not be new any more needs no mark.
EXPIRED = (f"DELETE FROM seen_events WHERE occurred_at < now() - {_FRESH}",)

_EVENTS = """
INSERT INTO meter_events AS e (meter_id, severity, occurred_at, code, text)
SELECT * FROM unnest($1::int[], $2::smallint[], $3::timestamptz[], $4::text[], $5::text[])
ON CONFLICT (meter_id, occurred_at, code) DO UPDATE
SET severity = excluded.severity, text = excluded.text
WHERE (e.severity, e.text) IS DISTINCT FROM (excluded.severity, excluded.text)
"""
_STATES = """
INSERT INTO connection_states AS c (meter_id, changed_at, state)
SELECT * FROM unnest($1::int[], $2::timestamptz[], $3::text[])
ON CONFLICT (meter_id, changed_at) DO UPDATE SET state = excluded.state
WHERE c.state IS DISTINCT FROM excluded.state
"""


@dataclass(frozen=True, slots=True)
class Choice:
    """Which events are meant; what is None, or empty, limits nothing."""

    meter: int | None
    usage_point: int | None
    account: int | None
    kinds: frozenset[Kind]
    severities: frozenset[Severity]
    only_new: bool
    month: date | None

    def values(self) -> tuple[Any, ...]:
        """Return the values of `_CHOSEN` from `$2` on, and the month."""
        codes, known = codes_of(self.kinds)
        severities = [SEVERITIES[one] for one in self.severities] or None
        month = self.month and self.month.replace(day=1)
        place = (self.meter, self.usage_point, self.account)
        return (*place, codes, known, severities, self.only_new, month)

    @property
    def of_place(self) -> bool:
        """Whether it names a thing that may be another's."""
        return any(key is not None for key in (self.meter, self.usage_point, self.account))


@dataclass(frozen=True, slots=True)
class Found:
    """A page of events; `spans` and `allowed`: how many times with meters the user has, and may."""

    spans: int
    allowed: int
    page: dict[str, Any]


def _event(row: Any, meter_id: int) -> dict[str, Any]:
    return {"meter_id": meter_id, "meter_name": row["meter_name"], **_noticed(row)}


def _noticed(row: Any) -> dict[str, Any]:
    return {
        "occurred_at": row["occurred_at"].astimezone(zone(row["time_zone"])),
        "received_at": row["received_at"].replace(microsecond=0),
        "severity": _SEVERITY_NAMES[row["severity"]],
        "code": row["code"],
        "text": row["text"],
        **told(row["code"]),
    }


async def list_events(
    connection: Connection, user_id: UUID, choice: Choice, page: PageRequest
) -> Found:
    """Return a page of a month's events, the gravest first, and what else could be chosen."""
    rows = await connection.fetch(_LIST, user_id, *choice.values(), page.limit, page.offset)
    head = rows[0]
    counted = count_found(orjson.loads(head["found"] or "[]"), _SEVERITY_NAMES)
    items = [
        _event(row, row["meter_id"]) | {"time_zone": row["time_zone"], "new": row["new"]}
        for row in rows
        if row["meter_id"] is not None
    ]
    months = {name: head[name] for name in ("month", "previous_month", "next_month")}
    # To the second, and none that is shown is later.
    as_of = head["as_of"].replace(microsecond=0) + timedelta(seconds=1)
    return Found(
        head["spans"], head["allowed"], {"items": items, **counted, **months, "as_of": as_of}
    )


async def see_events(
    connection: Connection, user_id: UUID, choice: Choice, before: datetime
) -> bool:
    """Mark as seen what was new of these and had come before the moment; False: not the user's."""
    spans: int = await connection.fetchval(_SEE_ALL, user_id, *choice.values(), before)
    return spans > 0 or not choice.of_place


async def see_event(
    connection: Connection, user_id: UUID, meter_id: int, occurred_at: datetime, code: str
) -> bool:
    """Mark an event as seen; False when the user sees no such event."""
    found: int = await connection.fetchval(_SEE_ONE, user_id, meter_id, occurred_at, code)
    return found > 0


async def list_meter_events(
    connection: Connection, user_id: UUID, meter_id: int, page: PageRequest
) -> dict[str, Any] | None:
    """Return a page of a meter's events, latest first; None for who sees none of it."""
    rows = await connection.fetch(_OF_METER, user_id, meter_id, page.limit, page.offset)
    if not rows:
        return None
    items = [_event(row, meter_id) for row in rows if row["occurred_at"] is not None]
    return {"items": items, "total": rows[0]["found"]}


async def list_staffs_events(
    connection: Connection, meter_id: int, month: date | None, page: PageRequest
) -> dict[str, Any] | None:
    """Return a page of what a meter noticed in a month, latest first; None for no such meter."""
    rows = await connection.fetch(_STAFFS, meter_id, month, page.limit, page.offset)
    if not rows:
        return None
    names = ("time_zone", "month", "previous_month", "next_month")
    items = [_noticed(row) for row in rows if row["occurred_at"] is not None]
    return {"items": items, "total": rows[0]["found"], **{name: rows[0][name] for name in names}}


async def summarize_events(connection: Connection, user_id: UUID, latest: int) -> dict[str, Any]:
    """Return how many events the user's meters had in a year, by severity, and the latest."""
    return summary_of(await connection.fetch(_SUMMARY, user_id, latest))


def summary_of(rows: Sequence[Any]) -> dict[str, Any]:
    """Return what the rows of `summary` tell."""
    totals: dict[str, Any] = {"total": 0, "critical": 0, "warning": 0, "info": 0}
    worst, events = None, []
    for row in rows:
        if row["told"] == "total":
            totals = {name: row[name] for name in totals}
        elif row["told"] == "worst":
            worst = _event(row, row["meter_id"])
        else:
            events.append(_event(row, row["meter_id"]))
    return {**totals, "worst": worst, "latest": events}


async def put_events(connection: Connection, rows: Sequence[tuple[Any, ...]]) -> None:
    """Store events: meter, severity, time, code and text; the same again corrects the text."""
    await execute_together(connection, _EVENTS, rows)


async def put_states(connection: Connection, rows: Sequence[tuple[Any, ...]]) -> None:
    """Store states of the load: meter, time and state."""
    await execute_together(connection, _STATES, rows)
