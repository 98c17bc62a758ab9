"""What of places' days fell into tariff zones, from what is kept of it. Pure.

Days of which nothing is kept, since they came lately or tariffs are others now, are told as
missing: their hours fill them in.
"""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from services.cabinet.metering.consumption.hours import Stretch
from services.cabinet.metering.consumption.packed_months import day_bit
from services.cabinet.metering.consumption.places import DaysOfMonth, SummedPlace
from services.cabinet.metering.consumption.rules import Period, first_of_month
from services.cabinet.metering.consumption.zone_sums import ZoneMap, sums_of_day

_DAY = timedelta(days=1)
# The map of a place in the month of a first day.
MapOf = Callable[[date], ZoneMap]


class ZonedDays(NamedTuple):
    """Wh of each zone on each day of a period, None = not known; and the days that are missing."""

    zones: dict[int, list[int | None]]
    missing: list[date]

    def put(self, number: int, zones: Sequence[int], sums: Sequence[int | None]) -> None:
        """Set what a day had in zones."""
        for zone, amount in zip(zones, sums, strict=True):
            self.zones[zone][number] = amount


def kept_days(place: SummedPlace, period: Period, map_of: MapOf) -> ZonedDays | None:
    """Return what is kept of a place; None where two meters have measured on one day."""
    count = (period.end - period.start).days
    days = ZonedDays({}, [])
    end = 0
    for month in place.months:
        first = max(month.first_day, period.start)
        until = min(month.first_day + len(month.sums.values) * _DAY, period.end)
        if first >= until:
            continue
        at = (first - period.start).days
        if at < end:
            return None
        end = (until - period.start).days
        start = first_of_month(first)
        zone_map = map_of(start)
        for zone in zone_map.zones:
            days.zones.setdefault(zone, [None] * count)
        lengths = len(zone_map.hours), first.day - 1, first.day - 1 + end - at
        days.missing.extend(_lay(days, month, zone_map, at, lengths))
    return days


def _lay(
    days: ZonedDays, month: DaysOfMonth, zone_map: ZoneMap, at: int, lengths: tuple[int, int, int]
) -> list[date]:
    """Put what is kept of a month's days where it belongs; return those that are missing."""
    of_month, first, until = lengths
    kept = month.zones
    bits = 0 if kept is None or kept.key != zone_map.key else kept.days
    if kept is not None and bits:
        for number, zone in enumerate(zone_map.zones):
            begins = number * of_month
            row = days.zones[zone]
            row[at : at + until - first] = kept.sums[begins + first : begins + until]
    wanted = (1 << until) - (1 << first)
    if bits & wanted == wanted or not zone_map.zones:
        return []
    start = first_of_month(month.first_day)
    offset = month.first_day.day - 1
    return [
        start + number * _DAY
        for number in range(first, until)
        if not bits & day_bit(number + 1) and month.sums.values[number - offset] is not None
    ]


def fill_in(days: ZonedDays, stretches: Sequence[Stretch], period: Period, map_of: MapOf) -> bool:
    """Put the missing days in, by their hours; say whether that can be told of all of them."""
    wanted = set(days.missing)
    for stretch in stretches:
        for number in range(stretch.days):
            day = stretch.first_day + number * _DAY
            if day not in wanted:
                continue
            wanted.remove(day)
            zone_map = map_of(first_of_month(day))
            values = stretch.values[number * stretch.per_day : (number + 1) * stretch.per_day]
            hours = zone_map.hours[day.day - 1]
            sums = sums_of_day(values, stretch.minutes, hours, zone_map.zones)
            if sums is None:
                return False
            days.put((day - period.start).days, zone_map.zones, sums)
    return not wanted
