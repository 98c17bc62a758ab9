"""What a house's meters have used by months, which of them do not fit, what may be told; pure.

A month's use is the sum of its days where they are known whole, else what lies between the last
readings of one month and of another: so organisations reckon what goes to common needs, since
nobody reads hundreds of counters at midnight. Whole Wh, with the transformation ratio.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Literal, NamedTuple

from services.cabinet.metering.ratios.rules import times
from services.cabinet.metering.registers.rules import Face, Zone, advance

# By the days of a profile, or by readings of the counter.
By = Literal["profile", "readings"]
# Far more than its own usual; nothing where something is usual; T1 and T2 read the wrong way round;
# less than before.
Misfit = Literal["jump", "standstill", "reversed-zones", "backwards"]
Withheld = Literal["few-units", "no-house-meter", "not-by-hours", "not-arrived"]

# What so many flats used together tells of none of them: fewer tell no hours, and their days
# count for no month.
LEAST_UNITS = 5
# A counter that was not read for longer is not spread over the months between.
MOST_MONTHS_APART = 12
_LEAST_KNOWN = 3
_USUAL_PART = 0.9
# As much is used by what stands by; less is nothing to be missed, or to be wondered at.
_USED_AT_ALL_WH = 10_000
_COUNTERS: tuple[Zone, ...] = ("T1", "T2", "T3")


class Shown(NamedTuple):
    """What counters showed, and in which month (a running number)."""

    month: int
    taken_at: datetime
    values: Mapping[Zone, int]


@dataclass(slots=True)
class Used:
    """What went through one place in a month; `amount` None: it is not known.

    `spread`: it is a part of what was used in several months. `since` and `until`: the moments of
    the readings that it lies between.
    """

    amount: int | None
    by: By = "readings"
    spread: bool = False
    misfit: Misfit | None = None
    since: datetime | None = None
    until: datetime | None = None


class _Gone(NamedTuple):
    amount: int
    after: Shown
    misfit: Misfit | None = None


def used_by_months(
    shown: Sequence[Shown], face: Face, opened_in: int | None = None
) -> dict[int, Used]:
    """Return by months what a counter used; `shown` is in order, of each month the last reading.

    `opened_in`: the month in which it was put there; its first reading then may be of the same
    month as the next, and so may one at which the ratio changed. A reading that lies below the one
    before is set aside until the next tells which of the two was wrong. Where T1 and T2 fit only
    the other way round, they are taken so.
    """
    found: dict[int, Used] = {}
    if not shown:
        return found
    face = face.read_at(one.taken_at for one in shown)
    last, aside = shown[0], None
    if last.month == opened_in:
        found[last.month] = Used(0)
    for now in shown[1:]:
        gone = _between(last, now, face)
        if gone is None and aside is not None:
            gone = _between(aside, now, face)
            last = last if gone is None else aside
        if gone is None:
            found[now.month] = Used(None, misfit="backwards")
            aside = now
            continue
        for month, used in _spread(last, gone, face):
            if month != now.month and month in found:
                # The reading that was wrong is told of where it was.
                used.misfit = found[month].misfit
            together = month == last.month and month in found
            found[month] = _together(found[month], used) if together else used
        last, aside = gone.after, None
    return found


def _between(before: Shown, after: Shown, face: Face) -> _Gone | None:
    # Nearly all counters are one, and go on.
    if len(after.values) == 1 == len(before.values):
        ((zone, shown),) = after.values.items()
        if shown >= before.values.get(zone, shown + 1):
            return _Gone(shown - before.values[zone], after)
    zones = [zone for zone in _COUNTERS if zone in before.values and zone in after.values]
    fits = {zone: _gone(before.values[zone], after.values[zone], face) for zone in zones}
    misfit: Misfit | None = None
    if any(amount is None for amount in fits.values()):
        turned = _turned(after)
        other = {zone: _gone(before.values[zone], turned.values[zone], face) for zone in zones}
        if {"T1", "T2"} <= other.keys() and None not in other.values():
            misfit, after, fits = "reversed-zones", turned, other
        else:
            misfit = "backwards"
    if "total" in before.values and "total" in after.values:
        total = _gone(before.values["total"], after.values["total"], face)
        return None if total is None else _Gone(total, after, misfit)
    amounts = [amount for amount in fits.values() if amount is not None]
    if not zones or len(amounts) < len(zones) or _counters(before) != _counters(after):
        return None
    return _Gone(sum(amounts), after, misfit)


def _counters(shown: Shown) -> set[Zone]:
    return {zone for zone in shown.values if zone != "total"}


def _gone(before: int, after: int, face: Face) -> int | None:
    found = advance(before, after, face)
    return None if found is None else found[0]


def _turned(shown: Shown) -> Shown:
    if not {"T1", "T2"} <= shown.values.keys():
        return shown
    first, second = shown.values["T1"], shown.values["T2"]
    return shown._replace(values={**shown.values, "T1": second, "T2": first})


def _spread(before: Shown, gone: _Gone, face: Face) -> Iterator[tuple[int, Used]]:
    """Yield what of a difference falls to each month; nothing of months too far apart."""
    months = max(gone.after.month - before.month, 1)
    if months > MOST_MONTHS_APART:
        return
    since, until = before.taken_at, gone.after.taken_at
    if months == 1:
        whole = face.used(gone.amount, since, until)
        yield (
            gone.after.month,
            Used(whole, "readings", False, gone.misfit, since, until),
        )
        return
    before_it = 0
    for n in range(1, months + 1):
        ratio = face.ratio_between(since, since + (until - since) * n / months)
        by_now = times(gone.amount, ratio) * n // months
        misfit = gone.misfit if n == months else None
        month = gone.after.month - months + n
        yield month, Used(by_now - before_it, "readings", True, misfit, since, until)
        before_it = by_now


def _together(first: Used, second: Used) -> Used:
    """Return what two parts of a month make."""
    if first.amount is None or second.amount is None:
        return second
    return Used(
        first.amount + second.amount,
        "readings",
        first.spread or second.spread,
        first.misfit or second.misfit,
        first.since or second.since,
        second.until,
    )


def misfit_of(amounts: Sequence[int | None], at: int, factor: float) -> Misfit | None:
    """Say what does not fit in a meter's month among its others, by its own past alone."""
    amount = amounts[at]
    others = sorted(one for n, one in enumerate(amounts) if n != at and one is not None)
    if amount is None or len(others) < _LEAST_KNOWN:
        return None
    if amount == 0:
        return "standstill" if others[len(others) // 2] >= _USED_AT_ALL_WH else None
    most = others[min(int(len(others) * _USUAL_PART), len(others) - 1)]
    return "jump" if amount > max(most * factor, _USED_AT_ALL_WH) else None


@dataclass(slots=True)
class Side:
    """What one side of a house used in a month: all its common meters, or all its flats."""

    expected: int = 0
    amount: int = 0
    by: dict[By, int] = field(default_factory=lambda: {"profile": 0, "readings": 0})
    spread: int = 0
    since: list[datetime] = field(default_factory=list)
    until: list[datetime] = field(default_factory=list)

    @property
    def answered(self) -> int:
        """How many meters the sum is of."""
        return sum(self.by.values())

    @property
    def whole(self) -> int | None:
        """The sum, where there is nothing missing in it."""
        return self.amount if self.expected and self.answered == self.expected else None

    def add(self, used: Used | None) -> None:
        """Add a meter's month."""
        self.expected += 1
        if used is None or used.amount is None:
            return
        self.amount += used.amount
        self.by[used.by] += 1
        self.spread += used.spread
        if used.since is not None and used.until is not None:
            self.since.append(used.since)
            self.until.append(used.until)


def percent(part: int, whole: int) -> float | None:
    """Return a part in per cent to one decimal; None of nothing."""
    return float(round(Decimal(part) * 100 / Decimal(whole), 1)) if whole > 0 else None


def hours_of(values: Sequence[int | None], minutes: int, hours: int) -> list[int] | None:
    """Return a day's values as sums of its hours; None when one is missing, or they are longer."""
    if not 0 < minutes <= 60 or 60 % minutes:
        return None
    per_hour = 60 // minutes
    known = [value for value in values if value is not None]
    if len(known) != len(values) or len(values) != hours * per_hour:
        return None
    return [sum(known[n : n + per_hour]) for n in range(0, len(known), per_hour)]


def added(many: Iterable[Sequence[int]], hours: int) -> list[int]:
    """Return the sums of each hour."""
    return [sum(column) for column in zip(*many, strict=True)] or [0] * hours


def natural_key(text: str) -> list[tuple[int, int, str]]:
    """Return by what numbers of flats are ordered: 1, 2, 10, 10а."""
    return [
        (0, int(part), "") if part.isdigit() else (1, 0, part.lower())
        for part in re.findall(r"[0-9]+|[^0-9]+", text)
    ]
