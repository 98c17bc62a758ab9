"""HTTP of orders, for staff."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Response

from services.cabinet.base import SERVICE
from services.cabinet.content.orders import actions, queries
from services.cabinet.content.orders.schemas import (
    OrderCountersOut,
    OrdersQuery,
    ServiceOrderChange,
    StaffServiceOrderOut,
)
from services.kit.database import LookConnection, ReadConnection, Session, WriteConnection
from services.kit.etags import SeenTags, tagged
from services.kit.identity import Caller
from services.kit.pagination import Page, Paging
from services.kit.problems import NotFound
from services.kit.rights import may
from services.kit.staff import act, record_list_look, record_look

router = APIRouter(prefix="/api/cabinet/staff/content/orders", tags=["staff"])
MaySee = Annotated[Caller, Depends(may("orders:see"))]
MayChange = Annotated[Caller, Depends(may("orders:change"))]


@router.get(
    "",
    response_model=Page[StaffServiceOrderOut],
    dependencies=[act("look_at_service_orders", "list")],
)
async def list_all_orders(
    staff: MaySee,
    connection: LookConnection,
    page: Paging,
    wanted: Annotated[OrdersQuery, Query()],
) -> dict[str, Any]:
    """List the orders of a view, the latest first; that you looked is recorded."""
    listed = await queries.list_orders(connection, wanted, page)
    await record_list_look(
        connection, SERVICE, staff, "service_orders", wanted, found=listed["total"]
    )
    return listed


@router.get("/counters", response_model=OrderCountersOut)
async def count_orders(staff: MaySee, connection: ReadConnection) -> dict[str, int]:
    """Return how many orders wait for staff."""
    return {"new": await queries.count_new(connection)}


@router.get(
    "/{order_id}",
    response_model=StaffServiceOrderOut,
    dependencies=[act("look_at_service_order", "user")],
)
async def read_order(order_id: UUID, staff: MaySee, connection: WriteConnection) -> Response:
    """Return an order and its ETag. The look is recorded and told to who has ordered."""
    found = await queries.find_order(connection, order_id)
    if found is None:
        raise NotFound
    orderer = await queries.find_orderer(connection, order_id)
    await record_look(connection, SERVICE, staff, "user", orderer["user_id"], what="service_order")
    return tagged(found)


@router.put(
    "/{order_id}",
    response_model=StaffServiceOrderOut,
    dependencies=[act("change_service_order", "service_order", "order_id", ("state",))],
)
async def change_order(
    order_id: UUID,
    given: ServiceOrderChange,
    staff: MayChange,
    seen: SeenTags,
    session: Session,
) -> Response:
    """Say what becomes of an order; its consumer sees it. 409 `order-settled`, 412 `stale`."""
    return tagged(await actions.change_order(session, staff, order_id, given, seen))
