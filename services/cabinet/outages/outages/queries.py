"""SQL of outages: what every act writes, and what staff see of them."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import orjson

from services.cabinet import locks
from services.cabinet.access.visibility import day_begins
from services.cabinet.customers.places.rules import address_text
from services.cabinet.lines.queries import like
from services.cabinet.outages.outages.schemas import OutagesQuery
from services.cabinet.outages.scopes.queries import touched
from services.cabinet.outages.scopes.rules import MOST_SHOWN
from services.kit.database import Connection
from services.kit.pagination import PageRequest, fetch_page

# Of a row `o`: nobody has to press a button at the hour. A planned outage ends when it was said to.
_BY_ITSELF = "(o.kind = 'planned' AND o.expected_end_at <= now())"
OPEN: Final = f"""(o.published_at IS NOT NULL AND o.cancelled_at IS NULL AND o.ended_at IS NULL
    AND NOT {_BY_ITSELF})"""
STATUS: Final = f"""CASE WHEN o.published_at IS NULL THEN 'draft'
    WHEN o.cancelled_at IS NOT NULL THEN 'cancelled'
    WHEN o.ended_at IS NOT NULL THEN 'ended'
    WHEN {_BY_ITSELF} THEN 'ended'
    WHEN o.starts_at > now() THEN 'planned' ELSE 'current' END"""
ENDED_AT: Final = f"""CASE WHEN o.cancelled_at IS NULL AND o.published_at IS NOT NULL
    THEN coalesce(o.ended_at, CASE WHEN {_BY_ITSELF} THEN o.expected_end_at END) END"""
# Of the row that `STATUS` is a column of.
OVERDUE: Final = f"""({STATUS} = 'current' AND coalesce(o.expected_end_at <= now(), false))"""
# A report, `r`, that still counts: of the last day, and its place is not said to have energy again.
WAITING: Final = "r.over_at IS NULL AND r.at > now() - interval '24 hours'"
# Until when it went on, or goes on for all that is known.
_LASTS_UNTIL = f"coalesce(o.cancelled_at, {ENDED_AT}, greatest(o.expected_end_at, now()))"
_ROW = f"""o.id, o.kind, {STATUS} AS status, {OVERDUE} AS overdue, o.starts_at,
    o.expected_end_at, {ENDED_AT} AS ended_at, o.cause, o.scope_kind, o.title, o.accounts,
    o.buildings, o.external_id IS NOT NULL AS imported, o.changed_at"""
_STATUSES = ("draft", "planned", "current", "ended", "cancelled")
_LOCK = "SELECT pg_advisory_xact_lock($1)"
_FIND = f"""
SELECT {_ROW}, o.external_id, o.published_at, o.cancelled_at,
    o.ended_at AS done_at, o.text, o.scope::text, o.from_street::text,
    o.version, o.changed_by, ST_AsGeoJSON(o.shape, 6) AS shape
FROM outages o WHERE o.{{which}} = $1
"""
# What the release before writes names no sender: it is anybody's who calls it so.
_FIND_IMPORTED = f"""
{_FIND.format(which="external_id")} AND (o.sender = $2 OR o.sender IS NULL)
ORDER BY o.sender NULLS LAST LIMIT 1
"""
_SENT = "SELECT id, digest FROM outages WHERE made_by = $1 AND sending_key = $2"
_SHAPE = "ST_GeomFromGeoJSON({value}::text)"
_ADD = f"""
INSERT INTO outages (kind, starts_at, expected_end_at, cause, text, scope_kind, scope, shape,
    from_street, title, external_id, changed_by, made_by, sending_key, digest, sender)
VALUES ($1, $2, $3, $4, $5, $6, $7::text::jsonb, {_SHAPE.format(value="$8")}, $9::text::jsonb, $10,
    $11, $12, $13, $14, $15, $16)
RETURNING id
"""
_WRITE = f"""
UPDATE outages SET kind = $2, starts_at = $3, expected_end_at = $4, cause = $5, text = $6,
    scope_kind = $7, scope = $8::text::jsonb, shape = {_SHAPE.format(value="$9")},
    from_street = $10::text::jsonb, title = $11
