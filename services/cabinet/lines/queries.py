"""Writing many rows with one statement each; table and column names are ours."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

import orjson
from sqlalchemy.dialects.postgresql import dialect
from sqlalchemy.orm import DeclarativeBase

from services.cabinet import locks
from services.cabinet.lines.rules import Failed, Kept, Lines, unknown
from services.contracts.batches.records import Record
from services.kit.database import Connection

R = TypeVar("R", bound=Record)
_DIALECT = dialect()  # type: ignore[no-untyped-call]


class Reference(NamedTuple):
    """A field that names a thing by its key: the thing in words, its table and the key's column."""

    field: str
    what: str
    table: str
    key: str


async def lock_registry(connection: Connection) -> None:
    """Let nobody else change the registry, or links to it, until the end of the transaction.

    Its parts copy names and addresses of each other; batches of it are few and short.
    """
    await connection.execute("SELECT pg_advisory_xact_lock($1)", locks.REGISTRY)


def like(word: str) -> str:
    """Return the LIKE pattern of texts that hold a word as it is."""
    for sign in "\\%_":
        word = word.replace(sign, f"\\{sign}")
    return f"%{word}%"


async def list_ids(
    connection: Connection, table: str, column: str, keys: Iterable[Any]
) -> dict[Any, int]:
    """Return the inner keys of those that are known."""
    wanted = list({key for key in keys if key is not None})
    if not wanted:
        return {}
    kind = "uuid" if column == "mrid" else "text"
    rows = await connection.fetch(
        f"SELECT {column} AS key, id FROM {table} WHERE {column} = ANY($1::{kind}[])",
        wanted,
    )
    return {row["key"]: row["id"] for row in rows}


async def list_referred(
    connection: Connection, kept: Lines[R], *references: Reference
) -> tuple[list[dict[Any, int]], list[Kept[R]], Failed]:
    """Return the inner keys that each reference names, the lines whose things are all known, and
    the others. A field without a value refers to nothing.
    """
    ids = []
    lacking = []
    for field, what, table, key in references:
        named = {getattr(item.record, field) for item in kept} - {None}
        known = await list_ids(connection, table, key, named)
        ids.append(known)
        if absent := named - known.keys():
            lacking.append((field, what, absent))
    if not lacking:
        return ids, list(kept), []
    good: list[Kept[R]] = []
    failed: Failed = []
    for item in kept:
        for field, what, absent in lacking:
            if getattr(item.record, field) in absent:
                failed.append((item.line, unknown(field, what)))
                break
        else:
            good.append(item)
    return ids, good, failed


def recordset(columns: Mapping[str, str], parameter: str = "$1") -> str:
    """Return the FROM item that unpacks JSON rows into the columns (name -> type)."""
    described = ", ".join(f'"{name}" {kind}' for name, kind in columns.items())
    return f"jsonb_to_recordset({parameter}::text::jsonb) AS r({described})"


def json_rows(rows: Sequence[Mapping[str, Any]]) -> str:
    """Return rows as the JSON that `recordset` unpacks."""
    return orjson.dumps(rows).decode()


async def execute_together(
    connection: Connection, statement: str, rows: Sequence[Sequence[Any]]
) -> None:
    """Run a statement that takes a list per column; nothing without rows."""
    if rows:
        await connection.execute(statement, *map(list, zip(*rows, strict=True)))


def upsert_of(model: type[DeclarativeBase], key: str, *without: str) -> str:
    """Return the statement that stores JSON rows of a table, in the place of those of their keys.

    Columns are the table's own but for inner keys, computed ones and those named. What is the same
    already is not written; it gives the ids of what was.
    """
    columns = {
        # What refers to others is an inner key; its type is not known before all tables are.
        column.name: "int" if column.foreign_keys else column.type.compile(_DIALECT)
        for column in model.__table__.columns
        if column.identity is None and column.computed is None and column.name not in without
    }
    names = [f'"{name}"' for name in columns]
    others = [name for name in names if name != f'"{key}"']
    return (
        f"INSERT INTO {model.__tablename__} AS t ({', '.join(names)})"
        f' SELECT {", ".join(names)} FROM {recordset(columns)} ORDER BY "{key}"'
        f' ON CONFLICT ("{key}") DO UPDATE SET '
        + ", ".join(f"{name} = excluded.{name}" for name in others)
        + f" WHERE ROW({', '.join(f't.{name}' for name in others)})"
        + f" IS DISTINCT FROM ROW({', '.join(f'excluded.{name}' for name in others)})"
        + " RETURNING id"
    )


async def put_rows(
    connection: Connection, upsert: str, rows: Sequence[Mapping[str, Any]]
) -> list[int]:
    """Store rows by a statement of `upsert_of`; return the ids of what is new or other."""
    return [row["id"] for row in await connection.fetch(upsert, json_rows(rows))]
