"""Handlers of events from auth and cabinet."""

from collections.abc import Mapping

from sqlalchemy import func
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from services.contracts.auth import (
    ACCOUNT_ADDED,
    ACCOUNT_CLAIMED,
    ACCOUNT_GUESSED,
    EMAIL_CHANGED,
    EMAIL_CODE_REQUESTED,
    PASSWORD_CHANGED,
    RECOVERY_LINK_ISSUED,
    REGISTRATION_DECLINED,
    SECOND_FACTOR_CHANGED,
    SESSIONS_ENDED,
    SIGN_IN_CODE_REQUESTED,
    STAFF_INVITED,
    TEMPORARY_PASSWORD_ISSUED,
    USER_CHANGED,
    USER_REGISTERED,
    PasswordChanged,
    SessionsEnded,
    UserChanged,
    UserRegistered,
)
from services.contracts.cabinet import ACCESS_BEGUN, ACCESS_ENDED, ACCOUNT_GIVEN, SUPPLIER_CHANGED
from services.kit.events import Event, Handler
from services.notifications import access_letters, account_news, profile_letters
from services.notifications.models import Recipient
from services.notifications.notices.queries import join_open_notices
from services.notifications.push.queries import end_sessions, remove_devices_of_inactive
from services.notifications.supplier.actions import on_supplier_changed


async def on_user_registered(session: AsyncSession, event: Event) -> None:
    """Know a new user."""
    data = UserRegistered.model_validate(event.data)
    await _keep(session, event, data, active=True, user_class=data.user_class)
    if data.user_class == "consumer":
        await join_open_notices(session, data.user_id)


async def on_user_changed(session: AsyncSession, event: Event) -> None:
    """Know a user as they are now; who is blocked or removed gets no pushes any more."""
    data = UserChanged.model_validate(event.data)
    await _keep(session, event, data, active=data.active, user_class=None)
    await remove_devices_of_inactive(session, data.user_id)


async def on_sessions_ended(session: AsyncSession, event: Event) -> None:
    """Send no pushes to where a session has been ended."""
    await end_sessions(session, SessionsEnded.model_validate(event.data).session_ids)


async def on_password_changed(session: AsyncSession, event: Event) -> None:
    """Queue the letter that tells of a changed password, to the address of that moment."""
    data = PasswordChanged.model_validate(event.data)
    if data.email is None:
        return
    access_letters.queue(
        session,
        event,
        (data.user_id, data.email, data.language),
        "password_changed",
        display_name=data.display_name,
        changed_at=data.changed_at.isoformat(),
    )


async def _keep(
    session: AsyncSession,
    event: Event,
    data: UserRegistered | UserChanged,
    *,
    active: bool,
    user_class: str | None,
) -> None:
    statement = insert(Recipient).values(
        user_id=data.user_id,
        user_class=user_class,
        display_name=data.display_name,
        email=data.email,
        phone=data.phone,
        language=data.language,
        active=active,
        as_of=event.occurred_at,
    )
    new = statement.excluded
    await session.execute(
        statement.on_conflict_do_update(
            index_elements=[Recipient.user_id],
            set_={
                "user_class": func.coalesce(new.user_class, Recipient.user_class),
                "display_name": new.display_name,
                "email": new.email,
                "phone": new.phone,
                "language": new.language,
                "active": new.active,
                "as_of": new.as_of,
            },
            where=Recipient.as_of <= new.as_of,
        )
    )


HANDLERS: Mapping[str, Handler] = {
    USER_REGISTERED: on_user_registered,
    USER_CHANGED: on_user_changed,
    SESSIONS_ENDED: on_sessions_ended,
    PASSWORD_CHANGED: on_password_changed,
    SIGN_IN_CODE_REQUESTED: profile_letters.on_sign_in_code_requested,
    EMAIL_CODE_REQUESTED: profile_letters.on_email_code_requested,
    EMAIL_CHANGED: profile_letters.on_email_changed,
    SECOND_FACTOR_CHANGED: profile_letters.on_second_factor_changed,
    STAFF_INVITED: profile_letters.on_staff_invited,
    TEMPORARY_PASSWORD_ISSUED: access_letters.on_temporary_password_issued,
    RECOVERY_LINK_ISSUED: access_letters.on_recovery_link_issued,
    ACCOUNT_CLAIMED: access_letters.on_account_claimed,
    ACCOUNT_GUESSED: access_letters.on_account_guessed,
    ACCOUNT_ADDED: access_letters.on_account_added,
    REGISTRATION_DECLINED: access_letters.on_registration_declined,
    SUPPLIER_CHANGED: on_supplier_changed,
    ACCESS_ENDED: account_news.on_access_ended,
    ACCESS_BEGUN: account_news.on_access_begun,
    ACCOUNT_GIVEN: account_news.on_account_given,
}
