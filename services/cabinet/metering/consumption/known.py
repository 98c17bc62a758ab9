"""Consumption as it was known at the end of a day, from the days that stood and their history.

Three statements: whose days, the days with what they have replaced, and the batches of both. What
it cost is by the prices that are kept now: by how much a correction changed it is so told.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import partial
from operator import itemgetter
from typing import Any, NamedTuple

from services.cabinet.channels import CHANNELS, kilo
from services.cabinet.errors import DateOutOfRange, TooMuchAtOnce
from services.cabinet.metering.consumption import queries
from services.cabinet.metering.consumption.actions import (
    Beside,
    Intervals,
    Sums,
    chart_of,
    question_of,
)
from services.cabinet.metering.consumption.hours import MOST_VALUES, StoredPlace, Stretch
from services.cabinet.metering.consumption.packed_months import read_days
from services.cabinet.metering.consumption.places import (
    DaysOfMonth,
    SummedPlace,
    day_rows,
    days_together,
)
from services.cabinet.metering.consumption.pricing import DayRows, find_tariffs, hour_rows
from services.cabinet.metering.consumption.rules import Period, midnight
from services.cabinet.metering.consumption.schemas import ConsumptionQuery
from services.cabinet.metering.consumption.series import Bar, measured, series_of, total_of
from services.cabinet.metering.consumption.spans import lies_in
from services.cabinet.metering.consumption.subjects import (
    Place,
    Subject,
    cut_to,
    meters_of,
    places_of,
)
from services.cabinet.metering.consumption.versions import (
    MOST_CORRECTIONS,
    Batches,
    Change,
    Version,
    changes_after,
    version_at,
)
from services.cabinet.zones import zone
from services.kit.clock import utc_now
from services.kit.database import Database

_MINUTES_OF_DAY = 1440
_Days = Mapping[tuple[int, date], Sequence[Version[Stretch]]]
# Whose days of which meters a thing has for who asks, by a channel: rows of `SPANS`.
_SpansOf = Callable[[Subject, int], Awaitable[Sequence[Any]]]


class _Known(NamedTuple):
    """The days as they stood at the asked moment, and what has become of them since."""

    stretches: Sequence[Stretch]
    corrections: Sequence[dict[str, Any]]


class _KnownPlaces(NamedTuple):
    """Places as they were known; `nothing`: there is something of them, and it was not known."""

    stored: Sequence[StoredPlace]
    corrections: Sequence[dict[str, Any]]
    nothing: bool


async def find_known(
    database: Database, user_id: Any, subject: Subject, asked: ConsumptionQuery
) -> bytes | None:
    """Return a chart as it was known at the end of the local day `asked.as_known_on`, as JSON.

    None when the user may read none of it. Raises DateOutOfRange for a day to come, and as
    `find_chart`.
    """
    return await _chart(database, partial(queries.list_spans, database, user_id), subject, asked)


async def find_staffs(database: Database, meter_id: int, asked: ConsumptionQuery) -> bytes | None:
    """Return the same for staff, of all meters that have stood at a meter's place; now by default.

    None when it stands nowhere, or there is no such meter.
    """
    spans_of = partial(queries.list_staffs_spans, database)
    return await _chart(database, spans_of, Subject("meter", meter_id), asked)


async def _chart(
    database: Database, spans_of: _SpansOf, subject: Subject, asked: ConsumptionQuery
) -> bytes | None:
    question = question_of(asked)
    spans = await spans_of(subject, CHANNELS[asked.channel])
    if not spans:
        return None
    period = question.period(places_of(spans)[0].billing_day)
    known = await _places(database, spans, asked, period)
    told = {
        "as_known_on": asked.as_known_on,
        "nothing_known": known.nothing,
        "corrections": known.corrections[:MOST_CORRECTIONS],
        "corrections_total": len(known.corrections),
    }
    summed = _summed(known.stored)
    read: Intervals | Sums = (
        Intervals(known.stored) if question.step in ("interval", "hour") else Sums(summed)
    )
    beside = None
    if asked.cost or asked.zones:
        beside = await _beside(database, spans_of, asked, (known.stored, summed), period)
    return chart_of(subject, asked, question, read, period=period, told=told, beside=beside)


async def _beside(
    database: Database,
    spans_of: _SpansOf,
    asked: ConsumptionQuery,
    places: tuple[Sequence[StoredPlace], Sequence[SummedPlace]],
    period: Period,
) -> Beside:
    """Return what it cost: where that depends on what the account has used, on what was known."""

    async def used(account: int, months: Period) -> Sequence[int | None]:
        spans = await spans_of(Subject("account", account), CHANNELS[asked.channel])
        if not spans:
            return []
        known = await _places(database, spans, asked, months)
        return days_together(_summed(known.stored), months).values

    by_hours, by_days = places
    if asked.channel != "A+":
        return Beside(asked.cost, asked.zones, None, None)
    tariffs = await find_tariffs(database, [one.place for one in by_hours], period, used)
    if tariffs is None:
        return Beside(asked.cost, asked.zones, None, None)
    # Of what the hour does not matter to, all that is known of a day counts, as in charts.
    if tariffs.flat and not asked.zones:
        days = DayRows(by_days, day_rows(by_days, period))
        return Beside(asked.cost, asked.zones, tariffs, days)
    return Beside(asked.cost, asked.zones, tariffs, hour_rows(by_hours, period))


async def _places(
    database: Database, spans: Sequence[Any], asked: ConsumptionQuery, period: Period
) -> _KnownPlaces:
    """Return the places of rows of `SPANS` as they were known on the day that is asked for."""
    places = places_of(spans)
    moments = {
        place.usage_point_id: known_until(asked.as_known_on, place.time_zone) for place in places
    }
    days = await _read(
        database, spans, CHANNELS[asked.channel], (period.start, period.end - timedelta(days=1))
    )
    batches = await queries.list_batches(
        database, (version.batch for versions in days.values() for version in versions)
    )
    counting = meters_of(spans)
    stored: list[StoredPlace] = []
    corrections: list[dict[str, Any]] = []
    for place in places:
        meters = {meter for point, meter in counting if point == place.usage_point_id}
        mine = {key: versions for key, versions in days.items() if key[0] in meters}
        known = _known(mine, place, counting, moments[place.usage_point_id], batches)
        by_meter: dict[int, list[Stretch]] = {}
        for stretch in known.stretches:
            by_meter.setdefault(stretch.meter_id, []).append(stretch)
        stored.append(StoredPlace(place, cut_to(place, by_meter, counting)))
        corrections += known.corrections
    corrections.sort(key=itemgetter("day", "meter_id", "at"))
    nothing = bool(days) and not any(place.stretches for place in stored)
    return _KnownPlaces(stored, corrections, nothing)


def known_until(day: date | None, zone_name: str) -> datetime:
    """Return the moment at which a local day ends, or now when it has not; None: now.

    Raises DateOutOfRange for a day to come.
    """
    now = utc_now()
    if day is None:
        return now
    if day > now.astimezone(zone(zone_name)).date():
        raise DateOutOfRange("What will be known is not known yet; ask for a day until today.")
    return min(now, midnight(day + timedelta(days=1), zone_name))


async def _read(
    database: Database, spans: Sequence[Any], channel: int, days: tuple[date, date]
) -> _Days:
    """Return the days of the spans' meters between two days, with all that they have replaced."""
    wanted: dict[int, tuple[date, date]] = {}
    amount = 0
    for row in spans:
        if row["first_measured"] is None:
            continue
        first = max(days[0], row["first_measured"], row["first_day"] or date.min)
        last = min(days[1], row["last_measured"], row["last_day"] or date.max)
        if first <= last:
            known = wanted.get(row["meter_id"], (first, last))
            wanted[row["meter_id"]] = min(known[0], first), max(known[1], last)
            amount += ((last - first).days + 1) * (_MINUTES_OF_DAY // row["interval_minutes"])
    if amount > MOST_VALUES:
        raise TooMuchAtOnce(f"The meters have measured {amount} values in the period")
    rows = await queries.list_known_days(database, wanted, channel)
    former: dict[tuple[int, date], list[Any]] = {}
    stood: dict[tuple[int, date], Version[Stretch]] = {}
    for row in rows:
        meter, day = row["meter_id"], row["day"]
        if row["days"] is not None:
            first, last = wanted[meter]
            for packed in read_days(row["days"], row["packed"]):
                at = day + timedelta(days=packed.number - 1)
                if first <= at <= last:
                    stretch = _stretch(meter, at, packed.minutes, packed.values, packed.quality)
                    stood[meter, at] = Version(stretch, packed.batch)
            continue
        stretch = _stretch(meter, day, row["minutes"], row["values"], row["quality"])
        if row["nth"] is None:
            stood[meter, day] = Version(stretch, row["batch"])
        else:
            version = Version(stretch, row["batch"], replaced_at=row["replaced_at"])
            former.setdefault((meter, day), []).append((row["nth"], version))
    return {
        key: [*(one for _, one in sorted(former.get(key, ()), key=itemgetter(0))), version]
        for key, version in stood.items()
    }


def _stretch(
    meter: int, day: date, minutes: int, values: Sequence[int | None], quality: bytes | None
) -> Stretch:
    return Stretch(meter, day, 1, minutes, len(values), values, [quality] if quality else None)


def _known(
    days: _Days,
    place: Place,
    counting: Mapping[tuple[int, int], Sequence[tuple[date | None, date | None]]],
    moment: datetime,
    batches: Batches,
) -> _Known:
    asked_day = (moment - timedelta(microseconds=1)).astimezone(zone(place.time_zone)).date()
    stretches, corrections = [], []
    for (meter, day), versions in days.items():
        if not lies_in(day, counting[place.usage_point_id, meter]):
            continue
        stood = version_at(versions, moment, batches)
        if stood is not None:
            stretches.append(versions[stood].content)
        elif day >= asked_day:
            # It could not be known yet: that it came later corrects nothing.
            continue
        corrections += [
            _correction(meter, day, change) for change in changes_after(versions, stood, batches)
        ]
    return _Known(stretches, corrections)


def _bar(stretch: Stretch) -> Bar:
    return total_of(measured(stretch.values, stretch.quality, stretch.per_day))


def _correction(meter_id: int, day: date, change: Change[Stretch]) -> dict[str, Any]:
    before = None if change.before is None else _bar(change.before).value
    after = None if change.after is None else _bar(change.after).value
    return {
        "meter_id": meter_id,
        "day": day,
        "at": change.at,
        "sender": change.sender,
        "batch_id": change.batch_id,
        "before": None if before is None else kilo(before),
        "after": None if after is None else kilo(after),
        "difference": kilo((after or 0) - (before or 0)),
    }


def _summed(stored: Sequence[StoredPlace]) -> list[SummedPlace]:
    return [
        SummedPlace(
            one.place,
            [DaysOfMonth(part.first_day, series_of([_bar(part)])) for part in one.stretches],
        )
        for one in stored
    ]
