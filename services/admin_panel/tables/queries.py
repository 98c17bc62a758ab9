"""SQL of columns that staff keep."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from services.kit.database import Connection

_READ = "SELECT columns FROM table_columns WHERE staff_id = $1 AND name = $2"
_PUT = """
INSERT INTO table_columns (staff_id, name, columns) VALUES (:staff_id, :name, :columns)
ON CONFLICT (staff_id, name) DO UPDATE SET columns = excluded.columns
"""
_DROP = "DELETE FROM table_columns WHERE staff_id = :staff_id AND name = :name"


async def list_columns(connection: Connection, staff_id: UUID, name: str) -> list[str]:
    """Return the columns that a member of staff keeps of a table; none: as it comes."""
    columns: list[str] | None = await connection.fetchval(_READ, staff_id, name)
    return columns or []


async def put_columns(
    session: AsyncSession, staff_id: UUID, name: str, columns: Sequence[str]
) -> None:
    """Keep the columns of a table for a member of staff; none: it is as it comes again."""
    key = {"staff_id": staff_id, "name": name}
    if columns:
        await session.execute(text(_PUT), key | {"columns": list(columns)})
    else:
        await session.execute(text(_DROP), key)
