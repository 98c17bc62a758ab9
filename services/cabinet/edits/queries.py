"""SQL of what staff have set, and of what systems have told otherwise."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple
from urllib.parse import unquote
from uuid import UUID

import orjson

from services.cabinet.edits.rules import KINDS, ObjectKind
from services.cabinet.lines.queries import json_rows, recordset
from services.cabinet.lines.rules import Batch
from services.kit.database import Connection

_KEEP = """
INSERT INTO staff_edits AS e (kind, object_id, field, value, state, edited_at, edited_by, editor)
SELECT $1, $2, r.field, coalesce(r.value, 'null'), 'kept', now(), $4, $5
FROM jsonb_to_recordset($3::text::jsonb) AS r(field text, value jsonb)
ON CONFLICT (kind, object_id, field) DO UPDATE SET value = excluded.value, state = 'kept',
    edited_at = now(), edited_by = excluded.edited_by, editor = excluded.editor,
    delivered = NULL, delivered_at = NULL, source = NULL, batch_id = NULL, declined = NULL
"""
_HELD = """
SELECT t.{key}::text AS key, e.object_id, e.field, e.value::text, e.declined::text, e.state,
    e.delivered::text
FROM staff_edits e JOIN {table} t ON t.id = e.object_id
WHERE e.kind = '{kind}' AND e.state <> 'agreed' AND t.{key} = ANY($1::{type}[])
"""
_DELIVERED = {
    "object_id": "int",
    "field": "text",
    "state": "text",
    "delivered": "jsonb",
}
_NOTE = f"""
UPDATE staff_edits e SET state = r.state, delivered = r.delivered, delivered_at = now(),
    source = $3, batch_id = $4
FROM {recordset(_DELIVERED, "$2")}
WHERE e.kind = $1 AND e.object_id = r.object_id AND e.field = r.field
"""
_EDITS = """
(SELECT jsonb_agg(to_jsonb(e) ORDER BY e.edited_at DESC, e.kind, e.object_id, e.field)
FROM {of} AS of(kind, object_id) JOIN staff_edits e USING (kind, object_id))::text
"""
_LIST = f"SELECT {_EDITS.format(of='unnest($1::text[], $2::int[])')}"
_SETTLE = """
UPDATE staff_edits SET state = $4::text,
    declined = CASE WHEN $4::text = 'kept' THEN coalesce(delivered, 'null'::jsonb) END
WHERE kind = $1 AND object_id = $2 AND field = $3
"""


class Held(NamedTuple):
    """A field that staff keep: the object's inner key, their value, what they decided against."""

    object_id: int
    field: str
    value: Any
    declined: list[Any]
    state: str
    delivered: Any


async def put_edits(
    connection: Connection,
    kind: ObjectKind,
    object_id: int,
    values: Mapping[str, Any],
    editor: tuple[UUID, str],
) -> None:
    """Note that staff (id, name) have set these columns; what was told before counts no more."""
    rows = orjson.dumps([{"field": name, "value": value} for name, value in values.items()])
    await connection.execute(_KEEP, kind, object_id, rows.decode(), *editor)


async def list_held(
    connection: Connection, kind: ObjectKind, keys: Iterable[Any]
) -> dict[str, list[Held]]:
    """Return the fields that staff keep of the objects with these keys, by key as text."""
    of = KINDS[kind]
    statement = _HELD.format(
        key=of.key, table=of.table, kind=kind, type="uuid" if of.key == "mrid" else "text"
    )
    held: dict[str, list[Held]] = {}
    for row in await connection.fetch(statement, list(keys)):
        declined = [] if row["declined"] is None else [orjson.loads(row["declined"])]
        delivered = None if row["delivered"] is None else orjson.loads(row["delivered"])
        held.setdefault(row["key"], []).append(
            Held(
                row["object_id"],
                row["field"],
                orjson.loads(row["value"]),
                declined,
                row["state"],
                delivered,
            )
        )
    return held


async def note_delivered(
    connection: Connection, kind: ObjectKind, told: Sequence[Mapping[str, Any]], batch: Batch
) -> None:
    """Note what a system has told of kept fields (columns `_DELIVERED`); one statement."""
    await connection.execute(_NOTE, kind, json_rows(told), batch.source, batch.id)


async def list_edits(
    connection: Connection, of: Iterable[tuple[ObjectKind, int]]
) -> list[dict[str, Any]]:
    """Return what staff have set of these objects, the latest first; values as Python has them."""
    kinds, ids = [], []
    for kind, object_id in of:
        kinds.append(kind)
        ids.append(object_id)
    return edits_of(await connection.fetchval(_LIST, kinds, ids))


def edits_text(*of: str) -> str:
    """Return a column for a card's own statement: its edits as text, which `edits_of` reads.

    Each of `of` is a kind and the key's expression there: `'account', a.id`.
    """
    pairs = ", ".join(f"({one})" for one in of)
    return _EDITS.format(of=f"(VALUES {pairs})")


def edits_of(stored: str | None) -> list[dict[str, Any]]:
    """Return edits that a statement gave as text, the latest first; see `list_edits`."""
    edits: list[dict[str, Any]] = [] if stored is None else orjson.loads(stored)
    for edit in edits:
        edit["edited_by"] = UUID(edit["edited_by"])
        for name in ("edited_at", "delivered_at"):
            edit[name] = edit[name] and datetime.fromisoformat(edit[name])
        # A header holds ASCII only, and so does what was kept of it.
        edit["source"] = edit["source"] and unquote(edit["source"])
    return edits


async def settle_edit(
    connection: Connection, kind: ObjectKind, object_id: int, field: str, *, keep: bool
) -> None:
    """Note the decision: the value of staff stays, or the system's has been written."""
    await connection.execute(_SETTLE, kind, object_id, field, "kept" if keep else "agreed")
