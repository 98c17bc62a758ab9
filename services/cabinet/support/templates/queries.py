"""SQL of answers that staff have ready."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from services.kit.database import Connection

_LIST = """
SELECT id, name, text, topic_id, position FROM answer_templates
ORDER BY (topic_id = $1) IS TRUE DESC, position, name, id
"""
_FIND = "SELECT id, name, text, topic_id, position FROM answer_templates WHERE id = $1"
_ADD = """
INSERT INTO answer_templates (name, text, topic_id, position) VALUES ($1, $2, $3, $4) RETURNING id
"""
_CHANGE = """
UPDATE answer_templates SET name = $2, text = $3, topic_id = $4, position = $5 WHERE id = $1
"""
_APPEAL = """
SELECT p.number, p.name, p.topic_id, t.title, a.number AS account
FROM appeals p JOIN appeal_topics t ON t.id = p.topic_id
LEFT JOIN customer_accounts a ON a.id = p.account_id WHERE p.id = $1
"""


async def list_templates(connection: Connection, topic_id: int | None) -> list[dict[str, Any]]:
    """Return all of them, those of a topic first."""
    return [dict(row) for row in await connection.fetch(_LIST, topic_id)]


async def find_template(connection: Connection, template_id: int) -> dict[str, Any] | None:
    """Return one, or None."""
    row = await connection.fetchrow(_FIND, template_id)
    return None if row is None else dict(row)


async def find_appeal(connection: Connection, appeal_id: UUID) -> Any:
    """Return what placeholders say of an appeal, or None."""
    return await connection.fetchrow(_APPEAL, appeal_id)


async def add_template(connection: Connection, values: Mapping[str, Any]) -> int:
    """Add one; return its id."""
    template_id: int = await connection.fetchval(
        _ADD, *(values[one] for one in ("name", "text", "topic_id", "position"))
    )
    return template_id


async def change_template(
    connection: Connection, template_id: int, values: Mapping[str, Any]
) -> None:
    """Change one."""
    await connection.execute(
        _CHANGE, template_id, *(values[one] for one in ("name", "text", "topic_id", "position"))
    )


async def delete_template(connection: Connection, template_id: int) -> None:
    """Delete one."""
    await connection.execute("DELETE FROM answer_templates WHERE id = $1", template_id)
