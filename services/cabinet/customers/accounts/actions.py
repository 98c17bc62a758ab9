"""Acts that change customers, their agreements and accounts; a consumer gives one up."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from services.cabinet.access.holdings.actions import AccountChains
from services.cabinet.access.holdings.rules import Outdated, Told
from services.cabinet.access.links.queries import link_waiting_users, list_kept_until, take_link
from services.cabinet.access.links.telling import account_ending
from services.cabinet.access.queries import supplier_today
from services.cabinet.customers.accounts import queries
from services.cabinet.customers.accounts.schemas import LeaveIn
from services.cabinet.customers.deletions.queries import list_deleted_keys
from services.cabinet.edits.actions import hold_back
from services.cabinet.errors import NobodyElseSees, SeenByRole
from services.cabinet.events import publish
from services.cabinet.lines.queries import (
    Reference,
    list_ids,
    list_referred,
    lock_registry,
    put_rows,
)
from services.cabinet.lines.rules import Batch, Failed, Kept, Lines, Rejected, row_of
from services.contracts.batches.registry import AccountIn, CustomerIn
from services.contracts.cabinet import AccountLeft
from services.kit.database import Connection, plain_of
from services.kit.problems import NotFound

# No batch: what a member of staff writes.
BY_HAND = Batch(0, "", "staff")
_REFERENCES = (
    Reference("customer", "customer", "customers", "external_id"),
    Reference("service_location", "service location", "service_locations", "external_id"),
)


async def put_customers(connection: Connection, kept: Lines[CustomerIn], batch: Batch) -> Failed:
    """Store customers; their accounts get the new names. What staff have set stays: `edits`."""
    await lock_registry(connection)
    rows = [row_of(item.record) for item in kept]
    await hold_back(connection, "customer", rows, batch)
    _, deleted = await list_deleted_keys(connection, [], [row["external_id"] for row in rows])
    failed = [
        (item.line, _deleted("id", "customer", deleted[item.record.id]))
        for item in kept
        if item.record.id in deleted
    ]
    await write_customers(connection, [row for row in rows if row["external_id"] not in deleted])
    return failed


async def write_customers(connection: Connection, rows: Sequence[Mapping[str, Any]]) -> list[int]:
    """Write rows of customers, and their names to their accounts; return what was written."""
    written = await put_rows(connection, queries.UPSERT_CUSTOMERS, rows)
    await queries.renew_copies(connection, "customer_id", written)
    return written


async def put_accounts(connection: Connection, kept: Lines[AccountIn], batch: Batch) -> Failed:
    """Store accounts and their agreements; users who wait for an account are linked to it.

    An account of another customer than before passes on to him: see `access/holdings`.
    """
    await lock_registry(connection)
    (customers, locations), known, failed = await list_referred(connection, kept, *_REFERENCES)
    known = await _without_deleted(connection, known, failed)
    chains = await AccountChains.read(
        connection, {item.record.number: customers[item.record.customer] for item in known}
    )
    rows = [
        row_of(item.record)
        | {
            "customer_id": customers[item.record.customer],
            "service_location_id": locations.get(item.record.service_location),
        }
        for item in known
    ]
    await hold_back(connection, "account", rows, batch)
    good, agreements = [], {}
    for item, row in zip(known, rows, strict=True):
        try:
            chains.check(row["number"], _told_by(row))
        except Outdated as problem:
            failed.append((item.line, _outdated(problem)))
            continue
        good.append(row)
        if agreement := row["agreement"]:
            agreements[agreement["number"]] = agreement | {"customer_id": row["customer_id"]}
    await put_rows(connection, queries.UPSERT_AGREEMENTS, list(agreements.values()))
    ids = await list_ids(connection, "customer_agreements", "number", agreements)
    for row in good:
        row["agreement_id"] = ids[row["agreement"]["number"]] if row["agreement"] else None
        chains.tell(row["number"], _told_by(row))
    await write_accounts(connection, good)
    await chains.write(connection, batch)
    await link_waiting_users(connection, [row["number"] for row in good])
    return failed


async def _without_deleted(
    connection: Connection, known: list[Kept[AccountIn]], failed: Failed
) -> list[Kept[AccountIn]]:
    """Return the lines that name nothing that staff have deleted; the others are failed."""
    accounts, people = await list_deleted_keys(
        connection,
        [item.record.number for item in known],
        {item.record.customer for item in known},
    )
    if not accounts and not people:
        return known
    good = []
    for item in known:
        if at := accounts.get(item.record.number):
            failed.append((item.line, _deleted("number", "account", at)))
        elif at := people.get(item.record.customer):
            failed.append((item.line, _deleted("customer", "customer", at)))
        else:
            good.append(item)
    return good


def _deleted(field: str, what: str, at: datetime) -> Rejected:
    return Rejected(
        field,
        f"deleted-{what}",
        f"Staff have deleted this {what} on {at.date()}; they can bring it back in the panel.",
    )


async def write_accounts(connection: Connection, rows: Sequence[Mapping[str, Any]]) -> list[int]:
    """Write rows of accounts, with the copies that they are found by; return what was written."""
    written = await put_rows(connection, queries.UPSERT_ACCOUNTS, rows)
    await queries.renew_copies(connection, "id", written)
    return written


async def change_account(connection: Connection, row: Mapping[str, Any]) -> int:
    """Write one account by hand, new or known, and whose it is when; return its inner key.

    `row` has the columns of a batch's; its customer is the present one. To be called behind
    `lock_registry`.
    """
    chains = await AccountChains.read(connection, {row["number"]: row["customer_id"]})
    chains.tell(row["number"], _told_by(row))
    await write_accounts(connection, [row])
    await chains.write(connection, BY_HAND)
    await link_waiting_users(connection, [row["number"]])
    return (await list_ids(connection, "customer_accounts", "number", [row["number"]]))[
        row["number"]
    ]


def _told_by(row: Mapping[str, Any]) -> Told:
    """Return what a row of an account says of whose it is; days are ISO texts."""
    agreement = row.get("agreement")
    return Told(
        customer_id=row["customer_id"],
        agreement_id=row.get("agreement_id"),
        service_location_id=row["service_location_id"],
        contract_start=_day(row["contract_start"]),
        contract_end=_day(row["contract_end"]),
        agreement_start=_day(agreement["starts_on"]) if agreement else None,
    )


def _day(told: str | None) -> date | None:
    return None if told is None else date.fromisoformat(told)


def _outdated(problem: Outdated) -> Rejected:
    return Rejected(
        "contract_start",
        "outdated",
        f"The account is another customer's since {problem.since}; for a customer after that one,"
        " send the day on which his contract starts.",
    )


async def leave_account(
    session: AsyncSession, user_id: UUID, account_id: int, given: LeaveIn
) -> None:
    """End at once what a consumer sees of an account, by his own wish (decision 0014).

    With `keep_past` the days up to yesterday stay for the supplier's term, as for any former
    customer. He is told, and it is in the log. Raises NotFound, SeenByRole when no link of his
    shows it, NobodyElseSees when he is the last and has not said that he knows.
    """
    connection = await plain_of(session)
    # Two who leave at once do not take each other for the one who stays.
    await lock_registry(connection)
    account = await queries.find_account(connection, user_id, account_id)
    if account is None:
        raise NotFound
    if not account["may_leave"]:
        raise SeenByRole
    alone = account["ongoing"] and not account["others"]
    if alone and not given.nobody_else:
        raise NobodyElseSees
    last_day = None
    if given.keep_past:
        yesterday = await supplier_today(connection) - timedelta(days=1)
        # Whose time is over already wins no further day.
        last_day = min(yesterday, account["contract_end"] or yesterday)
    until = await list_kept_until(connection, [] if last_day is None else [last_day])
    await take_link(session, user_id, account["number"], last_day, by="user")
    await publish(
        session,
        AccountLeft(
            user_id=user_id,
            account_number=account["number"],
            account_ending=account_ending(account["number"]),
            last_day=last_day,
            kept_until=None if last_day is None else until[last_day],
            alone=alone,
        ),
    )
