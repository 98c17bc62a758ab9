"""SQL of the supplier's settings."""

from typing import Any

from services.kit.database import Connection

_READ = """
SELECT name, color, time_zone, billing_day, rows_per_page, second_proofs FROM supplier_settings
"""
_WRITE = """
UPDATE supplier_settings
SET name = $1, color = $2, time_zone = $3, billing_day = $4, rows_per_page = $5,
    second_proofs = coalesce($6, second_proofs)
"""


async def read_settings(connection: Connection) -> dict[str, Any]:
    """Return the settings of the supplier."""
    return dict(await connection.fetchrow(_READ))


async def write_settings(connection: Connection, settings: dict[str, Any]) -> None:
    """Replace the settings of the supplier; `second_proofs` stay when they are None."""
    names = ("name", "color", "time_zone", "billing_day", "rows_per_page", "second_proofs")
    await connection.execute(_WRITE, *(settings[name] for name in names))
