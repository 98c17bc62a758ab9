"""Consumption charts as JSON: the points of a period, and a series of values at them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import chain, pairwise
from typing import Any, NamedTuple

import orjson

from services.cabinet.channels import kilo
from services.cabinet.metering.consumption.money import Money
from services.cabinet.metering.consumption.rules import (
    Period,
    day_stamps,
    interval_count,
    interval_stamps,
)
from services.cabinet.metering.consumption.series import HIDDEN, Bar, Series, total_of

_DAY = timedelta(days=1)


class Points(NamedTuple):
    """What is the same for everybody in a period's points: the JSON of each up to its value.

    It begins with the end of the point before.

    `start` and `end` are those of the whole, ISO 8601 with offset.
    """

    heads: Sequence[str]
    start: str
    end: str


class Known(NamedTuple):
    """The first and the last day with a value that the reader may see, in any period."""

    interval_minutes: int
    first_day: date | None
    last_day: date | None


class Zone(NamedTuple):
    """A tariff zone by its code and its titles, and what of each point fell into it."""

    code: str
    titles: Mapping[str, str]
    parts: Series


class Told(NamedTuple):
    """What a chart tells beside energy when it is asked to; None of what it was not asked.

    `money` is None as well where no price is known for anything in it.
    """

    asks_cost: bool
    money: Money | None
    zones: Sequence[Zone] | None


_ENDED = "},"
# From so many points on they are hours, and nearly all of them below so many Wh.
_MANY, _USUAL = 500, 10_000


def _head(start: str, end: str, first: date, last: date) -> str:
    days = f'"first_day":"{first}","last_day":"{last}"'
    return f'{_ENDED}{{"start":"{start}","end":"{end}",{days},"value":'


@lru_cache(maxsize=8192)
def _heads_of_day(day: date, minutes: int, zone_name: str) -> tuple[str, ...]:
    """Return the heads of the day's intervals; of a day as one point with 0 minutes."""
    if not minutes:
        start, end = day_stamps(day, 1, zone_name)
        return (_head(start, end, day, day),)
    count = interval_count(day, minutes, zone_name)
    stamps = interval_stamps(day, minutes, count, zone_name)
    return tuple(_head(start, end, day, day) for start, end in pairwise(stamps))


# Everybody opens the same months. The texts are those of the days above, kept once.
@lru_cache(maxsize=256)
def _points(period: Period, minutes: int, zone_name: str) -> Points:
    days = [period.start + timedelta(days=n) for n in range((period.end - period.start).days)]
    heads = tuple(chain.from_iterable(_heads_of_day(day, minutes, zone_name) for day in days))
    return Points(heads, *_ends(period, zone_name))


def points_of_intervals(period: Period, minutes: int, zone_name: str) -> Points:
    """Return the points of a period's intervals of so many minutes, of each local day its own."""
    return _points(period, minutes, zone_name)


def points_elsewhere(period: Period, zone_name: str) -> Points:
    """Return what is left of a period's points where columns tell them."""
    return Points([], *_ends(period, zone_name))


def points_of_days(period: Period, zone_name: str) -> Points:
    """Return the points of a period's local days."""
    return _points(period, 0, zone_name)


@lru_cache(maxsize=256)
def points_of_months(period: Period, starts: tuple[date, ...], zone_name: str) -> Points:
    """Return the points of months that begin on these days."""
    stamps = [day_stamps(day, 1, zone_name)[0] for day in (*starts, period.end)]
    nexts = (*starts[1:], period.end)
    heads = tuple(
        _head(*ends, day, following - _DAY)
        for ends, day, following in zip(pairwise(stamps), starts, nexts, strict=True)
    )
    return Points(heads, *_ends(period, zone_name))


def _ends(period: Period, zone_name: str) -> tuple[str, str]:
    # A stamp does not tell the day where a midnight is left out.
    start, end = (day_stamps(day, 1, zone_name)[0] for day in (period.start, period.end))
    return start, end


def _kilo(watt_hours: int | None) -> float | None:
    return None if watt_hours is None else kilo(watt_hours)


def _kilos(watt_hours: Iterable[int | None]) -> list[float | None]:
    # `kilo`, without a call for each of a year's hours.
    return [None if value is None else value / 1000 for value in watt_hours]


def _texts(numbers: Sequence[float | None]) -> list[str]:
    """Return the JSON of each number, or null."""
    # All at once: a tenth of the time that Python takes to write them.
    return orjson.dumps(numbers)[1:-1].decode().split(",")