WHERE id = $1
"""
# What is the same already is not written.
_DROP_MEMBERS = (
    "DELETE FROM outage_buildings WHERE outage_id = $1 AND building_id <> ALL($2::int[])"
)
_ADD_MEMBERS = """
INSERT INTO outage_buildings (outage_id, building_id) SELECT $1, unnest($2::int[])
ON CONFLICT DO NOTHING
"""
_MEMBERS = "SELECT building_id FROM outage_buildings WHERE outage_id = $1 ORDER BY building_id"
_NUMBERS = "UPDATE outages SET buildings = $2, accounts = $3 WHERE id = $1"
_TOUCH = """
UPDATE outages SET version = version + 1, changed_at = clock_timestamp(), changed_by = $2
WHERE id = $1
"""
_ADD_ACT = """
INSERT INTO outage_acts (outage_id, at, by, act, text, expected_end_at, told)
SELECT id, clock_timestamp(), $2, $3::text, $4, $5::timestamptz,
    published_at IS NOT NULL AND $3::text NOT IN ('created', 'imported')
FROM outages WHERE id = $1
"""
_ACTS = """
SELECT at, by, act, text, expected_end_at FROM outage_acts WHERE outage_id = $1 ORDER BY id
"""
_SET = "UPDATE outages SET {column} = $2 WHERE id = $1"
_TOLD = """
INSERT INTO outage_users (outage_id, user_id) SELECT $1, unnest($2::uuid[]) ON CONFLICT DO NOTHING
"""
_CARD_NUMBERS = """
SELECT (SELECT count(*) FROM outage_users WHERE outage_id = $1) AS told,
    (SELECT count(*) FROM outage_reports WHERE outage_id = $1) AS reports
"""
_SHOWN = f"""
SELECT b.id, b.region, b.locality, b.street, b.house, ST_X(b.place) AS x, ST_Y(b.place) AS y
FROM outage_buildings m JOIN buildings b ON b.id = m.building_id
WHERE m.outage_id = $1 ORDER BY b.locality, b.street, length(b.house), b.house, b.id
LIMIT {MOST_SHOWN}
"""
_MEMBERS_OF = "SELECT building_id FROM outage_buildings WHERE outage_id = $1"
_ACCOUNTS_FROM = f"""
FROM (SELECT DISTINCT ON (t.account_id) t.account_id, l.address
    FROM ({touched(_MEMBERS_OF)}) AS t JOIN service_locations l ON l.id = t.service_location_id
    ORDER BY t.account_id, l.address) AS p
JOIN customer_accounts a ON a.id = p.account_id
"""
# Reports that wait for an outage, of the last day; those of these buildings belong to it now.
_LINK = f"""
UPDATE outage_reports r SET outage_id = $1
WHERE r.building_id = ANY($2::int[]) AND {WAITING}
    AND NOT EXISTS (SELECT FROM outages o WHERE o.id = r.outage_id AND {OPEN})
"""
_UNLINK = """
UPDATE outage_reports SET outage_id = NULL
WHERE outage_id = $1 AND building_id <> ALL($2::int[])
"""
# Buildings of a street of which people have reported, and which no other outage explains.
_REPORTED = f"""
SELECT DISTINCT r.building_id FROM outage_reports r JOIN buildings b ON b.id = r.building_id
WHERE b.locality = $1 AND b.street IS NOT DISTINCT FROM $2 AND (r.outage_id = $3
    OR (r.outage_id IS NULL AND {WAITING}))
"""
_OPEN_BY_PLACE = f"""
SELECT o.id FROM outages o
WHERE {OPEN} AND o.scope_kind IN ('area', 'radius', 'substation') ORDER BY o.id
"""
_NOW = f"""
SELECT now() AS at, count(*) FILTER (WHERE status = 'current' AND kind = 'emergency') AS emergency,
    count(*) FILTER (WHERE status = 'current' AND kind = 'planned') AS planned,
    count(*) FILTER (WHERE overdue) AS overdue,
    count(*) FILTER (WHERE status = 'planned') AS to_come,
    coalesce(sum(accounts) FILTER (WHERE status = 'current'), 0) AS accounts
FROM (SELECT {STATUS} AS status, o.kind, {OVERDUE} AS overdue, o.accounts FROM outages o
    WHERE {OPEN}) AS o
