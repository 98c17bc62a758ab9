"""SQL of the supplier's settings."""

from typing import Any

from services.kit.database import Connection

_NAMES = ("name", "color", "time_zone", "billing_day", "rows_per_page", "former_access_months")
_READ = f"SELECT {', '.join(_NAMES)} FROM supplier_settings"  # noqa: S608 (names of our own)
_WRITE = """
UPDATE supplier_settings
SET name = $1, color = $2, time_zone = $3, billing_day = $4, rows_per_page = $5,
    former_access_months = $6
"""


async def read_settings(connection: Connection) -> dict[str, Any]:
    """Return the settings of the supplier."""
    return dict(await connection.fetchrow(_READ))


async def write_settings(connection: Connection, settings: dict[str, Any]) -> None:
    """Replace the settings of the supplier."""
    await connection.execute(_WRITE, *(settings[name] for name in _NAMES))
