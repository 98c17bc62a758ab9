"""SQL of handing readings in: what is known of a meter in one statement, and what is written."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson

from services.cabinet import locks
from services.cabinet.access.visibility import (
    HELD_METER_SPANS,
    METER_NAME,
    METERS_SPANS,
    SUPPLIER,
    USERS_METER_SPANS,
    has_right,
    in_span,
)
from services.cabinet.metering.meters.queries import VERIFICATION_DUE
from services.cabinet.submissions.entry.rules import Verdict
from services.cabinet.submissions.windows.queries import ENERGY, RECENT, read_remotely
from services.kit.database import Connection
from services.kit.pagination import PageRequest

# So many readings tell what is usual: two years by months.
_PAST = 24
_MAY = has_right("v", "submit_readings")

# Of each meter the time in which it is the user's now, or was last; with all that a form shows of
# it and a check needs: readings of his own days, counters, the last thing handed in.
_METERS = f"""
WITH spans AS MATERIALIZED ({{spans}}), mine AS MATERIALIZED (
    SELECT DISTINCT ON (v.meter_id) v.* FROM spans AS v WHERE {_MAY}
    ORDER BY v.meter_id, v.ongoing DESC, coalesce(v.last_day, 'infinity') DESC,
        v.installation_id DESC
), page AS MATERIALIZED ({{page}})
SELECT v.meter_id, v.usage_point_id, v.account_id, v.customer_id, v.ongoing, v.last_day,
    (SELECT nullif(min(coalesce(w.first_day, '-infinity')), '-infinity') FROM spans w
        WHERE w.meter_id = v.meter_id AND w.customer_id = v.customer_id) AS since, v.removed_on,
    v.time_zone, a.number AS account_number, l.address, m.serial_number,
    p.mrid, e.name AS supplier,
    {METER_NAME} AS name, p.transformation_ratio AS ratio,
    t.zones::text AS tariff_zones, q.counters::text AS counter_zones,
    o.register_digits AS digits, o.register_decimals AS decimals,
    {VERIFICATION_DUE} AS verification_due_on,
    e.reading_from, e.reading_to, e.overdue_verification, e.unusual_factor,
    {read_remotely("m.id", "{now}")} AS read_remotely,
    g.zones, g.zone_digits, x.readings, w.submitted, v.found
FROM page AS v
JOIN customer_accounts a ON a.id = v.account_id
JOIN usage_points p ON p.id = v.usage_point_id
JOIN service_locations l ON l.id = p.service_location_id
JOIN meters m ON m.id = v.meter_id
LEFT JOIN meter_models o ON o.id = m.model_id
CROSS JOIN {SUPPLIER} AS e
LEFT JOIN LATERAL (
    SELECT array_agg(zone ORDER BY zone) AS zones, array_agg(digits ORDER BY zone) AS zone_digits
    FROM meter_registers WHERE meter_id = m.id AND channel = {ENERGY}) AS g ON true
LEFT JOIN LATERAL (
    SELECT jsonb_agg(jsonb_build_array(
        n.taken_at, n.source, n.total, n.t1, n.t2, n.t3) ORDER BY n.taken_at)::text AS readings
    FROM (
        SELECT r.* FROM register_readings r
        WHERE r.meter_id = m.id AND r.channel = {ENERGY} AND EXISTS (
            SELECT FROM spans AS v WHERE v.meter_id = m.id AND {in_span("r.taken_at")})
        ORDER BY r.taken_at DESC LIMIT {_PAST}) AS n) AS x ON true
LEFT JOIN LATERAL (
    SELECT n.terms -> 'zones' AS zones FROM tariff_versions n
    WHERE n.replaced_at IS NULL AND n.valid_from <= ({{now}} AT TIME ZONE v.time_zone)::date
        AND n.schedule_id = (
            SELECT b.schedule_id FROM usage_point_tariffs b
            WHERE b.usage_point_id = p.id AND coalesce(b.from_day, '-infinity')
                <= ({{now}} AT TIME ZONE v.time_zone)::date
            ORDER BY b.from_day DESC NULLS LAST LIMIT 1)
    ORDER BY n.valid_from DESC LIMIT 1) AS t ON true
LEFT JOIN LATERAL (
    SELECT jsonb_object_agg(register, zone) AS counters
    FROM meter_register_zones WHERE meter_id = m.id) AS q ON true
LEFT JOIN LATERAL (
    SELECT to_jsonb(s)::text AS submitted FROM submissions s
    WHERE s.meter_id = m.id AND s.customer_id = v.customer_id AND s.state <> 'corrected'
    ORDER BY s.submitted_at DESC LIMIT 1) AS w ON true
