"""Telling users that their time with an account has ended, or begun."""

from collections.abc import Sequence
from datetime import date
from typing import Literal

from services.cabinet.access.links.queries import list_kept_until, list_users_as, list_users_of
from services.cabinet.events import publish
from services.contracts.cabinet import AccessBegun, AccessEnded
from services.kit.database import Connection

_SHOWN = 4

# Account, customer, the account's number, why, and the last day (None = there was no day at all).
Ended = tuple[int, int, str, Literal["passed-on", "contract-ended", "taken"], date | None]
# Account, customer, the account's number, and the first day.
Begun = tuple[int, int, str, date | None]


def account_ending(number: str) -> str:
    """Return the part of an account's number that a letter may name."""
    return number[-_SHOWN:] if len(number) > _SHOWN else ""


async def tell_ended(connection: Connection, ended: Sequence[Ended]) -> None:
    """Tell the users of accounts that are no longer those of their customers."""
    if not ended:
        return
    users = await list_users_of(
        connection, [(account, customer) for account, customer, *_ in ended]
    )
    days = sorted({day for *_, day in ended if day is not None})
    until = await list_kept_until(connection, days)
    await publish.plainly(
        connection,
        [
            AccessEnded(
                user_id=user_id,
                account_ending=account_ending(number),
                reason=reason,
                last_day=day,
                kept_until=until[day] if day is not None else None,
            )
            for account, customer, number, reason, day in ended
            for user_id in users.get((account, customer), ())
        ],
    )


async def tell_begun(connection: Connection, begun: Sequence[Begun]) -> None:
    """Tell the users of customers who have got accounts: those who see them, and the others."""
    if not begun:
        return
    pairs = [(account, customer) for account, customer, *_ in begun]
    seeing = await list_users_of(connection, pairs)
    known = await list_users_as(connection, sorted({customer for _, customer in pairs}))
    await publish.plainly(
        connection,
        [
            AccessBegun(
                user_id=user_id,
                account_ending=account_ending(number),
                first_day=day,
                visible=user_id in seeing.get((account, customer), ()),
            )
            for account, customer, number, day in begun
            for user_id in known.get(customer, ())
        ],
    )
