"""Staff read, make and change accounts and subscribers, and decide what systems told otherwise."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import uuid4

from sqlalchemy.ext.asyncio import AsyncSession

from services.cabinet.base import SERVICE
from services.cabinet.customers.accounts.actions import change_account as write_account
from services.cabinet.customers.accounts.actions import write_customers
from services.cabinet.customers.places.actions import put_place
from services.cabinet.customers.places.queries import set_building_kind
from services.cabinet.edits.actions import asked_about, changed_last, keep_edits, settle
from services.cabinet.edits.queries import edits_of, list_edits
from services.cabinet.errors import AccountNumberTaken, CustomerKeyTaken
from services.cabinet.lines.queries import list_ids, lock_registry
from services.cabinet.metering.account_cards import queries
from services.cabinet.metering.account_cards.rules import wrong_contacts, wrong_days
from services.cabinet.metering.account_cards.schemas import (
    AccountChangeIn,
    AccountFieldsIn,
    CustomerChangeIn,
    DecisionIn,
    NewAccountIn,
    NewCustomerIn,
    as_words,
)
from services.kit.database import Connection, Database, plain_of
from services.kit.etags import require_seen
from services.kit.identity import Caller
from services.kit.problems import NotFound, ValidationFailed, field_error
from services.kit.staff import look_values, record_act

Edits = Sequence[Mapping[str, Any]]
_OF_CUSTOMER = ("kind", "name", "email", "phone", "inn")
_OPEN = ("differs", "replaced")


async def _differences(fetch: queries.Fetch, edits: Edits) -> list[dict[str, Any]]:
    """Return the edits that a card shows beside its fields, values in words."""
    open_ones = [edit for edit in edits if edit["state"] in _OPEN and edit["kind"] != "usage_point"]
    places = {
        edit[side]
        for edit in open_ones
        if edit["field"] == "service_location_id"
        for side in ("value", "delivered")
    } - {None}
    addresses = await queries.list_addresses(fetch, places) if places else {}

    def words(edit: Mapping[str, Any], side: str) -> str | None:
        value = edit[side]
        return as_words(addresses.get(value) if edit["field"] == "service_location_id" else value)

    return [
        {
            "kind": edit["kind"],
            "field": edit["field"],
            "ours": words(edit, "value"),
            "told": words(edit, "delivered"),
            "state": edit["state"],
            "editor": edit["editor"],
            "edited_at": edit["edited_at"],
            "told_at": edit["delivered_at"],
            "source": edit["source"],
            "batch_id": edit["batch_id"],
        }
        for edit in sorted(open_ones, key=lambda one: (one["kind"], one["field"]))
    ]


async def _account(
    connection: Connection, account_id: int
) -> tuple[Any, dict[str, Any], list[dict[str, Any]]]:
    """Return an account's row, its card, and what staff have set of it; raises NotFound."""
    row = await queries.find_account(connection.fetch, account_id)
    if row is None:
        raise NotFound
    edits = edits_of(row["edits"])
    return row, await _account_card(connection.fetch, row, edits), edits


async def _account_card(fetch: queries.Fetch, row: Any, edits: Edits) -> dict[str, Any]:
    return queries.account_shown(row) | {"differences": await _differences(fetch, edits)}


async def _customer(
    connection: Connection, customer_id: int
) -> tuple[Any, dict[str, Any], list[dict[str, Any]]]:
    row = await queries.find_customer(connection.fetch, customer_id)
    if row is None:
        raise NotFound
    edits = edits_of(row["edits"])
    return row, await _customer_card(connection.fetch, row, edits), edits


async def _customer_card(fetch: queries.Fetch, row: Any, edits: Edits) -> dict[str, Any]:
    card = {"id": row["id"], "key": row["external_id"]}
    card |= {name: row[name] for name in _OF_CUSTOMER}
    card |= queries.customers_things(row)
    return card | {"differences": await _differences(fetch, edits)}


async def look_at_account(database: Database, staff: Caller, account_id: int) -> dict[str, Any]:
    """Return an account's card; that somebody looked is told to the log, by the same statement."""
    look = look_values(SERVICE, staff, "account", account_id)
    row = await queries.find_account(database.write, account_id, look)
    if row is None:
        raise NotFound
    return await _account_card(database.fetch, row, edits_of(row["edits"]))


async def look_at_customer(database: Database, staff: Caller, customer_id: int) -> dict[str, Any]:
    """Return a subscriber's card; the look is told as at an account."""
    look = look_values(SERVICE, staff, "customer", customer_id)
    row = await queries.find_customer(database.write, customer_id, look)
    if row is None:
        raise NotFound
    return await _customer_card(database.fetch, row, edits_of(row["edits"]))


