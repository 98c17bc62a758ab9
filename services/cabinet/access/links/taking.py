"""Staff take an account away from a user."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from services.cabinet.access.links.queries import list_accounts_of, lock_registry, take_link
from services.cabinet.access.links.schemas import LinkOut
from services.cabinet.access.links.telling import account_ending
from services.cabinet.access.visibility import TODAY
from services.cabinet.errors import LastDayAhead
from services.cabinet.events import publish
from services.contracts.cabinet import AccessEnded
from services.kit.identity import Caller
from services.kit.problems import NotFound
from services.kit.staff import record_act

_DAYS = text(
    f"SELECT {TODAY} AS today, (CAST(:day AS date) + make_interval(months =>"  # noqa: S608
    " e.former_access_months))::date AS kept_until FROM supplier_settings e"
)


async def list_links(session: AsyncSession, user_id: UUID) -> list[LinkOut]:
    """Return the accounts that a user sees, saw, or shall see once the registry knows them."""
    known, waiting = await list_accounts_of(session, user_id)
    return [
        *(LinkOut.model_validate(dict(row)) for row in known),
        *(LinkOut(number=number, access="waiting") for number in waiting),
    ]


def seen_of(links: Sequence[LinkOut], number: str) -> Mapping[str, Any] | None:
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
    await lock_registry(session)
    days = (await session.execute(_DAYS, {"day": last_day})).one()
    if last_day is not None and last_day > days.today:
        raise LastDayAhead
    before = seen_of(await list_links(session, user_id), number)
    if before is None:
        raise NotFound
    if await take_link(session, user_id, number, last_day) and before["access"] != "waiting":
        await publish(
            session,
            AccessEnded(
                user_id=user_id,
                account_ending=account_ending(number),
                reason="taken",
                last_day=last_day,
                kept_until=days.kept_until,
            ),
        )
    after = seen_of(await list_links(session, user_id), number)
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
