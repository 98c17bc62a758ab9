"""What a user asks of consumption: which days in which points, and the answer from one read."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from typing import Any, NamedTuple
from uuid import UUID
from weakref import WeakKeyDictionary

from services.cabinet.channels import CHANNELS, FIRST_DAY
from services.cabinet.errors import DateOutOfRange, TooMuchAtOnce
from services.cabinet.metering.consumption import queries
from services.cabinet.metering.consumption.charts import (
    Told,
    chart_json,
    points_elsewhere,
    points_of_days,
    points_of_intervals,
    points_of_months,
)
from services.cabinet.metering.consumption.columns import columns_of
from services.cabinet.metering.consumption.hours import StoredPlace, list_hours
from services.cabinet.metering.consumption.places import (
    SummedPlace,
    at_one_clock,
    day_rows,
    days_added,
    interval_rows,
    known_of,
    longest_interval,
    main_zone,
)
from services.cabinet.metering.consumption.pricing import (
    DayRows,
    Rows,
    Shape,
    Tariffs,
    Whose,
    days_used,
    find_tariffs,
    rows_for,
    told_of,
)
from services.cabinet.metering.consumption.rules import (
    LAST_SHOWN_DAY,
    IntervalName,
    Period,
    StepName,
    chart_period,
    day_offsets,
    default_step,
    fits,
    month_starts,
)
from services.cabinet.metering.consumption.schemas import ConsumptionQuery
from services.cabinet.metering.consumption.series import grouped
from services.cabinet.metering.consumption.subjects import Subject
from services.kit.database import Connection, Database
from services.kit.problems import ValidationFailed, field_error

MOST_POINTS = 9_000
_SHORT_STEPS: frozenset[StepName] = frozenset({"interval", "hour"})
_HOUR = 60
_HOURS_OF_DAY = 24
# From so many values on other requests are not kept waiting.
_LONG_WORK = 100_000
# The supplier's billing day as it was read last: with it a billing period is read at once. What
# the rows tell counts, and makes a second read where it has been changed.
_likely_billing_day: WeakKeyDictionary[Database, int] = WeakKeyDictionary()


class Question(NamedTuple):
    """Which days, in points of which length; `days` is set when they are told themselves."""

    step: StepName
    interval: IntervalName | None
    date: date | None
    days: Period | None
    billing: bool
    columns: bool

    def period(self, billing_day: int) -> Period:
        """Return the days, the supplier's billing day being that."""
        if self.days is not None:
            return self.days
        assert self.interval is not None
        assert self.date is not None
        return chart_period(self.date, self.interval, self.first_day(billing_day))

    def first_day(self, billing_day: int) -> int:
        """Return the first day of the months that are meant."""
        return billing_day if self.billing else 1


def question_of(asked: ConsumptionQuery) -> Question:
    """Return what is asked, made whole.

    Raises ValidationFailed for what does not go together, DateOutOfRange, and TooMuchAtOnce when
    it is more than `MOST_POINTS`, whatever was measured.
    """
    days = _days_of(asked)
    for day in (asked.date, asked.start, asked.end):
        if day is not None and not FIRST_DAY <= day <= LAST_SHOWN_DAY:
            raise DateOutOfRange(f"Dates from {FIRST_DAY} to {LAST_SHOWN_DAY} are taken.")
    step = asked.step
    if step is None:
        if asked.interval is None:
            raise _unfit("step", "missing", "Say how long a point is.")
        step = default_step(asked.interval)
    if asked.points == "columns" and step == "month":
        raise _unfit("points", "conflict", "Columns are told of intervals, hours and days only.")
    count = 0 if days is None else (days.end - days.start).days
    if not fits(step, asked.interval, count):
        raise _unfit("step", "too-long", "The step is longer than the period.")
    if step == "day" and count > MOST_POINTS:
        raise _too_many(count)
    if step in _SHORT_STEPS and count * _HOURS_OF_DAY > MOST_POINTS:
        raise _too_many(count * _HOURS_OF_DAY)
    billing = asked.period == "billing"
    return Question(step, asked.interval, asked.date, days, billing, asked.points == "columns")


