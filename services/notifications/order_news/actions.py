"""Telling who has ordered a service that staff have done something with the order."""

from sqlalchemy.ext.asyncio import AsyncSession

from services.contracts.cabinet import ServiceOrderChanged
from services.kit.events import Event
from services.notifications.letters.rules import letter_language
from services.notifications.notices.live import ORDERS
from services.notifications.notices.queries import tell_changed
from services.notifications.telling.actions import News, find_reader, tell

_PAGE = "/services"


async def on_order_changed(session: AsyncSession, data: ServiceOrderChanged, event: Event) -> None:
    """Renew the open pages of who has ordered; tell it as he has chosen for orders."""
    await tell_changed(session, data.user_id, ORDERS)
    if (user := await find_reader(session, data.user_id)) is None:
        return
    english = letter_language(user.language) == "en"
    news = News(
        "order_changed",
        {
            "number": data.number,
            "service": (english and data.title_en) or data.title,
            "state": data.state,
            "text": data.answer,
        },
        link=_PAGE,
    )
    await tell(session, event.id, user, news, "orders")
