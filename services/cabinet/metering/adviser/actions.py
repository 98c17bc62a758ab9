"""Advice on tariffs: a year of hours is read once and reckoned under each schedule."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from services.cabinet.access.deps import refusal
from services.cabinet.access.queries import list_roles
from services.cabinet.access.rules import may
from services.cabinet.channels import CHANNELS
from services.cabinet.metering.adviser import queries, rules
from services.cabinet.metering.adviser.options import Offer, Year, advice_of
from services.cabinet.metering.consumption.hours import StoredPlace, list_hours
from services.cabinet.metering.consumption.places import interval_rows, longest_interval
from services.cabinet.metering.consumption.pricing import Rows
from services.cabinet.metering.consumption.rules import Period, day_offsets, month_starts
from services.cabinet.metering.consumption.subjects import Subject
from services.cabinet.metering.tariff_terms.queries import terms_of
from services.cabinet.tariffs.queries import list_days, list_offered, list_versions
from services.cabinet.tariffs.rules import Version
from services.kit.database import Connection, Database, reachable
from services.kit.problems import NotFound

_HOUR = 60
_DAY = timedelta(days=1)
# How far ahead prices that are known already are told.
_AHEAD = timedelta(days=366)


class _Offered(NamedTuple):
    asker: queries.Asker
    offers: Sequence[Offer]
    meters: Sequence[Mapping[str, Any]]


async def find_advice(database: Database, user_id: UUID, account_id: int) -> dict[str, Any]:
    """Return what `AdviceOut` has: the account's year under each tariff, or why it is not told.

    Raises NotFound, Forbidden without the right to readings, and TooMuchAtOnce.
    """
    roles = await list_roles(database, user_id, "account", account_id)
    if not may((role for role, _ in roles), "see_readings"):
        raise refusal(role for role, _ in roles)
    async with reachable(database.reading()) as connection:
        known = await _offered(connection, user_id, account_id)
    asker, offers, meters = known
    period = rules.last_year(asker.today)
    head = {
        "account_id": account_id,
        "first_day": period.start,
        "last_day": period.end - _DAY,
        "months": list(month_starts(period, 1)),
        "prices_on": asker.today,
        "meters": list(meters),
    }
    if not any(lasts for _, lasts in roles):
        return _untold(head, "ended")
    if asker.kind != "individual":
        return _untold(head, "organization")
    if not offers:
        return _untold(head, "no-prices")
    subject = Subject("account", account_id)
    days = period.start, period.end - _DAY
    found = await list_hours(database, user_id, subject, CHANNELS["A+"], days)
    stored = [one for one in found if _lasts(one, asker.today)]
    if why := _without_hours(stored):
        return _untold(head, why)
    rows = Rows(stored, interval_rows(stored, period, _HOUR), _HOUR)
    gaps = _gaps(rows, period)
    if rules.too_many(gaps["missing"], gaps["hours"]):
        return _untold(head | gaps, _why(rows, gaps, period))
    points = [one.place.usage_point_id for one in stored]
    async with reachable(database.reading()) as connection:
        terms = await terms_of(connection, points, period.start, asker.today)
        others = await list_days(connection, *days)
    year = Year(period, rows, tuple(sorted(others.items())))
    # A year of hours many times over: not beside the requests of others.
    return head | gaps | await asyncio.to_thread(advice_of, year, offers, terms, asker.today)


async def _offered(connection: Connection, user_id: UUID, account_id: int) -> _Offered:
    asker = await queries.find_asker(connection, account_id)
    if asker is None:
        raise NotFound
    names = await list_offered(connection, "household")
    versions = await list_versions(connection, names, asker.today, asker.today + _AHEAD)
    offers = [
        Offer(names[key], *_now_and_next(some, asker.today))
        for key, some in versions.items()
        if some[0].valid_from <= asker.today
    ]
    return _Offered(asker, offers, await queries.list_meters(connection, user_id, account_id))


def _now_and_next(versions: Sequence[Version], today: date) -> tuple[Version, date | None]:
    present = [one for one in versions if one.valid_from <= today][-1]
    later = [one.valid_from for one in versions if one.valid_from > today]
    return present, min(later, default=None)


def _untold(head: Mapping[str, Any], state: str) -> dict[str, Any]:
    """Return advice without sums; `ready_on` is told of what is measured for too short a time."""
    since: date | None = head.get("known_since")
    nothing: dict[str, Any] = {
        "hours": 0,
        "missing": 0,
        "gaps": [],
        "estimated": 0,
        "known_since": None,
        "total": None,
        "options": [],
        "paid": None,
        "break_even": None,
    }
    ready_on = rules.ready_on(since) if state == "short" and since else None
    return {**nothing, **head, "state": state, "ready_on": ready_on}


def _lasts(stored: StoredPlace, today: date) -> bool:
    """Say whether a place is the account's today: one that it had before tells nothing of later."""
    return any(last is None or last >= today for _, last in stored.place.spans)


def _without_hours(stored: Sequence[StoredPlace]) -> str | None:
    hourly = [
        one.place.first_day is not None and (not one.stretches or longest_interval([one]) <= _HOUR)
        for one in stored
    ]
    if not any(hourly):
        return "no-hours"
    return None if all(hourly) else "some-without-hours"


def _gaps(rows: Rows, period: Period) -> dict[str, Any]:
    """Return how many hours there are, how many are missing, of which months, and since when."""
    hours = estimated = 0
    missing: dict[date, int] = {}
    months = month_starts(period, 1)
    for one, row in zip(rows.stored, rows.rows, strict=True):
        offsets = day_offsets(period, _HOUR, one.place.time_zone)
        starts = [offsets[(month - period.start).days] for month in months]
        hours += offsets[-1]
        unknown = [number for number, bar in row.odd.items() if bar.value is None]
        estimated += sum(bar[2:] != (None, None) for bar in row.odd.values())
        for month, count in rules.gaps_of(unknown, starts, months):
            missing[month] = missing.get(month, 0) + count
    firsts = [one.place.first_day for one in rows.stored if one.place.first_day is not None]
    return {
        "hours": hours,
        "missing": sum(missing.values()),
        "gaps": [{"month": month, "missing": missing[month]} for month in sorted(missing)],
        "estimated": estimated,
        "known_since": max(firsts),
    }


def _why(rows: Rows, gaps: Mapping[str, Any], period: Period) -> str:
    """Say whether too much is missing because it was not measured yet, or in between."""
    before = 0
    for one in rows.stored:
        offsets = day_offsets(period, _HOUR, one.place.time_zone)
        first = one.place.first_day or period.end
        before += offsets[max(0, min((first - period.start).days, len(offsets) - 1))]
    return "short" if rules.too_many(before, gaps["hours"]) else "gaps"
