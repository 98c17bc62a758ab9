"""SQL of organisations that serve houses: what batches, staff and auth change."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson

from services.cabinet import locks
from services.cabinet.customers.servicers.models import EndedBecause
from services.cabinet.customers.servicers.rules import Span
from services.cabinet.lines.queries import json_rows, recordset
from services.kit.database import Connection

_FIELDS = {
    "external_id": "text",
    "name": "text",
    "short_name": "text",
    "kind": "text",
    "inn": "text",
    "agreement_number": "text",
    "ended_at": "timestamptz",
    "told": "jsonb",
}
_NAMES = ", ".join(_FIELDS)
_KNOWN = f"""
SELECT id, {_NAMES.replace("told", "told::text AS told")} FROM servicing_organizations
WHERE external_id = ANY($1::text[])
"""
_PUT = f"""
INSERT INTO servicing_organizations AS t ({_NAMES}) SELECT {_NAMES} FROM {recordset(_FIELDS)}
ORDER BY external_id
ON CONFLICT (external_id) DO UPDATE SET
    {", ".join(f"{name} = excluded.{name}" for name in _FIELDS if name != "external_id")}
RETURNING id, external_id
"""
_LIVING = """
SELECT id, organization_id, email, name, phone, main FROM servicing_people
WHERE ended_at IS NULL AND (organization_id = ANY($1::int[]) OR email = ANY($2::text[]))
ORDER BY added_at, id
"""
_PERSON = {
    "id": "uuid",
    "organization_id": "int",
    "email": "text",
    "name": "text",
    "phone": "text",
    "main": "boolean",
}
_ADD_PEOPLE = f"""
INSERT INTO servicing_people ({", ".join(_PERSON)}) SELECT {", ".join(_PERSON)}
FROM {recordset(_PERSON)}
"""
_CHANGE_PEOPLE = f"""
UPDATE servicing_people AS p SET name = r.name, phone = r.phone, main = r.main
FROM {recordset(_PERSON)} WHERE p.id = r.id
"""
_END_PEOPLE = """
UPDATE servicing_people SET ended_at = now(), ended_because = $2
WHERE id = ANY($1::uuid[]) AND ended_at IS NULL RETURNING id
"""
_ACTS_FOR_ANOTHER = """
SELECT EXISTS (SELECT FROM servicing_people
    WHERE user_id = $1 AND id <> $2 AND ended_at IS NULL)
"""
_SET_USER = """
UPDATE servicing_people SET user_id = $2, user_as_of = greatest(user_as_of, $3)
WHERE id = $1 AND ended_at IS NULL
"""
_OF_USER = "SELECT id FROM servicing_people WHERE user_id = $1 AND ($2 OR ended_at IS NULL)"
# Another's address stays with him: auth gives it to nobody else, so that it is a matter of time.
_SET_EMAIL = """
UPDATE servicing_people p SET email = $2, user_as_of = $3
WHERE p.user_id = $1 AND p.ended_at IS NULL AND coalesce(p.user_as_of, '-infinity') <= $3
    AND NOT EXISTS (SELECT FROM servicing_people o
        WHERE o.email = $2 AND o.id <> p.id AND o.ended_at IS NULL)
"""
_FORGET_USER = """
UPDATE servicing_people SET email = '', name = '', phone = NULL,
    ended_at = coalesce(ended_at, now()), ended_because = coalesce(ended_because, 'removed')
WHERE user_id = $1
"""
_SPAN = """id, organization_id, building_id, first_day, told_last_day, last_day, external_id,
    told::text AS told"""
_SPANS = f"""
SELECT {_SPAN} FROM served_houses
WHERE building_id = ANY($1::int[]) OR external_id = ANY($2::text[]) ORDER BY id FOR UPDATE
"""
_SPANS_OF = f"SELECT {_SPAN} FROM served_houses WHERE id = $1 FOR UPDATE"
_HOUSE = {
    "id": "int",
    "organization_id": "int",
    "building_id": "int",
    "first_day": "date",
    "told_last_day": "date",
    "last_day": "date",
    "external_id": "text",
    "told": "jsonb",
}
_KEPT = [name for name in _HOUSE if name not in ("id", "building_id")]
_CHANGE_HOUSES = f"""
UPDATE served_houses AS h SET {", ".join(f"{name} = r.{name}" for name in _KEPT)}
FROM {recordset(_HOUSE)} WHERE h.id = r.id
"""
_NEW = [name for name in _HOUSE if name != "id"]
_ADD_HOUSES = f"""
INSERT INTO served_houses ({", ".join(_NEW)}) SELECT {", ".join(_NEW)} FROM {recordset(_HOUSE)}
"""
_BY_ADDRESS = "SELECT address_key AS key, id FROM buildings WHERE address_key = ANY($1::text[])"
_BY_OBJECT = """
SELECT external_id AS key, building_id AS id FROM service_locations
WHERE external_id = ANY($1::text[])
"""
_FORGET_TOLD = "UPDATE served_houses SET told = NULL WHERE organization_id = ANY($1::int[])"


async def lock_servicers(connection: Connection) -> None:
    """Let nobody else write organisations, their people and houses until the commit."""
    await connection.execute("SELECT pg_advisory_xact_lock($1)", locks.SERVICERS)


async def list_known(connection: Connection, keys: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Return the organisations of these outer keys, as `put_organizations` takes them."""
    rows = await connection.fetch(_KNOWN, keys)
    return {
        row["external_id"]: dict(row) | {"told": row["told"] and orjson.loads(row["told"])}
        for row in rows
    }


