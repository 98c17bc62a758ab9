"""A row of values in time, of which nearly all are sound: what adds, joins and cuts it. Pure."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import chain, pairwise
from operator import add
from typing import Any, NamedTuple

from services.cabinet.channels import QUALITIES


class Bar(NamedTuple):
    """A sum in Wh (None = nothing known), whether nothing is missing, and what of it is unsound.

    `estimated` and `doubtful` are parts of the sum; None = there is no such value in it.
    """

    value: int | None
    complete: bool
    estimated: int | None = None
    doubtful: int | None = None


# Past the constructor that NamedTuple writes in Python: most of the time of a year's odd hours.
_bar: Callable[[Iterable[Any]], Bar] = partial(tuple.__new__, Bar)
UNKNOWN = Bar(None, False)
# A time that is not the reader's: nothing is told of it, and nothing of his is missing there.
HIDDEN = Bar(None, True)


class Series(NamedTuple):
    """Values of one point after another, and by their numbers the points that are not plain.

    A plain point is known, complete and sound; so nearly all of a year's hours are one list of
    numbers. The value of one that is not plain stands in `values` as well. Who makes a series
    gives its lists away.
    """

    values: list[int | None]
    odd: dict[int, Bar]

    def bar(self, number: int) -> Bar:
        """Return one point."""
        return self.odd.get(number) or Bar(self.values[number], True)

    def bars(self) -> list[Bar]:
        """Return all points."""
        return [self.bar(number) for number in range(len(self.values))]

    def cut(self, first: int, end: int) -> "Series":
        """Return the points from the first up to, not including, the end."""
        if first <= 0 and end >= len(self.values):
            return self
        odd = {n - first: bar for n, bar in self.odd.items() if first <= n < end}
        return Series(self.values[first:end], odd)

    def put(self, number: int, bar: Bar) -> None:
        """Set one point."""
        self.values[number] = bar.value
        if is_plain(bar):
            self.odd.pop(number, None)
        else:
            self.odd[number] = bar

    def fill(self, first: int, end: int, bar: Bar) -> None:
        """Set points to one that is not plain."""
        self.values[first:end] = [bar.value] * (end - first)
        self.odd.update(dict.fromkeys(range(first, end), bar))

    def lay(self, at: int, piece: "Series") -> None:
        """Put a piece where it belongs: after a gap, at the end, or on what another meter told.

        Pieces come in the order of their beginnings.
        """
        shared = len(self.values) - at
        if shared > 0:
            for number in range(min(shared, len(piece.values))):
                self.put(at + number, added([self.bar(at + number), piece.bar(number)]))
            piece = piece.cut(shared, max(shared, len(piece.values)))
        elif shared < 0:
            self.pad(at)
        first = len(self.values)
        self.values.extend(piece.values)
        if piece.odd:
            self.odd.update((first + n, bar) for n, bar in piece.odd.items())

    def pad(self, end: int) -> None:
        """Let nothing be known from the last point up to, not including, the end."""
        if end > len(self.values):
            self.fill(len(self.values), end, UNKNOWN)


def series_of(bars: Sequence[Bar]) -> Series:
    """Return points as a series."""
    odd = {number: bar for number, bar in enumerate(bars) if not is_plain(bar)}
    return Series([bar.value for bar in bars], odd)


def is_plain(bar: Bar) -> bool:
    """Say whether a point is known, complete and sound."""
    value, complete, estimated, doubtful = bar
    return complete and value is not None and estimated is None and doubtful is None


def measured(
    values: Sequence[int | None], quality: Sequence[bytes | None] | None, per_day: int
) -> Series:
    """Return measured values, None = missing, with the quality of each day.

    A day's quality is one byte for all its `per_day` values, one for each, or None: all good.
    """
    row = list(values)
    odd = {n: UNKNOWN for n, value in enumerate(row) if value is None} if None in row else {}
    for day, marks in enumerate(quality or ()):
        if marks is None:
            continue
        first = day * per_day
        for n, mark in enumerate(marks if len(marks) > 1 else marks * per_day, first):
            value = row[n]
            if mark and value is not None:
                parts = (
                    value if mark == QUALITIES["estimated"] else None,
                    value if mark == QUALITIES["doubtful"] else None,
                )
                odd[n] = _bar((value, True, *parts))
    return Series(row, odd)


def whole(bars: Iterable[Bar]) -> Bar:
    """Return the sum of points; complete when each of them is."""
    values, complete, estimated, doubtful = zip(*bars, strict=True)
    return Bar(_sum(values), all(complete), _sum(estimated), _sum(doubtful))


def added(bars: Sequence[Bar]) -> Bar:
    """Add what several meters have measured at one time; who knows nothing has not measured."""
    known = [bar for bar in bars if bar.value is not None]
    return whole(known) if known else UNKNOWN


def _sum(values: Iterable[int | None]) -> int | None:
    known = [value for value in values if value is not None]
    return sum(known) if known else None


def total_of(series: Series) -> Bar:
    """Return the sum of all points, as `whole`; of none at all nothing is known."""
    values, odd = series
    if not odd:
        return Bar(sum(values), True) if values else UNKNOWN  # type: ignore[arg-type]
    parts = whole(odd.values())
    plain = len(values) - len(odd)
    return parts._replace(value=sum(filter(None, values)) if plain else parts.value)


def coarser(series: Series, times: int, per_day: int) -> Series:
    """Join so many points of a day to one each; an unknown one makes the sum unknown.

    The last of a day has what is left: so many points make no whole number of its hours where a
    clock is changed by half of one.
    """
    if times == 1:
        return series
    values, odd = series
    if not odd and per_day % times == 0:
        columns = (values[n::times] for n in range(times))
        return Series(list(map(sum, zip(*columns, strict=True))), {})
    return grouped(
        series,
        [
            *chain.from_iterable(
                range(first, first + per_day, times) for first in range(0, len(values), per_day)
            ),
            len(values),
        ],
        whole_or_unknown,
    )


def whole_or_unknown(bars: Sequence[Bar]) -> Bar:
    """Return the sum of points, unknown when one of them is."""
    return UNKNOWN if any(bar.value is None for bar in bars) else whole(bars)


def grouped(
    series: Series, borders: Sequence[int], join: Callable[[Sequence[Bar]], Bar] = whole
) -> Series:
    """Join the points between each border and the next to one, `join` those that are not plain."""
    values, odd = series
    filled = [value or 0 for value in values] if odd else values
    result = Series([sum(filled[a:b]) for a, b in pairwise(borders)], {})  # type: ignore[arg-type]
    if odd:
        group, end = -1, 0
        for number in sorted(odd):
            if number >= end:
                while borders[group + 1] <= number:
                    group += 1
                first, end = borders[group], borders[group + 1]
                result.put(group, join([series.bar(n) for n in range(first, end)]))
    return result


def together(parts: Sequence[tuple[Series, int]]) -> Series:
    """Add the places of an account, point by point; of each: its series, and where it begins.

    Before that point a place has measured nothing yet and is not waited for; so a point is
    complete when each place that has begun, and whose time is the reader's then, is complete.
    """
    length = len(parts[0][0].values)
    if len(parts) == 1:
        return parts[0][0]
    sums: list[int] = [0] * length
    # Of the points where one of the places is not plain: who tells a value, whom it concerns.
    silent, absent, foreign, gaps = ([0] * length for _ in range(4))
    unsound: dict[int, list[Bar]] = {}
    touched: set[int] = set()
    for (values, odd), begins in parts:
        sums = list(map(add, sums, [value or 0 for value in values] if odd else values))
        touched.update(odd)
        for n, bar in odd.items():
            if bar.value is None:
                silent[n] += 1
                if bar == HIDDEN:
                    foreign[n] += 1
                if bar == HIDDEN or n < begins:
                    absent[n] += 1
                    continue
            elif bar[2:] != (None, None):
                unsound.setdefault(n, []).append(bar)
            if not bar.complete:
                gaps[n] += 1
    result = Series(list(sums), {})
    for n in touched:
        if foreign[n] == len(parts):
            bar = HIDDEN
        elif silent[n] == len(parts):
            bar = UNKNOWN
        else:
            estimated, doubtful = (
                (_sum(column) for column in zip(*(b[2:] for b in unsound.get(n, ())), strict=True))
                if n in unsound
                else (None, None)
            )
            bar = Bar(sums[n], not gaps[n], estimated, doubtful)
        result.put(n, bar)
    return result
