"""SQL by which readings are handed in and settled: of one and of many by the same statements."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

import orjson

from services.cabinet import locks
from services.cabinet.access.visibility import SUPPLIER
from services.cabinet.submissions.entry.queries import WATCHERS
from services.cabinet.submissions.entry.rules import By, Verdict
from services.kit.database import Connection
from services.kit.together import Part

# Columns of what is handed in, and their types.
_COLUMNS: Mapping[str, str] = {
    "id": "uuid",
    "usage_point_id": "int",
    "meter_id": "int",
    "account_id": "int",
    "customer_id": "int",
    "user_id": "uuid",
    "organization_id": "int",
    "session_id": "uuid",
    "way": "text",
    "taken_on": "date",
    "taken_at": "timestamptz",
    "submitted_at": "timestamptz",
    "opens_on": "date",
    "closes_on": "date",
    "total": "bigint",
    "t1": "bigint",
    "t2": "bigint",
    "t3": "bigint",
    "decimals": "int",
    "previous": "jsonb",
    "consumption": "jsonb",
    "confirmed": "bool",
    "overdue_since": "date",
    "corrects": "uuid",
    "receipt_id": "uuid",
    "photo_file": "text",
}
_JSON = frozenset(name for name, kind in _COLUMNS.items() if kind == "jsonb")
_GIVEN = ", ".join(
    f"${number}::text[]::jsonb[]" if name in _JSON else f"${number}::{kind}[]"
    for number, (name, kind) in enumerate(_COLUMNS.items(), 1)
)
# The states in the order in which the rows are given: it is that of the feed.
_ADD = f"""
made_submissions AS (
    INSERT INTO submissions ({", ".join(_COLUMNS)})
    SELECT * FROM unnest((SELECT {_GIVEN.replace(",", "),", 1)}) RETURNING id
), made_states AS (
    INSERT INTO submission_states (submission_id, state, by)
    SELECT id, 'on_its_way', ${len(_COLUMNS) + 1} FROM made_submissions
)
"""
_SETTLE = """
WITH settled AS (
    UPDATE submissions SET state = $2, refused_by = $3, refusal_code = $4, refusal_text = $5
    WHERE id = ANY($1::uuid[]) RETURNING id
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
# What stood before an organisation's session has handed in: in one session it may have corrected
# itself, and none of that is meant to stay. While its days last, what became of it may change.
_FORMER = """
WITH RECURSIVE own AS (
    SELECT s.* FROM submissions s WHERE s.id = $1
    UNION ALL
    SELECT p.* FROM own o JOIN submissions p ON p.id = o.corrects
    WHERE p.organization_id = o.organization_id AND p.session_id = o.session_id
)
SELECT f.*, m.serial_number, a.number AS account_number
FROM own o JOIN submissions f ON f.id = o.corrects
JOIN meters m ON m.id = f.meter_id JOIN customer_accounts a ON a.id = f.account_id
WHERE f.id NOT IN (SELECT id FROM own) AND f.state = 'corrected' AND f.closes_on >= $2
"""
_MOVE = "UPDATE submissions SET taken_at = $2 WHERE id = $1"
_METER_OF = "SELECT meter_id FROM submissions WHERE id = $1"
# Who sees what a meter shows at a place today.
_WATCHERS = f"""
SELECT ({WATCHERS}) FROM (SELECT $1::int AS usage_point_id, $2::int AS meter_id,
    $3::int AS account_id, $4::int AS customer_id) AS v CROSS JOIN {SUPPLIER} AS e
"""

# A batch may settle as many as it has lines, and the database holds some thousands of locks.
_STRIPES = 512
# Each in one order, and all meters before all points: no two wait for each other in a circle.
_LOCK_STRIPES = f"""
SELECT count(pg_advisory_xact_lock($1, stripe)) FROM (
    SELECT DISTINCT meter_id % {_STRIPES} AS stripe FROM {{meters}} ORDER BY stripe) AS stripes
"""
_LOCK_TO_HAND_IN = f"""
SELECT ({_LOCK_STRIPES.format(meters="unnest((SELECT $2::int[])) AS m(meter_id)")}),
    (SELECT count(pg_advisory_xact_lock($3, stripe)) FROM (
        SELECT DISTINCT usage_point_id % {_STRIPES} AS stripe FROM meter_installations
        WHERE meter_id = ANY((SELECT $2::int[])::int[]) ORDER BY stripe) AS points)
"""
_LOCK_MANY = _LOCK_STRIPES.format(meters="submissions WHERE id = ANY($2::uuid[])")


async def lock_meter(connection: Connection, meter_id: int) -> None:
    """Let nobody else hand in, correct or settle readings of a meter until the end of the act."""
    await connection.execute(
        "SELECT pg_advisory_xact_lock($1, $2)", locks.SUBMISSIONS, meter_id % _STRIPES
    )


async def lock_to_hand_in(connection: Connection, meter_ids: Sequence[int]) -> None:
    """Do the same of meters, and let nobody add to the receipts of where they stand or stood.

    Each receipt of a usage point names the one before it.
    """
    await connection.execute(_LOCK_TO_HAND_IN, locks.SUBMISSIONS, meter_ids, locks.RECEIPTS)


async def lock_meters_of(connection: Connection, submission_ids: Sequence[UUID]) -> None:
    """Do the same for the meters of many submissions, in one order: nobody waits in a circle."""
    await connection.execute(_LOCK_MANY, locks.SUBMISSIONS, submission_ids)


async def lock_submission(connection: Connection, submission_id: UUID) -> Any | None:
    """Return a submission as it stands, with its meter locked as by `lock_meter`; None if none."""
    meter_id = await connection.fetchval(_METER_OF, submission_id)
    if meter_id is None:
        return None
    await lock_meter(connection, meter_id)
    return await connection.fetchrow(_LOCKED, submission_id)


async def find_former(connection: Connection, submission_id: UUID, today: date) -> Any | None:
    """Return what a session has corrected by a submission, of days that are not over; or None."""
    return await connection.fetchrow(_FORMER, submission_id, today)


async def move(connection: Connection, submission_id: UUID, taken_at: datetime) -> None:
    """Let a submission stand among the register readings at another moment."""
    await connection.execute(_MOVE, submission_id, taken_at)


def adding(rows: Sequence[Mapping[str, Any]], by: By) -> Part:
    """Return the part of a statement that adds submissions on their way (columns `_COLUMNS`)."""
    columns = [
        [orjson.dumps(row[name]).decode() for row in rows]
        if name in _JSON
        else [row[name] for row in rows]
        for name in _COLUMNS
    ]
    return Part(_ADD, (*columns, by))


async def put_state(
    connection: Connection, submission_ids: Sequence[UUID], verdict: Verdict
) -> None:
    """Let submissions come into a state; a refusal keeps who refused it and why."""
    refused_by = verdict.by if verdict.state == "refused" else None
    said = (verdict.state, refused_by, verdict.code, verdict.text, verdict.by)
    await connection.execute(_SETTLE, submission_ids, *said)


async def list_watchers(connection: Connection, submission: Mapping[str, Any]) -> list[UUID]:
    """Return the users who see the readings of a submission's meter today."""
    names = ("usage_point_id", "meter_id", "account_id", "customer_id")
    users = await connection.fetchval(_WATCHERS, *(submission[name] for name in names))
    return list(users or ())
