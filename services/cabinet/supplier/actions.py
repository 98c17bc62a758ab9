"""Changing who the supplier is."""

from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from services.cabinet.events import publish
from services.cabinet.supplier.queries import write_settings
from services.contracts.cabinet import SupplierChanged


async def change_settings(session: AsyncSession, settings: dict[str, Any]) -> None:
    """Replace the supplier's settings, and tell those who write in its name."""
    await write_settings(session, settings)
    told = SupplierChanged(name=settings["name"], time_zone=settings["time_zone"])
    await publish(session, told)
