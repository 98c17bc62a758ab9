"""A month of one meter and channel as bytes: exact, small, and read at the speed of C. Pure.

What stands in `interval_months.days`, format 1, little-endian:

    check     u32  CRC-32 of all that follows
    days      u32  bit n-1: day n of the month is here
    width     u8   bytes per value: 1, 2 or 4
    batches   u8   bytes per batch number: 0 (all the same), 1, 2 or 4
    parts     u8   bit 0: some values are missing; bit 1: some are not all good
    runs      u8   how many of: days u8, minutes u8, values of a day u8
    least     i32  the least batch number, then what each day's is above it
    deflated  values as planes: the lowest bytes of all, then the next ones, …;
              with bit 0 a byte per value, 1 = missing (a copy of the value before fills its place);
              with bit 1 a byte per day (0 all good, 1 one byte for the day, 2 one for each value),
              then those bytes

Each plane is a deflate block of its own, since the low bytes of consumption are noise and the high
ones nearly always the same: together they take a fifth more. Decision 0030 has what was measured.
"""

import struct
import zlib
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain, groupby
from typing import NamedTuple

FORMAT = 1

_HEAD = struct.Struct("<IIBBBB")
_RUN = 3
_LEAST = struct.Struct("<i")
_CODES = {1: "B", 2: "H", 4: "I"}
_GAPS, _MARKS = 1, 2
_LONGEST_MONTH = 31
_MOST_VALUES = 255
_LARGEST = 2**31 - 1
# Deflate as it is, without a head of its own; 9: the largest memory, for the smallest result.
_RAW, _LEVEL, _MEMORY = -15, 6, 9


class PackedDay(NamedTuple):
    """A day as `interval_profile` has it; `number` is 1-31, `quality` one byte, one for each, None.

    Values are Wh or varh per interval, None where one is missing.
    """

    number: int
    minutes: int
    batch: int
    values: Sequence[int | None]
    quality: bytes | None


class Run(NamedTuple):
    """Days one after another with as many intervals of one length."""

    days: int
    minutes: int
    values: int


class PackedMonth(NamedTuple):
    """All values of a month's days one after another; `quality` per day, None: all are good."""

    days: tuple[int, ...]
    runs: Sequence[Run]
    values: list[int | None]
    quality: Sequence[bytes | None] | None


class _Read(NamedTuple):
    month: PackedMonth
    batches: Sequence[int]


def day_bit(number: int) -> int:
    """Return the bit of a month's day, 1-31."""
    return 1 << number - 1


@lru_cache(maxsize=4096)
def days_of_bits(bits: int) -> tuple[int, ...]:
    """Return the days, 1-31, whose bits are set, in order."""
    return tuple(n for n in range(1, _LONGEST_MONTH + 1) if bits & day_bit(n))


def pack_month(days: Sequence[PackedDay]) -> bytes:
    """Return the bytes of a month's days; raises ValueError for what they cannot hold.

    That are days not in order, more than 255 values a day, values and batch numbers that are
    negative or beyond an int4, a quality that is neither one byte nor one for each value.
    """
    for before, day in zip((None, *days), days, strict=False):
        _check(day, before)
    present = sum(day_bit(day.number) for day in days)
    runs = [
        Run(len(list(alike)), *shape)
        for shape, alike in groupby(days, lambda day: (day.minutes, len(day.values)))
    ]
    values = list(chain.from_iterable(day.values for day in days))
    parts, pieces = 0, []
    if None in values:
        parts |= _GAPS
        pieces.append(bytes([value is None for value in values]))
    numbers = _filled(values)
    if any(day.quality for day in days):
        parts |= _MARKS
        pieces += [bytes(map(_quality_form, days)), b"".join(day.quality or b"" for day in days)]
    width = _width(max(numbers, default=0))
    raw = _packed_numbers(numbers, width)
    planes = [raw[n::width] for n in range(width)]
    least = min((day.batch for day in days), default=0)
    above = [day.batch - least for day in days]
    batch_width = _width(max(above)) if any(above) else 0
    rest = b"".join(
        [
            *map(bytes, runs),
            _LEAST.pack(least),
            _packed_numbers(above, batch_width) if batch_width else b"",
            _deflated([*planes, *pieces]),
        ]
    )
    head = _HEAD.pack(0, present, width, batch_width, parts, len(runs))[4:]
    return struct.pack("<I", zlib.crc32(head + rest)) + head + rest


def read_month(data: bytes) -> PackedMonth:
    """Return what a chart needs of a month; raises ValueError for bytes that are damaged."""
    return _read(data).month