"""
_ORDER = "ORDER BY v.ongoing DESC, a.number, v.removed_on DESC NULLS FIRST, v.meter_id"
# Of the user `$1`; and for staff of whoever holds the account, `$1` being NULL.
_ONE, _ONE_HELD = (
    _METERS.format(spans=spans, page="SELECT v.*, 1 AS found FROM mine AS v", now="$3::timestamptz")
    for spans in (METERS_SPANS, HELD_METER_SPANS)
)
_FORM = (
    _METERS.format(
        spans=USERS_METER_SPANS,
        page=f"""
    SELECT v.*, count(*) OVER () AS found
    FROM mine AS v JOIN customer_accounts a ON a.id = v.account_id
    WHERE coalesce(v.removed_on, 'infinity') > ($2::timestamptz - {RECENT})::date
        AND (v.ongoing OR v.last_day > ($2::timestamptz - {RECENT})::date)
    {_ORDER} LIMIT $3 OFFSET $4""",
        now="$2::timestamptz",
    )
    + _ORDER
)

# What was handed in of the days that the user `$1` may read, of the meter `$2` or by id `$3`.
_OWN = f"""
WITH spans AS MATERIALIZED ({{spans}})
SELECT s.*, c.id AS corrected_by, coalesce(p.time_zone, e.time_zone) AS time_zone,
    count(*) OVER () AS found
FROM submissions s LEFT JOIN submissions c ON c.corrects = s.id
JOIN usage_points p ON p.id = s.usage_point_id CROSS JOIN {SUPPLIER} AS e
WHERE {{which}} AND EXISTS (
    SELECT FROM spans AS v WHERE v.meter_id = s.meter_id AND v.customer_id = s.customer_id
        AND {has_right("v", "see_readings")} AND {in_span("s.taken_at")})
ORDER BY s.submitted_at DESC, s.id
"""
_OWN_OF_METER = _OWN.format(spans=METERS_SPANS, which="s.meter_id = $2") + "LIMIT $3 OFFSET $4"
_OWN_ONE = _OWN.format(
    spans=METERS_SPANS.replace("$2", "(SELECT meter_id FROM submissions WHERE id = $2)"),
    which="s.id = $2",
)
_STATES = (
    "SELECT state, at, by, code, text FROM submission_states WHERE submission_id = $1 ORDER BY id"
)

# Who sees what a meter shows at a place today.
_WATCHERS = f"""
SELECT array_agg(DISTINCT v.user_id) FROM meter_spans v CROSS JOIN {SUPPLIER} AS e
WHERE v.usage_point_id = $1 AND v.meter_id = $2 AND {has_right("v", "see_readings")}
    AND v.account_id = $3 AND v.customer_id = $4
    AND coalesce(v.held_until, 'infinity') >= (now() AT TIME ZONE e.time_zone)::date
"""
_COLUMNS = (
    "id",
    "usage_point_id",
    "meter_id",
    "account_id",
    "customer_id",
    "user_id",
    "way",
    "taken_on",
    "taken_at",
    "submitted_at",
    "opens_on",
    "closes_on",
    "total",
    "t1",
    "t2",
    "t3",
    "decimals",
    "previous",
    "consumption",
    "confirmed",
    "overdue_since",
    "corrects",
    "receipt_id",
    "photo_file",
)
_JSON = ("previous", "consumption")
_VALUES = ", ".join(
    f"${number}::text::jsonb" if name in _JSON else f"${number}"
    for number, name in enumerate(_COLUMNS, 1)
)
_ADD = f"""
WITH made AS (INSERT INTO submissions ({", ".join(_COLUMNS)}) VALUES ({_VALUES}) RETURNING id)
INSERT INTO submission_states (submission_id, state, by)
SELECT id, 'on_its_way', ${len(_COLUMNS) + 1} FROM made
"""
_SETTLE = """
WITH settled AS (
    UPDATE submissions SET state = $2, refused_by = $3, refusal_code = $4, refusal_text = $5
    WHERE id = $1 RETURNING id
)
INSERT INTO submission_states (submission_id, state, by, code, text)
SELECT id, $2, $6, $4, $5 FROM settled
"""
_LOCKED = """
SELECT s.*, NULL::uuid AS corrected_by, m.serial_number, a.number AS account_number
FROM submissions s JOIN meters m ON m.id = s.meter_id
JOIN customer_accounts a ON a.id = s.account_id
WHERE s.id = $1 FOR UPDATE OF s
"""
# A batch may settle as many as it has lines, and the database holds some thousands of locks.
_STRIPES = 512
# Points in their order, so that no two wait for each other.
_LOCK_TO_HAND_IN = f"""
SELECT pg_advisory_xact_lock($1, $2 % {_STRIPES}),
    (SELECT count(pg_advisory_xact_lock($3, n.usage_point_id)) FROM (
        SELECT DISTINCT usage_point_id FROM meter_installations WHERE meter_id = $2
        ORDER BY usage_point_id) AS n)