async def change_account(
    session: AsyncSession,
    staff: Caller,
    account_id: int,
    given: AccountChangeIn,
    seen: frozenset[str],
) -> dict[str, Any]:
    """Set address, building type and contract days of an account; return the card as it is now.

    Its usage points at the former address go along to the new one. Raises NotFound, Stale and
    ValidationFailed.
    """
    connection = await plain_of(session)
    await lock_registry(connection)
    row, card, edits = await _account(connection, account_id)
    require_seen(seen, card, changed_last(edits))
    before = _writable(row)
    after, building = await _placed(connection, given, before)
    await _write(connection, staff, row, after)
    if building is not None and given.building_type is not None:
        was = row["building_type"] if building == row["building_id"] else None
        await keep_edits(
            connection,
            staff,
            "building",
            building,
            before={"kind": was},
            after={"kind": given.building_type},
        )
    await record_act(
        session,
        staff,
        "change_account",
        "account",
        account_id,
        before=before | {"building_type": row["building_type"]},
        after=after | {"building_type": given.building_type},
        reason=given.reason,
    )
    _, card, _ = await _account(connection, account_id)
    return card


def _writable(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return the columns of an account that staff may change, as JSON has them."""
    return {
        "service_location_id": row["service_location_id"],
        "contract_start": _iso(row["contract_start"]),
        "contract_end": _iso(row["contract_end"]),
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


async def _placed(
    connection: Connection, given: AccountFieldsIn, before: Mapping[str, Any]
) -> tuple[dict[str, Any], int | None]:
    """Return the columns that are wanted, and the building; raises ValidationFailed."""
    errors = [wrong_days(given.contract_start, given.contract_end)]
    if given.address is None and given.building_type is not None:
        errors.append(field_error("building_type", "without-address", "Give the address, too."))
    if given.address is None and before.get("service_location_id") is not None:
        errors.append(field_error("address", "missing", "An account keeps an address."))
    if any(errors):
        raise ValidationFailed(errors=[error for error in errors if error])
    location, building = before.get("service_location_id"), None
    if given.address is not None:
        location, building = await put_place(
            connection, given.address.model_dump(), given.building_type
        )
    return {
        "service_location_id": location,
        "contract_start": _iso(given.contract_start),
        "contract_end": _iso(given.contract_end),
    }, building


async def _write(
    connection: Connection, staff: Caller, row: Mapping[str, Any], after: Mapping[str, Any]
) -> None:
    """Write an account by the function of batches, and note what staff have set."""
    account_id, before = row["id"], _writable(row)
    keys = {name: row[name] for name in ("number", "customer_id", "agreement_id")}
    await write_account(connection, {**keys, **after})
    await keep_edits(connection, staff, "account", account_id, before=before, after=after)
    former, place = before["service_location_id"], after["service_location_id"]
    if former is None or place is None or former == place:
        return
    points = await queries.list_points_at(connection, account_id, former)
    await queries.move_points(connection, points, place)
    for point in points:
        await keep_edits(
            connection,
            staff,
            "usage_point",
            point,
            before={"service_location_id": former},
            after={"service_location_id": place},
        )


async def make_account(session: AsyncSession, staff: Caller, given: NewAccountIn) -> dict[str, Any]:
    """Add an account, and its subscriber when he is new; return the account's card.

    Raises ValidationFailed, AccountNumberTaken (in whatever spelling) and CustomerKeyTaken.
    """
    if (given.customer_id is None) == (given.customer is None):
        raise ValidationFailed(
            errors=[
                field_error("customer", "one-of-two", "Choose a subscriber, or name a new one.")
            ]
        )
    connection = await plain_of(session)
    await lock_registry(connection)
    if await queries.is_number_taken(connection, given.number):
        title = AccountNumberTaken.title
        raise AccountNumberTaken(errors=[field_error("number", AccountNumberTaken.name, title)])
    nothing = {"service_location_id": None, "contract_start": None, "contract_end": None}
    after, building = await _placed(connection, given, nothing)
    if given.customer is not None:
        customer_id = await _make_customer(session, connection, staff, given.customer)
    else:
        assert given.customer_id is not None
        customer_id = given.customer_id
        if await queries.find_customer(connection.fetch, customer_id) is None:
            raise ValidationFailed(
                errors=[field_error("customer_id", "unknown", "There is no such subscriber.")]
            )
    row = {"number": given.number, "customer_id": customer_id, "agreement_id": None}
    account_id = await write_account(connection, {**row, **after})
    await keep_edits(connection, staff, "account", account_id, before=nothing, after=after)
    if building is not None and given.building_type is not None:
        await keep_edits(
            connection, staff, "building", building, before={}, after={"kind": given.building_type}
        )
    await record_act(
        session,
        staff,
        "make_account",
        "account",
        account_id,
        after={"number": given.number, "customer_id": customer_id, **after},
    )
    _, card, _ = await _account(connection, account_id)
    return card


async def _make_customer(
    session: AsyncSession, connection: Connection, staff: Caller, given: NewCustomerIn
) -> int:
    columns = given.model_dump(include=set(_OF_CUSTOMER))
    if wrong := wrong_contacts({}, columns):
        raise ValidationFailed(
            errors=[one | {"field": f"customer.{one['field']}"} for one in wrong]
        )
    key = given.key or f"staff:{uuid4().hex}"
    if await list_ids(connection, "customers", "external_id", [key]):
        title = CustomerKeyTaken.title
        raise CustomerKeyTaken(errors=[field_error("customer.key", CustomerKeyTaken.name, title)])
    (customer_id,) = await write_customers(connection, [columns | {"external_id": key}])
    await keep_edits(connection, staff, "customer", customer_id, before={}, after=columns)
    await record_act(session, staff, "make_customer", "customer", customer_id)
    return customer_id


async def change_customer(
    session: AsyncSession,
    staff: Caller,
    customer_id: int,
    given: CustomerChangeIn,
    seen: frozenset[str],
) -> dict[str, Any]:
    """Set name, kind and contacts of a subscriber; return his card as it is now.

    The log is told which fields changed, not to what. Raises NotFound, Stale and ValidationFailed.
    """
    connection = await plain_of(session)
    await lock_registry(connection)
    row, card, edits = await _customer(connection, customer_id)
    require_seen(seen, card, changed_last(edits))
    before = {name: row[name] for name in _OF_CUSTOMER}
    after = given.model_dump(include=set(_OF_CUSTOMER))
    if wrong := wrong_contacts(before, after):
        raise ValidationFailed(errors=wrong)
    await write_customers(connection, [after | {"external_id": row["external_id"]}])
    await keep_edits(connection, staff, "customer", customer_id, before=before, after=after)
    changed = [name for name in _OF_CUSTOMER if before[name] != after[name]]
    await record_act(
        session,
        staff,
        "change_customer",
        "customer",
        customer_id,
        fields=changed,
        reason=given.reason,
    )
    _, card, _ = await _customer(connection, customer_id)
    return card


async def decide_for_account(
    session: AsyncSession,
    staff: Caller,
    account_id: int,
    given: DecisionIn,
    seen: frozenset[str],
) -> dict[str, Any]:
    """Take the system's value of a field of an account, or keep ours; return the card."""
    connection = await plain_of(session)
    await lock_registry(connection)
    row, card, edits = await _account(connection, account_id)
    require_seen(seen, card, changed_last(edits))
    difference = asked_about(edits, given.kind, given.field)
    if given.choice == "system" and given.kind == "building":
        await set_building_kind(connection, difference["object_id"], difference["delivered"])
    elif given.choice == "system":
        keys = {name: row[name] for name in ("number", "customer_id", "agreement_id")}
        told = {given.field: difference["delivered"]}
        await write_account(connection, {**keys, **_writable(row), **told})
    if given.field == "service_location_id":
        await _decide_for_points(connection, account_id, difference, given)
    await settle(connection, difference, given.choice)
    await record_act(
        session,
        staff,
        "decide_difference",
        "account",
        account_id,
        field=given.field,
        choice=given.choice,
    )
    _, card, _ = await _account(connection, account_id)
    return card


async def _decide_for_points(
    connection: Connection, account_id: int, difference: Mapping[str, Any], given: DecisionIn
) -> None:
    """Let the usage points that went along with the account's address follow the decision."""
    points = await queries.list_points_at(connection, account_id, difference["value"])
    for edit in await list_edits(connection, [("usage_point", point) for point in points]):
        if (edit["field"], edit["state"]) != (given.field, "differs"):
            continue
        if given.choice == "system" and edit["delivered"] is not None:
            await queries.move_points(connection, [edit["object_id"]], edit["delivered"])
        await settle(connection, edit, given.choice)


async def decide_for_customer(
    session: AsyncSession,
    staff: Caller,
    customer_id: int,
    given: DecisionIn,
    seen: frozenset[str],
) -> dict[str, Any]:
    """Take the system's value of a field of a subscriber, or keep ours; return his card."""
    connection = await plain_of(session)
    await lock_registry(connection)
    row, card, edits = await _customer(connection, customer_id)
    require_seen(seen, card, changed_last(edits))
    difference = asked_about(edits, given.kind, given.field)
    if given.choice == "system":
        columns = {name: row[name] for name in (*_OF_CUSTOMER, "external_id")}
        await write_customers(connection, [columns | {given.field: difference["delivered"]}])
    await settle(connection, difference, given.choice)
    await record_act(
        session,
        staff,
        "decide_difference",
        "customer",
        customer_id,
        field=given.field,
        choice=given.choice,
    )
    _, card, _ = await _customer(connection, customer_id)
    return card
