"""Handlers of events from others, and who gets ours."""

from collections.abc import Mapping

from sqlalchemy.ext.asyncio import AsyncSession

from services.cabinet.access.links.actions import forget_user, link_registered_user
from services.cabinet.content.consents import actions as consents
from services.cabinet.content.orders import forgetting as orders
from services.cabinet.customers.servicers import users as servicers
from services.cabinet.metering.unusual import actions as unusual
from services.cabinet.outages.reports import forgetting as outage_reports
from services.cabinet.personal_data.queries import erase_user
from services.cabinet.submissions.reminders import actions as reminders
from services.cabinet.support.appeals import forgetting as appeals
from services.contracts.auth import (
    ServicingPersonKnown,
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
    AccountPassedOn,
    AppealChanged,
    OutageChanged,
    PersonalDataErased,
    PoliciesChanged,
    ReadingsAwaited,
    ServedReadingsRefused,
    ServiceOrderChanged,
    ServicingPersonChanged,
    SubmissionChanged,
    SupplierChanged,
    UnusualDayFound,
)
from services.contracts.notifications import ReminderDaysChosen, UnusualDaysWanted
from services.kit.database import plain_of
from services.kit.events import Event, Handler, Publisher, handled

# Who gets what; the worker knows where they live.
publish = Publisher(
    {
        AccessEnded: ("notifications",),
        AccessBegun: ("notifications",),
        AccountGiven: ("notifications",),
        AccountLeft: ("notifications", "admin_panel"),
        AccountPassedOn: ("admin_panel",),
        SupplierChanged: ("notifications",),
        PoliciesChanged: ("auth",),
        PersonalDataErased: ("auth",),
        SubmissionChanged: ("notifications",),
        ServedReadingsRefused: ("notifications",),
        ReadingsAwaited: ("notifications",),
        UnusualDayFound: ("notifications",),
        AppealChanged: ("notifications",),
        OutageChanged: ("notifications",),
        ServiceOrderChanged: ("notifications",),
        ServicingPersonChanged: ("auth",),
    }
)


async def on_user_registered(session: AsyncSession, data: UserRegistered, _: Event) -> None:
    """Let a new user see the accounts that they come with."""
    await link_registered_user(session, data)
    await consents.keep_registered(session, data)


async def on_user_changed(session: AsyncSession, data: UserChanged, event: Event) -> None:
    """Know the address of who acts for a servicing organisation, and that he is blocked."""
    await servicers.follow_user(session, data, event.occurred_at)


async def on_servicing_person_known(
    session: AsyncSession, data: ServicingPersonKnown, event: Event
) -> None:
    """Know whose user a person of a servicing organisation is."""
    await servicers.know_user(session, data, event.occurred_at)


async def on_user_deleted(session: AsyncSession, data: UserDeleted, _: Event) -> None:
    """Take from a removed user what they saw."""
    await _forget(session, data)
    await consents.forget_user(session, data)


async def on_user_erased(session: AsyncSession, data: UserErased, _: Event) -> None:
    """Erase what is kept about a consumer, and answer when it is done, in one transaction.

    What he agreed to stays: it is the evidence of it.
    """
    # First, while his appeals can be told from others.
    counts = await erase_user(await plain_of(session), data.user_id)
    await _forget(session, UserDeleted(user_id=data.user_id))
    await publish(session, PersonalDataErased(erasure_id=data.erasure_id, counts=counts))


async def _forget(session: AsyncSession, data: UserDeleted) -> None:
    await forget_user(session, data)
    await reminders.forget_user(session, data)
    await unusual.forget_user(session, data)
    await orders.forget_user(session, data)
    await appeals.forget_user(session, data)
    await outage_reports.forget_user(session, data)
    await servicers.forget_user(session, data)


async def on_reminder_days_chosen(
    session: AsyncSession, data: ReminderDaysChosen, event: Event
) -> None:
    """Know how many days before a user wants to be reminded."""
    await reminders.keep_days(session, data, event.occurred_at)


async def on_unusual_days_wanted(
    session: AsyncSession, data: UnusualDaysWanted, event: Event
) -> None:
    """Know whether a user wants to be told of unusual days."""
    await unusual.keep_wanted(session, data, event.occurred_at)


HANDLERS: Mapping[str, Handler] = dict(
    [
        handled(UserRegistered, on_user_registered),
        handled(UserChanged, on_user_changed),
        handled(ServicingPersonKnown, on_servicing_person_known),
        handled(UserDeleted, on_user_deleted),
        handled(UserErased, on_user_erased),
        handled(ReminderDaysChosen, on_reminder_days_chosen),
        handled(UnusualDaysWanted, on_unusual_days_wanted),
    ]
)
