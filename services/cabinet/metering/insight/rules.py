"""A month's end, unusual days and a typical week from one's own days: plain quantiles, pure.

Days are compared with days of their kind: working days with working days, weekends with weekends.
All sums are in Wh or varh; a day counts when it is complete and nothing of it is doubtful.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from math import exp, log
from statistics import median
from typing import NamedTuple

Days = Mapping[date, int]

# What an unusual day and a typical week are taken from.
LOOK_BACK_DAYS = 56
# What days to come are taken from: short, so that a season's change is followed.
_FORECAST_DAYS = 28
# Fewer days than that, or than that of a kind, tell nothing.
_LEAST_DAYS = 14
_LEAST_OF_KIND = 3
# How far back forecasts are tried to learn how far they miss, and in what steps.
_TRIED_DAYS, _TRIED_STEP = 182, 3
_LEAST_TRIES = 12
# Stretches that share days miss alike, so that nine of ten tried ones hold about eight of ten to
# come (80-87 % of 60 London homes, 75-95 % of 16 Californian series).
_COVERED = 0.9
# Of days of one kind, what is called usual.
LOW, HIGH = 0.1, 0.9
_TRIED_MONTHS = 12
# A forecast from data of before that would be one of another household's habits.
STALE_DAYS = 10
# An unusual day lies this many times the usual spread off, and at least so far: by share and Wh.
_SPREADS, _LEAST_SHARE, _LEAST_WH = 4.0, 0.5, 1000
# Of a normal distribution, so that the median of misses stands for its standard deviation.
_MAD = 1.4826
_WEEKEND = 5
# Nothing at all would be infinitely far from any forecast.
_LEAST_RATIO = 0.01


class Forecast(NamedTuple):
    """How a month will end: what is known of it, and the whole of it with its range.

    `inside` of `tried` former months, forecast as of the same day, ended within their range.
    """

    so_far: int
    expected: int
    low: int
    high: int
    tried: int
    inside: int


class Unusual(NamedTuple):
    """A day unlike others of its kind, and what was usual then."""

    day: date
    value: int
    usual: int
    low: int
    high: int


def kind_of(day: date) -> bool:
    """Say whether the day is one of the weekend."""
    return day.weekday() >= _WEEKEND


def quantile(ordered: Sequence[float], share: float) -> float:
    """Return the value below which that share of the ordered values lies, between neighbours."""
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def next_month(month: date) -> date:
    """Return the first day of the month after that of the day."""
    return (month.replace(day=1) + timedelta(days=31)).replace(day=1)


class Habits:
    """What was usual before each day, remembered: forecasts of many days ask for the same."""

    def __init__(self, days: Days) -> None:
        self._days = days
        self._usual: dict[tuple[date, bool], float | None] = {}

    def usual(self, before: date, kind: bool) -> float | None:
        """Return the middle day of the kind in the weeks before, or None when they tell nothing."""
        key = before, kind
        if key not in self._usual:
            past = (before - timedelta(days=n) for n in range(1, _FORECAST_DAYS + 1))
            known = [day for day in past if day in self._days]
            alike = [self._days[day] for day in known if kind_of(day) == kind]
            if len(known) < _LEAST_DAYS:
                self._usual[key] = None
            elif len(alike) < _LEAST_OF_KIND:
                self._usual[key] = median(self._days[day] for day in known)
            else:
                self._usual[key] = median(alike)
        return self._usual[key]

    def sum_of(self, before: date, wanted: Sequence[date]) -> float | None:
        """Return what these days will come to as of a day, or None when nothing is usual yet."""
        usual = [self.usual(before, kind) for kind in (False, True)]
        if usual[0] is None or usual[1] is None:
            return None
        weekends = sum(map(kind_of, wanted))
        return usual[0] * (len(wanted) - weekends) + usual[1] * weekends

    def misses(self, before: date, length: int) -> list[float]:
        """Return, in order, how far former stretches of that length lay from their forecasts.

        As the logarithm of their ratio without its sign: twice as much is as far as half.
        """
        found = []
        for back in range(length, _TRIED_DAYS, _TRIED_STEP):
            first = before - timedelta(days=back)
            stretch = [first + timedelta(days=n) for n in range(length)]
            known = [day for day in stretch if day in self._days]
            if len(known) < 0.9 * length:
                continue
            expected = self.sum_of(first, known)
            if expected:
                ratio = sum(self._days[day] for day in known) / expected
                found.append(abs(log(max(ratio, _LEAST_RATIO))))
        return sorted(found)


def _range(habits: Habits, as_of: date, open_days: Sequence[date]) -> tuple[float, ...] | None:
    """Return expected, low and high of the days that are not known yet."""
    if not open_days:
        return 0.0, 0.0, 0.0
    expected = habits.sum_of(as_of, open_days)
    if expected is None:
        return None
    misses = habits.misses(as_of, len(open_days))
    if len(misses) < _LEAST_TRIES:
        return None
    factor = exp(quantile(misses, _COVERED))
    return expected, expected / factor, expected * factor


def forecast(days: Days, month: date, as_of: date) -> Forecast | None:
    """Return how the month ends, known up to the day before `as_of`; None when too little is known.

    What is not known of the month, gaps and days to come, is taken for usual days of their kind.
    The range is that of the misses of the same forecast over the last half year, to either side.
    """
    habits = Habits(days)
    found = _forecast(habits, days, month, as_of)
    if found is None:
        return None
    tried = inside = 0
    former = month
    for _ in range(_TRIED_MONTHS):
        former = (former - timedelta(days=1)).replace(day=1)
        end = next_month(former)
        whole = [former + timedelta(days=n) for n in range((end - former).days)]
        if any(day not in days for day in whole):
            continue
        then = min(former + (as_of - month), end - timedelta(days=1))
        past = _forecast(habits, days, former, then)
        if past is not None:
            tried += 1
            inside += past.low <= sum(days[day] for day in whole) <= past.high
    return found._replace(tried=tried, inside=inside)


def _forecast(habits: Habits, days: Days, month: date, as_of: date) -> Forecast | None:
    count = (next_month(month) - month).days
    whole = [month + timedelta(days=n) for n in range(count)]
    known = [day for day in whole if day < as_of and day in days]
    rest = _range(habits, as_of, [day for day in whole if day >= as_of or day not in days])
    if rest is None:
        return None
    so_far = sum(days[day] for day in known)
    expected, low, high = (so_far + round(part) for part in rest)
    return Forecast(so_far, expected, low, high, tried=0, inside=0)


def unusual_days(days: Days, first: date, last: date) -> list[Unusual]:
    """Return the days from the first to the last that are unlike the ones of their kind before."""
    found = []
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        if day in days:
            seen = unlike(days, day)
            if seen is not None:
                found.append(seen)
    return found


def unlike(days: Days, day: date) -> Unusual | None:
    """Return a known day that is unlike the days of its kind in the eight weeks before, else None.

    `usual` is the middle one of these; eight of ten of them lie from `low` to `high`.
    """
    past = (day - timedelta(days=n) for n in range(1, LOOK_BACK_DAYS + 1))
    alike = sorted(days[one] for one in past if one in days and kind_of(one) == kind_of(day))
    if len(alike) < 2 * _LEAST_OF_KIND:
        return None
    value, middle = days[day], median(alike)
    spread = _MAD * median(abs(one - middle) for one in alike)
    off = abs(value - middle)
    if off < max(_SPREADS * spread, _LEAST_SHARE * middle, _LEAST_WH):
        return None
    low, high = quantile(alike, LOW), quantile(alike, HIGH)
    return Unusual(day, value, round(middle), round(low), round(high))


def typical_week(
    hours: Mapping[date, Sequence[int | None]],
) -> list[list[int | None]] | None:
    """Return the middle value of each hour of the days of a week, Monday first.

    `hours` has 24 values of a day, None = not known. None when there are fewer than two weeks.
    """
    if len(hours) < 14:
        return None
    week: list[list[int | None]] = []
    for weekday in range(7):
        of_day = [values for day, values in hours.items() if day.weekday() == weekday]
        columns = ([v for one in of_day if (v := one[n]) is not None] for n in range(24))
        week.append([round(median(column)) if column else None for column in columns])
    return week
