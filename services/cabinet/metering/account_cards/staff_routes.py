"""Cards of accounts and subscribers, and what staff delete of them."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Path, Query, Response
from pydantic import BeforeValidator

from services.cabinet.customers.places.queries import list_parts
from services.cabinet.deps import AccountKey, key_of
from services.cabinet.metering.account_cards import actions
from services.cabinet.metering.account_cards.schemas import (
    AccountChangeIn,
    CustomerCardOut,
    CustomerChangeIn,
    DecisionIn,
    NewAccountIn,
    PartsOut,
    StaffAccountCardOut,
)
from services.kit.database import CurrentDatabase, Database, ReadConnection, Session
from services.kit.etags import SeenTags, tagged
from services.kit.hot import HotRoute
from services.kit.identity import Caller
from services.kit.rights import hot_look, may
from services.kit.staff import act

router = APIRouter(prefix="/api/cabinet/staff", tags=["staff"])
MaySee = Annotated[Caller, Depends(may("accounts:see"))]
MayChange = Annotated[Caller, Depends(may("accounts:change"))]
CustomerKey = Annotated[int, BeforeValidator(key_of), Path(description="The subscriber's `id`.")]
_MOST_PARTS = 20


@router.get(
    "/accounts/{account_id}",
    response_model=StaffAccountCardOut,
    dependencies=[act("look_at_account", "account", "account_id")],
)
async def look_at_account(
    account_id: AccountKey, staff: MaySee, database: CurrentDatabase
) -> Response:
    """Return an account's card with its ETag; that you looked is recorded."""
    return await _account(database, staff, account_id)


async def _account(database: Database, staff: Caller, account_id: int) -> Response:
    return tagged(await actions.look_at_account(database, staff, account_id))


@router.post(
    "/accounts",
    status_code=201,
    response_model=StaffAccountCardOut,
    dependencies=[act("make_account", "account", "", ("number",))],
)
async def make_account(given: NewAccountIn, staff: MayChange, session: Session) -> Response:
    """Add an account, and its subscriber when he is new.

    409 `account-number-taken` for a number that an account has in some spelling, also a deleted
    one; 409 `customer-key-taken`; 422 for a contract that ends before it starts.
    """
    return tagged(await actions.make_account(session, staff, given), 201)


@router.put(
    "/accounts/{account_id}",
    response_model=StaffAccountCardOut,
    dependencies=[act("change_account", "account", "account_id", ("reason",))],
)
async def change_account(
    account_id: AccountKey,
    given: AccountChangeIn,
    staff: MayChange,
    seen: SeenTags,
    session: Session,
) -> Response:
    """Set address, building type and contract days; its meters go along to the new address.

    428 without `If-Match`; 412 `stale` with the card as it is `now` and who `changed` it last.
    """
    return tagged(await actions.change_account(session, staff, account_id, given, seen))


@router.post(
    "/accounts/{account_id}/decisions",
    response_model=StaffAccountCardOut,
    dependencies=[act("decide_difference", "account", "account_id", ("field", "choice"))],
)
async def decide_for_account(
    account_id: AccountKey,
    given: DecisionIn,
    staff: MayChange,
    seen: SeenTags,
    session: Session,
) -> Response:
    """Take a system's value of a field that staff have set, or keep ours; 404 when none differs."""
    return tagged(await actions.decide_for_account(session, staff, account_id, given, seen))


@router.get(
    "/customers/{customer_id}",
    response_model=CustomerCardOut,
    dependencies=[act("look_at_customer", "customer", "customer_id")],
)
async def look_at_customer(
    customer_id: CustomerKey, staff: MaySee, database: CurrentDatabase
) -> Response:
    """Return a subscriber's card with its ETag; that you looked is recorded."""
    return await _customer(database, staff, customer_id)


async def _customer(database: Database, staff: Caller, customer_id: int) -> Response:
    return tagged(await actions.look_at_customer(database, staff, customer_id))


@router.put(
    "/customers/{customer_id}",
    response_model=CustomerCardOut,
    dependencies=[act("change_customer", "customer", "customer_id", ("reason",))],
)
async def change_customer(
    customer_id: CustomerKey,
    given: CustomerChangeIn,
    staff: MayChange,
    seen: SeenTags,
    session: Session,
) -> Response:
    """Set a subscriber's name, kind and contacts in the registry; 428 and 412 as for an account."""
    return tagged(await actions.change_customer(session, staff, customer_id, given, seen))


@router.post(
    "/customers/{customer_id}/decisions",
    response_model=CustomerCardOut,
    dependencies=[act("decide_difference", "customer", "customer_id", ("field", "choice"))],
)
async def decide_for_customer(
    customer_id: CustomerKey,
    given: DecisionIn,
    staff: MayChange,
    seen: SeenTags,
    session: Session,
) -> Response:
    """Take a system's value of a field that staff have set, or keep ours; 404 when none differs."""
    return tagged(await actions.decide_for_customer(session, staff, customer_id, given, seen))


@router.get("/address-parts", response_model=PartsOut)
async def list_address_parts(
    *,
    staff: MaySee,
    connection: ReadConnection,
    part: Literal["locality", "street", "house"],
    text: Annotated[str, Query(max_length=100)] = "",
    locality: Annotated[str | None, Query(max_length=400)] = None,
    street: Annotated[str | None, Query(max_length=400)] = None,
) -> dict[str, Any]:
    """List towns, streets of a town or houses of a street that the registry knows, at most 20."""
    return {"items": await list_parts(connection, part, text, (locality, street), _MOST_PARTS)}


HOT_ROUTES = [
    HotRoute(
        f"{router.prefix}/{kind}s/{{{kind}_id}}",
        hot_look(kind, f"{kind}_id", look, "accounts:see"),
        numbered=True,
    )
    for kind, look in (("account", _account), ("customer", _customer))
]
