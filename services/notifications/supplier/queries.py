"""SQL of the supplier."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from services.kit.database import Connection
from services.notifications.supplier.rules import UNKNOWN, Supplier

# For statements that need the supplier beside their rows; NULL while it is not known.
SUPPLIER = "(SELECT to_jsonb(f) - 'id' - 'as_of' FROM supplier_facts f)"
_FIND = "SELECT name, time_zone, color, phone, hours, hours_en FROM supplier_facts"
_KEEP = """
INSERT INTO supplier_facts (id, name, time_zone, color, phone, hours, hours_en, as_of)
VALUES (1, :name, :time_zone, :color, :phone, :hours, :hours_en, :as_of)
ON CONFLICT (id) DO UPDATE
SET name = excluded.name, time_zone = excluded.time_zone, color = excluded.color,
    phone = excluded.phone, hours = excluded.hours, hours_en = excluded.hours_en,
    as_of = excluded.as_of
WHERE supplier_facts.as_of <= excluded.as_of
"""


async def find_supplier(connection: Connection) -> Supplier | None:
    """Return the supplier as cabinet last told it; None when it never did."""
    row: Any = await connection.fetchrow(_FIND)
    return None if row is None else Supplier(**row)


async def known_supplier(connection: Connection) -> Supplier:
    """Return the supplier, or a name and a clock that are nobody's."""
    return await find_supplier(connection) or UNKNOWN


async def keep_supplier(session: AsyncSession, told: Supplier, as_of: datetime) -> None:
    """Keep what was told, unless something newer is known."""
    await session.execute(text(_KEEP), asdict(told) | {"as_of": as_of})
