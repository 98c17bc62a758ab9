"""Machine clients: made, given new secrets, given tokens."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.actors.actions import judge_actor
from services.auth.audit.actions import record
from services.auth.errors import AlreadyTaken, ClientRevoked, SuiteClient
from services.auth.machines.models import MachineClient
from services.auth.machines.queries import (
    add_secret,
    delete_secrets,
    find_client,
    find_client_by_name,
    lock_client,
)
from services.auth.machines.rules import (
    SUITE_CLIENT,
    Place,
    TokenError,
    TokenRequest,
    new_credentials,
    secret_fits,
    secret_hash,
)
from services.auth.machines.schemas import ClientChange, ClientIn
from services.auth.revocations.actions import revoke
from services.kit.clock import utc_now
from services.kit.database import Connection
from services.kit.identity import Caller
from services.kit.problems import NotFound
from services.kit.staff import record_act


@dataclass(frozen=True, slots=True)
class Grant:
    """What a machine client may do for the next minutes."""

    client_id: str
    name: str
    scope: str


async def grant_token(connection: Connection, request: TokenRequest, place: Place) -> Grant:
    """Check client, secret and scopes; no scope asked means all that the client has.

    Raises TokenError: `invalid_client` (unknown, revoked and wrong secret alike),
    `invalid_scope`.
    """
    client = None
    # PostgreSQL takes no NUL in a text; nobody is called so.
    if request.client_id.isprintable():
        client = await find_client(
            connection, request.client_id, secret_hash(request.client_secret), place
        )
    fits = secret_fits(request.client_secret, client["hashes"] if client else ())
    if client is None or not fits or not client["active"]:
        raise TokenError("invalid_client", "Unknown client or wrong secret.", basic=request.basic)
    allowed = frozenset(client["scopes"])
    scopes = allowed if request.scopes is None else request.scopes
    if not scopes <= allowed:
        raise TokenError("invalid_scope", "The client does not have that scope.")
    return Grant(request.client_id, client["name"], " ".join(sorted(scopes)))


async def add_client(
    session: AsyncSession, name: str, scopes: Sequence[str], *, rotate: bool
) -> tuple[str, str | None]:
    """Make a client, or with `rotate` give the one of that name a further secret.

    Returns its id and the secret, which is shown this once; None when nothing was made.
    """
    client = await find_client_by_name(session, name)
    client_id, secret = new_credentials()
    if client is None:
        session.add(
            MachineClient(client_id=client_id, name=name, scopes=sorted(set(scopes)), active=True)
        )
        await session.flush()
        record(session, "client_made", client_id=client_id, data={"scopes": sorted(set(scopes))})
    else:
        client_id = client.client_id
        client.scopes = sorted(set(scopes))
        if not rotate:
            return client_id, None
        record(session, "client_secret_added", client_id=client_id)
    await add_secret(session, client_id, secret_hash(secret))
    return client_id, secret


async def make_client(
    session: AsyncSession, staff: Caller, given: ClientIn
) -> tuple[MachineClient, str]:
    """Make a client; its first secret is returned this once.

    Raises as `judge_actor`; AlreadyTaken when a client has that name; SuiteClient for the name
    by which the suite knows its own.
    """
    await judge_actor(session, staff, "clients:change")
    if await find_client_by_name(session, given.name) is not None:
        raise AlreadyTaken
    if given.name == SUITE_CLIENT:
        raise SuiteClient
    client_id, secret = new_credentials()
    client = MachineClient(
        client_id=client_id,
        name=given.name,
        scopes=sorted(set(given.scopes)),
        active=True,
        created_at=utc_now(),
        ends_at=given.ends_at,
    )
    session.add(client)
    try:
        await session.flush()
    except IntegrityError as error:
        raise AlreadyTaken from error
    record(
        session,
        "client_made",
        client_id=client_id,
        data={"scopes": client.scopes, "by": staff.subject},
    )
    await add_secret(session, client_id, secret_hash(secret))
    await record_act(
        session,
        staff,
        "make_client",
        "client_name",
        given.name,
        after={"active": True, "scopes": client.scopes, "ends_at": client.ends_at},
        client_id=client_id,
    )
    return client, secret


async def change_client(
    session: AsyncSession, staff: Caller, client_id: str, given: ClientChange
) -> None:
    """Change what a client may do, and until when; a token that it holds lasts its five minutes.

    Its tokens are not revoked: that would shut it out, new tokens too, for longer than they live.
    Raises as `_changeable`, and ClientRevoked.
    """
    client = await _changeable(session, staff, client_id)
    if not client.active:
        raise ClientRevoked
    before = {"scopes": client.scopes, "ends_at": client.ends_at}
    after = {"scopes": sorted(set(given.scopes)), "ends_at": given.ends_at}
    if before == after:
        return
    client.scopes, client.ends_at = sorted(set(given.scopes)), given.ends_at
    record(session, "client_changed", client_id=client_id, data={"by": staff.subject})
    await record_act(
        session, staff, "change_client", "client", client_id, before=before, after=after
    )


async def give_secret(session: AsyncSession, staff: Caller, client_id: str) -> str:
    """Give a client a further secret, shown this once.

    The one before is good for another day; the oldest beyond two live ones ends at once.

    Raises as `_changeable`, and ClientRevoked.
    """
    client = await _changeable(session, staff, client_id)
    if not client.active:
        raise ClientRevoked
    _, secret = new_credentials()
    await add_secret(session, client_id, secret_hash(secret))
    record(session, "client_secret_added", client_id=client_id, data={"by": staff.subject})
    await record_act(session, staff, "give_secret", "client", client_id)
    return secret


async def remove_secret(
    session: AsyncSession, staff: Caller, client_id: str, secret_id: UUID
) -> None:
    """End one secret of a client. Raises as `_changeable`."""
    await _changeable(session, staff, client_id)
    if not await delete_secrets(session, client_id, secret_id):
        raise NotFound
    record(session, "client_secret_removed", client_id=client_id, data={"by": staff.subject})
    await record_act(session, staff, "remove_secret", "client", client_id, secret_id=secret_id)


async def revoke_client(session: AsyncSession, staff: Caller, client_id: str) -> None:
    """End a client for good: no secret of it gives a token any more, and no token of it counts.

    Raises as `_changeable`.
    """
    client = await _changeable(session, staff, client_id)
    await delete_secrets(session, client_id)
    await record_act(
        session,
        staff,
        "revoke_client",
        "client",
        client_id,
        before={"active": client.active},
        after={"active": False},
    )
    if client.active:
        now = utc_now()
        client.active, client.revoked_at = False, now
        await revoke(session, [client_id], now)
        record(session, "client_revoked", client_id=client_id, data={"by": staff.subject})


async def _changeable(session: AsyncSession, staff: Caller, client_id: str) -> MachineClient:
    """Return a client, locked, if the actor may change it.

    Raises as `judge_actor`; NotFound; SuiteClient for the suite's own.
    """
    await judge_actor(session, staff, "clients:change")
    client = await lock_client(session, client_id)
    if client is None:
        raise NotFound
    if client.name == SUITE_CLIENT:
        raise SuiteClient
    return client
