"""Telling an appeal's author that staff have answered it or moved it on."""

from sqlalchemy.ext.asyncio import AsyncSession

from services.contracts.cabinet import AppealChanged
from services.kit.database import plain_of
from services.kit.events import Event
from services.notifications.inbound.queries import reply_token
from services.notifications.letters.rules import letter_language
from services.notifications.notices.live import APPEALS
from services.notifications.notices.queries import tell_changed
from services.notifications.telling.actions import News, find_reader, tell

_PAGE = "/support/appeals"
# Of a longer answer the rest is read in the cabinet.
_MOST_SHOWN = 1500


async def on_appeal_changed(session: AsyncSession, data: AppealChanged, event: Event) -> None:
    """Renew the author's open pages; tell him what staff have done, as he has chosen for appeals.

    What he has done himself he knows.
    """
    await tell_changed(session, data.user_id, APPEALS)
    if data.by == "consumer":
        return
    if (user := await find_reader(session, data.user_id)) is None:
        return
    english = letter_language(user.language) == "en"
    text = data.text or ""
    # One that was merged is gone on with elsewhere: the way leads there.
    leads_to = str(data.into_id or data.appeal_id)
    token = await reply_token(await plain_of(session), data.appeal_id, data.user_id)
    news = News(
        "appeal_answered" if data.change == "answered" else "appeal_changed",
        {
            "number": data.number,
            "appeal_id": leads_to,
            "topic": data.topic_en if english else data.topic,
            "into_number": data.into_number,
            "status": data.status,
            "made": data.change == "made",
            "text": text[:_MOST_SHOWN],
            "cut": len(text) > _MOST_SHOWN,
            "files": data.files,
            "reply_token": token,
        },
        link=f"{_PAGE}/{leads_to}",
    )
    await tell(session, event.id, user, news, "appeals")
