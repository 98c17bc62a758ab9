"""Adding and removing passkeys; signing in with one, alone or after the password."""

import json
import logging
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.errors import PasskeyRefused, SignInRefused, TooManyPasskeys
from services.auth.factors.queries import count_recovery_codes, has_own_factor
from services.auth.factors.rules import new_recovery_codes
from services.auth.guard.queries import count_network_failure, refuse_waiting_network
from services.auth.guard.rules import counter_key
from services.auth.human.queries import use_proof
from services.auth.passkeys import queries
from services.auth.passkeys.ceremonies import (
    Challenge,
    Credential,
    check_assertion,
    check_attestation,
    creation_options,
    credential_id,
    request_options,
    user_handle,
)
from services.auth.passkeys.models import Passkey
from services.auth.passkeys.rules import (
    CHALLENGE_LIFE,
    MOST_PASSKEYS,
    RelyingParty,
    new_challenge,
)
from services.auth.passkeys.schemas import AssertionIn, AttestationIn
from services.auth.security import actions as factors
from services.auth.sessions.actions import SessionLimits, SignedIn, begin_session
from services.auth.users.models import User
from services.kit.client_info import ClientInfo
from services.kit.clock import utc_now
from services.kit.database import Connection, Database
from services.kit.networks import network_of
from services.kit.problems import NotFound

log = logging.getLogger(__name__)

_METHOD = "passkey"


@dataclass(frozen=True, slots=True)
class Ceremony:
    """Where passkeys work, under which name, and what signs the challenges."""

    party: RelyingParty
    name: str
    key: str


async def begin_passkey(
    database: Database, ceremony: Ceremony, user: User, session_id: UUID
) -> dict[str, Any]:
    """Return what the browser is asked for a new passkey. Raises TooManyPasskeys.

    The challenge counts for this session alone, so that the password given for it is not asked
    once more.
    """
    async with database.connection() as connection:
        known = await queries.list_credentials(connection, user.id)
    if len(known) >= MOST_PASSKEYS:
        raise TooManyPasskeys
    return creation_options(
        ceremony.party,
        new_challenge(ceremony.key, _adding(user.id, session_id), utc_now()),
        name=ceremony.name,
        user_id=user.id,
        login=user.login or user.email or user.phone or "",
        display_name=user.display_name,
        known=[Credential(**row) for row in known],
    )


async def add_passkey(
    session: AsyncSession,
    ceremony: Ceremony,
    user: User,
    session_id: UUID,
    *,
    name: str,
    given: AttestationIn,
    client: ClientInfo,
) -> tuple[Passkey, list[str]]:
    """Keep a new passkey; a letter tells of it. Return it, and recovery codes if there were none.

    Without an authenticator the first one switches the second factor on: other devices are new
    again. Raises PasskeyRefused, TooManyPasskeys.
    """
    now = utc_now()
    purpose = _adding(user.id, session_id)
    made, challenge = check_attestation(ceremony.party, ceremony.key, purpose, given, now)
    await factors.choices_of(session, user.id)
    guarded = await has_own_factor(session, user.id)
    if len(await queries.list_passkeys(session, user.id)) >= MOST_PASSKEYS:
        raise TooManyPasskeys
    if not await _use_challenge(await factors.plain_connection(session), challenge):
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
        await factors.put_recovery_codes(session, user.id, codes)
    if not guarded:
        await factors.keep_this_device(session, user, session_id)
    await factors.tell(session, user, "passkey-added", client)
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
    await factors.choices_of(session, user.id)
    if not await queries.delete_passkey(session, user.id, passkey_id):
        raise NotFound
    await factors.drop_idle_codes(session, user.id)
    await factors.tell(session, user, "passkey-removed", client)


def sign_in_options(ceremony: Ceremony, user_class: str) -> dict[str, Any]:
    """Return what the browser is asked for a sign-in: any passkey of ours.

    Nobody is named and nothing is looked up or stored, so there is nothing to learn or to fill.
    """
    challenge = new_challenge(ceremony.key, _entering(user_class), utc_now())
    return request_options(ceremony.party, challenge)


