"""Making users and changing what they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID, uuid4

from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.audit.actions import record
from services.auth.events import publish
from services.auth.users.models import User
from services.auth.users.queries import drop_claims, find_user_by_login
from services.auth.users.rules import Login, proved_name
from services.contracts.auth import UserChanged, UserRegistered

PhoneProof = Literal["registry", "staff"]
_PROOFS = ("registry", "staff")


@dataclass(frozen=True, slots=True)
class Consent:
    """The version of the user agreement that somebody accepted while registering, and when."""

    version: str
    at: datetime


async def put_consumer(
    session: AsyncSession,
    *,
    display_name: str,
    email: str | None,
    phone: str | None,
    language: str,
    password_hash: str | None,
    must_change_password: bool,
    account_numbers: Sequence[str],
    consent: Consent | None = None,
) -> User:
    """Make a consumer, or bring the one of that e-mail or phone up to date (not the password).

    `email` and `phone` are normalised already; the phone is a login by the word of whoever adds
    the consumer. Tells cabinet which accounts the user may see, and what they agreed to.
    """
    logins = [Login("email", email)] if email else []
    logins += [Login("phone", phone)] if phone else []
    known = [await find_user_by_login(session, "consumer", login) for login in logins]
    user = next((found for found in known if found), None)
    if user is None:
        user = User(
            id=uuid4(),
            user_class="consumer",
            display_name=display_name,
            email=email,
            phone=phone,
            phone_proof="staff" if phone else None,
            language=language,
            password_hash=password_hash,
            must_change_password=must_change_password,
            active=True,
        )
        session.add(user)
        await session.flush()
        await tell_registered(session, user, account_numbers, consent)
        return user
    user.display_name, user.language = display_name, language
    user.email = email or user.email
    if phone:
        user.phone, user.phone_proof, user.claimed_phone = phone, "staff", None
    if session.is_modified(user):
        await session.flush()
        await tell_changed(session, user)
    if account_numbers:
        await tell_registered(session, user, account_numbers, consent)
    return user


async def put_staff(
    session: AsyncSession,
    *,
    login: str,
    display_name: str,
    role: str,
    email: str | None,
    password_hash: str,
    must_change_password: bool,
) -> User:
    """Make a member of staff, or bring the one of that login up to date (not the password)."""
    user = await find_user_by_login(session, "staff", Login("login", login))
    if user is None:
        user = User(
            id=uuid4(),
            user_class="staff",
            login=login,
            display_name=display_name,
            role=role,
            email=email,
            language="ru",
            password_hash=password_hash,
            must_change_password=must_change_password,
            active=True,
        )
        session.add(user)
        await session.flush()
        await tell_registered(session, user, ())
        return user
    user.display_name, user.role, user.email = display_name, role, email or user.email
    if session.is_modified(user):
        await session.flush()
        await tell_changed(session, user)
    return user


async def add_accounts(session: AsyncSession, user: User, account_numbers: Sequence[str]) -> None:
    """Let a consumer see further accounts."""
    await tell_registered(session, user, account_numbers)


async def choose_language(session: AsyncSession, user: User, language: str) -> None:
    """Set the language of a user's pages and letters."""
    if user.language != language:
        user.language = language
        await session.flush()
        await tell_changed(session, user)


async def prove_phone(session: AsyncSession, user: User, number: str, proof: PhoneProof) -> bool:
    """Make a number (E.164) the user's login; False, and a claim, when another has proved it.

    Who had it from the time when nobody was asked loses it, if the e-mail address is left to
    sign in by; whoever else only claims it claims it no more. Tells nobody of the user's change.
    """
    other = await find_user_by_login(session, user.user_class, Login("phone", number))
    if other is not None and other.id != user.id:
        if other.phone_proof in _PROOFS or other.email is None:
            user.claimed_phone = number
            await session.flush()
            return False
        other.phone, other.phone_proof = None, None
        record(session, "phone_lost", user_id=other.id, data={"proof": proof})
        await session.flush()
        await tell_changed(session, other)
    user.phone, user.phone_proof, user.claimed_phone = number, proof, None
    await session.flush()
    await drop_claims(session, number, but=user.id)
    return True


def name_for_letters(user: User) -> str:
    """Return how letters call the user; members of staff are named by who invited them."""
    if user.user_class == "staff":
        return user.display_name
    return proved_name(user.display_name, must_change_password=user.must_change_password)


async def tell_changed(session: AsyncSession, user: User) -> UUID:
    """Publish what the user is now."""
    return await publish(
        session,
        UserChanged(
            user_id=user.id,
            display_name=name_for_letters(user),
            email=user.email,
            phone=user.phone,
            language=user.language,
            active=user.active,
        ),
    )


async def tell_registered(
    session: AsyncSession,
    user: User,
    account_numbers: Sequence[str],
    consent: Consent | None = None,
) -> UUID:
    """Publish that a user has come to be, with the accounts that they may see."""
    user_class = "staff" if user.user_class == "staff" else "consumer"
    return await publish(
        session,
        UserRegistered(
            user_id=user.id,
            user_class=user_class,
            display_name=name_for_letters(user),
            email=user.email,
            phone=user.phone,
            language=user.language,
            account_numbers=list(account_numbers),
            consent_version=consent.version if consent else "",
            consent_at=consent.at if consent else None,
        ),
    )