"""
_LOCK_MANY = f"""
SELECT pg_advisory_xact_lock($1, stripe) FROM (
    SELECT DISTINCT meter_id % {_STRIPES} AS stripe FROM submissions WHERE id = ANY($2::uuid[])
    ORDER BY stripe) AS stripes
"""
_METER_OF = "SELECT meter_id FROM submissions WHERE id = $1"


async def lock_meter(connection: Connection, meter_id: int) -> None:
    """Let nobody else hand in, correct or settle readings of a meter until the end of the act."""
    await connection.execute(
        "SELECT pg_advisory_xact_lock($1, $2)", locks.SUBMISSIONS, meter_id % _STRIPES
    )


async def lock_to_hand_in(connection: Connection, meter_id: int) -> None:
    """Do the same, and let nobody add to the receipts of a usage point where it stands or stood.

    Each receipt names the one before it.
    """
    await connection.execute(_LOCK_TO_HAND_IN, locks.SUBMISSIONS, meter_id, locks.RECEIPTS)


async def lock_meters_of(connection: Connection, submission_ids: Sequence[UUID]) -> None:
    """Do the same for the meters of many submissions, in one order: nobody waits in a circle."""
    await connection.execute(_LOCK_MANY, locks.SUBMISSIONS, submission_ids)


async def find_meter(
    connection: Connection, user_id: UUID, meter_id: int, now: datetime
) -> Any | None:
    """Return what is known of a meter of which the user may hand readings in, or None."""
    return await connection.fetchrow(_ONE, user_id, meter_id, now)


async def find_held_meter(connection: Connection, meter_id: int, now: datetime) -> Any | None:
    """Return the same of a meter by the times of its accounts, whoever sees them; or None."""
    return await connection.fetchrow(_ONE_HELD, None, meter_id, now)


async def list_form(
    connection: Connection, user_id: UUID, now: datetime, page: PageRequest
) -> tuple[list[Any], int]:
    """Return a page of the same of all meters that are the user's, or were within two months.

    And how many there are in all.
    """
    return await _page(connection, _FORM, user_id, now, page)


async def list_of_meter(
    connection: Connection, user_id: UUID, meter_id: int, page: PageRequest
) -> tuple[list[Any], int]:
    """Return a page of what was handed in of a meter in days that the user may read, latest first.

    And how many there are in all.
    """
    return await _page(connection, _OWN_OF_METER, user_id, meter_id, page)


async def _page(
    connection: Connection, sql: str, user_id: UUID, about: object, page: PageRequest
) -> tuple[list[Any], int]:
    rows = list(await connection.fetch(sql, user_id, about, page.limit, page.offset))
    # Beyond the end the rows cannot tell how many there are.
    told = rows if rows or not page.offset else await connection.fetch(sql, user_id, about, 1, 0)
    return rows, told[0]["found"] if told else 0


async def find_own(connection: Connection, user_id: UUID, submission_id: UUID) -> Any | None:
    """Return a submission that the user may read, or None."""
    return await connection.fetchrow(_OWN_ONE, user_id, submission_id)


async def list_states(connection: Connection, submission_id: UUID) -> list[dict[str, Any]]:
    """Return the states that a submission has had, in order."""
    return [dict(row) for row in await connection.fetch(_STATES, submission_id)]


async def list_watchers(connection: Connection, submission: Mapping[str, Any]) -> list[UUID]:
    """Return the users who see the readings of a submission's meter today."""
    names = ("usage_point_id", "meter_id", "account_id", "customer_id")
    users = await connection.fetchval(_WATCHERS, *(submission[name] for name in names))
    return list(users or ())


async def add_submission(connection: Connection, row: Mapping[str, Any], by: str) -> None:
    """Add a submission that is on its way (columns `_COLUMNS`)."""
    values = [orjson.dumps(row[name]).decode() if name in _JSON else row[name] for name in _COLUMNS]
    await connection.execute(_ADD, *values, by)


async def lock_submission(connection: Connection, submission_id: UUID) -> Any | None:
    """Return a submission as it stands, with its meter locked as by `lock_meter`; None if none."""
    meter_id = await connection.fetchval(_METER_OF, submission_id)
    if meter_id is None:
        return None
    await lock_meter(connection, meter_id)
    return await connection.fetchrow(_LOCKED, submission_id)


async def put_state(connection: Connection, submission_id: UUID, verdict: Verdict) -> None:
    """Let a submission come into a state; a refusal keeps who refused it and why."""
    refused_by = verdict.by if verdict.state == "refused" else None
    await connection.execute(
        _SETTLE,
        submission_id,
        verdict.state,
        refused_by,
        verdict.code,
        verdict.text,
        verdict.by,
    )
