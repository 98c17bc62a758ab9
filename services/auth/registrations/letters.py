"""Telling whoever is known for an account of others: who sees it now, or guesses at it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.events import publish
from services.auth.registrations import queries
from services.auth.registrations.models import RegistrationRequest
from services.auth.registrations.registry_client import Match
from services.auth.registrations.rules import account_ending
from services.auth.users.actions import name_for_letters
from services.auth.users.models import User
from services.auth.users.rules import normal_email
from services.contracts.account_numbers import account_key
from services.contracts.auth import (
    AccountAdded,
    AccountClaimed,
    AccountGuessed,
    AccountRequestRefused,
)
from services.kit.clock import utc_now


async def tell_former(
    session: AsyncSession, user: User, account_number: str, match: Match, *, request_id: UUID
) -> None:
    """Send a letter to every address known for the account before, but not to the user's own.

    `request_id` is what the letters go by, as their readers may be no users.
    """
    told = await _known_addresses(session, account_number, match)
    told.pop(user.email or "", None)
    for email, language in told.items():
        await publish(
            session,
            AccountClaimed(
                request_id=request_id,
                email=email,
                language=language,
                account_ending=account_ending(account_number),
                claimed_at=utc_now(),
            ),
        )


async def tell_guessed(
    session: AsyncSession,
    request: RegistrationRequest,
    match: Match,
    *,
    mismatches: int,
    staff_address: str,
    now: datetime,
) -> None:
    """Tell, once a day at most, that somebody guesses at an account's data.

    The letter goes to everybody known for the account; where nobody is, to the staff who decide.
    """
    if not await queries.may_tell_guessing(session, account_key(request.account_number), now):
        return
    owners = await _known_addresses(session, request.account_number, match)
    staff = dict(await queries.list_staff_addresses(session)) if not owners else {}
    for email, language in (owners or staff).items():
        await publish(
            session,
            AccountGuessed(
                request_id=request.id,
                email=email,
                language=language,
                reader="owner" if owners else "staff",
                account_ending=account_ending(request.account_number),
                attempts=mismatches,
                requests_address=f"{staff_address}/registrations",
                noticed_at=now,
            ),
        )


async def _known_addresses(
    session: AsyncSession, account_number: str, match: Match
) -> dict[str, str]:
    """Return the addresses known for an account with their languages: users' and registry's."""
    # Whose it is no more has been told so, and is not told who comes.
    present = await queries.list_present(
        session, account_number, match.user_ids, match.former_user_ids
    )
    known = await queries.list_users(session, sorted(present))
    told = {user.email: user.language for user in known if user.email}
    if match.email:
        told.setdefault(normal_email(match.email), "ru")
    return told


async def tell_added(
    session: AsyncSession, user: User, account_number: str, cabinet_address: str
) -> None:
    """Send a letter about one more account to a user who has an e-mail address."""
    if user.email is None:
        return
    await publish(
        session,
        AccountAdded(
            user_id=user.id,
            email=user.email,
            display_name=name_for_letters(user),
            language=user.language,
            account_ending=account_ending(account_number),
            login_address=cabinet_address,
        ),
    )


async def tell_refused(
    session: AsyncSession, asker: User, request: RegistrationRequest, *, reason: str
) -> None:
    """Tell a consumer that he does not get the account that he has asked for.

    `reason` is what staff say; empty when whoever sees the account has not agreed: who that is,
    and why, is told to nobody.
    """
    await publish(
        session,
        AccountRequestRefused(
            user_id=asker.id,
            email=asker.email,
            display_name=name_for_letters(asker),
            language=asker.language,
            account_ending=account_ending(request.account_number),
            reason=reason,
        ),
    )
