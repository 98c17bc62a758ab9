"""Registering: the visitor's request, and the staff's decision about it."""

from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.actors.actions import judge_actor
from services.auth.audit.actions import record
from services.auth.context import Context
from services.auth.errors import AlreadyDecided, ContactTaken, UserBlocked
from services.auth.events import publish
from services.auth.guard.queries import reserve_attempt
from services.auth.guard.rules import FREE_REGISTRATIONS, counter_key
from services.auth.human.actions import prove_human
from services.auth.passwords.actions import issue_temporary_password
from services.auth.registrations import queries
from services.auth.registrations.letters import tell_added, tell_former, tell_refused
from services.auth.registrations.models import RegistrationRequest
from services.auth.registrations.registry_client import Match, ask_registry
from services.auth.registrations.schemas import (
    ApproveIn,
    DeclineIn,
    RegistrationIn,
    RegistrationOut,
)
from services.auth.users.actions import (
    Consent,
    PhoneProof,
    add_accounts,
    prove_phone,
    put_consumer,
    tell_changed,
)
from services.auth.users.models import User
from services.auth.users.rules import normal_email, normal_phone
from services.contracts.auth import RegistrationDeclined
from services.kit.bell import ring
from services.kit.client_info import ClientInfo
from services.kit.clock import utc_now
from services.kit.database import Database
from services.kit.identity import Caller
from services.kit.networks import network_of
from services.kit.problems import NotFound, ValidationFailed
from services.kit.staff import record_act


async def request_registration(
    database: Database,
    given: RegistrationIn,
    client: ClientInfo,
    *,
    region: str,
    human_key: str,
) -> None:
    """Keep a visitor's request; the worker looks at it afterwards.

    Nothing is looked up here, so neither answer nor time tells who is a customer. Raises
    ValidationFailed for a phone number that is none, TooManyAttempts when a network asks too
    often, and WrongCode.
    """
    phone = normal_phone(given.phone, region)
    if phone is None:
        message = "Not a phone number."
        raise ValidationFailed(errors=[{"field": "phone", "code": "phone", "message": message}])
    network = counter_key("network", network_of(client.address))
    async with database.connection() as connection:
        await reserve_attempt(
            connection, "register", network, None, utc_now(), free=FREE_REGISTRATIONS
        )
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
                consent_from=client.address,
                proofs=given.proofs(),
            )
        )
        await ring(session, queries.QUEUE)


async def approve(
    database: Database, request_id: UUID, staff: Caller, given: ApproveIn, context: Context
) -> RegistrationOut:
    """Let an applicant in, by decision of staff; the account goes to a user of that e-mail.

    Who asked as a consumer gets it himself. `given.confirm_phone`: they have made sure of the
    phone, so that it is a login. Raises as `judge_actor`, NotFound, AlreadyDecided, ContactTaken
    when the phone is another user's or the user of that e-mail is blocked, UserBlocked when the
    consumer who asked is, and Unavailable while cabinet is down.
    """
    async with database.transaction() as session:
        await judge_actor(session, staff, "registrations:change")
        request = await _waiting(session, request_id)
        number, phone = request.account_number, request.phone
    # What was said of the address was judged at its time; its reference holds no longer.
    match = await ask_registry(context, number, "", phone=phone)
    async with database.transaction() as session:
        decided_by = (await judge_actor(session, staff, "registrations:change")).display_name
        await queries.lock_account(session, number)
        request = await _waiting(session, request_id)
        if request.asker_id is not None:
            asker = await session.get_one(User, request.asker_id, with_for_update=True)
            if not asker.active:
                raise UserBlocked
            if given.confirm_phone and request.phone:
                await prove_phone(session, asker, request.phone, "staff")
                await tell_changed(session, asker)
            await add_to_user(session, request, match, asker, context, decided_by=decided_by)
        elif not (
            taken := await queries.list_contact_owners(session, request.email, request.phone)
        ):
            await register(
                session,
                request,
                match,
                context,
                decided_by=decided_by,
                confirm_phone=given.confirm_phone,
            )
        else:
            owner = next((user for user in taken if user.email == request.email), None)
            if owner is None or len(taken) > 1 or not owner.active:
                raise ContactTaken
            await add_to_user(session, request, match, owner, context, decided_by=decided_by)
        return await _decided(
            session,
            staff,
            "approve",
            request,
            user_id=request.user_id,
            confirm_phone=given.confirm_phone,
        )


