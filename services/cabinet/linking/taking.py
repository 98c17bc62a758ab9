"""Staff take an account away from a user."""

from datetime import date
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from services.cabinet import locks
from services.cabinet.errors import LastDayAhead
from services.cabinet.events import publish
from services.cabinet.linking.queries import list_accounts_of, take_link
from services.cabinet.linking.schemas import LinkOut
from services.cabinet.linking.telling import account_ending
from services.cabinet.registry.access import TODAY
from services.contracts.cabinet import AccessEnded
from services.kit.problems import NotFound

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


async def take_account(
    session: AsyncSession, user_id: UUID, number: str, last_day: date | None
) -> LinkOut:
    """End what a user sees of an account after `last_day`, or all of it when that is None.

    The user is told; done again it changes nothing. Returns the link as it was before. Raises
    NotFound when the user has no such account, LastDayAhead for a day after today.
    """
    await session.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": locks.REGISTRY})
    days = (await session.execute(_DAYS, {"day": last_day})).one()
    if last_day is not None and last_day > days.today:
        raise LastDayAhead
    links = await list_links(session, user_id)
    before = next((link for link in links if link.number == number), None)
    if before is None:
        raise NotFound
    if await take_link(session, user_id, number, last_day) and before.access != "waiting":
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
    return before
