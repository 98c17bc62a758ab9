"""Letting an applicant in: the user, the letters, the note of the approval."""

from pathlib import Path
from typing import Protocol

from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.audit.actions import record
from services.auth.passwords.temporary import issue_temporary_password
from services.auth.registrations.letters import tell_former
from services.auth.registrations.models import RegistrationRequest
from services.auth.registrations.registry_client import Match
from services.auth.users.actions import add_consumer
from services.auth.users.models import User
from services.auth.users.phones import PhoneProof, prove_phone
from services.kit.clock import utc_now


class Letters(Protocol):
    """What letters need to be sealed and to lead back."""

    @property
    def keys_dir(self) -> Path:
        """Where the keys lie."""

    @property
    def cabinet_address(self) -> str:
        """Where consumers find the cabinet."""


async def register(
    session: AsyncSession,
    request: RegistrationRequest,
    match: Match,
    letters: Letters,
    *,
    decided_by: str | None,
    confirm_phone: bool,
) -> None:
    """Make the user of a request; e-mail and phone are nobody's yet.

    The phone is a login when the registry has it for the subscriber, or when staff say so
    (`confirm_phone`); else it is what the user claims.
    """
    proved = match.phone_known or confirm_phone
    user = await add_consumer(
        session,
        display_name=request.name,
        email=request.email,
        phone=request.phone if proved else None,
        language=request.language,
        password_hash=None,
        must_change_password=True,
        account_numbers=[request.account_number],
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
        keys_dir=letters.keys_dir,
        cabinet_address=letters.cabinet_address,
    )
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
