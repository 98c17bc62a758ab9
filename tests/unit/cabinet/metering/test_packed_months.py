import random

import pytest

from services.cabinet.metering.consumption.packed_months import (
    PackedDay,
    day_bit,
    pack_month,
    read_days,
    read_month,
)

# Bytes that a database may hold since the first release that packed: they are read for ever.
_KEPT = bytes.fromhex(
    "857f1ff80300005004040304013c18013c17011e32010f6007000000000000000000000069110100020000004a49c10e"
    "1874225a36dce13049e8d9f144c02663ca8137122e05734e9c60251130d01a008413303231b3b0b273707271f3f0f10b"
    "080a098b8a894b484a926acc145a038068e17764604a6b0010ad3d504e6b001089ee6124d9078c34060001d33a03404c"
    "40779108010300"
)
_KEPT_DAYS = [
    PackedDay(1, 60, 7, [100] * 24, None),
    PackedDay(2, 60, 7, [n * 300 for n in range(23)], b"\2"),
    PackedDay(29, 30, 70_000, [None, *[5] * 48, 2_000_000_000], bytes([0, 1] * 25)),
    PackedDay(31, 15, 9, [None] * 96, None),
]
_LARGEST = 2**31 - 1


def _values(source: random.Random, count: int, top: int, gaps: float) -> list[int | None]:
    return [None if source.random() < gaps else source.randint(0, top) for _ in range(count)]


def _month(source: random.Random) -> list[PackedDay]:
    """Return a month as chance makes it: gaps, lengths, marks, batches of all kinds."""
    top = source.choice([0, 1, 255, 256, 65_535, 65_536, 2_000_000_000, _LARGEST])
    missing, mixed = source.choice([0, 0.3]), source.random() < 0.3
    minutes, batch = source.choice([15, 30, 60]), source.choice([7, 0])
    days = []
    for number in range(1, 32):
        if source.random() < missing:
            continue
        if mixed and source.random() < 0.2:
            minutes = source.choice([15, 30, 60])
        count = source.choice([23, 24, 24, 24, 25]) * 60 // minutes
        quality = source.choice(
            [None, None, b"\1", b"\2", bytes(source.choice([0, 1, 2]) for _ in range(count))]
        )
        values = _values(source, count, top, source.choice([0, 0, 0.1, 1]))
        days.append(
            PackedDay(number, minutes, batch or source.randint(1, _LARGEST), values, quality)
        )
    return days


@pytest.mark.parametrize("seed", range(10))
def test_months_made_by_chance_come_back_as_they_were(seed: int) -> None:
    source = random.Random(seed)
    for _ in range(100):
        days = _month(source)
        assert read_days(pack_month(days)) == days


def test_bytes_that_a_database_holds_are_read_for_ever() -> None:
    assert read_days(_KEPT) == _KEPT_DAYS


def test_only_the_days_asked_for_are_given() -> None:
    assert read_days(_KEPT, day_bit(2) | day_bit(31) | day_bit(30)) == _KEPT_DAYS[1::2]


def test_a_month_is_read_as_one_list_with_what_is_where() -> None:
    month = read_month(_KEPT)
    assert month.days == (1, 2, 29, 31)
    assert [tuple(run) for run in month.runs] == [
        (1, 60, 24),
        (1, 60, 23),
        (1, 30, 50),
        (1, 15, 96),
    ]
    assert month.values == [value for day in _KEPT_DAYS for value in day.values]
    assert month.quality == [day.quality for day in _KEPT_DAYS]


def test_days_that_are_alike_are_one_run_and_good_ones_have_no_marks() -> None:
    days = [PackedDay(n, 60, n, [n] * 24, None) for n in range(1, 32)]
    month = read_month(pack_month(days))
    assert [tuple(run) for run in month.runs] == [(31, 60, 24)]
    assert month.quality is None


def test_a_month_without_days_is_one_too() -> None:
    assert read_days(pack_month([])) == []


def test_a_usual_month_takes_less_than_two_bytes_a_value() -> None:
    source = random.Random(1)
    # A household: some hundred Wh at any hour, more in the evening.
    days = [
        PackedDay(
            n, 60, n, [source.randint(100, 400) + 500 * (17 < h < 22) for h in range(24)], None
        )
        for n in range(1, 31)
    ]
    assert len(pack_month(days)) < 2 * 30 * 24


_GOOD = [1] * 24
_REFUSED: dict[str, list[PackedDay]] = {
    "more than 255 values": [PackedDay(1, 60, 1, [1] * 256, None)],
    "no values": [PackedDay(1, 60, 1, [], None)],
    "a negative value": [PackedDay(1, 60, 1, [-1, *_GOOD], None)],
    "a value beyond int4": [PackedDay(1, 60, 1, [_LARGEST + 1, *_GOOD], None)],
    "a batch beyond int4": [PackedDay(1, 60, _LARGEST + 1, _GOOD, None)],
    "a day beyond the month": [PackedDay(32, 60, 1, _GOOD, None)],
    "a day twice": [PackedDay(1, 60, 1, _GOOD, None)] * 2,
    "days out of order": [PackedDay(n, 60, 1, _GOOD, None) for n in (2, 1)],
    "marks for other values": [PackedDay(1, 60, 1, _GOOD, b"\1\2")],
    "an empty quality": [PackedDay(1, 60, 1, _GOOD, b"")],
}


@pytest.mark.parametrize("what", _REFUSED)
def test_what_it_cannot_hold_is_refused(what: str) -> None:
    with pytest.raises(ValueError, match=r"day|batch"):
        pack_month(_REFUSED[what])


def _flipped(at: int) -> bytes:
    return _KEPT[:at] + bytes([_KEPT[at] ^ 4]) + _KEPT[at + 1 :]


def test_damaged_bytes_are_told_not_shown() -> None:
    damaged = [*map(_flipped, range(len(_KEPT))), b"", _KEPT[:20], _KEPT[:-1], _KEPT + b"\0"]
    for data in damaged:
        with pytest.raises(ValueError, match="damaged"):
            read_days(data)
