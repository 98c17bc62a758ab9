"""Pages of what a user sees."""

from typing import Any
from uuid import UUID

from services.kit.database import Connection
from services.kit.pagination import PageRequest


def _page(rows: list[Any], shape: Any) -> dict[str, Any]:
    return {"items": [shape(row) for row in rows], "total": rows[0]["found"] if rows else 0}


async def list_seen(
    connection: Connection, sql: str, user_id: UUID, page: PageRequest, shape: Any
) -> dict[str, Any]:
    """Return a page of what the user sees; `sql` takes user, key or None, limit and offset.

    Its rows tell in `found` how many there are; `shape` makes an item of a row.
    """
    rows = await connection.fetch(sql, user_id, None, page.limit, page.offset)
    if not rows and page.offset:
        # Beyond the end: the rows cannot tell how many there are.
        first = await connection.fetch(sql, user_id, None, 1, 0)
        return {"items": [], "total": first[0]["found"] if first else 0}
    return _page(rows, shape)
