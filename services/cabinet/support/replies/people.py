"""How members of staff are named beside what they have written."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from services.cabinet.support.replies.queries import list_names
from services.kit.database import Connection


async def names_of(connection: Connection, ids: Iterable[UUID | None]) -> Mapping[UUID, str]:
    """Return the names of those who are members of staff."""
    return await list_names(connection, {one for one in ids if one is not None})


def person(staff_id: UUID | None, names: Mapping[UUID, str]) -> dict[str, Any] | None:
    """Return a member of staff as `PersonOut` has him; None for nobody."""
    return None if staff_id is None else {"id": staff_id, "name": names.get(staff_id, "")}


def message(row: Mapping[str, Any], names: Mapping[UUID, str]) -> dict[str, Any]:
    """Return a message as `StaffMessageOut` has it."""
    return {**row, "author": person(row["staff_id"], names)}


def note(row: Mapping[str, Any], names: Mapping[UUID, str]) -> dict[str, Any]:
    """Return an internal note as `NoteOut` has it."""
    return {**dict(row), "author": person(row["staff_id"], names)}


async def present(
    connection: Connection, rows: Iterable[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """Return who else is here as `PresentOut` has them."""
    found = list(rows)
    names = await names_of(connection, (row["staff_id"] for row in found))
    return [
        {
            "id": row["staff_id"],
            "name": names.get(row["staff_id"], ""),
            "typing": row["typing"],
            "seen_at": row["seen_at"],
        }
        for row in found
    ]
