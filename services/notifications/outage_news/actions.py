"""Telling all whom an outage touches, a thousand of them at most in one transaction."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from services.contracts.cabinet import OutageChanged
from services.kit.database import plain_of
from services.kit.events import Event
from services.notifications.letters.dates import written_day
from services.notifications.letters.rendering import notice_words
from services.notifications.letters.rules import letter_language
from services.notifications.notices.live import OUTAGES
from services.notifications.recipients.queries import Reader, list_active
from services.notifications.supplier.queries import known_supplier
from services.notifications.supplier.rules import offset_of
from services.notifications.telling.actions import News, tell_many

_TEMPLATE = "outage"
_PAGE = "/outages"
# Of a longer text the rest is read in the cabinet.
_MOST_SHOWN = 1000
# Where a user's places stand in words that are the same for many: nobody's text has this sign.
_PLACES = "\ue000"


async def on_outage_changed(session: AsyncSession, data: OutageChanged, event: Event) -> None:
    """Put the change into the bells of its readers, and queue letters and pushes as chosen.

    The id of each notice is made of the event's and the user's, and the event is handled once.
    """
    readers = {reader.user_id: reader for reader in data.readers}
    connection = await plain_of(session)
    users = await list_active(connection, list(readers))
    zone = (await known_supplier(connection)).zone
    words: dict[tuple[str, int], Mapping[str, str]] = {}
    told = []
    for user in users:
        reader = readers[user.user_id]
        news = _news(data, user, reader.places, reader.more_places, zone)
        key = (letter_language(user.language), reader.more_places)
        if key not in words:
            shared = news.told(key[0]) | {"places": _PLACES}
            words[key] = notice_words(_TEMPLATE, key[0], shared, link=True)
        own = {
            part: text.replace(_PLACES, _joined(reader.places)) for part, text in words[key].items()
        }
        told.append((news_id(event.id, user.user_id), user, news, own))
    await tell_many(session, told, "outages", OUTAGES)


def news_id(event_id: UUID, user_id: UUID) -> UUID:
    """Return the id of what one user is told by one event."""
    return uuid5(event_id, user_id.hex)


def _joined(places: Sequence[str]) -> str:
    return "; ".join(places)


def _news(
    data: OutageChanged, user: Reader, places: Sequence[str], more_places: int, zone: ZoneInfo
) -> News:
    language = letter_language(user.language)
    parameters: dict[str, Any] = {
        "change": data.change,
        "planned": data.kind == "planned",
        "starts": _moment(data.starts_at, zone, language),
        "expected_end": _moment(data.expected_end_at, zone, language),
        "ended": _moment(data.ended_at, zone, language),
        "cause": data.cause,
        "text": data.text[:_MOST_SHOWN],
        "cut": len(data.text) > _MOST_SHOWN,
        "places": _joined(places),
        "more_places": more_places,
    }
    # A letter that comes after all is over says nothing any more.
    coming = data.kind == "planned" and data.change in {"published", "changed", "updated"}
    return News(
        _TEMPLATE,
        parameters,
        link=_PAGE,
        expires_at=data.expected_end_at if coming else None,
    )


def _moment(at: datetime | None, zone: ZoneInfo, language: str) -> str:
    """Return a moment by the supplier's clock, with its offset; nothing when there is none."""
    if at is None:
        return ""
    local = at.astimezone(zone)
    return f"{written_day(local, language)} {local:%H:%M} ({offset_of(local, zone)})"
