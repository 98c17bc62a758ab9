"""SQL of teams."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import orjson

from services.kit.database import Connection

_LIST = """
SELECT g.id, g.name,
    (SELECT coalesce(json_agg(json_build_object('id', w.staff_id, 'name', coalesce(d.name, ''))
            ORDER BY d.name, w.staff_id), '[]')
        FROM desk_team_members w LEFT JOIN desk_people d ON d.staff_id = w.staff_id
        WHERE w.team_id = g.id)::text AS members,
    EXISTS (SELECT FROM desk_team_members w WHERE w.team_id = g.id AND w.staff_id = $1) AS mine,
    (SELECT count(*) FROM appeals p
        WHERE p.team_id = g.id AND p.status IN ('draft', 'new', 'in_work')) AS appeals,
    (SELECT count(*) FROM appeal_topics t WHERE t.team_id = g.id) AS topics
FROM desk_teams g WHERE $2::int IS NULL OR g.id = $2
ORDER BY g.name
"""
_ADD = """
INSERT INTO desk_teams (name) VALUES ($1) ON CONFLICT (name) DO NOTHING RETURNING id
"""
_TAKEN = "SELECT id FROM desk_teams WHERE name = $2 AND id <> $1"
_SET_MEMBERS = """
INSERT INTO desk_team_members (team_id, staff_id) SELECT $1, unnest($2::uuid[])
"""


def _shape(row: Any) -> dict[str, Any]:
    return dict(row) | {"members": orjson.loads(row["members"])}


async def list_teams(connection: Connection, staff_id: UUID) -> list[dict[str, Any]]:
    """Return all teams by name, as `TeamOut` has them."""
    return [_shape(row) for row in await connection.fetch(_LIST, staff_id, None)]


async def find_team(
    connection: Connection, staff_id: UUID, team_id: int, *, lock: bool = False
) -> dict[str, Any] | None:
    """Return a team, or None; `lock`: nobody else changes it, and no appeal is given to it."""
    if lock:
        await connection.execute("SELECT id FROM desk_teams WHERE id = $1 FOR UPDATE", team_id)
    row = await connection.fetchrow(_LIST, staff_id, team_id)
    return None if row is None else _shape(row)


async def add_team(connection: Connection, name: str) -> int | None:
    """Add a team; return its id, or None when another has the name."""
    added: int | None = await connection.fetchval(_ADD, name)
    return added


async def is_taken(connection: Connection, team_id: int, name: str) -> bool:
    """Say whether another team has a name."""
    return await connection.fetchval(_TAKEN, team_id, name) is not None


async def rename_team(connection: Connection, team_id: int, name: str) -> None:
    """Give a team a name."""
    await connection.execute("UPDATE desk_teams SET name = $2 WHERE id = $1", team_id, name)


async def set_members(connection: Connection, team_id: int, ids: Sequence[UUID]) -> None:
    """Say who is of a team."""
    await connection.execute("DELETE FROM desk_team_members WHERE team_id = $1", team_id)
    await connection.execute(_SET_MEMBERS, team_id, list(ids))


async def delete_team(connection: Connection, team_id: int) -> None:
    """Delete a team."""
    await connection.execute("DELETE FROM desk_teams WHERE id = $1", team_id)
