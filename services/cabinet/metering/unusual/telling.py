"""Finding unusual days when they are complete, and telling who wants to know: each once."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from itertools import groupby
from typing import Any
from uuid import UUID

from services.cabinet.access.links.telling import account_ending
from services.cabinet.channels import CHANNELS
from services.cabinet.events import publish
from services.cabinet.metering.consumption.queries import list_days
from services.cabinet.metering.consumption.rules import Period
from services.cabinet.metering.consumption.subjects import Subject
from services.cabinet.metering.insight.actions import sound_days
from services.cabinet.metering.insight.rules import LOOK_BACK_DAYS, Unusual, unlike
from services.cabinet.metering.unusual import queries
from services.cabinet.metering.unusual.queries import Unjudged
from services.contracts.cabinet import UnusualDayFound
from services.kit.database import Database

_AT_ONCE = 500
_BEFORE_ALL = UUID(int=0)
_DAY = timedelta(days=1)


async def tell_unusual(database: Database, now: datetime, at: time) -> int:
    """Judge the days that have become complete; return of how many somebody was told.

    Only days of the last week of who wants to know are looked at, and at the places whose clock
    has passed the hour `at`: nobody is woken up by it. A day is noted in the transaction that tells
    of it: killed anywhere, nobody is told twice or passed over.
    """
    told = 0
    after = _BEFORE_ALL
    while True:
        async with database.connection() as connection:
            users = await queries.list_wanting(connection, after, _AT_ONCE)
            if not users:
                return told
            days = await queries.list_unjudged(connection, users, now, at)
        for (user_id, point), some in groupby(days, key=lambda one: one[:2]):
            told += await _judge(database, user_id, point, list(some), now)
        after = users[-1]


async def _judge(
    database: Database, user_id: UUID, point: int, days: Sequence[Unjudged], now: datetime
) -> int:
    """Judge days of one place by the user's own days there; return how many were told."""
    first, last = days[0].day, days[-1].day
    period = Period(first - timedelta(days=LOOK_BACK_DAYS), last + _DAY)
    whose = database, user_id, Subject("usage_point", point), CHANNELS["A+"]
    known = sound_days(await list_days(*whose, (period.start, last)), period)
    # What was corrected since is looked at the next time.
    seen = {one.day: unlike(known, one.day) for one in days if known.get(one.day) == one.value}
    told = 0
    async with database.plain_transaction() as connection:
        place = await queries.find_place(connection, user_id, point) if any(seen.values()) else None
        for one in days:
            found = place and seen.get(one.day)
            new = await queries.note_judged(connection, one, now if found else None)
            if place and found and new:
                await publish.plainly(connection, [_fact(user_id, place, found)])
                told += 1
    return told


def _fact(user_id: UUID, place: Any, found: Unusual) -> UnusualDayFound:
    return UnusualDayFound(
        user_id=user_id,
        meter_id=place["meter_id"],
        name=place["name"],
        account_ending=account_ending(place["number"]),
        day=found.day,
        value=found.value,
        usual=found.usual,
    )
