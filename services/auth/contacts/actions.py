"""Changing one's own e-mail address and phone."""

from pathlib import Path

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.audit.actions import record
from services.auth.contacts.models import EmailCodeRequest
from services.auth.contacts.queries import (
    count_wishes,
    email_taken,
    end_email_change,
    lock_mailbox,
    put_email_change,
    use_email_code,
)
from services.auth.contacts.rules import (
    CODE_DIGITS,
    CODE_LIFE,
    CODE_PAUSE,
    COUNTED,
    MOST_LETTERS,
    MOST_WISHES,
)
from services.auth.context import Context
from services.auth.errors import TooManyAttempts, WaitAMinute, WrongCode
from services.auth.events import publish
from services.auth.factors.rules import code_hash, masked_email, new_code
from services.auth.guard.queries import reserve_attempt
from services.auth.guard.rules import counter_key
from services.auth.recoveries.queries import drop_links
from services.auth.registrations.registry_client import ask_phone
from services.auth.users.actions import prove_phone, tell_changed
from services.auth.users.models import User
from services.auth.users.rules import checked_email, normal_phone
from services.contracts.auth import EmailChanged, EmailCodeRequested
from services.kit.client_info import ClientInfo
from services.kit.clock import utc_now
from services.kit.database import Database
from services.kit.problems import ValidationFailed
from services.kit.sealing import seal


async def request_email(
    session: AsyncSession, keys_dir: Path, user: User, new_email: str, client: ClientInfo
) -> None:
    """Send a five-digit code to the address that the user wants (M1 3.4).

    An address that somebody has, a colleague of the supplier's included, gets the same answer and
    no letter, so that nobody learns who is a customer or fills a stranger's mailbox; so does one
    to which five letters went within the hour, whoever asked. Raises ValidationFailed when it is
    none, WaitAMinute, and TooManyAttempts after five wishes within an hour.
    """
    email = checked_email(new_email)
    if email is None:
        raise ValidationFailed(errors=[_unfit("new_email", "The e-mail address is not right.")])
    now, code = utc_now(), new_code(CODE_DIGITS)
    sealed = seal(keys_dir, "notifications", code, context=email)
    hashed = code_hash(str(user.id), code)
    if not await put_email_change(
        session, user.id, email, hashed, now=now, not_since=now - CODE_PAUSE
    ):
        raise WaitAMinute(headers={"Retry-After": str(int(CODE_PAUSE.total_seconds()))})
    mailbox = counter_key("email", email)
    await lock_mailbox(session, mailbox)
    wishes, letters = await count_wishes(session, user.id, mailbox, now - COUNTED)
    if wishes >= MOST_WISHES:
        raise TooManyAttempts(headers={"Retry-After": str(int(COUNTED.total_seconds()))})
    sent = letters < MOST_LETTERS and not await email_taken(session, user.user_class, email)
    record(session, "email_change_requested", client=client, user_id=user.id)
    session.add(EmailCodeRequest(user_id=user.id, email_key=mailbox, sent=sent, at=now))
    # Written down in any case, and taken back when it shall not go: both take the same time.
    async with session.begin_nested() as letter:
        await publish(
            session,
            EmailCodeRequested(
                user_id=user.id,
                email=email,
                # Whose address it is nobody knows yet: no word of the sender's goes there.
                display_name="",
                language=user.language,
                sealed_code=sealed,
                expires_at=now + CODE_LIFE,
            ),
        )
        if not sent:
            await letter.rollback()


async def confirm_email(database: Database, user: User, code: str, client: ClientInfo) -> User:
    """Take the new address with its code; the former address is told.

    Raises WrongCode: also after ten minutes, five tries, and for an address taken meanwhile.
    """
    now = utc_now()
    hashed = code_hash(str(user.id), code)
    changed: User | None = None
    # A wrong try must stay counted, so the refusal comes after the commit.
    async with database.transaction() as session:
        row = await use_email_code(session, user.id, hashed, now=now, not_before=now - CODE_LIFE)
        if row is not None and row.fits:
            changed = await _take_email(session, user, row.new_email, client)
    if changed is None:
        raise WrongCode
    return changed


async def change_phone(
    database: Database, user: User, phone: str, client: ClientInfo, context: Context
) -> User:
    """Set the user's phone: a login when the registry has it for their account, else a claim.

    A claim occupies nothing; the number that was a login stays one. Raises ValidationFailed when
    it is none, and TooManyAttempts after some tries, since the answer tells whether the registry
    has the number.
    """
    number = normal_phone(phone, context.phone_region)
    if number is None:
        raise ValidationFailed(errors=[_unfit("phone", "The phone number is not right.")])
    async with database.connection() as connection:
        await reserve_attempt(connection, "phone", counter_key(str(user.id)), None, utc_now())
    known = user.user_class == "consumer" and await ask_phone(context, user.id, number)
    async with database.transaction() as session:
        held = await session.get_one(User, user.id, with_for_update=True)
        before = (held.phone, held.claimed_phone)
        if held.phone == number:
            held.claimed_phone = None
        elif known:
            await prove_phone(session, held, number, "registry")
        else:
            held.claimed_phone = number
        await session.flush()
        if before != (held.phone, held.claimed_phone):
            record(session, "phone_changed", client=client, user_id=user.id)
            await tell_changed(session, held)
        return held


async def _take_email(
    session: AsyncSession, user: User, email: str, client: ClientInfo
) -> User | None:
    held = await session.get_one(User, user.id, with_for_update=True)
    former = held.email
    try:
        async with session.begin_nested():
            held.email = email
            await session.flush()
    except IntegrityError:
        return None
    record(session, "email_changed", client=client, user_id=user.id)
    await tell_changed(session, held)
    await leave_email(session, held, former)
    return held


async def leave_email(session: AsyncSession, held: User, former: str | None) -> None:
    """End what was sent to an address that a user has no more, and tell that address so.

    Passwords and links of recovery letters, and a code for yet another address, count no more.
    """
    held.temporary_hash = None
    if not held.must_change_password:
        held.temporary_expires_at = None
    await drop_links(session, held.id)
    await end_email_change(session, held.id, utc_now())
    if former is not None and held.email is not None:
        await publish(
            session,
            EmailChanged(
                user_id=held.id,
                email=former,
                new_email_masked=masked_email(held.email),
                display_name=held.display_name,
                language=held.language,
                changed_at=utc_now(),
            ),
        )


def _unfit(field: str, message: str) -> dict[str, str]:
    return {"field": field, "code": "invalid", "message": message}
