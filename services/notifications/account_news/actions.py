"""Telling users of their accounts: times that end or begin, one that is given, who asks for it."""

from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from services.contracts.auth import AccountConsentAsked, AccountRequestRefused
from services.contracts.cabinet import AccessBegun, AccessEnded, AccountGiven, AccountLeft
from services.kit.events import Event
from services.notifications.letters.kinds import KINDS, Draft, letter_of
from services.notifications.letters.queries import add_letter
from services.notifications.recipients.models import Recipient
from services.notifications.telling.actions import News, find_reader, ring, tell


async def on_access_ended(session: AsyncSession, data: AccessEnded, event: Event) -> None:
    """Tell a user until which day an account was his, and how long the past can be seen."""
    await _tell(
        session,
        event,
        data.user_id,
        "access_ended",
        account_ending=data.account_ending,
        taken=data.reason == "taken",
        last_day=data.last_day,
        kept_until=data.kept_until,
    )


async def on_access_begun(session: AsyncSession, data: AccessBegun, event: Event) -> None:
    """Tell a user that an account is his customer's, and whether he sees it already."""
    await _tell(
        session,
        event,
        data.user_id,
        "access_begun",
        account_ending=data.account_ending,
        first_day=data.first_day,
        visible=data.visible,
    )


async def on_account_left(session: AsyncSession, data: AccountLeft, event: Event) -> None:
    """Confirm to a user that he has given an account up, and how long its past can be seen."""
    await _tell(
        session,
        event,
        data.user_id,
        "account_left",
        account_ending=data.account_ending,
        last_day=data.last_day,
        kept_until=data.kept_until,
    )


async def on_request_news(
    session: AsyncSession, data: AccountConsentAsked | AccountRequestRefused, event: Event
) -> None:
    """Tell who is asked about his account, or does not get the one he has asked for.

    In the bell, and by letter whatever he has chosen: one of them waits for his answer.
    """
    draft = letter_of(data)
    if draft is not None:
        await add_letter(session, event.id, draft)
    user = await find_reader(session, data.user_id)
    if user is not None:
        template = KINDS[type(data)].template
        await ring(session, event.id, user, News(template, data.model_dump(exclude={"expires_at"})))


async def on_account_given(session: AsyncSession, data: AccountGiven, event: Event) -> None:
    """Queue a letter to who has got an account, and one to each address known for it before.

    A member of the household may read the registry's letters: nobody is told twice at one address.
    """
    user = await session.get(Recipient, data.user_id)
    own = user.email if user is not None else None
    if user is not None and own is not None:
        told = {
            "display_name": user.display_name,
            "account_ending": data.account_ending,
            # The cabinet's own, which letters know.
            "login_address": "",
        }
        draft = Draft(user.user_id, own, user.language, "account_added", told)
        await add_letter(session, event.id, draft)
    claimed = {"account_ending": data.account_ending, "claimed_at": data.given_at.isoformat()}
    for address, (who, language) in (await _known_before(session, event, data)).items():
        if address != own:
            draft = Draft(who, address, language, "account_claimed", claimed)
            await add_letter(session, uuid5(event.id, address), draft)


async def _known_before(
    session: AsyncSession, event: Event, data: AccountGiven
) -> dict[str, tuple[UUID, str]]:
    """Return the addresses known for an account, each with whom it concerns and a language.

    Whoever reads at the registry's address is perhaps no user and goes by the event's id.
    """
    users = await session.scalars(
        select(Recipient)
        .where(Recipient.user_id.in_(data.known_users), Recipient.email.is_not(None))
        .order_by(Recipient.user_id)
    )
    told = {user.email: (user.user_id, user.language) for user in users if user.email}
    if data.known_email:
        # Users' addresses are kept in lower case.
        told.setdefault(data.known_email.strip().lower(), (event.id, "ru"))
    return told


async def _tell(
    session: AsyncSession, event: Event, user_id: UUID, template: str, **parameters: Any
) -> None:
    user = await find_reader(session, user_id)
    if user is not None:
        await tell(session, event.id, user, News(template, parameters))