class _TextsOfHours(dict[int | None, str]):
    """The JSON of what hours of a household are, in kWh, and of others when they are asked for.

    Four times as fast as writing them; 1 MB.
    """

    def __missing__(self, watt_hours: int | None) -> str:
        return orjson.dumps(_kilo(watt_hours)).decode()


_texts_of_hours = _TextsOfHours(zip(range(_USUAL), _texts(_kilos(range(_USUAL))), strict=True))
_texts_of_hours[None] = "null"


def _texts_of_kilos(values: Sequence[int | None]) -> list[str]:
    """Return the JSON of each value in kWh, or null."""
    if len(values) < _MANY:
        return _texts(_kilos(values))
    return list(map(_texts_of_hours.__getitem__, values))


_YES_NO = ("false", "true")
_END = ',"complete":{},"estimated":{},"doubtful":{},"quality":{},"hidden":{}'
_PLAIN_END = _END.format("true", "null", "null", '"good"', "false")


def _before_cost(end: str) -> str:
    return f'{end},"cost":'


_COST_FOLLOWS = _before_cost(_PLAIN_END)


def quality_of(bar: Bar) -> str | None:
    """Return the worst that is known of a point's values; None of what is unknown or hidden."""
    if bar.value is None:
        return None
    if bar.doubtful is not None:
        return "doubtful"
    return "good" if bar.estimated is None else "estimated"


# Most of what is not plain is unknown or hidden.
@lru_cache(maxsize=1024)
def _end(bar: Bar) -> str:
    quality = quality_of(bar)
    estimated, doubtful = _texts(_kilos(bar[2:]))
    return _END.format(
        _YES_NO[bar.complete],
        estimated,
        doubtful,
        "null" if quality is None else f'"{quality}"',
        _YES_NO[bar == HIDDEN],
    )


def _points_json(heads: Sequence[str], series: Series, told: Told | None) -> str:
    count = len(heads)
    if not count:
        return "[]"
    ends = [_PLAIN_END if told is None else _COST_FOLLOWS] * count
    for number, bar in series.odd.items():
        end = _end(bar)
        ends[number] = end if told is None else _before_cost(end)
    columns: list[Sequence[str]] = [heads, _texts_of_kilos(series.values), ends]
    if told is not None:
        columns.append(_texts([None] * count if told.money is None else told.money.costs))
    width = len(columns)
    parts = [""] * (width * count)
    for place, column in enumerate(columns):
        parts[place::width] = column
    # Each head ends the point before it.
    parts[0] = f"[{parts[0].removeprefix(_ENDED)}"
    parts.append("}]")
    return "".join(parts)


def _beside(told: Told | None) -> dict[str, Any]:
    if told is None:
        return {}
    document: dict[str, Any] = {}
    if told.asks_cost:
        money = told.money
        document = {
            "cost": money and money.total,
            "cost_state": None if money is None or money.total is None else "estimate",
            "cost_complete": money is not None and money.complete,
        }
    if told.zones is not None:
        document["zones"] = [
            {
                "zone": code,
                "titles": titles,
                "values": _kilos(parts.values),
                "total": _kilo(total_of(parts).value),
            }
            for code, titles, parts in told.zones
        ]
    return document


def chart_json(
    head: Mapping[str, Any],
    series: Series,
    points: Points,
    period: Period,
    known: Known,
    *,
    told: Told | None = None,
    columns: Mapping[str, Any] | None = None,
) -> bytes:
    """Return the JSON of a chart: `head`, then the points, the total, the period's neighbours.

    What is `told` beside energy comes with it; `columns` stand in the place of the points.
    """
    total = total_of(series)
    has_previous = known.first_day is not None and known.first_day < period.start
    has_next = known.last_day is not None and known.last_day >= period.end
    return orjson.dumps(
        {
            **head,
            "interval_minutes": known.interval_minutes,
            "start": points.start,
            "end": points.end,
            "first_day": period.start,
            "last_day": period.end - _DAY,
            "points": []
            if columns is not None
            else orjson.Fragment(
                _points_json(points.heads, series, told if told and told.asks_cost else None)
            ),
            "total": _kilo(total.value),
            "complete": total.complete,
            "estimated": _kilo(total.estimated),
            "doubtful": _kilo(total.doubtful),
            "previous_date": period.start - _DAY if has_previous else None,
            "next_date": period.end if has_next else None,
            **({} if columns is None else {"columns": columns}),
            **_beside(told),
        }
    )
