"""When a year of hours is enough to advise by, and from which share of night use on two pay. Pure.

The rule of 2 % of missing hours and the break-even share are the product's own (decision 0042);
the latter is plain algebra of two prices and one.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

from services.cabinet.metering.consumption.rules import Period, add_months, first_of_month
from services.cabinet.metering.costs.rules import Part, parts_of
from services.cabinet.metering.tariff_terms.rules import Term
from services.cabinet.tariffs.rules import Version

MONTHS = 12
# In percent of the hours of the year.
MOST_MISSING = 2


class Gap(NamedTuple):
    """How many hours of a month are not known."""

    month: date
    missing: int


def last_year(today: date) -> Period:
    """Return the twelve whole calendar months before that of today."""
    end = first_of_month(today)
    return Period(add_months(end, -MONTHS), end)


def too_many(missing: int, hours: int) -> bool:
    """Say whether so many of the hours are missing that no sum is told."""
    return 100 * missing > MOST_MISSING * hours


def ready_on(first_day: date) -> date:
    """Return the day from which twelve whole months are known, of what is known since a day."""
    month = first_of_month(first_day)
    return add_months(month, MONTHS if month == first_day else MONTHS + 1)


def gaps_of(missing: Sequence[int], starts: Sequence[int], months: Sequence[date]) -> list[Gap]:
    """Return the months in which hours are missing.

    `missing`: numbers of hours; `starts`: the number of the first hour of each month.
    """
    counts = [0] * len(months)
    for number in missing:
        counts[max(at for at, start in enumerate(starts) if start <= number)] += 1
    return [Gap(month, count) for month, count in zip(months, counts, strict=True) if count]


def whole_year(version: Version, period: Period) -> tuple[Part, ...]:
    """Return a version as if it had counted all year long, by calendar months."""
    term = Term(period.start, period.end - timedelta(days=1), version.schedule_id, "", version)
    return parts_of([term])


def used_of(
    parts: Mapping[int, Sequence[Part]], days: Sequence[int | None], start: date
) -> dict[Part, int]:
    """Return what the account has used in each part whose price depends on it.

    `days`: Wh of each day of the account from `start` on. A part that begins later has used none.
    """
    banded = {part for some in parts.values() for part in some if part.version.banded}
    return {
        part: sum(filter(None, days[(part.first_day - start).days : (part.end - start).days]))
        for part in banded
    }


def break_even(single: Fraction, day: Fraction, night: Fraction) -> Fraction | None:
    """Return the share of night use from which two zones are cheaper than one; prices a kWh.

    (T_day - T_single) / (T_day - T_night): 0 and less, always; 1 and more, never. None when the
    night is no cheaper than the day.
    """
    return None if night >= day else (day - single) / (day - night)