def _days_of(asked: ConsumptionQuery) -> Period | None:
    """Return the days that are told themselves, or None when it is an interval around a date."""
    by_date, by_days = (asked.interval, asked.date), (asked.start, asked.end)
    if by_days == (None, None):
        if None not in by_date:
            return None
        field = "date" if asked.interval else "interval"
        raise _unfit(field, "missing", "Ask for an interval with a date, or for start and end.")
    if by_date != (None, None):
        field = "interval" if asked.interval else "date"
        raise _unfit(field, "conflict", "Ask for an interval with a date, or for start and end.")
    if asked.start is None or asked.end is None:
        field = "end" if asked.start else "start"
        raise _unfit(field, "missing", "Both start and end are needed.")
    if asked.start > asked.end:
        raise _unfit("end", "before-start", "The end cannot be before the start.")
    return Period(asked.start, min(asked.end, LAST_SHOWN_DAY) + timedelta(days=1))


def _unfit(field: str, code: str, message: str) -> ValidationFailed:
    return ValidationFailed(errors=[field_error(field, code, message)])


def _too_many(points: int) -> TooMuchAtOnce:
    return TooMuchAtOnce(f"This would be {points} points, and one answer holds {MOST_POINTS}")


class Intervals(NamedTuple):
    """Places as they are read for points shorter than a day."""

    places: Sequence[StoredPlace]


class Sums(NamedTuple):
    """Places as they are read for points of days and longer."""

    places: Sequence[SummedPlace]


async def find_chart(
    database: Database, user_id: UUID, subject: Subject, asked: ConsumptionQuery
) -> bytes | None:
    """Return the JSON of a thing's consumption; None when the user may read none of it.

    Raises as `question_of`, and TooMuchAtOnce when what was measured is too much.
    """
    question = question_of(asked)
    whose = database, user_id, subject, CHANNELS[asked.channel]
    billing_day = _likely_billing_day.get(database, 1) if question.billing else 1
    period = question.period(billing_day)
    # What is given away, and what is not energy, is not paid for by the hour.
    priced = (asked.cost or asked.zones) and asked.channel == "A+"
    stored = await _read(whose, question.step, period, priced=priced)
    if not stored.places:
        return None
    told = stored.places[0].place.billing_day
    if question.billing and told != billing_day:
        _likely_billing_day[database] = told
        period = question.period(told)
        if question.days is None:
            stored = await _read(whose, question.step, period, priced=priced)
            if not stored.places:
                return None
    shape = _shape(question, period, told)
    head = _head(subject, asked, question)
    beside = await _beside(whose, asked, stored, period) if asked.cost or asked.zones else None
    chart = partial(_chart, head, stored, shape, beside, columns=question.columns)
    if _amount(stored) > _LONG_WORK or (beside and beside.amount() > _LONG_WORK):
        return await asyncio.to_thread(chart)
    return chart()


class Beside(NamedTuple):
    """What is asked beside energy; `tariffs` None: there are no prices, `rows` None: see `Rows`."""

    cost: bool
    zones: bool
    tariffs: Tariffs | None
    rows: Rows | DayRows | None

    def amount(self) -> int:
        """Return how many values were read for it."""
        return sum(len(row.values) for row in self.rows.rows) if self.rows else 0


async def _beside(
    whose: Whose, asked: ConsumptionQuery, stored: Intervals | Sums, period: Period
) -> Beside:
    places = [one.place for one in stored.places]
    priced = any(place.tariffs is not None for place in places)
    tariffs = None
    if priced:
        tariffs = await find_tariffs(whose[0], places, period, partial(days_used, whose))
    rows = None
    if tariffs is not None and isinstance(stored, Sums):
        rows = await rows_for(whose, stored.places, period, tariffs, zones=asked.zones)
    return Beside(asked.cost, asked.zones, tariffs, rows)


