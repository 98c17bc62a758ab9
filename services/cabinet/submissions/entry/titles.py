"""What people call the counters of a meter: by the tariff of its place, never by habit."""

from collections.abc import Iterable, Mapping
from typing import Any

import orjson

from services.cabinet.metering.registers.rules import Zone
from services.cabinet.submissions.entry.words import TITLES, Language

_COUNTERS: tuple[Zone, ...] = ("T1", "T2", "T3")


def counters_of_tariff(zones: str | None) -> list[Zone]:
    """Return the counters of a meter that was never read: as many as its tariff has zones.

    `zones` is that part of the tariff's version as JSON, None without a tariff: then one.
    """
    return list(_COUNTERS[: max(len(orjson.loads(zones or "[]")), 1)])


def titles_of(
    zones: Iterable[Zone], of_tariff: Mapping[int, str], counters: Mapping[int, int]
) -> dict[Zone, str]:
    """Return what the tariff calls the zones of counters, of those that it has a name for.

    `of_tariff` are its zones' names by number, `counters` which zone a counter counts where that
    is not the one of its own number (case B8). Of a tariff of one zone every counter counts that.
    """
    if len(of_tariff) == 1:
        (only,) = of_tariff.values()
        return dict.fromkeys((zone for zone in zones if zone in _COUNTERS), only)
    numbers = {zone: number for number, zone in enumerate(_COUNTERS, 1)}
    found = {zone: counters.get(numbers[zone], numbers[zone]) for zone in zones if zone in numbers}
    return {zone: of_tariff[number] for zone, number in found.items() if number in of_tariff}


def titles(row: Any, zones: Iterable[Zone], language: Language) -> dict[Zone, str]:
    """Return the names of a meter's counters: the tariff's, else those that they have everywhere.

    `row` has the zones of the tariff's version, and the meter's own map, as JSON.
    """
    named = orjson.loads(row["tariff_zones"] or "[]")
    mapped = orjson.loads(row["counter_zones"] or "{}")
    of_tariff = {one["number"]: one["title"][language] for one in named}
    wanted = list(zones)
    told = titles_of(wanted, of_tariff, {int(key): number for key, number in mapped.items()})
    return {zone: told.get(zone, TITLES[language][zone]) for zone in wanted}
