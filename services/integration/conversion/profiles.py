"""Stamped readings of a local day become one packed record; a gap becomes null."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Any, get_args
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from services.contracts.batches.measurements import INTERVALS, UNITS, Quality
from services.integration.conversion.values import CHANNELS, Unfit, base_units

_QUALITIES = get_args(Quality)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# Which end of an interval its stamp names.
STAMPS = ("start", "end")


@dataclass(frozen=True, slots=True)
class DayGrid:
    """A local day in seconds since 1970, cut into intervals of `step` seconds.

    Where the clock is changed by less than an interval, the last one is the shorter for it.
    """

    start: int
    end: int
    step: int

    @property
    def count(self) -> int:
        """How many intervals the day has."""
        return -((self.start - self.end) // self.step)

    def place(self, second: int, stamps: str) -> int | None:
        """Return which interval the stamp names; None for one that is not on the grid."""
        if stamps == "end":
            if second == self.end:
                return self.count - 1
            second -= self.step
        place, off = divmod(second - self.start, self.step)
        return None if off or not 0 <= place < self.count else place


# By type: 60.0 would be found as 60.
@lru_cache(maxsize=256, typed=True)
def day_grid(day: str, time_zone: str, minutes: int) -> DayGrid:
    """Return the grid of a local day: shorter or longer where the clock changes. Raises Unfit."""
    if type(minutes) is not int or minutes not in INTERVALS:
        raise Unfit("interval_minutes", "unknown-value", "An interval has 15, 30 or 60 minutes.")
    try:
        zone = ZoneInfo(time_zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise Unfit("time_zone", "unknown-value", "The time zone is not known.") from error
    try:
        # Without the form, `20260301` and `2026-W09-7` would be days too.
        local = date.fromisoformat(day if _DAY.fullmatch(day) else "")
    except ValueError as error:
        raise Unfit("day", "not-a-day", "A day is written YYYY-MM-DD.") from error
    midnight = datetime.combine(local, datetime.min.time(), zone)
    next_midnight = datetime.combine(local + timedelta(days=1), datetime.min.time(), zone)
    start = int(midnight.astimezone(UTC).timestamp())
    end = int(next_midnight.astimezone(UTC).timestamp())
    return DayGrid(start, end, minutes * 60)


# Meters of a day share their stamps: each is understood once.
@lru_cache(maxsize=4096)
def _seconds(stamp: str) -> int:
    moment = datetime.fromisoformat(stamp)
    if moment.tzinfo is None:
        raise Unfit("readings", "no-offset", "A stamp must have its UTC offset.")
    if moment.microsecond:
        raise Unfit("readings", "off-the-day", "A stamp lies off the day's intervals.")
    return int(moment.timestamp())


def _end_stamped(item: dict[str, Any], said_of_source: str | None) -> str:
    """Return which end of its intervals an item stamps: as it says, else as its source is set."""
    stamps = item.get("stamps") or said_of_source
    if stamps is None:
        raise Unfit(
            "stamps",
            "missing",
            "Neither the item nor the source's settings say whether a stamp is the start or the"
            " end of its interval; guessed wrongly, each value would lie an interval off.",
        )
    if stamps not in STAMPS:
        raise Unfit("stamps", "unknown-value", f"Known are: {', '.join(STAMPS)}.")
    return str(stamps)


def profile_record(item: dict[str, Any], said_of_source: str | None) -> dict[str, Any]:
    """Pack a meter's day: as many whole Wh (varh) or nulls as the local day has intervals.

    `said_of_source` is which end its stamps name, for an item that does not say so itself.
    Raises Unfit when nobody says it, and when a reading lies outside the day or off its grid, or
    comes twice.
    """
    channel = CHANNELS.get(item["obis"])
    if channel is None:
        raise Unfit("obis", "unknown-value", "The OBIS code is not known.")
    if item["unit"] != f"k{UNITS[channel]}":
        raise Unfit("unit", "wrong-unit", f"{channel} is given in k{UNITS[channel]}.")
    stamps = _end_stamped(item, said_of_source)
    grid = day_grid(item["day"], item["time_zone"], item["interval_minutes"])
    values: list[int | None] = [None] * grid.count
    quality: list[str] = []
    for reading in item["readings"]:
        stamp, text = reading[0], reading[1]
        place = grid.place(_seconds(stamp), stamps)
        if place is None:
            raise Unfit(
                "readings",
                "off-the-day",
                f"The stamp {stamp[:40]} is not the {stamps} of an interval of this day.",
            )
        if values[place] is not None:
            raise Unfit("readings", "twice", "An interval comes twice.")
        values[place] = base_units("readings", text)
        if len(reading) > 2:
            quality = quality or ["good"] * grid.count
            quality[place] = _quality(reading)
    record: dict[str, Any] = {
        "meter": item["meter_id"],
        "channel": channel,
        "day": item["day"],
        "interval_minutes": item["interval_minutes"],
        "unit": UNITS[channel],
        "values": values,
    }
    if quality:
        record["quality"] = quality
    if item.get("multiplied") is not None:
        record["multiplied"] = item["multiplied"]
    return record


def _quality(reading: Sequence[str]) -> str:
    if reading[2] not in _QUALITIES:
        raise Unfit("readings", "unknown-value", f"Qualities are: {', '.join(_QUALITIES)}.")
    return reading[2]
