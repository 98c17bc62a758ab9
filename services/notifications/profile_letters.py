"""Letters about a user's own account: codes (sealed until they are sent), changes, invitations."""

from sqlalchemy.ext.asyncio import AsyncSession

from services.contracts.auth import (
    EmailChanged,
    EmailCodeRequested,
    SecondFactorChanged,
    SignInCodeRequested,
    StaffInvited,
)
from services.kit.events import Event
from services.notifications.access_letters import queue


async def on_sign_in_code_requested(session: AsyncSession, event: Event) -> None:
    """Queue the letter with the code that confirms a new device."""
    data = SignInCodeRequested.model_validate(event.data)
    queue(
        session,
        event,
        (data.user_id, data.email, data.language),
        "sign_in_code",
        display_name=data.display_name,
        browser=data.browser,
        system=data.system,
        address=data.address,
        expires_at=data.expires_at,
        sealed={"code": data.sealed_code},
    )


async def on_email_code_requested(session: AsyncSession, event: Event) -> None:
    """Queue the letter with the code that confirms a new address."""
    data = EmailCodeRequested.model_validate(event.data)
    queue(
        session,
        event,
        (data.user_id, data.email, data.language),
        "email_code",
        expires_at=data.expires_at,
        sealed={"code": data.sealed_code},
    )


async def on_email_changed(session: AsyncSession, event: Event) -> None:
    """Queue the letter to the former address."""
    data = EmailChanged.model_validate(event.data)
    queue(
        session,
        event,
        (data.user_id, data.email, data.language),
        "email_changed",
        display_name=data.display_name,
        new_email=data.new_email_masked,
        changed_at=data.changed_at.isoformat(),
    )


async def on_second_factor_changed(session: AsyncSession, event: Event) -> None:
    """Queue the letter that tells what guards the sign-in from now on."""
    data = SecondFactorChanged.model_validate(event.data)
    if data.email is None:
        return
    queue(
        session,
        event,
        (data.user_id, data.email, data.language),
        "second_factor_changed",
        display_name=data.display_name,
        change=data.change,
        changed_at=data.changed_at.isoformat(),
    )


async def on_staff_invited(session: AsyncSession, event: Event) -> None:
    """Queue the letter with login and temporary password of a new member of staff."""
    data = StaffInvited.model_validate(event.data)
    queue(
        session,
        event,
        (data.user_id, data.email, data.language),
        "staff_invited",
        display_name=data.display_name,
        login=data.login,
        again=data.again,
        expires_at=data.expires_at,
        sealed={"password": data.sealed_password},
    )
