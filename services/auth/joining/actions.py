"""Asking for one more account: by the rules of registration, with a user who is known."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.audit.actions import record
from services.auth.consents.actions import ask_holders
from services.auth.consents.queries import was_asked
from services.auth.consents.rules import ASKED_ONCE_IN, is_open
from services.auth.context import Context
from services.auth.errors import AlreadyDecided, AlreadyYours, TooManyOpenRequests
from services.auth.guard.queries import reserve_attempt
from services.auth.guard.rules import FREE_REGISTRATIONS, counter_key
from services.auth.joining import queries
from services.auth.joining.schemas import AccountRequestIn, AccountRequestOut
from services.auth.policies.queries import read_policies
from services.auth.registrations.actions import add_to_user
from services.auth.registrations.models import RegistrationRequest
from services.auth.registrations.queries import (
    OPEN,
    find_open,
    find_request,
    list_present,
    list_users,
    lock_account,
    lock_counts,
)
from services.auth.registrations.registry_client import Match, ask_registry
from services.auth.registrations.rules import guessing_stops, waiting_because
from services.auth.registrations.screening import keep_one, weigh
from services.auth.users.models import User
from services.contracts.account_numbers import account_key
from services.kit.client_info import ClientInfo
from services.kit.clock import utc_now
from services.kit.database import Database, plain_of
from services.kit.networks import network_of
from services.kit.pagination import Page, PageRequest
from services.kit.problems import NotFound

# What was decided is shown so long.
_SHOWN = timedelta(days=30)


async def ask_for_account(
    database: Database,
    asker: User,
    given: AccountRequestIn,
    client: ClientInfo,
    context: Context,
) -> AccountRequestOut:
    """Give a consumer one more account, ask whoever sees it, or leave it to staff (decision 0016).

    What counts is what counts at registration: address and one second proof, and nobody who has
    guessed. The name is not compared, as people add the flats of their parents. Raises
    AlreadyYours, TooManyOpenRequests, TooManyAttempts when a network asks too often, and
    Unavailable while cabinet is down.
    """
    now = utc_now()
    network = counter_key("network", network_of(client.address))
    async with database.connection() as connection:
        await reserve_attempt(connection, "register", network, None, now, free=FREE_REGISTRATIONS)
    match = await ask_registry(
        context,
        given.account_number,
        given.address_id,
        name=asker.display_name,
        phone=asker.phone or "",
        **given.proofs(),
    )
    if asker.id in match.user_ids:
        raise AlreadyYours
    async with database.transaction() as session:
        await lock_account(session, given.account_number)
        await lock_counts(session)
        request = _request(asker, given, client, now)
        session.add(request)
        kept = await _decide(session, request, match, asker, context, now=now)
        record(
            session,
            "account_requested",
            client=client,
            user_id=asker.id,
            data={
                "request_id": str(kept.id if kept else request.id),
                "state": kept.state if kept else "counted",
            },
        )
        await session.flush()
    # What does not fit stays counted, so the refusal comes after the commit.
    if kept is None:
        raise TooManyOpenRequests
    return _shown(kept, now)


def _request(
    asker: User, given: AccountRequestIn, client: ClientInfo, now: datetime
) -> RegistrationRequest:
    return RegistrationRequest(
        id=uuid4(),
        asker_id=asker.id,
        account_number=given.account_number,
        address_id=given.address_id,
        name=asker.display_name,
        email=asker.email or "",
        phone=asker.phone or asker.claimed_phone or "",
        language=asker.language,
        consent_version="",
        consent_at=now,
        consent_from=client.address,
        created_at=now,
        last_tried_at=now,
        tries=1,
    )


async def _decide(
    session: AsyncSession,
    request: RegistrationRequest,
    match: Match,
    asker: User,
    context: Context,
    *,
    now: datetime,
) -> RegistrationRequest | None:
    """Decide about a request; returns the one that is kept, None when it is only counted."""
    lately = await weigh(session, request, match, context, now)
    present = await list_present(
        session, request.account_number, match.user_ids, match.former_user_ids
    )
    if asker.id in present:
        raise AlreadyYours
    before = await find_open(session, request)
    if before is not None and is_open(before.state, before.asked_until, now):
        # Nobody is asked twice, and the answer is on its way.
        before.tries += 1
        await session.delete(request)
        return before
    because = waiting_because(
        matched=match.matched,
        proof=request.proof,
        guessing=guessing_stops(lately, match.right),
        taken_away=asker.id in set(match.former_user_ids).difference(match.left_user_ids),
        all_wait=(await read_policies(await plain_of(session))).registration_policy == "staff",
    )
    kept = await keep_one(session, request, because, now)
    if kept is None:
        return None
    if because:
        kept.state = "waiting"
        return kept
    if not present:
        kept.waiting_because = ""
        await add_to_user(session, kept, match, asker, context, decided_by=None)
        return kept
    kept.waiting_because = "account-taken"
    holders = [user for user in await list_users(session, sorted(present)) if user.active]
    lately_asked = await was_asked(session, asker.id, kept.account_number, now - ASKED_ONCE_IN)
    if holders and not lately_asked:
        await ask_holders(session, kept, asker, holders, context, now=now)
    else:
        kept.state = "waiting"
    return kept


async def list_requests(
    session: AsyncSession, asker_id: UUID, page: PageRequest
) -> Page[AccountRequestOut]:
    """Return a consumer's requests of the last month, and all that are open."""
    now = utc_now()
    rows, total = await queries.list_own(session, asker_id, now - _SHOWN, page)
    return Page(items=[_shown(row, now) for row in rows], total=total)


async def withdraw(
    session: AsyncSession, asker: User, request_id: UUID, client: ClientInfo
) -> None:
    """Take one's request back; whoever was asked need not answer any more.

    Raises NotFound, also for another's, and AlreadyDecided.
    """
    request = await find_request(session, request_id)
    if request is None or request.asker_id != asker.id:
        raise NotFound
    if request.state not in OPEN:
        raise AlreadyDecided
    request.state, request.decided_at = "withdrawn", utc_now()
    record(
        session,
        "account_request_withdrawn",
        client=client,
        user_id=asker.id,
        data={"request_id": str(request_id)},
    )


def _shown(request: RegistrationRequest, now: datetime) -> AccountRequestOut:
    state = "added" if request.state == "approved" else request.state
    if state == "asked" and not is_open(state, request.asked_until, now):
        # The worker tells staff within the hour.
        state = "waiting"
    return AccountRequestOut.model_validate(
        {
            "id": request.id,
            # Not as the registry writes it: that would tell that it knows the number.
            "account_number": account_key(request.account_number),
            "state": state,
            "created_at": request.created_at,
            "asked_until": request.asked_until if state == "asked" else None,
            "decided_at": request.decided_at,
            "reason": request.reason,
        }
    )
