"""Time as the desk counts it: minutes of its working days; pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, tzinfo

# A shorter day would let a search for the end of a term take very long.
SHORTEST_DAY = timedelta(hours=1)
# Of what came so long ago nobody counts minutes any more.
_MOST_DAYS = 3660


@dataclass(frozen=True, slots=True)
class Hours:
    """ISO days of the week, times by the supplier's clock, working minutes until an answer.

    `exceptions` by day: other times of that day; None: nobody works, whatever day of a week it is.
    """

    days: frozenset[int]
    begins_at: time
    ends_at: time
    answer_minutes: int
    exceptions: Mapping[date, tuple[time, time] | None] = field(default_factory=dict)

    def times(self, day: date) -> tuple[time, time] | None:
        """Return from when till when a day is worked; None: it is not."""
        if day in self.exceptions:
            return self.exceptions[day]
        return (self.begins_at, self.ends_at) if day.isoweekday() in self.days else None


def _worked(first: date, hours: Hours, zone: tzinfo) -> Iterator[tuple[datetime, datetime]]:
    """Yield the working times from a day on, in their order."""
    for number in range(_MOST_DAYS):
        day = first + timedelta(days=number)
        if (times := hours.times(day)) is not None:
            yield datetime.combine(day, times[0], zone), datetime.combine(day, times[1], zone)


def working_minutes(begin: datetime, end: datetime, hours: Hours, zone: tzinfo) -> int:
    """Return the whole working minutes between two moments."""
    total = 0.0
    for opens, closes in _worked(begin.astimezone(zone).date(), hours, zone):
        if opens >= end:
            break
        total += max(min(closes, end).timestamp() - max(opens, begin).timestamp(), 0)
    return int(total) // 60


def answer_due(begin: datetime, hours: Hours, zone: tzinfo) -> datetime:
    """Return the moment by which as many working minutes have gone as an answer may take."""
    left = hours.answer_minutes * 60.0
    until = begin
    for opens, closes in _worked(begin.astimezone(zone).date(), hours, zone):
        start = max(opens, begin)
        if start >= closes:
            continue
        # By absolute time: a clock that is set forward or back makes no minutes.
        open_for = closes.timestamp() - start.timestamp()
        if open_for >= left:
            return datetime.fromtimestamp(start.timestamp() + left, zone)
        left -= open_for
        until = closes
    return until
