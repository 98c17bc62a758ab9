"""The meters of one place put together, for the days that are a user's: pure, no I/O."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from services.cabinet.metering.consumption.charts import (
    HIDDEN,
    UNKNOWN,
    Bar,
    MeterData,
    Month,
    day_bars,
    whole,
)
from services.cabinet.metering.consumption.spans import Span, covers, lies_in


class Part(NamedTuple):
    """What one meter has measured of a day; `quality`: one byte for all, one for each, or None."""

    values: Sequence[int | None]
    quality: bytes | None
    minutes: int


@dataclass(frozen=True, slots=True)
class StoredDay:
    """A place and one of its days, of each meter that measured there."""

    meter: MeterData
    parts: Sequence[Part]


@dataclass(frozen=True, slots=True)
class StoredMonths:
    """A place and some of its months, by their first days."""

    meter: MeterData
    billing_day: int
    months: dict[date, Month]


def bars_of_day(day: date, stored: StoredDay, count: int) -> list[Bar]:
    """Return the `count` bars of a day, of the length that the place's data tells.

    On the day of a replacement each meter has measured a part of it: an interval is known when one
    of them knows it. Meters with intervals of other lengths are added by the longest.
    """
    if not lies_in(day, stored.meter.spans):
        return [HIDDEN] * count
    columns = [
        _coarser(
            day_bars(part.values, part.quality, len(part.values)),
            stored.meter.interval_minutes // part.minutes,
        )
        for part in stored.parts
    ]
    if not columns:
        return [UNKNOWN] * count
    return (
        columns[0] if len(columns) == 1 else [_added(bars) for bars in zip(*columns, strict=True)]
    )


def _coarser(bars: list[Bar], count: int) -> list[Bar]:
    """Add `count` bars to one; an unknown one makes the sum unknown."""
    if count == 1:
        return bars
    groups = (bars[n : n + count] for n in range(0, len(bars), count))
    return [
        UNKNOWN if any(bar.value is None for bar in group) else whole(group) for group in groups
    ]


def _added(bars: Sequence[Bar]) -> Bar:
    """Add what several meters have measured at one time; who knows nothing has not measured."""
    known = [bar for bar in bars if bar.value is not None]
    return whole(known) if known else UNKNOWN


def add_months_of(
    parts: Mapping[tuple[int, date], Month], spans: Mapping[int, Sequence[Span]]
) -> dict[date, Month]:
    """Return the sums of a place's months: of each meter the days of its spans.

    `parts` maps meter and month to what it measured, `spans` meters to the days that count. A day
    with two meters is complete when both have measured all of it.
    """
    columns: dict[date, list[tuple[int, Month]]] = {}
    for (meter, month), packed in parts.items():
        columns.setdefault(month, []).append((meter, packed))
    return {
        month: measured[0][1]
        # Nearly every month of nearly everybody: it stays packed.
        if len(measured) == 1 and _is_whole(month, *measured[0], spans)
        else _put_together(month, measured, spans)
        for month, measured in columns.items()
    }


def _is_whole(month: date, meter: int, packed: Month, spans: Mapping[int, Sequence[Span]]) -> bool:
    return covers(spans[meter], month, month.replace(day=len(packed.sums)))


def _put_together(
    month: date,
    measured: Sequence[tuple[int, Month]],
    spans: Mapping[int, Sequence[Span]],
) -> Month:
    columns = [
        [
            bar if lies_in(month + timedelta(days=n), spans[meter]) else UNKNOWN
            for n, bar in enumerate(_unpacked(packed))
        ]
        for meter, packed in measured
    ]
    return _packed([_added(bars) for bars in zip(*columns, strict=True)])


def _unpacked(month: Month) -> list[Bar]:
    estimated, doubtful = (part or [None] * len(month.sums) for part in month[2:])
    return [
        Bar(value, month.complete >> n & 1 == 1, estimated[n], doubtful[n])
        for n, value in enumerate(month.sums)
    ]


def _packed(days: Sequence[Bar]) -> Month:
    complete = sum(1 << n for n, bar in enumerate(days) if bar.complete)
    estimated, doubtful = [bar.estimated for bar in days], [bar.doubtful for bar in days]
    return Month([bar.value for bar in days], complete, estimated, doubtful)
