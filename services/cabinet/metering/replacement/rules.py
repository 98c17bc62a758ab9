"""What readings of a replacement can be, and when they were taken: pure."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time
from typing import Any, NamedTuple

from services.cabinet.metering.registers.rules import (
    Face,
    NotAReading,
    Zone,
    advance,
    typed_reading,
)
from services.cabinet.zones import zone

_NOON = time(12)
# A field of a form, a code for programs, words for people.
Wrong = tuple[str, str, str]


class Shown(NamedTuple):
    """What one counter showed, in Wh or varh."""

    channel: str
    zone: Zone
    value: int


def read_at(day: date, now: datetime, clock: str) -> datetime:
    """Return when readings of a local day count as taken: at noon, or now when it is earlier."""
    return min(datetime.combine(day, _NOON, zone(clock)), now)


def read_typed(
    field: str, typed: Mapping[Any, Mapping[Zone, str]], face: Face
) -> tuple[list[Shown], list[Wrong]]:
    """Return what was typed of a meter's counters, and what of it no counter shows."""
    shown: list[Shown] = []
    wrong: list[Wrong] = []
    for channel, zones in typed.items():
        for name, text in zones.items():
            try:
                shown.append(Shown(channel, name, typed_reading(text, face)))
            except NotAReading as problem:
                wrong.append((f"{field}.{channel}.{name}", problem.code, str(problem)))
    return shown, wrong


def lower_ones(
    field: str, shown: list[Shown], before: Mapping[tuple[str, Zone], int], face: Face
) -> Iterator[Wrong]:
    """Yield the counters that cannot have gone from what they showed before to what is told."""
    for one in shown:
        former = before.get((one.channel, one.zone))
        if former is not None and advance(former, one.value, face) is None:
            yield (
                f"{field}.{one.channel}.{one.zone}",
                "reading-lower",
                "This is lower than what it showed before; look again, or say that it is right.",
            )


def lacking(
    field: str, shown: Iterable[Shown], registers: Iterable[tuple[str, Zone]]
) -> Iterator[Wrong]:
    """Yield the counters of which nothing is told, though of others of their energy something is.

    The total alone is enough, and so are all zones without it.
    """
    told: dict[str, set[Zone]] = {}
    for one in shown:
        told.setdefault(one.channel, set()).add(one.zone)
    for channel, name in registers:
        zones = told.get(channel, set())
        if zones and zones != {"total"} and name not in zones and name != "total":
            yield f"{field}.{channel}.{name}", "missing", "Say what this counter showed."


def with_totals(shown: Iterable[Shown], registers: Iterable[tuple[str, Zone]]) -> list[Shown]:
    """Return what was told, with the totals that follow where a meter has such a counter."""
    told = list(shown)
    for channel in [channel for channel, name in registers if name == "total"]:
        mine = [one for one in told if one.channel == channel]
        if mine and all(one.zone != "total" for one in mine):
            told.append(Shown(channel, "total", sum(one.value for one in mine)))
    return told