def read_days(data: bytes, wanted: int = -1) -> list[PackedDay]:
    """Return days exactly as they were packed: those of the bits, or all.

    Raises ValueError for bytes that are damaged.
    """
    month, batches = _read(data)
    days: list[PackedDay] = []
    at = place = 0
    for run in month.runs:
        for _ in range(run.days):
            number = month.days[place]
            if wanted & day_bit(number):
                values = month.values[at : at + run.values]
                quality = month.quality[place] if month.quality else None
                days.append(PackedDay(number, run.minutes, batches[place], values, quality))
            at += run.values
            place += 1
    return days


def _check(day: PackedDay, before: PackedDay | None) -> None:
    if not (before.number if before else 0) < day.number <= _LONGEST_MONTH:
        raise ValueError(f"day {day.number} is not in order")
    if not 0 < len(day.values) <= _MOST_VALUES or not 0 < day.minutes <= _MOST_VALUES:
        raise ValueError(f"{len(day.values)} values of {day.minutes} minutes on day {day.number}")
    known = [value for value in day.values if value is not None]
    if known and not (min(known) >= 0 and max(known) <= _LARGEST):
        raise ValueError(f"a value of day {day.number} is beyond what is stored")
    if not 0 <= day.batch <= _LARGEST:
        raise ValueError(f"the batch of day {day.number} is beyond what is stored")
    if day.quality is not None and len(day.quality) not in (1, len(day.values)):
        raise ValueError(f"{len(day.quality)} marks for the values of day {day.number}")


def _quality_form(day: PackedDay) -> int:
    if day.quality is None:
        return 0
    return 1 if len(day.quality) == 1 else 2


def _width(largest: int) -> int:
    return 1 if largest < 1 << 8 else 2 if largest < 1 << 16 else 4


def _filled(values: list[int | None]) -> list[int]:
    filled, last = [], 0
    for value in values:
        last = last if value is None else value
        filled.append(last)
    return filled


def _packed_numbers(numbers: Sequence[int], width: int) -> bytes:
    return struct.pack(f"<{len(numbers)}{_CODES[width]}", *numbers)


def _deflated(pieces: Sequence[bytes]) -> bytes:
    made = zlib.compressobj(_LEVEL, zlib.DEFLATED, _RAW, _MEMORY)
    out = []
    for piece in pieces:
        out += [made.compress(piece), made.flush(zlib.Z_BLOCK)]
    return b"".join([*out, made.flush()])


def _read(data: bytes) -> _Read:
    try:
        check, present, width, batch_width, parts, count = _HEAD.unpack_from(data)
        if zlib.crc32(memoryview(data)[4:]) != check:
            raise ValueError("the bytes of a packed month are damaged")
        days = days_of_bits(present)
        at = _HEAD.size + _RUN * count
        runs = [Run(*data[n : n + _RUN]) for n in range(_HEAD.size, at, _RUN)]
        (least,) = _LEAST.unpack_from(data, at)
        at += _LEAST.size
        batches: Sequence[int] = [least] * len(days)
        if batch_width:
            above = struct.unpack_from(f"<{len(days)}{_CODES[batch_width]}", data, at)
            batches = [least + more for more in above]
        body = zlib.decompress(memoryview(data)[at + batch_width * len(days) :], _RAW)
    except (struct.error, zlib.error, KeyError) as error:
        raise ValueError("the bytes of a packed month are damaged") from error
    total = sum(run.days * run.values for run in runs)
    values: list[int | None] = _read_values(body, width, total)
    end = width * total
    if parts & _GAPS:
        _take_out(values, body[end : end + total])
        end += total
    quality = _read_quality(body[end:], days, runs) if parts & _MARKS else None
    return _Read(PackedMonth(days, runs, values, quality), batches)


def _read_values(body: bytes, width: int, total: int) -> "list[int | None]":
    if width == 1:
        return list(body[:total])
    raw = bytearray(width * total)
    for n in range(width):
        raw[n::width] = body[n * total : (n + 1) * total]
    return list(struct.unpack(f"<{total}{_CODES[width]}", raw))


def _take_out(values: list[int | None], gaps: bytes) -> None:
    at = gaps.find(1)
    while at >= 0:
        values[at] = None
        at = gaps.find(1, at + 1)


def _read_quality(body: bytes, days: Sequence[int], runs: Sequence[Run]) -> Sequence[bytes | None]:
    at = len(days)
    counts = chain.from_iterable([run.values] * run.days for run in runs)
    quality: list[bytes | None] = []
    for form, count in zip(body[:at], counts, strict=True):
        size = (0, 1, count)[form]
        quality.append(body[at : at + size] if form else None)
        at += size
    return quality
