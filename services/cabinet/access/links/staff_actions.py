"""Acts of staff on which accounts a consumer sees: given and taken away.

Apart from `actions.py`, by which auth's events are handled: these publish events themselves.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from services.cabinet.access.links.queries import (
    find_known,
    link_accounts,
    list_accounts_of,
    list_kept_until,
    take_link,
)
from services.cabinet.access.links.schemas import LinkOut
from services.cabinet.access.links.telling import account_ending
from services.cabinet.access.queries import resolve_numbers, supplier_today
from services.cabinet.errors import LastDayAhead, UnknownAccount
from services.cabinet.events import publish
from services.cabinet.lines.queries import lock_registry
from services.contracts.cabinet import AccessEnded, AccountGiven
from services.kit.clock import utc_now
from services.kit.database import plain_of
from services.kit.identity import Caller
from services.kit.problems import NotFound
from services.kit.staff import record_act


async def list_links(session: AsyncSession, user_id: UUID) -> list[LinkOut]:
    """Return the accounts that a user sees, saw, or shall see once the registry knows them."""
    known, waiting = await list_accounts_of(session, user_id)
    return [
        *(LinkOut.model_validate(dict(row)) for row in known),
        *(LinkOut(number=number, access="waiting") for number in waiting),
    ]


async def look_at_links(session: AsyncSession, staff: Caller, user_id: UUID) -> list[LinkOut]:
    """Return a user's accounts to a member of staff; that he looked is told to the log."""
    await record_act(session, staff, "look_at_user", "user", user_id)
    return await list_links(session, user_id)


def _seen_of(links: Sequence[LinkOut], number: str) -> Mapping[str, Any] | None:
    """Return what a user sees of an account, as the audit log keeps it; None = never had it."""
    link = next((one for one in links if one.number == number), None)
    return None if link is None else link.model_dump(mode="json", include={"access", "last_day"})


async def take_account(
    session: AsyncSession, staff: Caller, user_id: UUID, number: str, last_day: date | None
) -> None:
    """End what a user sees of an account after `last_day`, or all of it when that is None.

    An act of staff, of which the user is told; done again it changes nothing. Raises NotFound
    when the user has no such account, LastDayAhead for a day after today.
    """
    connection = await plain_of(session)
    await lock_registry(connection)
    if last_day is not None and last_day > await supplier_today(connection):
        raise LastDayAhead
    until = await list_kept_until(connection, [] if last_day is None else [last_day])
    before = _seen_of(await list_links(session, user_id), number)
    if before is None:
        raise NotFound
    if (
        await take_link(session, user_id, number, last_day, by="staff")
        and before["access"] != "waiting"
    ):
        await publish(
            session,
            AccessEnded(
                user_id=user_id,
                account_ending=account_ending(number),
                reason="taken",
                last_day=last_day,
                kept_until=None if last_day is None else until[last_day],
            ),
        )
    after = _seen_of(await list_links(session, user_id), number)
    await record_act(
        session,
        staff,
        "take_account",
        "user",
        user_id,
        before=before,
        after=after,
        account_number=number,
    )


async def give_account(session: AsyncSession, staff: Caller, user_id: UUID, typed: str) -> None:
    """Link a consumer to the account that a number means, in any spelling; an act of staff.

    He is told, and so is everybody known for the account before; who sees it already is told
    nothing. Raises UnknownAccount.
    """
    connection = await plain_of(session)
    await lock_registry(connection)
    number = (await resolve_numbers(connection, [typed])).get(typed)
    known = None if number is None else await find_known(connection, number)
    if number is None or known is None:
        message = UnknownAccount.title
        raise UnknownAccount(
            errors=[{"field": "account_number", "code": UnknownAccount.name, "message": message}]
        )
    before = _seen_of(await list_links(session, user_id), number)
    if user_id not in known.users:
        await link_accounts(session, user_id, [number])
        await publish(
            session,
            AccountGiven(
                user_id=user_id,
                account_ending=account_ending(number),
                known_users=known.users,
                known_email=known.email,
                given_at=utc_now(),
            ),
        )
    after = _seen_of(await list_links(session, user_id), number)
    await record_act(
        session,
        staff,
        "add_account",
        "user",
        user_id,
        before=before,
        after=after,
        account_number=number,
    )