"""
EXPIRED = (
    "DELETE FROM outage_reports WHERE at < now() - interval '1 year'",
    """DELETE FROM outage_users u USING outages o WHERE o.id = u.outage_id
        AND coalesce(o.cancelled_at, o.ended_at, o.expected_end_at) < now() - interval '1 year'""",
)


async def lock_outages(connection: Connection) -> None:
    """Let nobody else write outages until this transaction ends: few do, and rarely."""
    await connection.execute(_LOCK, locks.OUTAGES)


async def find_outage(connection: Connection, outage_id: int) -> Any:
    """Return an outage, or None."""
    return await connection.fetchrow(_FIND.format(which="id"), outage_id)


async def find_imported(connection: Connection, sender: str, external_id: str) -> Any:
    """Return the outage that this system calls so, or None."""
    return await connection.fetchrow(_FIND_IMPORTED, external_id, sender)


async def find_sent(connection: Connection, staff_id: UUID, key: str) -> Any:
    """Return id and digest of the outage that was sent under a key, or None."""
    return await connection.fetchrow(_SENT, staff_id, key)


async def add_outage(
    connection: Connection,
    fields: Mapping[str, Any],
    by: str,
    *,
    external_id: str | None = None,
    sent: tuple[UUID, str | None, bytes] | tuple[None, None, None] = (None, None, None),
) -> int:
    """Add a draft with the columns of `fields` (see `_values`); return its key.

    With an `external_id` it is `by`, a system, who calls it so.
    """
    sender = None if external_id is None else by
    added: int = await connection.fetchval(_ADD, *_values(fields), external_id, by, *sent, sender)
    return added


async def write_outage(connection: Connection, outage_id: int, fields: Mapping[str, Any]) -> None:
    """Write the same columns anew."""
    await connection.execute(_WRITE, outage_id, *_values(fields))


def _values(fields: Mapping[str, Any]) -> list[Any]:
    plain = ("kind", "starts_at", "expected_end_at", "cause", "text")
    documents = (fields["scope"], fields["shape"], fields["from_street"])
    scope, shape, street = (None if one is None else _json(one) for one in documents)
    of_scope = [fields["scope"]["kind"], scope, shape, street, fields["title"]]
    return [*(fields[name] for name in plain), *of_scope]


def _json(document: Any) -> str:
    return orjson.dumps(document).decode()


async def put_members(
    connection: Connection, outage_id: int, buildings: Sequence[int], accounts: int
) -> None:
    """Let an outage touch these buildings and no others, in which there are so many accounts."""
    await connection.execute(_DROP_MEMBERS, outage_id, buildings)
    await connection.execute(_ADD_MEMBERS, outage_id, buildings)
    await connection.execute(_NUMBERS, outage_id, len(buildings), accounts)


async def list_members(connection: Connection, outage_id: int) -> list[int]:
    """Return the buildings that an outage touches."""
    return [row["building_id"] for row in await connection.fetch(_MEMBERS, outage_id)]


async def note_act(
    connection: Connection,
    outage_id: int,
    by: str,
    act: str,
    text: str = "",
    *,
    end: datetime | None = None,
) -> None:
    """Note what was done with an outage, `end` expected from now on: it is another version."""
    await connection.execute(_ADD_ACT, outage_id, by, act, text, end)
    await connection.execute(_TOUCH, outage_id, by)


async def set_moment(connection: Connection, outage_id: int, column: str, moment: Any) -> None:
    """Write one of the moments of an outage: `column` is its name."""
    await connection.execute(_SET.format(column=column), outage_id, moment)


async def delete_outage(connection: Connection, outage_id: int) -> None:
    """Delete an outage."""
    await connection.execute("DELETE FROM outages WHERE id = $1", outage_id)


async def note_told(connection: Connection, outage_id: int, users: Sequence[UUID]) -> None:
    """Note who was told of an outage."""
    await connection.execute(_TOLD, outage_id, users)


async def link_reports(connection: Connection, outage_id: int, buildings: Sequence[int]) -> None:
    """Let the reports of these buildings that wait belong to an outage, and no others."""
    await connection.execute(_UNLINK, outage_id, buildings)
    await connection.execute(_LINK, outage_id, buildings)


async def list_reported(
    connection: Connection, locality: str, street: str | None, outage_id: int | None
) -> list[int]:
    """Return the buildings of a street with reports that wait, or belong to this outage."""
    rows = await connection.fetch(_REPORTED, locality, street, outage_id)
    return [row["building_id"] for row in rows]


async def list_open_by_place(connection: Connection) -> list[int]:
    """Return the outages to come or going on that new buildings may come into."""
    return [row["id"] for row in await connection.fetch(_OPEN_BY_PLACE)]


async def list_acts(connection: Connection, outage_id: int) -> list[dict[str, Any]]:
    """Return what was done with an outage, eldest first."""
    return [dict(row) for row in await connection.fetch(_ACTS, outage_id)]


async def count_open(connection: Connection) -> Any:
    """Return how many outages go on by kind, what they touch, and how many are to come."""
    return await connection.fetchrow(_NOW)


async def read_numbers(connection: Connection, outage_id: int) -> Any:
    """Return how many users were `told`, and how many `reports` belong to an outage."""
    return await connection.fetchrow(_CARD_NUMBERS, outage_id)


async def list_shown(connection: Connection, outage_id: int) -> list[dict[str, Any]]:
    """Return the first buildings that an outage touches, by address (`ShownBuildingOut`)."""
    rows = await connection.fetch(_SHOWN, outage_id)
    return [
        {
            "id": row["id"],
            "address": address_text(
                row["region"], row["locality"], row["street"], row["house"], None
            ),
            "point": None if row["x"] is None else [row["x"], row["y"]],
        }
        for row in rows
    ]


async def list_touched(connection: Connection, outage_id: int, page: PageRequest) -> dict[str, Any]:
    """Return a page of the accounts that an outage touches today, by address."""
    columns = "p.account_id, a.number, p.address, a.customer_name AS customer"
    order = "p.address, a.number"
    return await fetch_page(connection, columns, _ACCOUNTS_FROM, page, outage_id, order=order)


def row_shown(row: Any) -> dict[str, Any]:
    """Return a row as `StaffOutageOut` has it."""
    names = ("id", "kind", "status", "overdue", "starts_at", "expected_end_at", "ended_at")
    return {
        **{name: row[name] for name in names},
        "number": row["id"],
        "cause": row["cause"],
        "scope": {"kind": row["scope_kind"], "title": row["title"]},
        "accounts": row["accounts"],
        "buildings": row["buildings"],
        "source": "system" if row["imported"] else "staff",
        "changed_at": row["changed_at"],
    }


async def list_outages(
    connection: Connection, wanted: OutagesQuery, page: PageRequest
) -> dict[str, Any]:
    """Return a page of outages and their counters, as `StaffOutagesOut` has it."""
    values: list[Any] = []

    def parameter(value: Any) -> str:
        values.append(value)
        return f"${len(values)}"

    conditions = ["true"]
    if wanted.kind:
        conditions.append(f"o.kind = ANY({parameter(list(wanted.kind))}::text[])")
    if wanted.first_day:
        conditions.append(f"{_LASTS_UNTIL} >= {day_begins(parameter(wanted.first_day))}")
    if wanted.last_day:
        last = f"({parameter(wanted.last_day)}::date + 1)"
        conditions.append(f"o.starts_at < {day_begins(last)}")
    for word in wanted.search.lower().replace("ё", "е").split()[:8]:
        given = parameter(like(word))
        words = "replace(lower(concat_ws(' ', o.title, o.cause, o.text)), 'ё', 'е')"
        named = f"o.id::text = {parameter(word.lstrip('№#'))}"
        conditions.append(f"({words} LIKE {given} OR {named})")
    every = " AND ".join(conditions)
    counted = await connection.fetch(
        f"SELECT {STATUS} AS status, count(*) AS found FROM outages o WHERE {every} GROUP BY 1",
        *values,
    )
    counters = dict.fromkeys(_STATUSES, 0) | {row["status"]: row["found"] for row in counted}
    chosen = wanted.status or _STATUSES
    if wanted.status:
        every += f" AND {STATUS} = ANY({parameter(list(wanted.status))}::text[])"
    limit, offset = parameter(page.limit), parameter(page.offset)
    rows = await connection.fetch(
        f"SELECT {_ROW} FROM outages o WHERE {every}"
        f" ORDER BY o.starts_at DESC, o.id DESC LIMIT {limit} OFFSET {offset}",
        *values,
    )
    return {
        "items": [row_shown(row) for row in rows],
        "total": sum(counters[status] for status in set(chosen)),
        "counters": counters,
    }
