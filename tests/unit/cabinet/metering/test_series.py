import random
from itertools import pairwise

import pytest

from services.cabinet.metering.consumption.series import (
    HIDDEN,
    UNKNOWN,
    Bar,
    Series,
    coarser,
    grouped,
    is_plain,
    measured,
    series_of,
    together,
    total_of,
    whole,
)


def _by_chance(chance: random.Random, count: int) -> list[Bar]:
    """Return points of all kinds, nearly all of them plain."""
    kinds = (
        UNKNOWN,
        HIDDEN,
        Bar(chance.randrange(99), False),
        Bar(7, True, chance.randrange(7)),
        Bar(9, False, None, 4),
    )
    return [
        chance.choice(kinds) if chance.random() < 0.2 else Bar(chance.randrange(99), True)
        for _ in range(count)
    ]


def _is_sound(series: Series) -> bool:
    return all(
        series.values[n] == bar.value and not is_plain(bar) for n, bar in series.odd.items()
    ) and all(value is not None or n in series.odd for n, value in enumerate(series.values))


def test_whole_of_nothing_known_is_unknown() -> None:
    assert whole([UNKNOWN, UNKNOWN]) == UNKNOWN
    assert whole([Bar(5, True), UNKNOWN]) == Bar(5, False)
    assert whole([Bar(5, True), Bar(7, True)]) == Bar(12, True)


def test_whole_tells_what_of_it_is_estimated_and_doubtful() -> None:
    bars = [Bar(5, True), Bar(7, True, 3), Bar(9, True, 0, 4)]
    assert whole(bars) == Bar(21, True, 3, 4)
    assert whole([Bar(0, True, 0), Bar(1, True)]) == Bar(1, True, 0, None)


def test_measured_values_carry_the_quality_of_each() -> None:
    assert measured([5, None, 7], [b"\1"], 3).bars() == [Bar(5, True, 5), UNKNOWN, Bar(7, True, 7)]
    assert measured([5, 6, 7], [bytes([0, 1, 2])], 3).bars() == [
        Bar(5, True),
        Bar(6, True, 6),
        Bar(7, True, None, 7),
    ]
    days = measured([1, 2, 3, 4], [None, b"\2"], 2)
    assert days.bars() == [Bar(1, True), Bar(2, True), Bar(3, True, None, 3), Bar(4, True, None, 4)]
    assert measured([1, 2], None, 2) == Series([1, 2], {})


@pytest.mark.parametrize("seed", range(20))
def test_sums_are_those_of_the_points_one_by_one(seed: int) -> None:
    chance = random.Random(seed)
    bars = _by_chance(chance, 60)
    row = series_of(bars)
    assert row.bars() == bars
    assert total_of(row) == whole(bars)
    borders = [0, *sorted(chance.sample(range(1, 60), 7)), 60]
    joined = grouped(row, borders)
    assert joined.bars() == [whole(bars[a:b]) for a, b in pairwise(borders)]
    assert _is_sound(joined)
    first = chance.randrange(60)
    end = chance.randrange(first, 61)
    assert row.cut(first, end).bars() == bars[first:end]


def test_of_no_points_nothing_is_known() -> None:
    assert total_of(Series([], {})) == UNKNOWN


def test_an_hour_is_unknown_when_a_part_of_it_is() -> None:
    halves = measured([1, 2, None, 4, 5, 6], [bytes([0, 1, 0, 0, 2, 1])], 6)
    hours = coarser(halves, 2, 6)
    assert hours.bars() == [Bar(3, True, 2), UNKNOWN, Bar(11, True, 6, 5)]
    assert _is_sound(hours)
    assert coarser(measured(range(8), None, 8), 4, 8) == Series([6, 22], {})


def test_the_last_hour_of_a_day_has_what_is_left() -> None:
    # Two days of 49 and as many halves, as where a clock goes back by half an hour.
    hours = coarser(measured([1] * 98, None, 49), 2, 49)
    assert hours.bars() == ([Bar(2, True)] * 24 + [Bar(1, True)]) * 2
    short = coarser(measured([1] * 46 + [None], None, 47), 2, 47)
    assert short.bars() == [Bar(2, True)] * 23 + [UNKNOWN]


def test_a_piece_is_laid_after_a_gap_and_on_what_another_meter_told() -> None:
    row = Series([], {})
    row.lay(1, series_of([Bar(1, True), Bar(2, True), UNKNOWN]))
    row.lay(2, series_of([Bar(10, True), Bar(20, True, 5), UNKNOWN]))
    row.pad(6)
    assert row.bars() == [
        UNKNOWN,
        Bar(1, True),
        Bar(12, True),
        Bar(20, True, 5),
        UNKNOWN,
        UNKNOWN,
    ]
    inside = series_of([Bar(1, True)] * 3)
    inside.lay(1, series_of([Bar(5, True)]))
    assert inside == Series([1, 6, 1], {})


def test_places_are_added_and_complete_when_all_of_them_are() -> None:
    first = series_of([Bar(1, True), Bar(2, True, 2), UNKNOWN, HIDDEN, HIDDEN, UNKNOWN])
    second = series_of([Bar(10, True), Bar(20, True, None, 3), Bar(30, True), Bar(40, True)])
    second.fill(4, 6, HIDDEN)
    # The third begins at its fourth point.
    third = series_of([UNKNOWN] * 3 + [Bar(5, False), UNKNOWN, UNKNOWN])
    assert together([(first, 0), (second, 0), (third, 3)]).bars() == [
        Bar(11, True),
        Bar(22, True, 2, 3),
        Bar(30, False),
        Bar(45, False),
        UNKNOWN,
        UNKNOWN,
    ]


def test_a_place_that_has_not_begun_is_not_waited_for() -> None:
    known, later = series_of([Bar(1, True)] * 2), series_of([UNKNOWN] * 2)
    assert together([(known, 0), (later, 2)]) == Series([1, 1], {})
    assert together([(known, 0), (later, 1)]).bars() == [Bar(1, True), Bar(1, False)]
    nothing = series_of([HIDDEN, UNKNOWN])
    assert together([(nothing, 2), (later, 2)]).bars() == [UNKNOWN, UNKNOWN]
    assert together([(nothing, 2), (nothing, 2)]).bars() == [HIDDEN, UNKNOWN]
