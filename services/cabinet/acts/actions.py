"""Asking the keeper of the log what was done with a consumer's data."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import httpx
from pydantic import ValidationError

from services.cabinet.acts import queries
from services.cabinet.acts.rules import (
    MOST_CUSTOMERS,
    ON_ACCOUNT,
    ON_CUSTOMER,
    ON_METER,
    ON_NUMBER,
    ON_USER,
    WITH_REASON,
)
from services.cabinet.acts.schemas import ActOut
from services.contracts.acts import MOST_OBJECTS, ActedOn, ActsIn, DoneAct, DoneActs
from services.contracts.staff import LOG_KEEPER
from services.kit.client import ServiceClient
from services.kit.database import Database
from services.kit.pagination import Page, PageRequest
from services.kit.problems import Unavailable

_ROLES = ("administrator", "operator", "viewer", "system")


async def list_acts(
    database: Database, client: ServiceClient, keeper_url: str, user_id: UUID, page: PageRequest
) -> Page[ActOut]:
    """Return what staff and systems did with the user's data, the newest first.

    Of an account only what was done in the user's time. Raises Unavailable while the keeper of
    the log does not answer.
    """
    async with database.connection() as connection:
        accounts = await queries.list_own_accounts(connection, user_id)
        objects = [ActedOn(kind="user", id=str(user_id), actions=list(ON_USER)), *_on(accounts)]
        meters = await queries.list_own_meters(connection, user_id, MOST_OBJECTS - len(objects))
    objects += _on_meters(meters, accounts)
    asked = ActsIn(objects=objects, limit=page.limit, offset=page.offset)
    response = await client.request(
        "POST", LOG_KEEPER, f"{keeper_url}/internal/acts", json=asked.model_dump(mode="json")
    )
    if response.status_code != httpx.codes.OK:
        raise Unavailable("The log cannot be read now.")
    try:
        told = DoneActs.model_validate_json(response.content)
    except ValidationError as error:
        raise Unavailable("The log answers in a shape that is not known here.") from error
    numbers = {("account", str(one["account_id"])): one["number"] for one in accounts}
    for meter in meters:
        number = numbers.get(("account", str(meter["account_id"])))
        if number is not None:
            numbers["meter", str(meter["meter_id"])] = number
    return Page(items=[_shown(one, numbers) for one in told.items], total=told.total)


def _on(accounts: Sequence[Mapping[str, Any]]) -> list[ActedOn]:
    """Return accounts by both of their names in the log, and their customers, with their acts."""
    named = [
        ActedOn(
            kind="account",
            id=str(account[name]),
            actions=list(actions),
            since=account["since"],
            until=account["until"],
        )
        for account in accounts
        for name, actions in (("account_id", ON_ACCOUNT), ("number", ON_NUMBER))
    ]
    # A customer once, for the time of the first of his accounts that is told.
    customers = {
        customer: account for account in reversed(accounts) for customer in account["customers"]
    }
    return named + [
        ActedOn(
            kind="customer",
            id=str(customer),
            actions=list(ON_CUSTOMER),
            since=account["since"],
            until=account["until"],
        )
        for customer, account in sorted(customers.items())[:MOST_CUSTOMERS]
    ]


def _on_meters(
    meters: Sequence[Mapping[str, Any]], accounts: Sequence[Mapping[str, Any]]
) -> list[ActedOn]:
    """Return each meter for the time in which its account is the user's."""
    times = {account["account_id"]: account for account in accounts}
    return [
        ActedOn(
            kind="meter",
            id=str(meter["meter_id"]),
            actions=list(ON_METER),
            since=times[meter["account_id"]]["since"],
            until=times[meter["account_id"]]["until"],
        )
        for meter in meters
        if meter["account_id"] in times
    ]


def _shown(done: DoneAct, numbers: Mapping[tuple[str, str], str]) -> ActOut:
    number = numbers.get((done.object_kind, done.object_id))
    if done.object_kind == "account" and done.action in ON_NUMBER:
        number = done.object_id
    return ActOut(
        at=done.at,
        times=done.times,
        by=done.actor_role if done.actor_role in _ROLES else "other",
        act=done.action,
        account_number=number,
        reason=done.reason if done.action in WITH_REASON else None,
    )