async def sign_in(
    database: Database,
    ceremony: Ceremony,
    *,
    user_class: str,
    given: AssertionIn,
    former_device: str | None,
    client: ClientInfo,
    limits: SessionLimits,
) -> SignedIn:
    """Start a session for the owner of a passkey that verified them: both factors in one.

    Raises SignInRefused for an unknown passkey, a wrong answer and a blocked user alike, and
    TooManyAttempts while the network must wait. A temporary password restricts or ends the
    sign-in as it does beside a password.
    """
    now = utc_now()
    network = counter_key("network", network_of(client.address))
    signed_in: SignedIn | None = None
    async with database.plain_transaction() as connection:
        await refuse_waiting_network(connection, network, now)
        row = await _owner(connection, given, user_class)
        purpose = _entering(user_class)
        if row is not None and await _take(
            connection, ceremony, purpose, given, row=row, now=now, client=client
        ):
            signed_in = await begin_session(
                connection,
                row,
                remember=True,
                former_device=former_device,
                counter=("factor", counter_key(str(row["id"]))),
                client=client,
                limits=limits,
            )
    if signed_in is not None:
        return signed_in
    async with database.connection() as connection:
        await count_network_failure(connection, network, now)
        await _record(connection, "sign_in_refused", row, client)
    raise SignInRefused


async def confirm_options(
    database: Database,
    ceremony: Ceremony,
    *,
    attempt_id: UUID,
    user_class: str,
    staff_letter: bool,
) -> dict[str, Any]:
    """Return what the browser is asked for the second step: one of the user's passkeys.

    Raises AttemptExpired, also when the user has none.
    """
    now = utc_now()
    async with database.plain_transaction() as connection:
        row = await factors.live_attempt(
            connection, attempt_id, user_class, now, method=_METHOD, staff_letter=staff_letter
        )
        known = await queries.list_credentials(connection, row["id"])
    challenge = new_challenge(ceremony.key, _confirming(attempt_id), now)
    return request_options(ceremony.party, challenge, [Credential(**one) for one in known])


def fitting_passkey(
    ceremony: Ceremony, attempt_id: UUID, given: AssertionIn, client: ClientInfo
) -> factors.Fits:
    """Return what says whether a passkey confirms an attempt; its answer is then used up."""

    async def fits(connection: Connection, row: Any, now: datetime) -> bool:
        try:
            held = await queries.find_public_key(connection, credential_id(given), row["id"])
            if held is None or user_handle(given) not in {None, row["id"].bytes}:
                return False
        except PasskeyRefused:
            return False
        known = {"id": row["id"], **held}
        purpose = _confirming(attempt_id)
        return await _take(connection, ceremony, purpose, given, row=known, now=now, client=client)

    return fits


async def _owner(connection: Connection, given: AssertionIn, user_class: str) -> Any:
    """Return the passkey with its owner if that is who the authenticator takes them for."""
    try:
        handle = user_handle(given)
        row = await queries.find_owner(connection, credential_id(given), user_class)
    except PasskeyRefused:
        return None
    return row if row is not None and row["active"] and handle == row["id"].bytes else None


async def _take(
    connection: Connection,
    ceremony: Ceremony,
    purpose: str,
    given: AssertionIn,
    *,
    row: Any,
    now: datetime,
    client: ClientInfo,
) -> bool:
    """Say whether the answer is good, and use it up; of fifty uses at the same time one is."""
    try:
        verified, challenge = check_assertion(
            ceremony.party, ceremony.key, purpose, given, public_key=row["public_key"], now=now
        )
    except PasskeyRefused:
        return False
    if not await _use_challenge(connection, challenge):
        return False
    if await queries.use_passkey(
        connection,
        row["passkey_id"],
        verified.new_sign_count,
        now,
        backed_up=verified.credential_backed_up,
    ):
        return True
    log.warning("passkey_copied")
    await _record(connection, "passkey_copied", row, client)
    return False


async def _use_challenge(connection: Connection, challenge: Challenge) -> bool:
    used = counter_key("passkey challenge", challenge.value.hex())
    # Kept a little longer than it counts, for clocks that differ.
    return await use_proof(connection, used, challenge.expires_at + CHALLENGE_LIFE)


async def _record(connection: Connection, kind: str, row: Any, client: ClientInfo) -> None:
    data = {"by": _METHOD} | ({"passkey_id": str(row["passkey_id"])} if row else {})
    await connection.execute(
        "INSERT INTO security_events (kind, user_id, address, user_agent, data)"
        " VALUES ($1, $2, $3, $4, $5::jsonb)",
        kind,
        row["id"] if row else None,
        client.address,
        client.user_agent,
        json.dumps(data),
    )


def _adding(user_id: UUID, session_id: UUID) -> str:
    return f"add {user_id} {session_id}"


def _entering(user_class: str) -> str:
    return f"sign in {user_class}"


def _confirming(attempt_id: UUID) -> str:
    return f"confirm {attempt_id}"
