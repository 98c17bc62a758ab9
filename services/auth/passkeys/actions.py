"""Adding and removing one's own passkeys."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.errors import PasskeyRefused, TooManyPasskeys
from services.auth.factors.actions import drop_idle_codes, tell
from services.auth.factors.models import Passkey
from services.auth.factors.queries import (
    count_recovery_codes,
    has_own_factor,
    lock_choices,
    put_recovery_codes,
)
from services.auth.factors.rules import new_recovery_codes
from services.auth.guard.rules import counter_key
from services.auth.human.queries import use_proof
from services.auth.passkeys import queries
from services.auth.passkeys.ceremonies import (
    Challenge,
    Credential,
    check_attestation,
    creation_options,
)
from services.auth.passkeys.rules import (
    CHALLENGE_LIFE,
    MOST_PASSKEYS,
    RelyingParty,
    new_challenge,
)
from services.auth.passkeys.schemas import AttestationIn
from services.auth.sessions.actions import SessionOwner, end_sessions, keep_this_device
from services.auth.users.models import User
from services.auth.users.queries import lock_user
from services.kit.client_info import ClientInfo
from services.kit.clock import utc_now
from services.kit.database import Connection, Database, plain_of
from services.kit.problems import NotFound


@dataclass(frozen=True, slots=True)
class Ceremony:
    """Where passkeys work, under which name, and what signs the challenges."""

    party: RelyingParty
    name: str
    key: str


async def begin_passkey(
    database: Database, ceremony: Ceremony, owner: SessionOwner
) -> dict[str, Any]:
    """Return what the browser is asked for a new passkey. Raises TooManyPasskeys.

    The challenge counts for this session alone, so that the password given for it is not asked
    once more.
    """
    user = owner.user
    async with database.connection() as connection:
        known = await queries.list_credentials(connection, user.id)
    if len(known) >= MOST_PASSKEYS:
        raise TooManyPasskeys
    return creation_options(
        ceremony.party,
        new_challenge(ceremony.key, _adding(owner), utc_now()),
        name=ceremony.name,
        user_id=user.id,
        login=user.shown_login,
        display_name=user.display_name,
        known=[Credential(**row) for row in known],
    )


async def add_passkey(
    session: AsyncSession,
    ceremony: Ceremony,
    owner: SessionOwner,
    *,
    name: str,
    given: AttestationIn,
    client: ClientInfo,
) -> tuple[Passkey, list[str]]:
    """Keep a new passkey; a letter tells of it. Return it, and recovery codes if there were none.

    Without an authenticator the first one switches the second factor on: other devices are new
    again. Where the session was restricted to this, the user's other sessions end. Raises
    PasskeyRefused, TooManyPasskeys.
    """
    now, user, key = utc_now(), owner.user, ceremony.key
    made, challenge = check_attestation(ceremony.party, key, _adding(owner), given, now)
    await lock_choices(session, user.id)
    guarded = await has_own_factor(session, user.id)
    if len(await queries.list_passkeys(session, user.id)) >= MOST_PASSKEYS:
        raise TooManyPasskeys
    if not await use_challenge(await plain_of(session), challenge):
        raise PasskeyRefused
    passkey = await queries.add_passkey(
        session,
        id=uuid4(),
        user_id=user.id,
        credential_id=made.credential_id,
        public_key=made.public_key,
        sign_count=made.sign_count,
        transports=made.transports,
        name=name,
        backed_up=made.backed_up,
        aaguid=made.aaguid,
        created_at=now,
    )
    if passkey is None:
        raise PasskeyRefused
    codes: list[str] = []
    if await count_recovery_codes(session, user.id) == 0:
        codes = new_recovery_codes()
        await put_recovery_codes(session, user.id, codes)
    if not guarded:
        await keep_this_device(session, owner)
    if owner.requirements.restricted:
        # As with an authenticator: sign-ins under way wait for this lock.
        await lock_user(session, user.id)
        await end_sessions(session, now, "factor_set", user_id=user.id, but=owner.session_id)
    await tell(session, user, "passkey-added", client)
    return passkey, codes


async def rename_passkey(session: AsyncSession, user: User, passkey_id: UUID, name: str) -> Passkey:
    """Give one of the user's own passkeys another name. Raises NotFound."""
    passkey = await queries.find_own_passkey(session, user.id, passkey_id)
    if passkey is None:
        raise NotFound
    passkey.name = name
    await session.flush()
    return passkey


async def remove_passkey(
    session: AsyncSession, user: User, passkey_id: UUID, client: ClientInfo
) -> None:
    """Remove one of the user's own passkeys; a letter tells of it. Raises NotFound.

    With the last second factor the recovery codes go as well.
    """
    await lock_choices(session, user.id)
    if not await queries.delete_passkey(session, user.id, passkey_id):
        raise NotFound
    await drop_idle_codes(session, user.id)
    await tell(session, user, "passkey-removed", client)


async def use_challenge(connection: Connection, challenge: Challenge) -> bool:
    """Use the challenge of an answer up; False when it was before."""
    used = counter_key("passkey challenge", challenge.value.hex())
    # Kept a little longer than it counts, for clocks that differ.
    return await use_proof(connection, used, challenge.expires_at + CHALLENGE_LIFE)


def _adding(owner: SessionOwner) -> str:
    return f"add {owner.user.id} {owner.session_id}"
