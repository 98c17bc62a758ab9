"""Hearing from cabinet who the supplier is."""

import logging
from datetime import UTC, datetime
from zoneinfo import ZoneInfoNotFoundError

from pydantic import ValidationError
from sqlalchemy.ext.asyncio import AsyncSession

from services.contracts.cabinet import SupplierChanged
from services.kit.client import ServiceClient
from services.kit.database import Database
from services.kit.events import Event
from services.kit.problems import Unavailable
from services.notifications.supplier.queries import find_supplier, keep_supplier
from services.notifications.supplier.rules import Supplier

log = logging.getLogger(__name__)
# Of an answer: whatever an event tells is newer. By the clock it would be taken for newer than a
# change that was under way when cabinet answered, and that it did not know yet.
_BEFORE_ALL_EVENTS = datetime.fromtimestamp(0, UTC)


async def on_supplier_changed(session: AsyncSession, data: SupplierChanged, event: Event) -> None:
    """Know the supplier as it is now."""
    await keep_supplier(session, _usable(data), event.occurred_at)


async def ask_for_supplier(database: Database, client: ServiceClient, cabinet_url: str) -> bool:
    """Ask cabinet once for a supplier that no event has told of yet; False when it must wait.

    Events tell of changes only, so that a new or restored database would know nothing.
    """
    async with database.connection() as connection:
        known = await find_supplier(connection)
        # Without a colour it was told by a cabinet that did not tell all yet.
        if known is not None and known.color:
            return True
    try:
        response = await client.request("GET", "cabinet", f"{cabinet_url}/api/cabinet/supplier")
        told = _usable(SupplierChanged.model_validate_json(response.content))
    except (Unavailable, ValidationError, ZoneInfoNotFoundError):
        return False
    async with database.transaction() as session:
        await keep_supplier(session, told, _BEFORE_ALL_EVENTS)
    log.info("supplier_known")
    return True


def _usable(told: SupplierChanged) -> Supplier:
    """Return what was told; ZoneInfoNotFoundError rather than letters that cannot be written."""
    supplier = Supplier(**told.model_dump())
    _ = supplier.zone
    return supplier
