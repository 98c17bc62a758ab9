"""SQL of rejected rows."""

from collections.abc import Mapping
from typing import Any

from services.integration.rejections.rules import Filters
from services.kit.database import Connection
from services.kit.pagination import PageRequest, fetch_page

_SHOWN = "id, kind, stage, batch_key, field, code, reason, rejected_at"
_FROM = """
FROM rejected_rows
WHERE source_id = $1 AND ($2::text IS NULL OR kind = $2) AND ($3::text IS NULL OR code = $3)
    AND ($4::text IS NULL OR stage = $4)
"""
_BEFORE = f"""
SELECT {_SHOWN}, row {_FROM} AND ($5::bigint IS NULL OR id < $5) ORDER BY id DESC LIMIT $6
"""
_REASONS = """
SELECT code, kind, stage, count(*) AS rows, max(rejected_at) AS last_at
FROM rejected_rows WHERE source_id = $1 GROUP BY code, kind, stage
ORDER BY count(*) DESC, code, kind, stage LIMIT 100
"""
_FIND = f"SELECT {_SHOWN}, row FROM rejected_rows WHERE source_id = $1 AND id = $2"  # noqa: S608


def _values(filters: Filters) -> tuple[str | None, ...]:
    return filters.kind, filters.code, filters.stage


async def list_rows(
    connection: Connection, page: PageRequest, source_id: int, filters: Filters
) -> dict[str, Any]:
    """Return a page of the rejected rows of a source, newest first, without what they hold."""
    return await fetch_page(
        connection, _SHOWN, _FROM, page, source_id, *_values(filters), order="id DESC"
    )


async def list_rows_before(
    connection: Connection, source_id: int, filters: Filters, *, before: int | None, limit: int
) -> list[Mapping[str, Any]]:
    """Return rejected rows older than one, newest first, with what they hold."""
    return list(await connection.fetch(_BEFORE, source_id, *_values(filters), before, limit))


async def list_reasons(connection: Connection, source_id: int) -> list[dict[str, Any]]:
    """Return why rows of a source were rejected, and how many each time."""
    return [dict(row) for row in await connection.fetch(_REASONS, source_id)]


async def find_row(connection: Connection, source_id: int, row_id: int) -> dict[str, Any] | None:
    """Return a rejected row with what it holds."""
    row = await connection.fetchrow(_FIND, source_id, row_id)
    return None if row is None else dict(row)
