"""Interval profiles line by line: checked by hand, packed at once for PostgreSQL's binary COPY.

Half of all the work of the suite passes here, so there is no object per line: a line becomes
the bytes that COPY wants, in about the time that reading its JSON takes.
"""

import struct
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

import orjson

from services.cabinet.channels import CHANNELS, FIRST_DAY, QUALITIES
from services.cabinet.lines.rules import Rejected
from services.cabinet.metering.consumption.rules import (
    interval_count,
    intervals_begun,
    parts_of,
)
from services.cabinet.metering.meters.rules import KnownMeter
from services.cabinet.metering.ratios.rules import times
from services.contracts.batches.measurements import INTERVALS, MAX_VALUE, UNITS

# Of IntervalProfileIn, whose rules stand here once more for speed; the tests compare the two.
FIELDS = frozenset(
    {"meter", "channel", "day", "interval_minutes", "unit", "values", "quality", "multiplied"},
)
_OPTIONAL = frozenset({"quality", "multiplied"})
REQUIRED = FIELDS - _OPTIONAL
_EPOCH = date(2000, 1, 1).toordinal()
_DAY_BITS = 20
_DIGITS = frozenset("0123456789")
_INT4 = 23
_NULL = b"\xff\xff\xff\xff"
_ONLY_INTEGERS = {int}
_INTEGERS_AND_NULLS = {int, type(None)}


class Latest(NamedTuple):
    """The latest local day that is taken, and the latest moment at which an interval may begin."""

    day: date
    moment: datetime


def read_object(line: bytes) -> dict[str, Any]:
    """Return the JSON object of a line; raises Rejected when it is none."""
    try:
        record = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        raise Rejected(None, "malformed-json", f"The line is not JSON: {error.msg}.") from error
    if type(record) is not dict:
        raise Rejected(None, "not-an-object", "The line is not a JSON object.")
    return record


def packed_row(
    record: dict[str, Any], meter: KnownMeter, latest: Latest
) -> tuple[int, bytes, Rejected | None]:
    """Check a record that has its fields; return sort key, row for COPY and remark.

    Columns: meter_id, day, interval_minutes, channel, values, quality, total, complete,
    estimated, doubtful. The key orders by meter, channel and day. Of the latest day the values of
    intervals that have not begun are left out (unknown), and the remark says so. Raises Rejected.
    """
    channel_name, minutes, values = record["channel"], record["interval_minutes"], record["values"]
    channel = CHANNELS.get(channel_name) if type(channel_name) is str else None
    if channel is None:
        raise Rejected("channel", "unknown-channel", "The channel must be A+, A-, R+ or R-.")
    if record["unit"] != UNITS[channel_name]:
        raise Rejected(
            "unit", "wrong-unit", f"Values of {channel_name} are taken in {UNITS[channel_name]}."
        )
    if type(minutes) is not int or minutes not in INTERVALS:
        raise Rejected("interval_minutes", "out-of-range", "Intervals of 15, 30 or 60 minutes.")
    day = read_day(record["day"], latest.day)
    if type(values) is not list:
        raise Rejected("values", "wrong-type", "The values must be a list.")
    expected = interval_count(day, minutes, meter.time_zone)
    if len(values) != expected:
        raise Rejected(
            "values",
            "wrong-count",
            f"This day has {expected} intervals of {minutes} minutes in {meter.time_zone},"
            f" not {len(values)}.",
        )
    _check_values(values)
    if not _is_multiplied(record):
        values = _times_ratio(values, meter.ratios.on(day))
    quality = _packed_quality(record.get("quality"), expected)
    note = None
    if day == latest.day:
        begun = intervals_begun(day, minutes, meter.time_zone, latest.moment)
        values, note = _without_unbegun(values, begun)
    number = day.toordinal() - _EPOCH
    key = ((meter.id << 3 | channel) << _DAY_BITS) | number
    return key, _pack((meter.id, number, minutes, channel), values, quality), note


def _without_unbegun(
    values: list[int | None], begun: int
) -> tuple[list[int | None], Rejected | None]:
    ahead = len(values) - begun
    told = ahead - values[begun:].count(None) if ahead > 0 else 0
    if not told:
        return values, None
    reason = (
        f"{told} of the values are of intervals that have not begun yet; they are stored as not"
        " known. Send the day again when they are over."
    )
    return values[:begun] + [None] * ahead, Rejected("values", "not-yet", reason)


def check_fields(record: dict[str, Any]) -> None:
    """Refuse fields that there are not, and demand those that must be; raises Rejected."""
    names = record.keys()
    if names != REQUIRED and names - _OPTIONAL != REQUIRED:
        unknown = sorted(names - FIELDS)
        if unknown:
            raise Rejected(
                unknown[0][:64],
                "unknown-field",
                f"There is no such field; the fields are {', '.join(sorted(FIELDS))}.",
            )
        missing = min(REQUIRED - names)
        raise Rejected(missing, "missing-field", "The field is required.")


