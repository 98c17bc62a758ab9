"""What of days fell into tariff zones, as it is kept beside their sums (decision 0044). Pure.

Energy is by whole hours, as costs take it: an hour of which a part is missing is in no zone.
"""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from itertools import compress, pairwise
from typing import NamedTuple

from services.cabinet.metering.consumption.rules import Period, add_months, day_offsets
from services.cabinet.metering.costs.rules import NO_TARIFF, Clock, Part, slots_of

_HOUR = 60
_LARGEST = 2**31 - 1


class ZoneMap(NamedTuple):
    """Into which zone each hour of a month falls at a place: `hours` has a byte for each, by day.

    `key` stands for all of it: maps of other keys are others. `zones` are those that occur.
    """

    key: int
    zones: tuple[int, ...]
    hours: tuple[bytes, ...]


class ZoneSums(NamedTuple):
    """What is kept of a month: Wh for each zone of the map of this key, of each a number per day.

    Bit n-1 of `days` says that day n counts. None: no whole hour of that day is known.
    """

    key: int
    days: int
    sums: Sequence[int | None]


def zone_map_of(
    parts: Sequence[Part], others: Sequence[tuple[date, int]], month: date, zone_name: str
) -> ZoneMap:
    """Return the map of the month of this first day; `parts` and `others` as in `slots_of`."""
    offsets = day_offsets(Period(month, add_months(month, 1)), _HOUR, zone_name)
    slots = slots_of(tuple(parts), tuple(others), Clock(month, offsets, _HOUR, zone_name))
    number_of = [NO_TARIFF, *(number for _, number in slots.kinds)]
    numbers = bytes(number_of[slot] for slot in slots.numbers)
    hours = tuple(numbers[start:end] for start, end in pairwise(offsets))
    digest = blake2b(b"\xff".join(hours), digest_size=8).digest()
    zones = tuple(sorted(set(numbers) - {NO_TARIFF}))
    return ZoneMap(int.from_bytes(digest, "little", signed=True), zones, hours)


@lru_cache(maxsize=256)
def _masks(hours: bytes, zones: tuple[int, ...]) -> tuple[tuple[bool, ...], ...]:
    return tuple(tuple(hour == zone for hour in hours) for zone in zones)


def sums_of_day(
    values: Sequence[int | None], minutes: int, hours: bytes, zones: tuple[int, ...]
) -> list[int | None] | None:
    """Return the Wh of each zone in a day of intervals of `minutes`; all None without a whole hour.

    None where the day does not have the hours of the map, or it is more than is kept.
    """
    times, rest = divmod(_HOUR, minutes)
    if rest or len(values) != times * len(hours):
        return None
    if times > 1:
        groups = (values[at : at + times] for at in range(0, len(values), times))
        values = [None if None in group else sum(filter(None, group)) for group in groups]
    if None in values:
        if not any(value is not None for value in values):
            return [None] * len(zones)
        values = [value or 0 for value in values]
    sums = [sum(compress(values, mask)) for mask in _masks(hours, zones)]  # type: ignore[arg-type]
    return None if max(sums, default=0) > _LARGEST else list(sums)
