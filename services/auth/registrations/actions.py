"""Registering: the visitor's request, the worker's look at it, the staff's decision."""

import logging
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.actors.actions import judge_actor
from services.auth.actors.schemas import ActorIn
from services.auth.audit.actions import record
from services.auth.errors import AlreadyDecided, ContactTaken
from services.auth.events import SUBSCRIBERS
from services.auth.human.actions import prove_human
from services.auth.passwords.temporary import issue_temporary_password
from services.auth.registrations import queries
from services.auth.registrations.former import tell_added, tell_former
from services.auth.registrations.models import RegistrationRequest
from services.auth.registrations.registry import Match, ask_registry
from services.auth.registrations.rules import retry_pause, waiting_because
from services.auth.registrations.schemas import DeclineIn, RegistrationIn
from services.auth.users.actions import add_accounts, add_consumer
from services.auth.users.models import User
from services.auth.users.rules import normal_email, normal_phone
from services.auth.visits import Visit
from services.contracts.auth import REGISTRATION_DECLINED, RegistrationDeclined
from services.kit.client import ServiceClient
from services.kit.clock import utc_now
from services.kit.database import Database
from services.kit.events import publish
from services.kit.problems import NotFound, Unavailable, ValidationFailed

log = logging.getLogger(__name__)
_DECIDERS = ("administrator", "operator")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What decisions need beside the database."""

    client: ServiceClient
    cabinet_url: str
    keys_dir: Path
    cabinet_address: str


async def request_registration(
    database: Database, given: RegistrationIn, *, visit: Visit, region: str, human_key: str
) -> None:
    """Keep a visitor's request; the worker looks at it afterwards.

    Nothing is looked up here, so neither answer nor time tells who is a customer. Raises
    ValidationFailed for a phone number that is none, and WrongCode.
    """
    phone = normal_phone(given.phone, region)
    if phone is None:
        message = "Not a phone number."
        raise ValidationFailed(errors=[{"field": "phone", "code": "phone", "message": message}])
    await prove_human(database, given.human, human_key)
    async with database.transaction() as session:
        session.add(
            RegistrationRequest(
                account_number=given.account_number,
                address_id=given.address_id,
                name=given.name,
                email=normal_email(given.email),
                phone=phone,
                language=given.language,
                consent_version=given.consent_version,
                consent_at=utc_now(),
                consent_from=visit.address,
            )
        )


async def look_at_next(database: Database, around: Surroundings) -> bool:
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
            around.client, around.cabinet_url, claimed["account_number"], claimed["address_id"]
        )
    except Unavailable:
        async with database.connection() as connection:
            await queries.put_back(connection, claimed["id"], retry_pause(claimed["attempts"]))
        log.warning("registry_does_not_answer", extra={"attempts": claimed["attempts"]})
        return True
    async with database.transaction() as session:
        await queries.lock_account(session, claimed["account_number"])
        request = await queries.find_request(session, claimed["id"])
        if request is None or request.state != "received":
            return True
        request.address = match.address
        owners = await queries.list_owners(session, request.account_number)
        present = set(owners).difference(match.former_user_ids)
        taken = await queries.list_contact_owners(session, request.email, request.phone)
        request.waiting_because = waiting_because(
            matched=match.matched,
            account_taken=bool(match.user_ids or present),
            contact_taken=bool(taken),
        )
        if request.waiting_because:
            request.state = "waiting"
        else:
            await _register(session, request, match, around, decided_by=None)
        log.info("registration_looked_at", extra={"state": request.state})
    return True


async def approve(
    database: Database, request_id: UUID, by: ActorIn, around: Surroundings
) -> RegistrationRequest:
    """Let an applicant in, by decision of staff; the account goes to a user of that e-mail.

    Raises as `judge_actor`, NotFound, AlreadyDecided, ContactTaken when the phone is another
    user's or the user of that e-mail is blocked, and Unavailable while cabinet is down.
    """
    async with database.transaction() as session:
        await judge_actor(session, by, *_DECIDERS)
        request = await _waiting(session, request_id)
        asked = (request.account_number, request.address_id)
    match = await ask_registry(around.client, around.cabinet_url, *asked)
    async with database.transaction() as session:
        decided_by = (await judge_actor(session, by, *_DECIDERS)).display_name
        await queries.lock_account(session, asked[0])
        request = await _waiting(session, request_id)
        taken = await queries.list_contact_owners(session, request.email, request.phone)
        if not taken:
            await _register(session, request, match, around, decided_by=decided_by)
            return request
        owner = next((user for user in taken if user.email == request.email), None)
        if owner is None or len(taken) > 1 or not owner.active:
            raise ContactTaken
        await add_accounts(session, owner, [request.account_number])
        await tell_added(session, owner, request.account_number, around.cabinet_address)
        await _settle(session, request, match, owner, decided_by)
        return request


async def decline(session: AsyncSession, request_id: UUID, given: DeclineIn) -> RegistrationRequest:
    """Turn an applicant away; a letter gives the reason.

    Raises as `judge_actor`, NotFound, AlreadyDecided.
    """
    actor = await judge_actor(session, given, *_DECIDERS)
    request = await _waiting(session, request_id)
    request.state, request.reason = "declined", given.reason
    request.decided_by, request.decided_at = actor.display_name, utc_now()
    record(session, "registration_declined", data={"request_id": str(request.id)})
    await publish(
        session,
        SUBSCRIBERS,
        REGISTRATION_DECLINED,
        RegistrationDeclined(
            request_id=request.id,
            email=request.email,
            display_name=request.name,
            language=request.language,
            reason=given.reason,
        ),
    )
    return request


async def _waiting(session: AsyncSession, request_id: UUID) -> RegistrationRequest:
    request = await queries.find_request(session, request_id)
    if request is None or request.state == "received":
        raise NotFound
    if request.state != "waiting":
        raise AlreadyDecided
    return request


async def _register(
    session: AsyncSession,
    request: RegistrationRequest,
    match: Match,
    around: Surroundings,
    *,
    decided_by: str | None,
) -> None:
    user = await add_consumer(
        session,
        display_name=request.name,
        email=request.email,
        phone=request.phone,
        language=request.language,
        password_hash=None,
        must_change_password=True,
        account_numbers=[request.account_number],
    )
    await issue_temporary_password(
        session,
        user,
        purpose="registration",
        keys_dir=around.keys_dir,
        cabinet_address=around.cabinet_address,
    )
    await _settle(session, request, match, user, decided_by)


async def _settle(
    session: AsyncSession,
    request: RegistrationRequest,
    match: Match,
    user: User,
    decided_by: str | None,
) -> None:
    """Note the approval, and tell whoever was known for the account before."""
    request.state, request.decided_at, request.decided_by = "approved", utc_now(), decided_by
    # Before the user is among the account's owners.
    await tell_former(session, user, request.account_number, match, request_id=request.id)
    request.address, request.user_id = match.address or request.address, user.id
    record(session, "registration_approved", user_id=user.id)
