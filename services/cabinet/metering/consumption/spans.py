"""Days that are a user's, as spans: pure."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

# First and last day, inclusive; None is no limit.
Span = tuple[date | None, date | None]


def one_after_the_other(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the days of the spans as spans that neither touch nor share days, in order."""
    told = tuple(spans)
    if len(told) == 1 and told[0][0] != date.min and told[0][1] != date.max:
        return told
    joined: list[tuple[date, date]] = []
    for first, last in sorted((a or date.min, b or date.max) for a, b in told):
        if joined and first.toordinal() <= joined[-1][1].toordinal() + 1:
            joined[-1] = (joined[-1][0], max(joined[-1][1], last))
        else:
            joined.append((first, last))
    return tuple(
        (None if first == date.min else first, None if last == date.max else last)
        for first, last in joined
    )


def lies_in(day: date, spans: Sequence[Span]) -> bool:
    """Say whether the day is in one of the spans."""
    return any((a is None or a <= day) and (b is None or day <= b) for a, b in spans)


def numbers_in(first_day: date, count: int, span: Span) -> tuple[int, int]:
    """Return which of `count` days from the first on are in the span: the first, and past the last.

    When none are, the first is not before that.
    """
    first, last = span
    start = 0 if first is None else max(0, (first - first_day).days)
    end = count if last is None else min(count, (last - first_day).days + 1)
    return start, end


def days_outside(spans: Sequence[Span], first: date, last: date) -> list[tuple[date, date]]:
    """Return the days from the first to the last that are in no span; the spans are in order."""
    outside: list[tuple[date, date]] = []
    day = first
    for begins, ends in spans:
        if begins is not None and begins > day:
            outside.append((day, min(last, begins - timedelta(days=1))))
        if ends is None or ends >= last:
            day = date.max
            break
        day = max(day, ends + timedelta(days=1))
        if day > last:
            break
    if day <= last:
        outside.append((day, last))
    return [(a, b) for a, b in outside if a <= b]
