"""The worker's look at a request: what fits, who asks, how often, and what becomes of it."""

import logging
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.context import Context
from services.auth.guard.rules import counter_key
from services.auth.policies.queries import read_policies
from services.auth.registrations import queries
from services.auth.registrations.actions import register
from services.auth.registrations.letters import tell_guessed
from services.auth.registrations.models import RegistrationAttempt, RegistrationRequest
from services.auth.registrations.registry_client import Match, ask_registry
from services.auth.registrations.rules import (
    FREE_MISMATCHES,
    MOST_OPEN,
    MOST_OPEN_OF_NETWORK,
    Mismatches,
    evidence,
    guessing_stops,
    person_keys,
    proof_of,
    retry_pause,
    waiting_because,
)
from services.contracts.account_numbers import account_key
from services.kit.clock import utc_now
from services.kit.database import Database, plain_of
from services.kit.networks import network_of
from services.kit.problems import Unavailable

log = logging.getLogger(__name__)
# What a further attempt of the same person brings to the request that waits.
_LATEST = (
    "address_id", "address", "name", "phone", "language", "consent_version", "consent_at",
    "consent_from", "network_hash", "proof", "matched", "name_check", "phone_known",
)  # fmt: skip


async def look_at_next(database: Database, context: Context) -> bool:
    """Compare the next request with the registry and decide; False when there is none.

    The user, the letters and the decision are one transaction; killed before it, the request is
    due again at the end of the lease.
    """
    async with database.connection() as connection:
        claimed = await queries.claim_received(connection)
    if claimed is None:
        return False
    try:
        match = await ask_registry(
            context,
            claimed["account_number"],
            claimed["address_id"],
            asked_at=claimed["created_at"].isoformat(),
            name=claimed["name"],
            phone=claimed["phone"],
            **orjson.loads(claimed["proofs"] or "{}"),
        )
    except Unavailable:
        async with database.connection() as connection:
            await queries.put_back(connection, claimed["id"], retry_pause(claimed["attempts"]))
        log.warning("registry_does_not_answer", extra={"attempts": claimed["attempts"]})
        return True
    async with database.transaction() as session:
        await queries.lock_account(session, claimed["account_number"])
        await queries.lock_counts(session)
        request = await queries.find_request(session, claimed["id"])
        if request is None or request.state != "received":
            return True
        state = await _judge(session, request, match, context, utc_now())
        log.info("registration_looked_at", extra={"state": state})
    return True


async def _judge(
    session: AsyncSession,
    request: RegistrationRequest,
    match: Match,
    context: Context,
    now: datetime,
) -> str:
    """Decide about a request; returns its state, or `counted` when it is not kept."""
    lately = await weigh(session, request, match, context, now)
    present = await queries.list_present(
        session, request.account_number, match.user_ids, match.former_user_ids
    )
    taken = await queries.list_contact_owners(session, request.email, request.phone)
    because = waiting_because(
        matched=match.matched,
        account_taken=bool(present),
        contact_taken=bool(taken),
        proof=request.proof,
        name=match.name,
        guessing=guessing_stops(lately, match.right),
        all_wait=(await read_policies(await plain_of(session))).registration_policy == "staff",
    )
    kept = await keep_one(session, request, because, now)
    if kept is None:
        return "counted"
    if because:
        kept.state = "waiting"
    else:
        kept.waiting_because = ""
        await register(session, kept, match, context, decided_by=None, confirm_phone=False)
    return kept.state


async def weigh(
    session: AsyncSession,
    request: RegistrationRequest,
    match: Match,
    context: Context,
    now: datetime,
) -> Mismatches:
    """Note what the registry says to a request, count the attempt, and tell of guessing.

    Returns the mismatches of the last days, this one included.
    """
    _note(request, match)
    mismatch = not match.matched or request.proof == "wrong"
    lately = await _count(session, request, now, mismatch=mismatch)
    if mismatch and match.account_known and lately.account >= FREE_MISMATCHES:
        await tell_guessed(
            session,
            request,
            match,
            mismatches=lately.account,
            staff_address=context.staff_address,
            now=now,
        )
    return lately


async def keep_one(
    session: AsyncSession, request: RegistrationRequest, because: str, now: datetime
) -> RegistrationRequest | None:
    """Keep one request of a person for an account; returns it, or None when it is only counted."""
    before = await queries.find_open(session, request)
    if before is not None:
        return await _merge(session, before, request, because, now)
    if because and request.proof != "right" and await _crowded(session, request):
        await session.delete(request)
        return None
    request.waiting_because = because
    return request


def _note(request: RegistrationRequest, match: Match) -> None:
    """Write down what the registry says; the proofs themselves have done their work."""
    request.account_number = match.number or account_key(request.account_number)
    request.address, request.matched = match.address, match.matched
    request.proof, request.proofs = proof_of(match.right, match.wrong), None
    request.name_check, request.phone_known = match.name, match.phone_known
    request.network_hash = counter_key("network", network_of(request.consent_from))


async def _count(
    session: AsyncSession, request: RegistrationRequest, now: datetime, *, mismatch: bool
) -> Mismatches:
    assert request.network_hash is not None
    email_hash, phone_hash = person_keys(request.email, request.phone, request.asker_id)
    attempt = RegistrationAttempt(
        made_at=now,
        account_key=account_key(request.account_number),
        email_hash=email_hash,
        phone_hash=phone_hash,
        network_hash=request.network_hash,
        mismatch=mismatch,
    )
    session.add(attempt)
    await session.flush()
    return await queries.count_mismatches(session, attempt, now)


async def _merge(
    session: AsyncSession,
    before: RegistrationRequest,
    request: RegistrationRequest,
    because: str,
    now: datetime,
) -> RegistrationRequest:
    """Make one request of two by the same person: the latest words, unless they fit worse."""
    if evidence(matched=request.matched, proof=request.proof) >= evidence(
        matched=before.matched, proof=before.proof
    ):
        for name in _LATEST:
            setattr(before, name, getattr(request, name))
        before.waiting_because = because
    before.tries += 1
    before.last_tried_at = now
    await session.delete(request)
    return before


async def _crowded(session: AsyncSession, request: RegistrationRequest) -> bool:
    """Return whether so many such requests wait that one more would only hide the others."""
    waiting: dict[str, Any] = await queries.count_open(session, request)
    most = {"network": MOST_OPEN_OF_NETWORK}
    return any(count >= most.get(shared, MOST_OPEN) for shared, count in waiting.items())
