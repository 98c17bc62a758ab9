"""Adding consumers, and editing consumers and staff, by staff."""

from collections.abc import Mapping
from uuid import UUID, uuid4

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.actors.actions import judge_actor
from services.auth.administration.rights import spare_last_administrator, touchable
from services.auth.audit.actions import record
from services.auth.contacts.actions import leave_email
from services.auth.errors import OwnAccount, UnknownAccount, already_taken, taken
from services.auth.passwords.temporary import issue_temporary_password
from services.auth.registrations.former import tell_added, tell_former
from services.auth.registrations.judging import Surroundings
from services.auth.registrations.queries import lock_account
from services.auth.registrations.registry import Match, ask_registry
from services.auth.roster.schemas import AccountIn, ConsumerChangeIn, ConsumerIn, StaffChangeIn
from services.auth.sessions.ending import end_sessions
from services.auth.users.actions import tell_changed, tell_registered
from services.auth.users.models import User
from services.auth.users.phones import prove_phone
from services.auth.users.rules import normal_phone, person_name
from services.kit.clock import utc_now
from services.kit.database import Database
from services.kit.problems import NotFound, ValidationFailed


async def add_consumer(
    database: Database, given: ConsumerIn, around: Surroundings, region: str
) -> User:
    """Make a consumer with these accounts; a letter brings a temporary password of 72 hours.

    The word of staff stands in for the check of the address; who was known for an account before
    is told. Raises as `judge_actor`, UnknownAccount, AlreadyTaken with the field, ValidationFailed
    for a phone that is none, and Unavailable while cabinet is down.
    """
    phone = _phone(given.phone, region)
    # One after the other, each once, and always in the same order for the locks below.
    asked = [
        await _known(around, number, given.account_numbers)
        for number in dict.fromkeys(given.account_numbers)
    ]
    matches = dict(sorted((match.number, match) for match in asked))
    try:
        async with database.transaction() as session:
            await judge_actor(session, given, "administrator", "operator")
            user = User(
                id=uuid4(),
                user_class="consumer",
                display_name=given.display_name,
                email=given.email,
                language=given.language,
                must_change_password=True,
                active=True,
                created_at=utc_now(),
            )
            session.add(user)
            await session.flush()
            await _confirm_phone(session, user, phone)
            record(session, "user_added", user_id=user.id, data={"by": given.actor})
            await _link(session, user, matches)
            await issue_temporary_password(
                session,
                user,
                purpose="registration",
                keys_dir=around.keys_dir,
                cabinet_address=around.cabinet_address,
            )
    except IntegrityError as error:
        raise already_taken(error) from error
    return user


async def add_account(
    database: Database, user_id: UUID, given: AccountIn, around: Surroundings
) -> None:
    """Let a consumer see one more account; they are told, and who was known for it before.

    Raises as `touchable`, UnknownAccount, and Unavailable while cabinet is down.
    """
    number = given.account_number
    match = await _known(around, number, [number], field="account_number")
    async with database.transaction() as session:
        user = await _of_class(session, "consumer", user_id, given)
        if user.id in match.user_ids:
            return
        record(session, "account_added", user_id=user.id, data={"by": given.actor})
        await _link(session, user, {match.number: match})
        await tell_added(session, user, match.number, around.cabinet_address)


async def change_consumer(
    database: Database, user_id: UUID, given: ConsumerChangeIn, region: str
) -> User:
    """Set name, e-mail and phone of a consumer; a former address is told by letter.

    Raises as `touchable`, AlreadyTaken with the field, and ValidationFailed when a phone is none,
    or an e-mail address would be lost.
    """
    phone = _phone(given.phone, region)
    try:
        async with database.transaction() as session:
            user = await _of_class(session, "consumer", user_id, given)
            if given.email is None and phone is None:
                raise _unfit("phone", "required", "Without an e-mail address a phone is needed.")
            before = user.phone
            await _confirm_phone(session, user, phone)
            await _change(
                session,
                user,
                given.display_name,
                given.email,
                given.actor,
                told=before != user.phone,
            )
    except IntegrityError as error:
        raise already_taken(error) from error
    return user


