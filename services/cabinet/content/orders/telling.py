"""Telling who has ordered that something of the order is another."""

from collections.abc import Mapping
from typing import Any

from services.cabinet.events import publish
from services.contracts.cabinet import ServiceOrderChanged
from services.kit.database import Connection


async def tell(connection: Connection, order: Mapping[str, Any]) -> None:
    """Publish what staff have made of an order; `order` is the row as it is now."""
    fact = ServiceOrderChanged(
        order_id=order["id"],
        number=order["number"],
        user_id=order["user_id"],
        state=order["state"],
        title=order["title"],
        title_en=order["title_en"],
        answer=order["answer"],
    )
    await publish.plainly(connection, [fact])
