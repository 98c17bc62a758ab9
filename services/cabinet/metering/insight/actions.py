"""Reading one's own past, and what it tells: two statements, nothing is stored."""

import asyncio
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any, NamedTuple
from uuid import UUID

from services.cabinet.channels import CHANNELS, kilo
from services.cabinet.metering.consumption.hours import StoredPlace, list_hours
from services.cabinet.metering.consumption.places import (
    SummedPlace,
    days_together,
    intervals_together,
    longest_interval,
    main_zone,
)
from services.cabinet.metering.consumption.queries import list_days
from services.cabinet.metering.consumption.rules import Period, day_offsets
from services.cabinet.metering.consumption.subjects import Subject
from services.cabinet.metering.insight import rules
from services.cabinet.zones import zone
from services.kit.database import Database

_HOUR = 60
# What twelve months of trial forecasts look back at.
_PAST_DAYS = 365 + 182 + rules.LOOK_BACK_DAYS


class Past(NamedTuple):
    """Places as they are read: sums of days, hours of the last weeks, and the local today."""

    days: Sequence[SummedPlace]
    hours: Sequence[StoredPlace]
    today: date


async def find_insight(
    database: Database, user_id: UUID, subject: Subject, channel: str, now: datetime
) -> dict[str, Any] | None:
    """Return what the user's own days at a thing tell, as InsightOut has it.

    None when the user may read none of it. Days of others are not looked at.
    """
    whose = database, user_id, subject, CHANNELS[channel]
    # A day more at either end: whose today it is, is told with the places.
    today = now.date() + timedelta(days=1)
    days = await list_days(*whose, (today - timedelta(days=_PAST_DAYS), today))
    if not days:
        return None
    local = now.astimezone(zone(main_zone([one.place for one in days]))).date()
    weeks = local - timedelta(days=rules.LOOK_BACK_DAYS), local - timedelta(days=1)
    hours = await list_hours(*whose, weeks)
    # Some ten thousand medians: not beside the requests of others.
    told = await asyncio.to_thread(insight_of, Past(days, hours, local))
    return {
        "meter_id": subject.key,
        "channel": channel,
        "unit": _unit(channel),
        **told,
    }


def insight_of(past: Past) -> dict[str, Any]:
    """Return what a past tells: pure."""
    whole = Period(past.today - timedelta(days=_PAST_DAYS), past.today)
    days = sound_days(past.days, whole)
    last = max(days, default=None)
    forecast, why = _forecast(days, last, past.today)
    unusual = rules.unusual_days(days, past.today - timedelta(days=365), past.today)
    typical = _hours_of(past.hours, past.today)
    week = rules.typical_week(typical)
    return {
        "last_day": last,
        "forecast": forecast,
        "unforecast": why,
        "unusual": [_unusual(one) for one in reversed(unusual)],
        "typical": week and [[None if v is None else kilo(v) for v in hours] for hours in week],
        "typical_days": len(typical),
    }


async def find_unusual(
    database: Database, user_id: UUID, subject: Subject, channel: str, days: tuple[date, date]
) -> dict[str, Any] | None:
    """Return the unusual ones of the user's own days at a thing, as UnusualDaysOut has them.

    From the first of `days` to the last; one statement. None when the user may read none of it.
    Raises TooMuchAtOnce of an account with too many meters.
    """
    first, last = days
    period = Period(first - timedelta(days=rules.LOOK_BACK_DAYS), last + timedelta(days=1))
    places = await list_days(database, user_id, subject, CHANNELS[channel], (period.start, last))
    if not places:
        return None
    days_known = sound_days(places, period)
    found = [
        one
        for part in _like_parts(places, period)
        for one in rules.unusual_days(
            {day: value for day, value in days_known.items() if part.start <= day < part.end},
            first,
            last,
        )
    ]
    return unusual_told(subject, channel, found)


def _like_parts(places: Sequence[SummedPlace], period: Period) -> list[Period]:
    """Return a period in parts, in each of which the same places are told together.

    A day with another place in it is no day of the same kind.
    """
    if len(places) == 1:
        return [period]
    begun = [one.place.first_day for one in places if one.place.first_day is not None]
    ended = [
        last + timedelta(days=1)
        for one in places
        for _, last in one.place.spans
        if last is not None and last < date.max
    ]
    cuts = sorted({day for day in (*begun, *ended) if period.start < day < period.end})
    return [Period(*ends) for ends in pairwise((period.start, *cuts, period.end))]


def unusual_told(subject: Subject, channel: str, found: Sequence[rules.Unusual]) -> dict[str, Any]:
    """Return unusual days of a thing as the answer has them."""
    return {
        f"{subject.kind}_id": subject.key,
        "channel": channel,
        "unit": _unit(channel),
        "items": [_unusual(one) for one in found],
    }


def _unit(channel: str) -> str:
    return "kWh" if channel[0] == "A" else "kvarh"


def sound_days(places: Sequence[SummedPlace], period: Period) -> dict[date, int]:
    """Return the days of a period that are known whole and of which nothing is doubtful."""
    bars = days_together(places, period).bars()
    return {
        period.start + timedelta(days=n): bar.value
        for n, bar in enumerate(bars)
        if bar.value is not None and bar.complete and bar.doubtful is None
    }


def _forecast(
    days: rules.Days, last: date | None, today: date
) -> tuple[dict[str, Any] | None, str | None]:
    if last is None:
        return None, "little-known"
    as_of, month = last + timedelta(days=1), today.replace(day=1)
    if (today - as_of).days > rules.STALE_DAYS:
        return None, "no-news"
    # In a month's first days nothing of it may be known yet.
    found = rules.forecast(days, month, max(as_of, month))
    if found is None:
        return None, "little-known"
    sums = {name: kilo(getattr(found, name)) for name in ("so_far", "expected", "low", "high")}
    counts = {"tried": found.tried, "inside": found.inside}
    return {"month": month, "as_of": max(as_of, month), **sums, **counts}, None


def _unusual(one: rules.Unusual) -> dict[str, Any]:
    return {
        "day": one.day,
        "value": kilo(one.value),
        "usual": kilo(one.usual),
        "usual_low": kilo(one.low),
        "usual_high": kilo(one.high),
        "more": one.value > one.high,
    }


def _hours_of(places: Sequence[StoredPlace], today: date) -> dict[date, list[int | None]]:
    """Return the hours of the days that have 24, as far as anything of the day is known."""
    if not places or longest_interval(places) > _HOUR:
        return {}
    zone_name = main_zone([one.place for one in places])
    period = Period(today - timedelta(days=rules.LOOK_BACK_DAYS), today)
    values = intervals_together(places, period, _HOUR, zone_name).values
    offsets = day_offsets(period, _HOUR, zone_name)
    found = {}
    for n in range(len(offsets) - 1):
        of_day = values[offsets[n] : offsets[n + 1]]
        if len(of_day) == 24 and any(value is not None for value in of_day):
            found[period.start + timedelta(days=n)] = of_day
    return found