async def change_staff(database: Database, user_id: UUID, given: StaffChangeIn) -> User:
    """Set name, e-mail and role of a member of staff; a new role ends their sessions.

    Raises as `touchable`; OwnAccount for one's own role; LastAdministrator; AlreadyTaken;
    ValidationFailed when an e-mail address would be lost.
    """
    try:
        async with database.transaction() as session:
            user = await _of_class(session, "staff", user_id, given)
            if user.role != given.role:
                if user.id == given.actor:
                    raise OwnAccount
                await spare_last_administrator(session, user)
                record(
                    session,
                    "role_changed",
                    user_id=user.id,
                    data={"by": given.actor, "from": user.role, "to": given.role},
                )
                user.role = given.role
                # Access tokens carry the role; without their sessions they are not renewed.
                await end_sessions(session, utc_now(), "role_changed", user_id=user.id)
            await _change(session, user, given.display_name, given.email, given.actor)
    except IntegrityError as error:
        raise already_taken(error) from error
    return user


async def _confirm_phone(session: AsyncSession, user: User, phone: str | None) -> None:
    """Make a phone a login by the word of staff; raises AlreadyTaken."""
    if phone is None:
        user.phone, user.phone_proof = None, None
    elif not await prove_phone(session, user, phone, "staff"):
        raise taken("phone")


async def _change(
    session: AsyncSession,
    user: User,
    name: str,
    email: str | None,
    actor: UUID,
    *,
    told: bool = False,
) -> None:
    """Set what all users have; what was sent to a former address counts no more.

    `told`: something else has changed that others must learn.
    """
    if name != user.display_name:
        try:
            name = person_name(name)
        except ValueError as error:
            raise _unfit("display_name", "name", f"A name has {error}.") from error
    former = user.email
    if former is not None and email is None:
        raise _unfit("email", "required", "An e-mail address is changed, not removed.")
    user.display_name, user.email = name, email
    if not session.is_modified(user) and not told:
        return
    await session.flush()
    record(session, "user_edited", user_id=user.id, data={"by": actor})
    if former != email:
        record(session, "email_changed", user_id=user.id, data={"by": actor})
        await leave_email(session, user, former)
        await session.flush()
    await tell_changed(session, user)


async def _of_class(
    session: AsyncSession,
    user_class: str,
    user_id: UUID,
    by: ConsumerChangeIn | AccountIn | StaffChangeIn,
) -> User:
    user = await touchable(session, user_id, by, even_oneself=True)
    if user.user_class != user_class:
        raise NotFound
    return user


async def _known(
    around: Surroundings, number: str, given: list[str], *, field: str = "account_numbers"
) -> Match:
    """Ask cabinet about an account without its address; raises UnknownAccount with its place."""
    match = await ask_registry(around.client, around.cabinet_url, number, "")
    if not match.account_known:
        place = f".{given.index(number)}" if field == "account_numbers" else ""
        message = UnknownAccount.title
        raise UnknownAccount(
            errors=[{"field": field + place, "code": "unknown-account", "message": message}]
        )
    # A cabinet of the time before tells no spelling of its own.
    return match if match.number else match.model_copy(update={"number": number})


async def _link(session: AsyncSession, user: User, matches: Mapping[str, Match]) -> None:
    for number, match in matches.items():
        await lock_account(session, number)
        await tell_former(session, user, number, match, request_id=uuid4())
    await tell_registered(session, user, list(matches))


def _phone(text: str | None, region: str) -> str | None:
    if text is None:
        return None
    phone = normal_phone(text, region)
    if phone is None:
        raise _unfit("phone", "invalid", "The phone number is not right.")
    return phone


def _unfit(field: str, code: str, message: str) -> ValidationFailed:
    return ValidationFailed(errors=[{"field": field, "code": code, "message": message}])