@lru_cache(maxsize=4096)
def _parsed_day(text: str) -> date | None:
    if len(text) != 10 or text[4] != "-" or text[7] != "-":
        return None
    if not _DIGITS.issuperset(text[:4] + text[5:7] + text[8:]):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def read_day(text: Any, last_day: date) -> date:
    """Return the day of a record; raises Rejected beyond 2000-01-01 … `last_day`."""
    day = _parsed_day(text) if type(text) is str else None
    if day is None:
        raise Rejected("day", "bad-date", "The day must be a date as 2026-11-22.")
    if not FIRST_DAY <= day <= last_day:
        raise Rejected("day", "out-of-range", f"Days from {FIRST_DAY} to {last_day} are taken.")
    return day


def _check_values(values: list[Any]) -> None:
    types = set(map(type, values))
    if types == _ONLY_INTEGERS:
        known = values
    elif types <= _INTEGERS_AND_NULLS:
        known = [value for value in values if value is not None]
    else:
        raise Rejected("values", "wrong-type", "Each value must be an integer or null.")
    if known and not (min(known) >= 0 and max(known) <= MAX_VALUE):
        raise Rejected("values", "out-of-range", f"Values from 0 to {MAX_VALUE} are taken.")


def _is_multiplied(record: dict[str, Any]) -> bool:
    multiplied = record.get("multiplied")
    if multiplied is not None and type(multiplied) is not bool:
        raise Rejected("multiplied", "wrong-type", "multiplied is true or false.")
    return multiplied is not False


def _times_ratio(values: list[int | None], ratio: Decimal) -> list[int | None]:
    """Return what was used, of what was measured behind transformers (case B7)."""
    found = [None if value is None else times(value, ratio) for value in values]
    _check_values(found)
    return found


def _packed_quality(quality: Any, count: int) -> bytes | None:
    if quality is None or quality == "good":
        return None
    words = quality if type(quality) is list else [quality]
    if type(quality) is list and len(words) != count:
        raise Rejected(
            "quality", "wrong-count", f"Give one quality, or {count} as there are values."
        )
    try:
        packed = bytes([QUALITIES[word] for word in words])
    except (KeyError, TypeError) as error:
        raise Rejected(
            "quality", "unknown-value", "The quality is good, estimated or doubtful."
        ) from error
    if len(set(packed)) == 1:
        packed = packed[:1]
    return None if packed == b"\0" else packed


@lru_cache(maxsize=256)
def _row_format(count: int) -> tuple[struct.Struct, list[int]]:
    head = "h ii ii ih ih iiiiii".replace(" ", "")
    return struct.Struct(f">{head}{'ii' * count}"), [4] * (2 * count)


_TAIL = struct.Struct(">iqi?")
_NO_TOTAL = _NULL + struct.pack(">i?", 1, False)
_ALL_MEASURED = _NULL + _NULL


def _pack(
    fields: tuple[int, int, int, int],
    values: list[int | None],
    quality: bytes | None,
) -> bytes:
    count = len(values)
    nulls = values.count(None)
    meter, day, minutes, channel = fields
    head = (10, 4, meter, 4, day, 2, minutes, 2, channel)
    if not nulls:
        row_format, cells = _row_format(count)
        cells = cells.copy()
        cells[1::2] = values  # type: ignore[assignment]
        row = row_format.pack(*head, 20 + 8 * count, 1, 0, _INT4, count, 1, *cells)
        total = _TAIL.pack(8, sum(values), 1, True)
    else:
        size = 20 + 8 * count - 4 * nulls
        cells_bytes = b"".join(
            [_NULL if value is None else struct.pack(">ii", 4, value) for value in values]
        )
        row = _row_format(0)[0].pack(*head, size, 1, 1, _INT4, count, 1) + cells_bytes
        known = [value for value in values if value is not None]
        total = _TAIL.pack(8, sum(known), 1, False) if known else _NO_TOTAL
    if quality is None:
        return row + _NULL + total + _ALL_MEASURED
    packed_quality = struct.pack(">i", len(quality)) + quality
    parts = b"".join(
        [
            _NULL if part is None else struct.pack(">iq", 8, part)
            for part in parts_of(values, quality)
        ]
    )
    return row + packed_quality + total + parts


def days_of(keys: list[int]) -> set[date]:
    """Return the days in the sort keys."""
    mask = (1 << _DAY_BITS) - 1
    return {date.fromordinal(number + _EPOCH) for number in {key & mask for key in keys}}


def meters_of(keys: list[int]) -> set[int]:
    """Return the inner keys of the meters in the sort keys."""
    return {key >> (_DAY_BITS + 3) for key in keys}
