"""HTTP of orders, for staff."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Response

from services.cabinet.content.orders import actions, queries
from services.cabinet.content.orders.schemas import (
    OrderCountersOut,
    OrdersQuery,
    ServiceOrderChange,
    StaffServiceOrderOut,
)
from services.kit.database import ReadConnection, Session
from services.kit.etags import SeenTags, tagged
from services.kit.pagination import Page, Paging
from services.kit.problems import NotFound
from services.kit.staff import CurrentOperator, CurrentStaff, act

router = APIRouter(prefix="/api/cabinet/staff/content/orders", tags=["staff"])


@router.get("", response_model=Page[StaffServiceOrderOut])
async def list_all_orders(
    staff: CurrentStaff,
    connection: ReadConnection,
    page: Paging,
    wanted: Annotated[OrdersQuery, Query()],
) -> dict[str, Any]:
    """List the orders of a view, the latest first."""
    return await queries.list_orders(connection, wanted, page)


@router.get("/counters", response_model=OrderCountersOut)
async def count_orders(staff: CurrentStaff, connection: ReadConnection) -> dict[str, int]:
    """Return how many orders wait for staff."""
    return {"new": await queries.count_new(connection)}


@router.get("/{order_id}", response_model=StaffServiceOrderOut)
async def read_order(order_id: UUID, staff: CurrentStaff, connection: ReadConnection) -> Response:
    """Return an order and its ETag."""
    found = await queries.find_order(connection, order_id)
    if found is None:
        raise NotFound
    return tagged(found)


@router.put(
    "/{order_id}",
    response_model=StaffServiceOrderOut,
    dependencies=[act("change_service_order", "service_order", "order_id", ("state",))],
)
async def change_order(
    order_id: UUID,
    given: ServiceOrderChange,
    staff: CurrentOperator,
    seen: SeenTags,
    session: Session,
) -> Response:
    """Say what becomes of an order; its consumer sees it. 409 `order-settled`, 412 `stale`."""
    return tagged(await actions.change_order(session, staff, order_id, given, seen))
