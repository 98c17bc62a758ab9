"""SQL of topics."""
# ruff: noqa: S608 (the parts put together are constants of this service, never input)

from collections.abc import Mapping, Sequence
from typing import Any

import orjson

from services.kit.database import Connection

_COLUMNS = "t.id, t.title, t.title_en, t.kinds, t.fields::text, t.position, t.in_use, t.team_id"
_APPEALS = "(SELECT count(*) FROM appeals p WHERE p.topic_id = t.id) AS appeals"
_LIST = f"SELECT {_COLUMNS} FROM appeal_topics t WHERE t.in_use ORDER BY t.position, t.title, t.id"
_LIST_ALL = f"""
SELECT {_COLUMNS}, {_APPEALS} FROM appeal_topics t
ORDER BY NOT t.in_use, t.position, t.title, t.id
"""
_FIND = f"SELECT {_COLUMNS}, {_APPEALS} FROM appeal_topics t WHERE t.id = $1"
_ADD = """
INSERT INTO appeal_topics (title, title_en, kinds, fields, position, in_use, team_id)
VALUES ($1, $2, $3::text[], $4::text::jsonb, $5, $6, $7) RETURNING id
"""
_CHANGE = """
UPDATE appeal_topics SET title = $2, title_en = $3, kinds = $4::text[], fields = $5::text::jsonb,
    position = $6, in_use = $7, team_id = $8
WHERE id = $1
"""


def _shape(row: Any) -> dict[str, Any]:
    return dict(row) | {"fields": orjson.loads(row["fields"])}


async def list_in_use(connection: Connection) -> list[dict[str, Any]]:
    """Return the topics of new appeals, in their order."""
    return [_shape(row) for row in await connection.fetch(_LIST)]


async def list_for_staff(connection: Connection) -> list[dict[str, Any]]:
    """Return all topics, those in use first."""
    return [_shape(row) for row in await connection.fetch(_LIST_ALL)]


async def find_topic(
    connection: Connection, topic_id: int, *, lock: bool = False
) -> dict[str, Any] | None:
    """Return a topic, or None; `lock` keeps it as it is until the transaction ends."""
    row = await connection.fetchrow(f"{_FIND} FOR UPDATE" if lock else _FIND, topic_id)
    return None if row is None else _shape(row)


def _values(values: Mapping[str, Any]) -> Sequence[Any]:
    return (
        values["title"],
        values["title_en"],
        values["kinds"],
        orjson.dumps(values["fields"]).decode(),
        values["position"],
        values["in_use"],
        values["team_id"],
    )


async def is_team(connection: Connection, team_id: int) -> bool:
    """Say whether there is such a team of the desk; until the transaction ends there is."""
    found = "SELECT id FROM desk_teams WHERE id = $1 FOR KEY SHARE"
    return await connection.fetchval(found, team_id) is not None


async def add_topic(connection: Connection, values: Mapping[str, Any]) -> int:
    """Add a topic; return its id."""
    topic_id: int = await connection.fetchval(_ADD, *_values(values))
    return topic_id


async def change_topic(connection: Connection, topic_id: int, values: Mapping[str, Any]) -> None:
    """Change a topic."""
    await connection.execute(_CHANGE, topic_id, *_values(values))


async def delete_topic(connection: Connection, topic_id: int) -> None:
    """Delete a topic."""
    await connection.execute("DELETE FROM appeal_topics WHERE id = $1", topic_id)
