"""Telling users that their time with an account has ended or begun: a notice, and a letter."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from services.contracts.cabinet import AccessBegun, AccessEnded
from services.kit.events import Event
from services.notifications.letters.kinds import Draft
from services.notifications.letters.queries import add_letter
from services.notifications.models import Notice, NoticeReceipt, Recipient
from services.notifications.notices.queries import tell_user
from services.notifications.preferences.models import EmailChoice
from services.notifications.rendering import notice_words
from services.notifications.rules import letter_language


async def on_access_ended(session: AsyncSession, data: AccessEnded, event: Event) -> None:
    """Tell a user until which day an account was his, and how long the past can be seen."""
    await _tell(
        session,
        event,
        data.user_id,
        "access_ended",
        account_ending=data.account_ending,
        taken=data.reason == "taken",
        last_day=_day(data.last_day),
        kept_until=_day(data.kept_until),
    )


async def on_access_begun(session: AsyncSession, data: AccessBegun, event: Event) -> None:
    """Tell a user that an account is his customer's, and whether he sees it already."""
    await _tell(
        session,
        event,
        data.user_id,
        "access_begun",
        account_ending=data.account_ending,
        first_day=_day(data.first_day),
        visible=data.visible,
    )


def _day(day: date | None) -> str:
    return f"{day:%d.%m.%Y}" if day else ""


async def _tell(
    session: AsyncSession, event: Event, user_id: UUID, template: str, **parameters: Any
) -> None:
    user = await session.get(Recipient, user_id)
    if user is None or not user.active:
        return
    language = letter_language(user.language)
    words = notice_words(template, language, parameters)
    session.add(Notice(id=event.id, kind="bell", subject=words["subject"], body=words["body"]))
    await session.flush()
    session.add(NoticeReceipt(user_id=user_id, notice_id=event.id))
    await session.flush()
    await tell_user(session, user_id)
    wanted = await session.scalar(select(EmailChoice.wanted).where(EmailChoice.user_id == user_id))
    if user.email is None or wanted is False:
        return
    named = parameters | {"display_name": user.display_name}
    add_letter(session, event.id, Draft(user_id, user.email, user.language, template, named))