async def put_organizations(
    connection: Connection, rows: Sequence[Mapping[str, Any]]
) -> dict[str, int]:
    """Write organisations whole; return their inner keys by their outer ones."""
    written = await connection.fetch(_PUT, json_rows(rows))
    return {row["external_id"]: row["id"] for row in written}


async def list_living(
    connection: Connection, organizations: Sequence[int], emails: Iterable[str]
) -> list[dict[str, Any]]:
    """Return who acts for one of these organisations, or has one of these addresses."""
    rows = await connection.fetch(_LIVING, organizations, list(emails))
    return [dict(row) for row in rows]


async def add_people(connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
    """Add contact persons."""
    await connection.execute(_ADD_PEOPLE, json_rows(rows))


async def change_people(connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
    """Set name, telephone and whether he is the main one, of persons."""
    told = [{**row, "id": str(row["id"])} for row in rows]
    await connection.execute(_CHANGE_PEOPLE, json_rows(told))


async def end_people(
    connection: Connection, people: Sequence[UUID], because: EndedBecause
) -> list[UUID]:
    """End what persons may do; return those who could until now."""
    return [row["id"] for row in await connection.fetch(_END_PEOPLE, people, because)]


async def acts_for_another(connection: Connection, user_id: UUID, person_id: UUID) -> bool:
    """Say whether a user is another person of some organisation already."""
    return bool(await connection.fetchval(_ACTS_FOR_ANOTHER, user_id, person_id))


async def set_user(connection: Connection, person_id: UUID, user_id: UUID, at: datetime) -> None:
    """Let a person be this user, as auth has said at that moment."""
    await connection.execute(_SET_USER, person_id, user_id, at)


async def list_of_user(connection: Connection, user_id: UUID, *, ended: bool = False) -> list[UUID]:
    """Return which persons a user is; with `ended` also which he was."""
    return [row["id"] for row in await connection.fetch(_OF_USER, user_id, ended)]


async def set_email(connection: Connection, user_id: UUID, email: str, at: datetime) -> None:
    """Set the address of the person that a user is, unless something later is known."""
    await connection.execute(_SET_EMAIL, user_id, email, at)


async def forget_user(connection: Connection, user_id: UUID) -> None:
    """End the persons that a user was, and forget who he was."""
    await connection.execute(_FORGET_USER, user_id)


async def forget_told_houses(connection: Connection, organizations: Sequence[int]) -> None:
    """Let what is told of the houses of organisations count again, though it was told before."""
    await connection.execute(_FORGET_TOLD, organizations)


async def list_buildings(
    connection: Connection, addresses: Sequence[str], objects: Sequence[str]
) -> tuple[dict[str, int], dict[str, int]]:
    """Return the buildings that address keys name, and those that energy objects stand in."""
    by_address = await connection.fetch(_BY_ADDRESS, addresses) if addresses else []
    by_object = await connection.fetch(_BY_OBJECT, objects) if objects else []
    return (
        {row["key"]: row["id"] for row in by_address},
        {row["key"]: row["id"] for row in by_object},
    )


async def list_spans(
    connection: Connection, buildings: Sequence[int], keys: Sequence[str]
) -> list[Span]:
    """Return who serves these buildings, and what has these outer keys."""
    return [_span(row) for row in await connection.fetch(_SPANS, buildings, keys)]


async def find_span(connection: Connection, house_id: int) -> Span | None:
    """Return a served house; None when there is none."""
    row = await connection.fetchrow(_SPANS_OF, house_id)
    return None if row is None else _span(row)


def _span(row: Mapping[str, Any]) -> Span:
    return Span(**dict(row) | {"told": row["told"] and orjson.loads(row["told"])})


async def write_spans(
    connection: Connection, spans: Sequence[Span], removed: Sequence[Span]
) -> None:
    """Write served houses, changed and new, and take out those that are removed."""
    gone = [span.id for span in removed if span.id is not None]
    if gone:
        await connection.execute("DELETE FROM served_houses WHERE id = ANY($1::int[])", gone)
    known = [span for span in spans if span.id is not None]
    # One row of a building has no end, and which it is may change.
    for ends in (True, False):
        part = [_row(span) for span in known if (span.last_day is not None) == ends]
        if part:
            await connection.execute(_CHANGE_HOUSES, json_rows(part))
    added = [_row(span) for span in spans if span.id is None]
    if added:
        await connection.execute(_ADD_HOUSES, json_rows(added))


def _row(span: Span) -> dict[str, Any]:
    return {name: getattr(span, name) for name in _HOUSE}