async def register(
    session: AsyncSession,
    request: RegistrationRequest,
    match: Match,
    context: Context,
    *,
    decided_by: str | None,
    confirm_phone: bool,
) -> None:
    """Make the user of a request; e-mail and phone are nobody's yet.

    The phone is a login when the registry has it for the subscriber, or when staff say so
    (`confirm_phone`); else it is what the user claims.
    """
    proved = match.phone_known or confirm_phone
    user = await put_consumer(
        session,
        display_name=request.name,
        email=request.email,
        phone=request.phone if proved else None,
        language=request.language,
        password_hash=None,
        must_change_password=True,
        account_numbers=[request.account_number],
        consent=Consent(request.consent_version, request.consent_at),
    )
    if proved:
        proof: PhoneProof = "registry" if match.phone_known else "staff"
        await prove_phone(session, user, request.phone, proof)
    else:
        user.claimed_phone = request.phone
    await issue_temporary_password(
        session,
        user,
        purpose="registration",
        keys_dir=context.keys_dir,
        cabinet_address=context.cabinet_address,
    )
    await settle(session, request, match, user, decided_by)


async def add_to_user(
    session: AsyncSession,
    request: RegistrationRequest,
    match: Match,
    user: User,
    context: Context,
    *,
    decided_by: str | None,
) -> None:
    """Let a consumer see the account of a request as well; he is told by letter."""
    await add_accounts(session, user, [request.account_number])
    await tell_added(session, user, request.account_number, context.cabinet_address)
    await settle(session, request, match, user, decided_by)


async def settle(
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


async def decline(
    session: AsyncSession, request_id: UUID, staff: Caller, given: DeclineIn
) -> RegistrationOut:
    """Turn an applicant away; a letter gives the reason.

    Raises as `judge_actor`, NotFound, AlreadyDecided.
    """
    actor = await judge_actor(session, staff, "registrations:change")
    request = await _waiting(session, request_id)
    request.state, request.reason = "declined", given.reason
    request.decided_by, request.decided_at = actor.display_name, utc_now()
    record(session, "registration_declined", data={"request_id": str(request.id)})
    if request.asker_id is not None:
        asker = await session.get_one(User, request.asker_id)
        await tell_refused(session, asker, request, reason=given.reason)
    else:
        await publish(
            session,
            RegistrationDeclined(
                request_id=request.id,
                email=request.email,
                # Nobody has proved the address: no word of the applicant's goes there.
                display_name="",
                language=request.language,
                reason=given.reason,
            ),
        )
    return await _decided(session, staff, "decline", request, reason=given.reason)


async def _decided(
    session: AsyncSession,
    staff: Caller,
    action: str,
    request: RegistrationRequest,
    **details: Any,
) -> RegistrationOut:
    """Record a decision in the log; return the request as staff see it from now on."""
    await session.flush()
    await record_act(
        session,
        staff,
        action,
        "registration",
        request.id,
        before={"state": "waiting"},
        after={"state": request.state},
        **details,
    )
    return (await queries.list_shown(session, [request]))[0]


async def _waiting(session: AsyncSession, request_id: UUID) -> RegistrationRequest:
    request = await queries.find_request(session, request_id)
    # Before the worker has looked, and while an account's users are asked, it is not theirs.
    if request is None or request.state in ("received", "asked"):
        raise NotFound
    if request.state != "waiting":
        raise AlreadyDecided
    return request
