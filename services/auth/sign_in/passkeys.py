"""Signing in with a passkey: alone, or as the second step after the password."""

import logging
from datetime import datetime
from typing import Any
from uuid import UUID

from services.auth.audit.queries import add_event
from services.auth.errors import PasskeyRefused, SignInRefused
from services.auth.guard.queries import count_network_failure, refuse_waiting_network
from services.auth.guard.rules import counter_key
from services.auth.passkeys.actions import Ceremony, use_challenge
from services.auth.passkeys.ceremonies import (
    Credential,
    check_assertion,
    credential_id,
    request_options,
    user_handle,
)
from services.auth.passkeys.queries import find_public_key, list_credentials, use_passkey
from services.auth.passkeys.rules import new_challenge
from services.auth.passkeys.schemas import AssertionIn
from services.auth.sessions.actions import Entry, SignedIn, begin_session
from services.auth.sign_in.actions import Proof, live_attempt
from services.auth.sign_in.queries import find_passkey_owner
from services.kit.client_info import ClientInfo
from services.kit.clock import utc_now
from services.kit.database import Connection, Database
from services.kit.networks import network_of

log = logging.getLogger(__name__)

_METHOD = "passkey"


def sign_in_options(ceremony: Ceremony, user_class: str) -> dict[str, Any]:
    """Return what the browser is asked for a sign-in: any passkey of ours.

    Nobody is named and nothing is looked up or stored, so there is nothing to learn or to fill.
    """
    challenge = new_challenge(ceremony.key, _entering(user_class), utc_now())
    return request_options(ceremony.party, challenge)


async def sign_in(
    database: Database, ceremony: Ceremony, entry: Entry, given: AssertionIn
) -> SignedIn:
    """Start a session for the owner of a passkey that verified them: both factors in one.

    Raises SignInRefused for an unknown passkey, a wrong answer and a blocked user alike, and
    TooManyAttempts while the network must wait. A temporary password restricts or ends the
    sign-in as it does beside a password.
    """
    now = utc_now()
    network = counter_key("network", network_of(entry.client.address))
    signed_in: SignedIn | None = None
    async with database.plain_transaction() as connection:
        await refuse_waiting_network(connection, network, now)
        row = await _owner(connection, given, entry.user_class)
        purpose = _entering(entry.user_class)
        if row is not None and await _take(
            connection, ceremony, purpose, given, row=row, now=now, client=entry.client
        ):
            counter = ("factor", counter_key(str(row["id"])))
            signed_in = await begin_session(connection, row, entry, remember=True, counter=counter)
    if signed_in is not None:
        return signed_in
    async with database.connection() as connection:
        await count_network_failure(connection, network, now)
        await _record(connection, "sign_in_refused", row, entry.client)
    raise SignInRefused


async def confirm_options(
    database: Database, ceremony: Ceremony, attempt_id: UUID, entry: Entry
) -> dict[str, Any]:
    """Return what the browser is asked for the second step: one of the user's passkeys.

    Raises AttemptExpired, also when the user has none.
    """
    now = utc_now()
    async with database.plain_transaction() as connection:
        row = await live_attempt(connection, attempt_id, entry, _METHOD, now)
        known = await list_credentials(connection, row["id"])
    challenge = new_challenge(ceremony.key, _confirming(attempt_id), now)
    return request_options(ceremony.party, challenge, [Credential(**one) for one in known])


def proof_by_passkey(
    ceremony: Ceremony, attempt_id: UUID, given: AssertionIn, client: ClientInfo
) -> Proof:
    """Return the proof that a passkey's answer is; it is then used up."""

    async def fits(connection: Connection, row: Any, now: datetime) -> bool:
        try:
            held = await find_public_key(connection, credential_id(given), row["id"])
            if held is None or user_handle(given) not in {None, row["id"].bytes}:
                return False
        except PasskeyRefused:
            return False
        known = {"id": row["id"], **held}
        purpose = _confirming(attempt_id)
        return await _take(connection, ceremony, purpose, given, row=known, now=now, client=client)

    return Proof(_METHOD, fits, PasskeyRefused)


async def _owner(connection: Connection, given: AssertionIn, user_class: str) -> Any:
    """Return the passkey with its owner if that is who the authenticator takes them for."""
    try:
        handle = user_handle(given)
        row = await find_passkey_owner(connection, credential_id(given), user_class)
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
    """Return whether the answer is good, and use it up; of fifty uses at the same time one is."""
    try:
        verified, challenge = check_assertion(
            ceremony.party, ceremony.key, purpose, given, public_key=row["public_key"], now=now
        )
    except PasskeyRefused:
        return False
    if not await use_challenge(connection, challenge):
        return False
    count, backed_up = verified.new_sign_count, verified.credential_backed_up
    if await use_passkey(connection, row["passkey_id"], count, now, backed_up=backed_up):
        return True
    log.warning("passkey_copied")
    await _record(connection, "passkey_copied", row, client)
    return False


async def _record(connection: Connection, kind: str, row: Any, client: ClientInfo) -> None:
    data = {"by": _METHOD} | ({"passkey_id": str(row["passkey_id"])} if row else {})
    await add_event(connection, kind, client, row["id"] if row else None, data)


def _entering(user_class: str) -> str:
    return f"sign in {user_class}"


def _confirming(attempt_id: UUID) -> str:
    return f"confirm {attempt_id}"
