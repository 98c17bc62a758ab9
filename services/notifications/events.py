"""Handlers of events from auth and cabinet."""

from collections.abc import Mapping

from sqlalchemy.ext.asyncio import AsyncSession

from services.contracts.auth import (
    AccountConsentAsked,
    AccountRequestRefused,
    SessionsEnded,
    UserChanged,
    UserDeleted,
    UserErased,
    UserRegistered,
)
from services.contracts.cabinet import (
    AccessBegun,
    AccessEnded,
    AccountGiven,
    AccountLeft,
    AppealChanged,
    OutageChanged,
    ReadingsAwaited,
    ServedReadingsRefused,
    ServiceOrderChanged,
    SubmissionChanged,
    SupplierChanged,
    UnusualDayFound,
)
from services.contracts.facts import Fact
from services.contracts.notifications import PersonalDataErased
from services.kit.database import plain_of
from services.kit.events import Event, Handler, handled
from services.notifications.account_news.actions import (
    on_access_begun,
    on_access_ended,
    on_account_given,
    on_account_left,
    on_request_news,
)
from services.notifications.announcements.queries import join_open_announcements
from services.notifications.appeal_news.actions import on_appeal_changed
from services.notifications.inbound.queries import forget_reply_tokens
from services.notifications.letters.kinds import KINDS, letter_of
from services.notifications.letters.queries import add_letter
from services.notifications.order_news.actions import on_order_changed
from services.notifications.outage_news.actions import on_outage_changed
from services.notifications.personal_data.queries import erase
from services.notifications.preferences import telling
from services.notifications.push.queries import end_sessions, remove_devices_of_inactive
from services.notifications.reading_news.actions import (
    on_readings_awaited,
    on_served_readings_refused,
    on_submission_changed,
    on_unusual_day_found,
)
from services.notifications.recipients.queries import keep_recipient
from services.notifications.supplier.actions import on_supplier_changed

# What users have chosen goes to who acts by it.
publish = telling.publish


async def on_user_registered(session: AsyncSession, data: UserRegistered, event: Event) -> None:
    """Know a new user."""
    await keep_recipient(session, data, event.occurred_at, active=True, user_class=data.user_class)
    if data.user_class == "consumer":
        await join_open_announcements(session, data.user_id)


async def on_user_changed(session: AsyncSession, data: UserChanged, event: Event) -> None:
    """Know a user as they are now; who is blocked or removed gets no pushes any more."""
    await keep_recipient(session, data, event.occurred_at, active=data.active)
    await remove_devices_of_inactive(session, data.user_id)


async def on_user_deleted(session: AsyncSession, data: UserDeleted, _: Event) -> None:
    """Take no letters any more in the name of a user who was removed."""
    await forget_reply_tokens(session, data.user_id)


async def on_sessions_ended(session: AsyncSession, data: SessionsEnded, _: Event) -> None:
    """Send no pushes to where a session has been ended."""
    await end_sessions(session, data.session_ids)


async def on_user_erased(session: AsyncSession, data: UserErased, _: Event) -> None:
    """Erase what is kept about a consumer, and answer when it is done, in one transaction."""
    counts = await erase(await plain_of(session), data.user_id)
    await publish(session, PersonalDataErased(erasure_id=data.erasure_id, counts=counts))


async def on_letter_due(session: AsyncSession, data: Fact, event: Event) -> None:
    """Queue the letter that a fact makes, by the table of letters."""
    draft = letter_of(data)
    if draft is not None:
        await add_letter(session, event.id, draft)


HANDLERS: Mapping[str, Handler] = dict(
    [
        # First, as the table of letters has more than those that make nothing else.
        *(handled(fact, on_letter_due) for fact in KINDS),
        handled(UserRegistered, on_user_registered),
        handled(UserChanged, on_user_changed),
        handled(UserDeleted, on_user_deleted),
        handled(SessionsEnded, on_sessions_ended),
        handled(UserErased, on_user_erased),
        handled(SupplierChanged, on_supplier_changed),
        handled(AccessEnded, on_access_ended),
        handled(AccessBegun, on_access_begun),
        handled(AccountGiven, on_account_given),
        handled(AccountLeft, on_account_left),
        handled(AccountConsentAsked, on_request_news),
        handled(AccountRequestRefused, on_request_news),
        handled(SubmissionChanged, on_submission_changed),
        handled(ServedReadingsRefused, on_served_readings_refused),
        handled(ReadingsAwaited, on_readings_awaited),
        handled(UnusualDayFound, on_unusual_day_found),
        handled(AppealChanged, on_appeal_changed),
        handled(OutageChanged, on_outage_changed),
        handled(ServiceOrderChanged, on_order_changed),
    ]
)
