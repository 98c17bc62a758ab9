"""Stamped readings of a local day become one packed record; a gap becomes null."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from services.integration.conversion.values import CHANNELS, UNITS, Unfit, base_units

_MINUTES = (15, 30, 60)
_QUALITIES = ("good", "estimated", "doubtful")


@lru_cache(maxsize=256)
def day_grid(day: str, time_zone: str, minutes: int) -> tuple[int, int, int]:
    """Return (first second, seconds of an interval, number of intervals) of a local day.

    A day on which the clock changes is shorter or longer. Raises Unfit.
    """
    if minutes not in _MINUTES:
        raise Unfit("interval_minutes", "unknown-value", "An interval has 15, 30 or 60 minutes.")
    try:
        zone = ZoneInfo(time_zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise Unfit("time_zone", "unknown-value", "The time zone is not known.") from error
    try:
        local = date.fromisoformat(day)
    except ValueError as error:
        raise Unfit("day", "not-a-day", "A day is written YYYY-MM-DD.") from error
    midnight = datetime.combine(local, datetime.min.time(), zone)
    next_midnight = datetime.combine(local + timedelta(days=1), datetime.min.time(), zone)
    start = int(midnight.astimezone(UTC).timestamp())
    end = int(next_midnight.astimezone(UTC).timestamp())
    return start, minutes * 60, (end - start) // (minutes * 60)


# Meters of a day share their stamps: each is understood once.
@lru_cache(maxsize=4096)
def _seconds(stamp: str) -> int:
    moment = datetime.fromisoformat(stamp)
    if moment.tzinfo is None:
        raise Unfit("readings", "no-offset", "A stamp must have its UTC offset.")
    return int(moment.timestamp())


def profile_record(item: dict[str, Any]) -> dict[str, Any]:
    """Pack a meter's day: as many whole Wh (varh) or nulls as the local day has intervals.

    Raises Unfit when a reading lies outside the day or off its grid, or comes twice.
    """
    channel = CHANNELS.get(item["obis"])
    if channel is None:
        raise Unfit("obis", "unknown-value", "The OBIS code is not known.")
    if item["unit"] != f"k{UNITS[channel]}":
        raise Unfit("unit", "wrong-unit", f"{channel} is given in k{UNITS[channel]}.")
    start, step, count = day_grid(item["day"], item["time_zone"], item["interval_minutes"])
    values: list[int | None] = [None] * count
    quality: list[str] = []
    for reading in item["readings"]:
        stamp, text = reading[0], reading[1]
        place, off = divmod(_seconds(stamp) - start, step)
        if off or not 0 <= place < count:
            raise Unfit("readings", "off-the-day", "A stamp lies outside the day's intervals.")
        if values[place] is not None:
            raise Unfit("readings", "twice", "An interval comes twice.")
        values[place] = base_units("readings", text)
        if len(reading) > 2:
            quality = quality or ["good"] * count
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
    return record


def _quality(reading: Sequence[str]) -> str:
    if reading[2] not in _QUALITIES:
        raise Unfit("readings", "unknown-value", f"Qualities are: {', '.join(_QUALITIES)}.")
    return reading[2]
