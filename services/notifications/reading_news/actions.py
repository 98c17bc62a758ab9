"""Telling users of readings by hand, and of days unlike others."""

from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from urllib.parse import urlencode
from uuid import uuid5

from sqlalchemy.ext.asyncio import AsyncSession

from services.contracts.cabinet import (
    ReadingsAwaited,
    ServedReadingsRefused,
    SubmissionChanged,
    UnusualDayFound,
)
from services.kit.database import plain_of
from services.kit.events import Event
from services.notifications.letters.rules import one_line
from services.notifications.notices.live import SUBMISSIONS
from services.notifications.notices.queries import tell_changed
from services.notifications.preferences.queries import read_preferences
from services.notifications.preferences.rules import Kind
from services.notifications.telling.actions import News, find_reader, tell

_PAGE = "/submissions"
_REFUSED_PAGE = "/servicing/entry?refused=1"
_WINDOW: Mapping[str, Kind] = {"start": "window_start", "end": "window_end"}
# From so many kWh on, digits behind the point say nothing of a day.
_WHOLE_FROM = 10
# Who hands in tells what he does by himself: nobody has decided anything.
_HANDING_IN = ("consumer", "servicer")
# The zone that ends a day last is twelve hours behind.
_LAST_ZONE = timedelta(hours=12)


async def on_submission_changed(
    session: AsyncSession, data: SubmissionChanged, event: Event
) -> None:
    """Renew the pages of all who see the meter; tell them when its readings are decided about.

    What they have handed in themselves they know; that it was taken or refused is told in the bell
    and as they have chosen for readings.
    """
    for user_id in data.user_ids:
        await tell_changed(session, user_id, SUBMISSIONS)
        if data.by in _HANDING_IN or data.state not in ("accepted", "refused"):
            continue
        if (user := await find_reader(session, user_id)) is None:
            continue
        comma = user.language != "en"
        news = News(
            f"submission_{data.state}",
            {
                "day": data.taken_on,
                "serial_number": data.serial_number,
                "account_ending": data.account_ending,
                "values": [
                    {"zone": zone, "kwh": _kwh(wh, comma=comma)} for zone, wh in data.values.items()
                ],
                "reason": data.text,
            },
            link=_PAGE,
        )
        await tell(session, uuid5(event.id, str(user_id)), user, news, "readings")


async def on_served_readings_refused(
    session: AsyncSession, data: ServedReadingsRefused, event: Event
) -> None:
    """Tell who acts for an organisation how many of its readings were refused, once for all."""
    for user_id in data.user_ids:
        if (user := await find_reader(session, user_id)) is None:
            continue
        told = {"organization": data.organization, "count": data.count, "reason": data.text}
        news = News("served_refused", told, link=_REFUSED_PAGE)
        await tell(session, uuid5(event.id, str(user_id)), user, news, "readings")


def _kwh(wh: int, *, comma: bool) -> str:
    """Return whole Wh as kWh with as many decimals as it has."""
    text = f"{(Decimal(wh) / 1000).normalize():f}"
    return text.replace(".", ",") if comma else text


async def on_readings_awaited(session: AsyncSession, data: ReadingsAwaited, event: Event) -> None:
    """Remind a user of the days when readings are taken, in the bell and as he has chosen."""
    user = await find_reader(session, data.user_id)
    if user is None:
        return
    kind = _WINDOW[data.what]
    over = datetime.combine(data.closes_on + timedelta(days=1), time(), UTC) + _LAST_ZONE
    news = News(
        kind,
        {
            "opens_on": data.opens_on,
            "closes_on": data.closes_on,
            "account_endings": data.account_endings,
        },
        link=_PAGE,
        expires_at=over,
    )
    await tell(session, event.id, user, news, kind)


async def on_unusual_day_found(session: AsyncSession, data: UnusualDayFound, event: Event) -> None:
    """Tell a user who still wants it of an unusual day, in the bell and as he has chosen."""
    user = await find_reader(session, data.user_id)
    if user is None:
        return
    chosen = await read_preferences(await plain_of(session), data.user_id)
    if not chosen["unusual"]["told"]:
        return
    places = 0 if min(data.value, data.usual) >= _WHOLE_FROM * 1000 else 1
    comma = user.language != "en"
    value, usual = (_rounded(wh, places, comma=comma) for wh in (data.value, data.usual))
    chart = {"meter": data.meter_id, "channel": "A+", "interval": "day", "date": data.day}
    news = News(
        "unusual_day",
        {
            "day": data.day,
            "value": value,
            "usual": usual,
            "more": data.value > data.usual,
            "name": one_line(data.name),
            "account_ending": data.account_ending,
        },
        link=f"/readings?{urlencode(chart)}",
    )
    await tell(session, event.id, user, news, "unusual")


def _rounded(wh: int, places: int, *, comma: bool) -> str:
    """Return Wh as kWh with so many decimals, halves to the even neighbour."""
    text = str(round(Decimal(wh) / 1000, places))
    return text.replace(".", ",") if comma else text