def chart_of(
    subject: Subject,
    asked: ConsumptionQuery,
    question: Question,
    stored: Intervals | Sums,
    *,
    period: Period,
    told: Mapping[str, Any],
    beside: Beside | None,
) -> bytes:
    """Return the JSON of places that were read otherwise, with more that is told of them."""
    head = _head(subject, asked, question) | dict(told)
    shape = _shape(question, period, stored.places[0].place.billing_day)
    return _chart(head, stored, shape, beside, columns=question.columns)


async def empty_chart(connection: Connection, subject: Subject, asked: ConsumptionQuery) -> bytes:
    """Return the JSON of consumption where there is no meter yet; raises as `question_of`."""
    question = question_of(asked)
    place = await queries.read_no_place(connection)
    period = question.period(place.billing_day)
    stored: Intervals | Sums = (
        Intervals([StoredPlace(place, [])])
        if question.step in _SHORT_STEPS
        else Sums([SummedPlace(place, [])])
    )
    head = _head(subject, asked, question)
    shape = _shape(question, period, place.billing_day)
    beside = Beside(asked.cost, asked.zones, None, None) if asked.cost or asked.zones else None
    return _chart(head, stored, shape, beside, columns=question.columns)


async def _read(whose: Whose, step: StepName, period: Period, *, priced: bool) -> Intervals | Sums:
    first, last = period.start, period.end - timedelta(days=1)
    if step not in _SHORT_STEPS:
        return Sums(await queries.list_days(*whose, (first, last), priced=priced))
    if first == last:
        return Intervals(await queries.list_day(*whose, first, priced=priced))
    return Intervals(await list_hours(*whose, (first, last), priced=priced))


def _amount(stored: Intervals | Sums) -> int:
    """Return how many values were read."""
    if isinstance(stored, Intervals):
        return sum(len(part.values) for one in stored.places for part in one.stretches)
    return sum(len(month.sums.values) for one in stored.places for month in one.months)


def _shape(question: Question, period: Period, billing_day: int) -> Shape:
    starts = month_starts(period, question.first_day(billing_day))
    return Shape(period, question.step, starts)


def _head(subject: Subject, asked: ConsumptionQuery, question: Question) -> dict[str, Any]:
    return {
        f"{subject.kind}_id": subject.key,
        "channel": asked.channel,
        "interval": asked.interval,
        "date": asked.date,
        "step": question.step,
        "unit": "kWh" if asked.channel[0] == "A" else "kvarh",
    }


def _chart(
    head: dict[str, Any],
    stored: Intervals | Sums,
    shape: Shape,
    beside: Beside | None,
    *,
    columns: bool,
) -> bytes:
    period, step, starts = shape
    places = [one.place for one in stored.places]
    zone_name = main_zone(places)
    rows = beside.rows if beside else None
    minutes = 0
    if isinstance(stored, Intervals):
        longest = longest_interval(stored.places)
        minutes = longest if step == "interval" else max(longest, _HOUR)
        count = day_offsets(period, minutes, zone_name)[-1]
        if count > MOST_POINTS:
            raise _too_many(count)
        points = (
            points_elsewhere(period, zone_name)
            if columns
            else points_of_intervals(period, minutes, zone_name)
        )
        rows = Rows(stored.places, interval_rows(stored.places, period, minutes), minutes)
        series = at_one_clock(rows.rows, stored.places, period, minutes, zone_name)
        known = known_of(places, longest)
    else:
        of_days = rows.rows if isinstance(rows, DayRows) else day_rows(stored.places, period)
        series = days_added(of_days, stored.places, period)
        known = known_of(places)
        if columns:
            points = points_elsewhere(period, zone_name)
        elif step == "day":
            points = points_of_days(period, zone_name)
        else:
            points = points_of_months(period, starts, zone_name)
            series = grouped(series, [(day - period.start).days for day in (*starts, period.end)])
    told = None
    if beside is not None:
        told = Told(beside.cost, None, [] if beside.zones else None)
        if beside.tariffs is not None and rows is not None:
            told = told_of(
                beside.tariffs,
                rows,
                shape,
                cost=beside.cost,
                zones=beside.zones,
            )
    money = told.money if told else None
    in_columns = columns_of(series, period, minutes, zone_name, money) if columns else None
    return chart_json(head, series, points, period, known, told=told, columns=in_columns)
