"""SQL of the supplier's settings."""

from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from services.kit.database import Connection

_NAMES = (
    "name",
    "color",
    "time_zone",
    "billing_day",
    "rows_per_page",
    "former_access_months",
    "second_proofs",
)
_READ = f"SELECT {', '.join(_NAMES)} FROM supplier_settings"  # noqa: S608 (names of our own)
_WRITE = """
UPDATE supplier_settings SET name = :name, color = :color, time_zone = :time_zone,
    billing_day = :billing_day, rows_per_page = :rows_per_page,
    former_access_months = :former_access_months,
    second_proofs = coalesce(CAST(:second_proofs AS varchar[]), second_proofs)
"""


async def read_settings(connection: Connection) -> dict[str, Any]:
    """Return the settings of the supplier."""
    return dict(await connection.fetchrow(_READ))


async def write_settings(session: AsyncSession, settings: dict[str, Any]) -> None:
    """Replace the settings of the supplier; `second_proofs` stay when they are None."""
    await session.execute(text(_WRITE), settings)
