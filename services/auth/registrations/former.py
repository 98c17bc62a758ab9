"""Telling whoever was known for an account that somebody else sees it from now on."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.events import SUBSCRIBERS
from services.auth.registrations import queries
from services.auth.registrations.registry import Match
from services.auth.registrations.rules import account_ending
from services.auth.users.models import User
from services.auth.users.rules import normal_email
from services.contracts.auth import ACCOUNT_ADDED, ACCOUNT_CLAIMED, AccountAdded, AccountClaimed
from services.kit.clock import utc_now
from services.kit.events import publish


async def tell_former(
    session: AsyncSession, user: User, account_number: str, match: Match, *, request_id: UUID
) -> None:
    """Send a letter to every address known for the account before, but not to the user's own.

    `request_id` is what the letters go by, as their readers may be no users.
    """
    owners = await queries.list_owners(session, account_number)
    # Whose it is no more has been told so, and is not told who comes.
    known = {*match.user_ids, *owners}.difference(match.former_user_ids)
    former = await queries.list_users(session, sorted(known))
    told = {other.email: other.language for other in former if other.email}
    if match.email:
        told.setdefault(normal_email(match.email), "ru")
    told.pop(user.email or "", None)
    for email, language in told.items():
        await publish(
            session,
            SUBSCRIBERS,
            ACCOUNT_CLAIMED,
            AccountClaimed(
                request_id=request_id,
                email=email,
                language=language,
                account_ending=account_ending(account_number),
                claimed_at=utc_now(),
            ),
        )


async def tell_added(
    session: AsyncSession, user: User, account_number: str, cabinet_address: str
) -> None:
    """Tell a user who has an e-mail address of one more account."""
    if user.email is None:
        return
    await publish(
        session,
        SUBSCRIBERS,
        ACCOUNT_ADDED,
        AccountAdded(
            user_id=user.id,
            email=user.email,
            display_name=user.display_name,
            language=user.language,
            account_ending=account_ending(account_number),
            login_address=cabinet_address,
        ),
    )
