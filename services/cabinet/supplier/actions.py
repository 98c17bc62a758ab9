"""Changing who the supplier is."""

from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from services.cabinet.events import publish
from services.cabinet.supplier.queries import read_settings, write_settings
from services.contracts.cabinet import SupplierChanged
from services.kit.database import plain_of
from services.kit.identity import Caller
from services.kit.staff import record_act


async def change_settings(session: AsyncSession, settings: dict[str, Any]) -> None:
    """Replace the supplier's settings, and tell those who write in its name."""
    await write_settings(session, settings)
    told = SupplierChanged(name=settings["name"], time_zone=settings["time_zone"])
    await publish(session, told)


async def change_settings_by_staff(
    session: AsyncSession, staff: Caller, settings: dict[str, Any]
) -> dict[str, Any]:
    """Replace the supplier's settings as an act of staff; return them as they are now.

    The log is told of what differs only; second proofs of None stay as they are.
    """
    connection = await plain_of(session)
    before = await read_settings(connection)
    await change_settings(session, settings)
    after = await read_settings(connection)
    await record_act(
        session,
        staff,
        "change_settings",
        "supplier",
        "",
        before=before,
        after=after,
    )
    return after
