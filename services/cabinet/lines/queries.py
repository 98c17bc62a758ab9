"""Writing many registry rows with one statement each; table and column names are ours."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import orjson

from services.cabinet import locks
from services.cabinet.lines.rules import Rejected
from services.kit.database import Connection

Failed = list[tuple[int, Rejected]]


async def lock_registry(connection: Connection) -> None:
    """Let no other batch write the registry until the end of the transaction.

    Its parts copy names and addresses of each other; registry batches are few and short.
    """
    await connection.execute("SELECT pg_advisory_xact_lock($1)", locks.REGISTRY)


async def find_ids(
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


def recordset(columns: Mapping[str, str], parameter: str = "$1") -> str:
    """Return the FROM item that unpacks JSON rows into the columns (name -> type)."""
    described = ", ".join(f'"{name}" {kind}' for name, kind in columns.items())
    return f"jsonb_to_recordset({parameter}::text::jsonb) AS r({described})"


def json_rows(rows: Sequence[Mapping[str, Any]]) -> str:
    """Return rows as the JSON that `recordset` unpacks."""
    return orjson.dumps(rows).decode()


async def upsert(
    connection: Connection,
    table: str,
    key: str,
    columns: Mapping[str, str],
    rows: Sequence[Mapping[str, Any]],
) -> list[int]:
    """Insert rows or replace those with the same key; return the ids of what was written.

    What is the same already is not written.
    """
    names = [f'"{name}"' for name in columns]
    others = [f'"{name}"' for name in columns if name != key]
    written = await connection.fetch(
        f"INSERT INTO {table} AS t ({', '.join(names)})"
        f' SELECT {", ".join(names)} FROM {recordset(columns)} ORDER BY "{key}"'
        f' ON CONFLICT ("{key}") DO UPDATE SET '
        + ", ".join(f"{name} = excluded.{name}" for name in others)
        + f" WHERE ROW({', '.join(f't.{name}' for name in others)})"
        + f" IS DISTINCT FROM ROW({', '.join(f'excluded.{name}' for name in others)})"
        + " RETURNING id",
        json_rows(rows),
    )
    return [row["id"] for row in written]


def unknown(field: str, what: str) -> Rejected:
    """Return the refusal of a reference to something that the registry lacks."""
    name = what.replace(" ", "-")
    return Rejected(field, f"unknown-{name}", f"There is no {what} with this key; send it first.")
