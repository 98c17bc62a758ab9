"""What was used between register readings: overruns, replaced meters, computed and wrong ones."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from services.cabinet.metering.registers.rules import (
    Counted,
    Face,
    FormerRatio,
    Origin,
    Reading,
    Zone,
    advance,
    count,
    sums,
    whole_of,
)

FIVE = Face(digits=5, decimals=0)


def on(month: int, day: int, origin: Origin = "own", /, **kwh: float) -> Reading:
    values: dict[Zone, int] = {
        zone: round(value * 1000)  # type: ignore[misc]
        for zone, value in kwh.items()
    }
    return Reading(datetime(2026, month, day, tzinfo=UTC), origin, values)


def at(month: int, day: int, hour: int = 0) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=UTC)


def at_noon(month: int, day: int, origin: Origin = "own", /, **kwh: float) -> Reading:
    return on(month, day, origin, **kwh)._replace(taken_at=at(month, day, 12))


def used(one: Counted, zone: Zone = "T1") -> float | None:
    return one.used[zone].amount / 1000 if zone in one.used else None


@pytest.mark.parametrize(
    ("before", "after", "face", "gone"),
    [
        (99_998_000, 3_000, FIVE, 5.0),
        (99_999_800, 400, Face(digits=5, decimals=1), 0.6),
        (99_998_000, 99_998_000, FIVE, 0.0),
        (0, 99_999_000, FIVE, 99_999.0),
    ],
)
def test_a_counter_that_begins_anew_goes_on_counting(
    before: int, after: int, face: Face, gone: float
) -> None:
    told = advance(before, after, face)
    assert told is not None
    assert told == (gone * 1000, "rollover" if after < before else None)


@pytest.mark.parametrize(
    ("before", "after", "face"),
    [
        (12_345_000, 12_300_000, FIVE),
        (70_000_000, 10_000_000, FIVE),
        # Without the number of digits nobody knows where zeros come again.
        (99_998_000, 3_000, Face()),
        # A value of more digits than the counter has is a mistake of itself.
        (123_456_000, 3_000, FIVE),
    ],
)
def test_a_counter_that_shows_less_is_asked_back_and_never_counted_round(
    before: int, after: int, face: Face
) -> None:
    assert advance(before, after, face) is None
    _, second = count([on(6, 1, T1=before / 1000), on(6, 2, T1=after / 1000)], face)
    assert (second.used, second.remarks) == ({}, {"T1": "below"})


def test_one_zone_begins_anew_and_the_other_does_not() -> None:
    _, second = count([on(6, 1, T1=500, T2=99_990), on(7, 1, T1=520, T2=5)], FIVE)
    assert (used(second, "T1"), used(second, "T2")) == (20, 15)
    assert second.remarks == {"T2": "rollover"}
    assert second.whole == 35_000


def test_a_first_reading_is_no_use() -> None:
    (first,) = count([on(6, 14, T1=20_000)], FIVE)
    assert (first.used, first.remarks, first.whole) == ({}, {}, None)


@pytest.mark.parametrize("start", [7, 20_000])
def test_a_month_with_a_replaced_meter_is_what_both_have_counted(start: int) -> None:
    old = count([on(5, 31, T1=15_180), on(6, 14, T1=15_230)], FIVE)
    new = count([on(6, 14, T1=start), on(6, 30, T1=start + 50)], FIVE)
    assert dict(sums([*old, *new])) == {"T1": 100_000}


def test_a_computed_reading_above_ones_own_is_replaced() -> None:
    first, computed, own = count(
        [on(10, 15, T1=900), on(11, 1, "computed", T1=940), on(11, 15, T1=930)], FIVE
    )
    assert [one.replaced for one in (first, computed, own)] == [False, True, False]
    assert (computed.used, computed.whole) == ({}, None)
    assert used(own) == 30
    assert own.used["T1"].since == first.reading.taken_at
    assert own.remarks == {}


def test_a_computed_reading_that_was_right_counts_and_ones_own_are_told_apart() -> None:
    first, computed, own = count(
        [on(10, 15, T1=900), on(11, 1, "computed", T1=940), on(11, 15, T1=950)], FIVE
    )
    assert (used(computed), used(own)) == (40, 10)
    assert own.used["T1"].since == computed.reading.taken_at
    assert own.measured["T1"].amount == 50_000
    assert own.measured["T1"].since == first.reading.taken_at
    assert dict(sums([first, computed, own])) == {"T1": 50_000}


def test_several_computed_ones_are_replaced_one_by_one() -> None:
    counted = count(
        [
            on(9, 1, T1=900),
            on(10, 1, "computed", T1=920),
            on(11, 1, "computed", T1=940),
            on(11, 15, T1=930),
        ],
        FIVE,
    )
    assert [one.replaced for one in counted] == [False, False, True, False]
    assert [used(one) for one in counted] == [None, 20, None, 10]
    assert counted[3].measured["T1"].amount == 30_000


def test_a_computed_reading_over_zeros_is_not_replaced() -> None:
    _, computed, own = count(
        [on(9, 1, T1=99_990), on(10, 1, "computed", T1=99_998), on(11, 1, T1=3)], FIVE
    )
    assert not computed.replaced
    assert (used(computed), used(own)) == (8, 5)
    assert own.measured["T1"].amount == 13_000


def test_after_a_reading_too_low_the_next_one_counts_from_before_it() -> None:
    counted = count([on(6, 1, T1=12_345), on(7, 1, T1=12_300), on(8, 1, T1=12_400)], FIVE)
    assert [used(one) for one in counted] == [None, None, 55]
    assert counted[2].used["T1"].since == counted[0].reading.taken_at


def test_after_a_reading_too_high_two_later_ones_outweigh_it() -> None:
    counted = count(
        [on(6, 1, T1=92_345), on(7, 1, T1=12_400), on(8, 1, T1=12_450), on(9, 1, T1=12_500)], FIVE
    )
    assert [used(one) for one in counted] == [None, None, 50, 50]
    assert [one.remarks for one in counted] == [{}, {"T1": "below"}, {}, {}]


def test_a_computed_reading_that_is_too_low_changes_nothing() -> None:
    counted = count([on(6, 1, T1=500), on(7, 1, "computed", T1=400), on(8, 1, T1=530)], FIVE)
    assert [one.remarks for one in counted] == [{}, {"T1": "below"}, {}]
    assert used(counted[2]) == 30


@pytest.mark.parametrize(
    ("values", "face", "differs"),
    [
        ({"T1": 100, "T2": 50, "total": 140}, Face(), True),
        ({"T1": 100, "T2": 50, "total": 150}, Face(), False),
        # Each counter leaves its last digits out.
        ({"T1": 10.12, "T2": 5.55, "total": 15.68}, Face(), False),
        ({"T1": 10.1, "T2": 5.5, "total": 15.9}, Face(decimals=1), False),
        ({"T1": 10.1, "T2": 5.5, "total": 16.0}, Face(decimals=1), True),
        ({"T1": 70_000, "T2": 30_003, "total": 3}, FIVE, False),
        ({"T1": 100, "total": 140}, Face(), False),
        ({"T1": 100, "T2": 50}, Face(), False),
    ],
)
def test_zones_that_do_not_make_up_the_total_are_marked(
    values: dict[str, float], face: Face, differs: bool
) -> None:
    (one,) = count([on(6, 1, **values)], face)
    assert one.differs is differs


def test_the_ratio_multiplies_what_was_used_once_and_not_what_is_shown() -> None:
    first, second = count([on(6, 1, T1=100.0), on(7, 1, T1=102.5)], Face(ratio=Decimal(40)))
    assert (first.reading.values["T1"], second.reading.values["T1"]) == (100_000, 102_500)
    assert used(second) == 100


def test_another_ratio_leaves_what_was_before_as_it_was() -> None:
    """Ratio 40 → 60 on the 16th, and the counter was read that day: either half by its own (B7)."""
    face = Face(ratio=Decimal(60), former=(FormerRatio(at(6, 16), Decimal(40)),))
    counted = count([on(6, 1, T1=100), at_noon(6, 16, T1=110), on(7, 1, T1=120)], face)
    assert [used(one) for one in counted] == [None, 400, 600]
    assert [one.remarks for one in counted] == [{}, {}, {}]


def test_without_a_reading_of_the_day_each_half_is_reckoned_by_its_days_and_marked() -> None:
    face = Face(ratio=Decimal(60), former=(FormerRatio(at(6, 16), Decimal(40)),))
    computed = at_noon(6, 16, "computed", T1=119)
    for readings in ([], [computed]):
        *_, last = count([on(6, 1, T1=100), *readings, on(7, 1, T1=120)], face)
        whole = last.measured.get("T1", last.used["T1"])
        # Ten of fifteen days, twenty of thirty.
        assert whole.amount == 10_000 * 40 + 10_000 * 60
    _, last = count([on(6, 1, T1=100), on(7, 1, T1=120)], face)
    assert last.remarks == {"T1": "shared"}


def test_several_ratios_each_count_in_their_time() -> None:
    former = (FormerRatio(at(3, 1), Decimal(1)), FormerRatio(at(6, 1), Decimal("0.5")))
    face = Face(ratio=Decimal(3), former=former)
    days = [on(1, 1, T1=0), on(3, 1, T1=10), on(6, 1, T1=20), on(7, 1, T1=30), on(8, 1, T1=40)]
    assert [used(one) for one in count(days, face)] == [None, 10, 5, 30, 30]
    assert face.ratio_between(at(1, 1), at(2, 1)) == 1
    assert face.ratio_between(at(8, 1), at(9, 1)) == 3
    # 59 days, 92 and 30 of the year from January to July.
    mean = (Decimal(59) + Decimal("0.5") * 92 + 3 * 30) / 181
    assert abs(face.ratio_between(at(1, 1), at(7, 1)) - mean) < Decimal("1e-20")


def test_where_the_total_has_no_reading_before_its_zones_tell_what_all_used() -> None:
    _, second = count([on(6, 1, T1=1, T2=2), on(7, 1, T1=2, T2=4, total=6)], FIVE)
    assert second.whole == 3_000


def test_a_meter_used_what_its_zones_did_where_one_reading_of_them_is_asked_back() -> None:
    counted = count(
        [on(6, 1, T1=7, T2=0.5), on(6, 20, T1=37.5, T2=0.4), on(6, 30, T1=57, T2=10.5, total=67.5)],
        FIVE,
    )
    assert [one.whole for one in counted] == [None, None, 29_500]
    assert whole_of(counted) == 60_000
    assert whole_of([]) is None
    both = count([on(6, 1, T1=1, T2=1, total=2.1), on(7, 1, T1=2, T2=2, total=4.2)], FIVE)
    assert whole_of(both) == 2_100


def test_a_zone_that_was_not_read_is_counted_from_its_last_reading() -> None:
    counted = count([on(6, 1, T1=10, T2=5), on(7, 1, T1=12), on(8, 1, T1=13, T2=9)], FIVE)
    assert used(counted[2], "T2") == 4
    assert counted[2].used["T2"].since == counted[0].reading.taken_at
    # One counter alone does not say what all used.
    assert counted[1].whole == 2_000
