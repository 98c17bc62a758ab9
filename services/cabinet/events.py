"""Handlers of events from others, and who gets ours."""

from collections.abc import Mapping

from sqlalchemy.ext.asyncio import AsyncSession

from services.cabinet.access.links.actions import forget_user, link_registered_user
from services.cabinet.content.orders import actions as orders
from services.cabinet.metering.unusual import actions as unusual
from services.cabinet.outages.reports import forgetting as outage_reports
from services.cabinet.submissions.reminders import actions as reminders
from services.cabinet.support.appeals import forgetting as appeals
from services.contracts.auth import UserDeleted, UserRegistered
from services.contracts.cabinet import (
    AccessBegun,
    AccessEnded,
    AccountGiven,
    AccountLeft,
    AccountPassedOn,
    AppealChanged,
    OutageChanged,
    ReadingsAwaited,
    SubmissionChanged,
    SupplierChanged,
    UnusualDayFound,
)
from services.contracts.notifications import ReminderDaysChosen, UnusualDaysWanted
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
        SubmissionChanged: ("notifications",),
        ReadingsAwaited: ("notifications",),
        UnusualDayFound: ("notifications",),
        AppealChanged: ("notifications",),
        OutageChanged: ("notifications",),
    }
)


async def on_user_registered(session: AsyncSession, data: UserRegistered, _: Event) -> None:
    """Let a new user see the accounts that they come with."""
    await link_registered_user(session, data)


async def on_user_deleted(session: AsyncSession, data: UserDeleted, _: Event) -> None:
    """Take from a removed user what they saw."""
    await forget_user(session, data)
    await reminders.forget_user(session, data)
    await unusual.forget_user(session, data)
    await orders.forget_user(session, data)
    await appeals.forget_user(session, data)
    await outage_reports.forget_user(session, data)


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
        handled(UserDeleted, on_user_deleted),
        handled(ReminderDaysChosen, on_reminder_days_chosen),
        handled(UnusualDaysWanted, on_unusual_days_wanted),
    ]
)
