"""Handlers of events from others, and who gets ours."""

from collections.abc import Mapping

from sqlalchemy.ext.asyncio import AsyncSession

from services.cabinet.linking.actions import forget_user, link_registered_user
from services.contracts.auth import USER_DELETED, USER_REGISTERED, UserDeleted, UserRegistered
from services.contracts.cabinet import (
    ACCESS_BEGUN,
    ACCESS_ENDED,
    ACCOUNT_GIVEN,
    ACCOUNT_PASSED_ON,
    SUPPLIER_CHANGED,
)
from services.kit.events import Event, Handler, Subscribers

# Who gets what; the worker knows where they live.
SUBSCRIBERS: Subscribers = {
    ACCESS_ENDED: ("notifications",),
    ACCESS_BEGUN: ("notifications",),
    ACCOUNT_GIVEN: ("notifications",),
    ACCOUNT_PASSED_ON: ("admin_panel",),
    SUPPLIER_CHANGED: ("notifications",),
}


async def _user_registered(session: AsyncSession, event: Event) -> None:
    await link_registered_user(session, UserRegistered.model_validate(event.data))


async def _user_deleted(session: AsyncSession, event: Event) -> None:
    await forget_user(session, UserDeleted.model_validate(event.data))


HANDLERS: Mapping[str, Handler] = {
    USER_REGISTERED: _user_registered,
    USER_DELETED: _user_deleted,
}
