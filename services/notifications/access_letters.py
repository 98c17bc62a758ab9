"""Letters about getting in: passwords and links (sealed until they are sent), decisions."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from services.contracts.auth import (
    AccountAdded,
    AccountClaimed,
    AccountGuessed,
    RecoveryLinkIssued,
    RegistrationDeclined,
    TemporaryPasswordIssued,
)
from services.kit.events import Event
from services.notifications.letters.rules import rank_of
from services.notifications.models import Letter
from services.notifications.rules import letter_language


async def on_temporary_password_issued(session: AsyncSession, event: Event) -> None:
    """Queue the letter with a temporary password, of a registration or a recovery."""
    data = TemporaryPasswordIssued.model_validate(event.data)
    queue(
        session,
        event,
        (data.user_id, data.email, data.language),
        f"temporary_password_{data.purpose}",
        # Nobody knows yet whose address an applicant has given: no word of theirs goes there.
        display_name="" if data.purpose == "registration" else data.display_name,
        login_address=data.login_address,
        expires_at=data.expires_at,
        sealed={"password": data.sealed_password},
    )


async def on_recovery_link_issued(session: AsyncSession, event: Event) -> None:
    """Queue the letter with a one-time link."""
    data = RecoveryLinkIssued.model_validate(event.data)
    queue(
        session,
        event,
        (data.user_id, data.email, data.language),
        "recovery_link",
        display_name=data.display_name,
        expires_at=data.expires_at,
        sealed={"link": data.sealed_link},
    )


async def on_account_claimed(session: AsyncSession, event: Event) -> None:
    """Queue the letter to an address known for the account before."""
    data = AccountClaimed.model_validate(event.data)
    queue(
        session,
        event,
        (data.request_id, data.email, data.language),
        "account_claimed",
        account_ending=data.account_ending,
        claimed_at=data.claimed_at.isoformat(),
    )


async def on_account_guessed(session: AsyncSession, event: Event) -> None:
    """Queue the letter that tells of guesses at an account, to its owner or to staff."""
    data = AccountGuessed.model_validate(event.data)
    queue(
        session,
        event,
        (data.request_id, data.email, data.language),
        "account_guessed",
        reader=data.reader,
        account_ending=data.account_ending,
        attempts=data.attempts,
        requests_address=data.requests_address,
        noticed_at=data.noticed_at.isoformat(),
    )


async def on_account_added(session: AsyncSession, event: Event) -> None:
    """Queue the letter that tells of one more account."""
    data = AccountAdded.model_validate(event.data)
    queue(
        session,
        event,
        (data.user_id, data.email, data.language),
        "account_added",
        display_name=data.display_name,
        account_ending=data.account_ending,
        login_address=data.login_address,
    )


async def on_registration_declined(session: AsyncSession, event: Event) -> None:
    """Queue the letter with the reason for a refusal."""
    data = RegistrationDeclined.model_validate(event.data)
    queue(
        session,
        event,
        (data.request_id, data.email, data.language),
        "registration_declined",
        reason=data.reason,
    )


def queue(
    session: AsyncSession,
    event: Event,
    to: tuple[UUID, str, str],
    template: str,
    *,
    letter_id: UUID | None = None,
    expires_at: datetime | None = None,
    **parameters: Any,
) -> None:
    """Queue a letter with the event's id; `to` is whom it concerns, address and language.

    An event of which several people are told names a `letter_id` for each. After `expires_at`
    what it says holds no more: it is not sent then. Templates know the moment.
    """
    if expires_at is not None:
        parameters["expires_at"] = expires_at.isoformat()
    # Who is no user yet, or none any more, goes by the id of the registration request.
    who, address, language = to
    session.add(
        Letter(
            id=letter_id or event.id,
            user_id=who,
            address=address,
            template=template,
            language=letter_language(language),
            parameters={"display_name": ""} | parameters,
            expires_at=expires_at,
            rank=rank_of(template),
        )
    )
