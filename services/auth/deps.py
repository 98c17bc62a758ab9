"""Who calls auth, and what its acts need."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import nullcontext
from dataclasses import dataclass
from typing import Annotated, Any
from uuid import UUID

from fastapi import Depends, Request
from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.actors.actions import judge_reader
from services.auth.actors.rules import ALL_STAFF
from services.auth.context import Context
from services.auth.factors.standing import Standing, find_standing
from services.auth.passwords.hashing import Hashing
from services.auth.sessions.actions import SessionLimits
from services.auth.sessions.cookies import application_of
from services.auth.sessions.queries import find_live_user
from services.auth.settings import Settings
from services.auth.users.models import User
from services.kit.client_info import ClientInfo, client_info_of_request
from services.kit.clock import utc_now
from services.kit.database import CurrentDatabase, Database, Session, reachable
from services.kit.identity import (
    Caller,
    called_by,
    caller_of,
    lets_in,
    refuse_restricted,
    require_same_origin,
)
from services.kit.problems import SessionEnded, Unauthenticated
from services.kit.sealing import derived_key
from services.kit.staff import CurrentStaff
from services.kit.tokens import PASSWORD_CHANGE, SECOND_FACTOR_SETUP

ALLOWED_CALLERS: Mapping[str, frozenset[str]] = {
    "admin_panel": frozenset({"revocations"}),
    "cabinet": frozenset({"actors", "revocations"}),
    "integration": frozenset({"revocations"}),
    "notifications": frozenset({"revocations"}),
    "wizard": frozenset({"setup"}),
}


def settings_of(request: Request) -> Settings:
    """Return this service's settings."""
    settings: Settings = request.app.state.settings
    return settings


async def _database(database: CurrentDatabase) -> AsyncIterator[Database]:
    async with reachable(nullcontext(database)):
        yield database


def _hashing(request: Request) -> Hashing:
    hashing: Hashing = request.app.state.hashing
    return hashing


def _client_info(
    request: Request, settings: Annotated[Settings, Depends(settings_of)]
) -> ClientInfo:
    return client_info_of_request(request, settings.trusted_proxies)


def _session_limits(settings: Annotated[Settings, Depends(settings_of)]) -> SessionLimits:
    return SessionLimits(settings.session_idle_days, settings.session_longest_days)


def _human_key(settings: Annotated[Settings, Depends(settings_of)]) -> str:
    return derived_key(settings.keys_dir, "auth", "proofs of work")


def _context(request: Request, settings: Annotated[Settings, Depends(settings_of)]) -> Context:
    return Context(
        client=request.app.state.client,
        cabinet_url=settings.cabinet_url,
        keys_dir=settings.keys_dir,
        cabinet_address=settings.cabinet_address,
        staff_address=settings.staff_address,
    )


def internal(operation: str) -> Any:
    """Return the dependency that lets in only services allowed the operation."""
    return Depends(called_by(ALLOWED_CALLERS, operation))


@dataclass(frozen=True, slots=True)
class SessionOwner:
    """The caller of this very moment: token good, session on, user active."""

    user: User
    session_id: UUID
    standing: Standing


def session_ids(caller: Caller) -> tuple[UUID, UUID]:
    """Return user id and session id of a token; 401 when they are none."""
    try:
        return UUID(caller.subject), UUID(caller.session_id)
    except ValueError as error:
        raise Unauthenticated from error


async def live_owner(request: Request, session: AsyncSession) -> SessionOwner:
    """Return the caller whose session is on; 401 otherwise."""
    audience, _ = application_of(request)
    user_id, session_id = session_ids(caller_of(request, audience))
    user = await find_live_user(session, user_id, session_id, utc_now())
    if user is None:
        raise SessionEnded
    mandatory = settings_of(request).staff_second_factor
    standing = await find_standing(session, user, mandatory=mandatory)
    return SessionOwner(user, session_id, standing)


@lets_in("whoever is signed in")
async def _owner(request: Request, session: Session) -> SessionOwner:
    return await live_owner(request, session)


async def _reader(staff: CurrentStaff, session: Session) -> Caller:
    await judge_reader(session, staff, *ALL_STAFF)
    return staff


async def _unrestricted(owner: Annotated[SessionOwner, Depends(_owner)]) -> SessionOwner:
    refuse_restricted(owner.standing.restricted)
    return owner


def _detached(lifted: str = "") -> Callable[..., Awaitable[SessionOwner]]:
    """Make a dependency: the caller, also when restricted to what lifts this restriction."""

    @lets_in("whoever is signed in")
    async def dependency(
        request: Request, database: Annotated[Database, Depends(_database, scope="function")]
    ) -> SessionOwner:
        async with database.transaction() as session:
            owner = await live_owner(request, session)
        if owner.standing.restricted != lifted:
            refuse_restricted(owner.standing.restricted)
        return owner

    return dependency


# For acts that open transactions of their own; a lost database is 503 there, too.
OwnTransactions = Annotated[Database, Depends(_database, scope="function")]
CurrentSettings = Annotated[Settings, Depends(settings_of)]
CurrentHashing = Annotated[Hashing, Depends(_hashing)]
CurrentClientInfo = Annotated[ClientInfo, Depends(_client_info)]
CurrentSessionLimits = Annotated[SessionLimits, Depends(_session_limits)]
# Signs challenges, so that none must be remembered.
HumanKey = Annotated[str, Depends(_human_key)]
CurrentContext = Annotated[Context, Depends(_context)]
# Whatever the session is restricted to; every other route takes CurrentOwner.
EvenRestrictedOwner = Annotated[SessionOwner, Depends(_owner)]
CurrentOwner = Annotated[SessionOwner, Depends(_unrestricted)]
# Read in a transaction of its own: none may stay open while hashes are computed.
DetachedOwner = Annotated[SessionOwner, Depends(_detached())]
# The two acts that lift a restriction.
PasswordChanger = Annotated[SessionOwner, Depends(_detached(PASSWORD_CHANGE))]
FactorSetter = Annotated[SessionOwner, Depends(_detached(SECOND_FACTOR_SETUP))]
# Staff who look: auth reads no revocations, since it can look at the session itself.
StaffReader = Annotated[Caller, Depends(_reader)]
SameOrigin = Depends(require_same_origin)
