"""Ordering a service, and what becomes of orders."""

from typing import Any
from uuid import UUID, uuid4

from sqlalchemy.ext.asyncio import AsyncSession

from services.cabinet.content.orders import queries
from services.cabinet.content.orders.rules import MOST_WAITING, may_become
from services.cabinet.content.orders.schemas import ServiceOrderChange, ServiceOrderIn
from services.cabinet.content.orders.telling import tell
from services.cabinet.content_errors import OrderSettled, TooManyOrders
from services.kit.database import plain_of
from services.kit.etags import require_seen
from services.kit.identity import Caller
from services.kit.problems import NotFound, ValidationFailed, field_error
from services.kit.staff import record_act


async def order(
    session: AsyncSession, user_id: UUID, account_id: int, given: ServiceOrderIn
) -> dict[str, Any]:
    """Order a service for an account that the user may order for; return the order.

    The same key again gives the order that there is. Raises ValidationFailed for a service that is
    not offered, and TooManyOrders.
    """
    connection = await plain_of(session)
    if (known := await queries.find_by_key(connection, user_id, given.key)) is not None:
        return dict(known)
    service = await queries.find_service(connection, given.service)
    if service is None:
        raise ValidationFailed(
            errors=[field_error("service", "not-offered", "This service is not offered any more.")]
        )
    if await queries.count_waiting(connection, user_id) >= MOST_WAITING:
        raise TooManyOrders
    await queries.add_order(
        connection,
        uuid4(),
        given.key,
        user_id,
        account_id,
        given.service,
        service["title"],
        service["title_en"],
        service["price_from"],
        given.contact_name,
        given.phone,
        given.comment,
    )
    return dict(await queries.find_by_key(connection, user_id, given.key))


async def cancel(session: AsyncSession, user_id: UUID, order_id: UUID) -> dict[str, Any]:
    """Cancel an order of the user's that nobody has begun with; return it.

    Cancelled again it stays so. Raises NotFound, OrderSettled.
    """
    connection = await plain_of(session)
    found = await queries.find_own(connection, user_id, order_id)
    if found is None:
        raise NotFound
    if found["state"] != "cancelled" and not await queries.cancel(connection, order_id):
        raise OrderSettled
    return dict(await queries.find_own(connection, user_id, order_id))


async def change_order(
    session: AsyncSession,
    staff: Caller,
    order_id: UUID,
    given: ServiceOrderChange,
    seen: frozenset[str],
) -> dict[str, Any]:
    """Say what becomes of an order; return its card. Raises NotFound, Stale, OrderSettled.

    Who has ordered is told of each change: of the state, or of the answer.
    """
    connection = await plain_of(session)
    before = await queries.find_order(connection, order_id, lock=True)
    if before is None:
        raise NotFound
    require_seen(seen, before, {"at": before["changed_at"], "by": before["changed_by"]})
    if not may_become(before["state"], given.state):
        raise OrderSettled
    await queries.write_order(connection, order_id, given.state, given.answer, staff.name)
    await record_act(
        session,
        staff,
        "change_service_order",
        "service_order",
        order_id,
        before={"state": before["state"]},
        after={"state": given.state},
        number=before["number"],
    )
    after: dict[str, Any] = await queries.find_order(connection, order_id)
    if any(before[name] != after[name] for name in ("state", "answer")):
        await tell(connection, await queries.find_orderer(connection, order_id))
    return after
