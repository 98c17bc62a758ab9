"""Consumers whom staff add and edit."""

import asyncio
from collections.abc import Mapping
from uuid import UUID, uuid4

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.actors.actions import judge_actor
from services.auth.audit.actions import record
from services.auth.context import Context
from services.auth.errors import UnknownAccount, already_taken, taken
from services.auth.passwords.actions import issue_temporary_password
from services.auth.registrations.letters import tell_former
from services.auth.registrations.queries import lock_account
from services.auth.registrations.registry_client import Match, ask_registry
from services.auth.staff.actions import change_person, lock_target, unfit
from services.auth.staff.schemas import ConsumerChangeIn, ConsumerIn
from services.auth.users.actions import prove_phone, tell_registered
from services.auth.users.models import User
from services.auth.users.rules import normal_phone
from services.kit.clock import utc_now
from services.kit.database import Database
from services.kit.identity import Caller
from services.kit.problems import Unavailable
from services.kit.staff import record_act

# The gateway gives a page up after a minute; each question has five seconds of its own.
QUESTIONS_SECONDS = 20.0


async def add_consumer(
    database: Database, staff: Caller, given: ConsumerIn, context: Context
) -> User:
    """Make a consumer with these accounts; a letter brings a temporary password of 72 hours.

    The word of staff stands in for the check of the address; who was known for an account before
    is told. Raises as `judge_actor`, UnknownAccount, AlreadyTaken with the field, ValidationFailed
    for a phone that is none, and Unavailable while cabinet is down.
    """
    phone = _phone(given.phone, context.phone_region)
    # Each once, and always in the same order for the locks below.
    asked = await _all_known(context, given.account_numbers)
    matches = dict(sorted((match.number, match) for match in asked))
    try:
        async with database.transaction() as session:
            await judge_actor(session, staff, "users:change", "access:grant")
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
            record(session, "user_added", user_id=user.id, data={"by": staff.subject})
            await _link(session, user, matches)
            await record_act(
                session,
                staff,
                "add_user",
                "user",
                user.id,
                after={"active": True, "account_numbers": list(matches)},
                accounts=len(matches),
            )
            await issue_temporary_password(
                session,
                user,
                purpose="registration",
                keys_dir=context.keys_dir,
                cabinet_address=context.cabinet_address,
            )
    except IntegrityError as error:
        raise already_taken(error) from error
    return user


async def change_consumer(
    database: Database, staff: Caller, user_id: UUID, given: ConsumerChangeIn, context: Context
) -> User:
    """Set name, e-mail and phone of a consumer; a former address is told by letter.

    Raises as `lock_target`, AlreadyTaken with the field, and ValidationFailed when a phone is none,
    or an e-mail address would be lost.
    """
    phone = _phone(given.phone, context.phone_region)
    try:
        async with database.transaction() as session:
            user = await lock_target(session, "consumer", user_id, staff)
            if given.email is None and phone is None:
                raise unfit("phone", "required", "Without an e-mail address a phone is needed.")
            before = user.phone
            await _confirm_phone(session, user, phone)
            changed = ["phone"] if before != user.phone else []
            changed += await change_person(
                session, user, given.display_name, given.email, staff, told=bool(changed)
            )
            await record_act(session, staff, "edit_user", "user", user.id, changed=sorted(changed))
    except IntegrityError as error:
        raise already_taken(error) from error
    return user


async def _confirm_phone(session: AsyncSession, user: User, phone: str | None) -> None:
    """Make a phone a login by the word of staff; raises AlreadyTaken."""
    if phone is None:
        user.phone, user.phone_proof = None, None
    elif not await prove_phone(session, user, phone, "staff"):
        raise taken("phone")


async def _all_known(context: Context, numbers: list[str]) -> list[Match]:
    """Ask cabinet about accounts, one after the other, each once; raises as `_known`.

    All questions together have less time than the page waits for its answer.
    """
    try:
        async with asyncio.timeout(QUESTIONS_SECONDS):
            return [
                await _known(context, number, f"account_numbers.{numbers.index(number)}")
                for number in dict.fromkeys(numbers)
            ]
    except TimeoutError as error:
        raise Unavailable("cabinet answers too slowly.") from error


async def _known(context: Context, number: str, field: str) -> Match:
    """Ask cabinet about an account without its address.

    Raises UnknownAccount with the field that names it, and Unavailable.
    """
    match = await ask_registry(context, number, "")
    if not match.account_known:
        message = UnknownAccount.title
        raise UnknownAccount(
            errors=[{"field": field, "code": "unknown-account", "message": message}]
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
        raise unfit("phone", "invalid", "The phone number is not right.")
    return phone
