"""Reading the log: pages and cards, with what their people and things are called now."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import orjson

from services.admin_panel.audit_reading import queries
from services.admin_panel.audit_reading.naming import Key, Names, Owners, find_names, supplier_zone
from services.admin_panel.audit_reading.rules import MOST_COUNTED, Place
from services.admin_panel.audit_reading.schemas import AuditQuery, AuditView
from services.kit.database import Database
from services.kit.problems import NotFound

Row = Mapping[str, Any]
Details = dict[str, Any]
_MOST_FIELDS = 20
_CHANGES = ("before", "after")
# These name an account by its number, all others by its key.
_BY_NUMBER = ("pass_account_on", "leave_account")


async def zone_of(owners: Owners, wanted: AuditView) -> str:
    """Return whose days the view's are; nobody is asked where it has none. Raises Unavailable."""
    by_days = wanted.first_day is not None or wanted.last_day is not None
    return await supplier_zone(owners) if by_days else "UTC"


async def read_page(database: Database, owners: Owners, wanted: AuditQuery) -> dict[str, Any]:
    """Return a page of a view as `AuditPageOut` has it; the newest one tells how many there are.

    Raises Unavailable for a view of days while cabinet does not answer.
    """
    zone = await zone_of(owners, wanted)
    before = Place.read(wanted.before) if wanted.before else None
    after = Place.read(wanted.after) if wanted.after else None
    total = None
    async with database.reading() as connection:
        # One more than is shown tells whether there are others.
        rows = await queries.list_entries(
            connection, wanted, zone, wanted.limit + 1, before=before, after=after
        )
        if before is None and after is None:
            total = await queries.count_entries(connection, wanted, zone, MOST_COUNTED + 1)
    others = len(rows) > wanted.limit
    if others:
        rows = rows[1:] if after else rows[:-1]
    names = await find_names(owners, things_of(rows))
    return {
        "items": [_shown(row, details_of(row), names) for row in rows],
        "total": total and min(total, MOST_COUNTED),
        "more": total is not None and total > MOST_COUNTED,
        "older": _cursor(rows[-1:]) if others or after else None,
        "newer": _cursor(rows[:1]) if (others and after) or before else None,
        "named": not names.silent,
    }


async def read_card(database: Database, owners: Owners, entry_id: int) -> dict[str, Any]:
    """Return an entry with all that was written down, as `AuditCardOut`; raises NotFound."""
    async with database.reading() as connection:
        row = await queries.find_entry(connection, entry_id)
    if row is None:
        raise NotFound
    names = await find_names(owners, things_of([row]))
    told = details_of(row)
    shown = _shown(row, told, names)
    before, after = (told.pop(one, None) for one in _CHANGES)
    return shown | {"before": before, "after": after, "details": told}


def things_of(rows: Iterable[Row]) -> set[Key]:
    """Return the people and things that have names elsewhere."""
    found: set[Key] = set()
    for row in rows:
        found |= {actor_of(row), object_of(row)}
    return found


def actor_of(row: Row) -> Key:
    """Return who acted, as names are asked for."""
    # Of a system the log holds its name.
    return ("source" if row["actor_role"] == "system" else "user"), row["actor_id"]


def object_of(row: Row) -> Key:
    """Return what it was done to, as names are asked for."""
    # A colleague is a user like another.
    kind = "user" if row["object_kind"] == "staff" else row["object_kind"]
    if row["action"] in _BY_NUMBER:
        kind = "account_number"
    return kind, row["object_id"]


def _named(key: Key, names: Names) -> dict[str, Any]:
    known = names.known.get(key)
    return {
        "kind": key[0],
        "id": key[1],
        "name": known and known.name,
        "login": known and known.login,
        "gone": names.is_gone(key),
    }


def changed_fields(told: Details) -> list[str]:
    """Return the names of the fields that details tell the change of."""
    found = {name for one in _CHANGES for name in told.get(one) or ()}
    return sorted(found)[:_MOST_FIELDS]


def details_of(row: Row) -> Details:
    """Return what else an entry tells; `before` and `after` are fields, if they are there."""
    told: Details = orjson.loads(row["details"])
    for one in _CHANGES:
        # What older releases wrote there may be anything.
        if one in told and not isinstance(told[one], dict):
            del told[one]
    return told


def _shown(row: Row, told: Details, names: Names) -> dict[str, Any]:
    return {
        "id": row["id"],
        "at": row["at"],
        "role": row["actor_role"],
        "actor": _named(actor_of(row), names),
        "action": row["action"],
        "object": _named(object_of(row), names),
        "outcome": row["outcome"],
        "changed": changed_fields(told),
        "request_id": row["request_id"],
    }


def _cursor(rows: Sequence[Row]) -> str | None:
    return Place(rows[0]["at"], rows[0]["id"]).written if rows else None
