"""HTTP of a consumer's orders (manual 003, 6.2)."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter

from services.cabinet.access.deps import MayPay
from services.cabinet.content.orders import actions, queries
from services.cabinet.content.orders.schemas import ServiceOrderIn, ServiceOrderOut
from services.cabinet.deps import CurrentConsumer
from services.kit.database import ReadConnection, Session
from services.kit.pagination import Page, Paging

router = APIRouter(prefix="/api/cabinet", tags=["orders"])


@router.post(
    "/accounts/{account_id}/service-orders", status_code=201, response_model=ServiceOrderOut
)
async def order(
    account_id: MayPay, given: ServiceOrderIn, user_id: CurrentConsumer, session: Session
) -> dict[str, Any]:
    """Order a service for one of your accounts; the supplier calls you about it.

    404 for another's account, 403 by a role that does not pay, 409 `too-many-orders`.
    """
    return await actions.order(session, user_id, account_id, given)


@router.get("/service-orders", response_model=Page[ServiceOrderOut])
async def list_orders(
    user_id: CurrentConsumer, connection: ReadConnection, page: Paging
) -> dict[str, Any]:
    """List your orders, the latest first."""
    return await queries.list_own(connection, user_id, page)


@router.post("/service-orders/{order_id}/cancel", response_model=ServiceOrderOut)
async def cancel_order(
    order_id: UUID, user_id: CurrentConsumer, session: Session
) -> dict[str, Any]:
    """Cancel an order of yours that nobody has begun with; else 409 `order-settled`."""
    return await actions.cancel(session, user_id, order_id)
