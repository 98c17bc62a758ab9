"""What somebody reads off a counter, and how it stands to what the counter showed before."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from random import Random

import pytest

from services.cabinet.metering.registers.rules import (
    Face,
    FormerRatio,
    Origin,
    Reading,
    Zone,
    text_of,
)
from services.cabinet.submissions.entry.rules import (
    beyond_later,
    formers_of,
    judge,
    stand_when_steady,
    stands_by_count,
    value_of,
    zones_of,
)

FACE = Face(digits=5, decimals=1)
START = datetime(2026, 1, 20, 12, tzinfo=UTC)


def read(day: int, kwh: float, origin: Origin = "own") -> Reading:
    return Reading(START + timedelta(days=day), origin, {"T1": round(kwh * 1000)})


def judged(history: list[Reading], new: Reading, face: Face = FACE, factor: float = 3) -> object:
    one = judge(history, new, face, factor)["T1"]
    return one.consumption, one.lower, one.doubts


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1234,5", 1_234_500),
        ("1234.5", 1_234_500),
        (" 1 234,5 ", 1_234_500),
        ("1\u00a0234,5", 1_234_500),
        ("00003", 3_000),
        ("000000003", 3_000),
        ("99999,9", 99_999_900),
        ("0", 0),
        ("1234,56", "too-many-decimals"),
        ("123456", "too-many-digits"),
        ("12345678901234567890", "too-many-digits"),
        ("-1", "negative"),
        ("-a", "not-a-number"),
        ("1,2,3", "not-a-number"),
        (",5", "not-a-number"),
        ("5,", "not-a-number"),
        ("+5", "not-a-number"),
        ("0x10", "not-a-number"),
        ("１２", "not-a-number"),
        ("", "not-a-number"),
        ("1_000", "not-a-number"),
        ("nan", "not-a-number"),
    ],
)
def test_a_value_is_read_as_the_counter_shows_it(text: str, value: object) -> None:
    assert value_of(text, FACE) == value


def test_of_a_counter_that_nobody_has_described_nine_digits_and_the_wh_are_taken() -> None:
    assert value_of("123456789,123", Face()) == 123_456_789_123
    assert value_of("1234567890", Face()) == "too-many-digits"
    assert value_of("1,2345", Face()) == "too-many-decimals"
    assert value_of("5,0", Face(5, 0)) == "too-many-decimals"


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (1_234_500, 1, "1234,5"),
        (1_234_000, 1, "1234,0"),
        (1_234_000, 0, "1234"),
        (1_234_500, None, "1234,5"),
        (1_000, None, "1"),
        (5, 3, "0,005"),
    ],
)
def test_a_value_is_told_as_it_was_read(value: int, decimals: int | None, text: str) -> None:
    assert text_of(value, decimals) == text


def test_zones_are_asked_for_and_their_total_is_not() -> None:
    assert zones_of(["total", "T2", "T1"]) == ["T1", "T2"]
    assert zones_of(["total"]) == ["total"]
    assert zones_of([]) == ["T1"]


def test_a_first_reading_is_compared_with_nothing() -> None:
    assert judged([], read(30, 99_999)) == (None, False, ())


def test_what_is_less_than_before_is_an_overrun_only_near_the_end() -> None:
    assert judged([read(0, 99_998)], read(30, 3)) == (5_000, False, ("rollover",))
    assert judged([read(0, 99_999.8)], read(30, 0.4)) == (600, False, ("rollover",))
    assert judged([read(0, 12_345)], read(30, 12_300)) == (None, True, ())
    # Without the number of digits nothing is guessed.
    assert judged([read(0, 99_998)], read(30, 3), Face()) == (None, True, ())


def test_a_computed_reading_is_no_reading_of_the_counter() -> None:
    past = [read(0, 900), read(17, 940, "computed")]
    assert judged(past, read(31, 930)) == (30_000, False, ())
    assert judged(past, read(31, 950)) == (50_000, False, ())
    former = formers_of(past, ["T1"], FACE)["T1"]
    assert former is not None
    assert (former.value_wh, former.origin) == (900_000, "own")
    only = formers_of([read(17, 940, "computed")], ["T1"], FACE)["T1"]
    assert only is not None
    assert only.origin == "computed"


def test_what_is_usual_is_told_by_ones_own_past() -> None:
    past = [read(30 * n, 100 * n) for n in range(8)]
    assert judged(past, read(240, 990)) == (290_000, False, ())
    assert judged(past, read(240, 1_010)) == (310_000, False, ("unusual",))
    assert judged(past, read(240, 1_010), factor=4) == (310_000, False, ())
    # After two months twice as much is usual.
    assert judged(past, read(270, 1_200)) == (500_000, False, ())
    # Nobody is asked about little, however little it was before.
    idle = [read(30 * n, 0) for n in range(8)]
    assert judged(idle, read(240, 10)) == (10_000, False, ())
    assert judged(idle, read(240, 11)) == (11_000, False, ("unusual",))


def test_without_a_past_only_what_no_home_uses_is_asked_back() -> None:
    assert judged([read(0, 0)], read(30, 3_000)) == (3_000_000, False, ())
    assert judged([read(0, 0)], read(30, 3_001)) == (3_001_000, False, ("unusual",))
    behind = Face(5, 1, Decimal(40))
    assert judged([read(0, 0)], read(30, 3_000), behind) == (120_000_000, False, ())


def test_one_month_that_was_confirmed_does_not_make_its_like_usual() -> None:
    past = [read(30 * n, 100 * n) for n in range(12)] + [read(360, 6_100)]
    assert judged(past, read(390, 11_100)) == (5_000_000, False, ("unusual",))


def test_more_than_the_counter_showed_afterwards_cannot_be() -> None:
    later = [read(10, 90, "computed"), read(20, 120, "supplier")]
    assert beyond_later(read(5, 130), later, FACE) == {"T1"}
    assert beyond_later(read(5, 110), later, FACE) == set()
    assert beyond_later(read(5, 110), [], FACE) == set()


@pytest.mark.parametrize("seed", range(200))
def test_a_counter_that_only_went_on_is_judged_as_any_other(seed: int) -> None:
    """The short way through a house's file leads to the same as the long one."""
    chance = Random(seed)
    changes = sorted(chance.sample(range(600), chance.choice([0, 0, 1, 2])))
    former = tuple(FormerRatio(START + timedelta(days=day), Decimal(day + 2)) for day in changes)
    face = Face(5, 1, Decimal(chance.choice(["1", "20", "0.5"])), former)
    zones: list[Zone] = ["T1", "T2"]
    day, shown = 0, dict.fromkeys(zones, 0)
    history = []
    for _ in range(chance.randrange(30)):
        day += chance.randrange(1, 40)
        read = {zone: shown[zone] for zone in zones if chance.random() < 0.9}
        origin: Origin = chance.choice(["own", "own", "own", "supplier", "device"])
        history.append(Reading(START + timedelta(days=day), origin, read))
        shown = {zone: value + chance.randrange(300_000) for zone, value in shown.items()}
    new = Reading(START + timedelta(days=day + chance.randrange(1, 60)), "own", shown)
    long = stands_by_count(history, new, face)
    for zone in zones:
        short = stand_when_steady(history, new, zone, face)
        if any(zone in one.values for one in history):
            assert short == long[zone]
        else:
            assert short is None


def test_of_any_other_counter_the_short_way_tells_nothing() -> None:
    new = read(60, 30)
    assert stand_when_steady([read(0, 10), read(30, 40)], new, "T1", FACE) is None
    assert stand_when_steady([read(0, 10), read(30, 5)], new, "T1", FACE) is None
    assert stand_when_steady([read(0, 10), read(30, 20, "computed")], new, "T1", FACE) is None
