"""Who is signed in at this moment, and by which door somebody comes in."""

from collections.abc import Awaitable, Callable
from typing import Annotated
from uuid import UUID

from fastapi import Depends, Request
from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.deps import (
    CurrentClientInfo,
    CurrentSettings,
    OwnTransactions,
    application_of,
)
from services.auth.factors.actions import read_requirements
from services.auth.policies.queries import read_policies
from services.auth.roles.queries import read_standing
from services.auth.sessions.actions import Entry, SessionOwner
from services.auth.sessions.cookies import CurrentBrowser
from services.auth.sessions.queries import find_live_user
from services.auth.sessions.rules import SessionLimits
from services.auth.users.models import User
from services.kit.clock import utc_now
from services.kit.database import Session, plain_of
from services.kit.identity import Caller, caller_of, lets_in, refuse_restricted
from services.kit.problems import Forbidden, SessionEnded, Unauthenticated
from services.kit.tokens import PASSWORD_CHANGE, SECOND_FACTOR_SETUP


def session_ids(caller: Caller) -> tuple[UUID, UUID]:
    """Return user id and session id of a token; 401 when they are none."""
    try:
        return UUID(caller.subject), UUID(caller.session_id)
    except ValueError as error:
        raise Unauthenticated from error


async def _live_owner(request: Request, session: AsyncSession) -> SessionOwner:
    audience, _ = application_of(request)
    user_id, session_id = session_ids(caller_of(request, audience))
    user = await find_live_user(session, user_id, session_id, utc_now())
    if user is None:
        raise SessionEnded
    policies = await read_policies(await plain_of(session))
    demand = policies.demand(installed=request.app.state.settings.staff_second_factor)
    requirements = await read_requirements(session, user, demand, offered=policies.offered)
    standing = await read_standing(session, user.role)
    return SessionOwner(user, session_id, requirements, standing)


@lets_in("whoever is signed in")
async def _owner(request: Request, session: Session) -> SessionOwner:
    return await _live_owner(request, session)


async def _unrestricted(owner: Annotated[SessionOwner, Depends(_owner)]) -> SessionOwner:
    refuse_restricted(owner.requirements.restricted)
    return owner


def _detached(lifted: str = "") -> Callable[..., Awaitable[SessionOwner]]:
    """Make a dependency: the caller, also when restricted to what lifts this restriction."""

    @lets_in("whoever is signed in")
    async def dependency(request: Request, database: OwnTransactions) -> SessionOwner:
        async with database.transaction() as session:
            owner = await _live_owner(request, session)
        if owner.requirements.restricted != lifted:
            refuse_restricted(owner.requirements.restricted)
        return owner

    return dependency


async def _entry(
    request: Request,
    browser: CurrentBrowser,
    client: CurrentClientInfo,
    settings: CurrentSettings,
    database: OwnTransactions,
) -> Entry:
    user_class, _ = application_of(request)
    async with database.connection() as connection:
        policies = await read_policies(connection)
    return Entry(
        user_class=user_class,
        client=client,
        device_token=browser.read("device"),
        limits=SessionLimits(settings.session_idle_days, settings.session_longest_days),
        region=settings.phone_region,
        demand=policies.demand(installed=settings.staff_second_factor),
        offered=policies.offered,
    )


@lets_in("consumer")
async def _consumer(owner: Annotated[SessionOwner, Depends(_detached())]) -> User:
    if owner.user.user_class != "consumer":
        raise Forbidden
    return owner.user


CurrentEntry = Annotated[Entry, Depends(_entry)]
# Whatever the session is restricted to; every other route takes CurrentOwner.
EvenRestrictedOwner = Annotated[SessionOwner, Depends(_owner)]
CurrentOwner = Annotated[SessionOwner, Depends(_unrestricted)]
# Read in a transaction of its own: none may stay open while hashes are computed.
DetachedOwner = Annotated[SessionOwner, Depends(_detached())]
# The consumer who is signed in, likewise; nobody else has accounts.
ConsumerOwner = Annotated[User, Depends(_consumer)]
# The two acts that lift a restriction.
PasswordChanger = Annotated[SessionOwner, Depends(_detached(PASSWORD_CHANGE))]
FactorSetter = Annotated[SessionOwner, Depends(_detached(SECOND_FACTOR_SETUP))]
