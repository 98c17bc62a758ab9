"""Rules of outages: times, titles, boxes of the map, and who is told what of a change."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from services.cabinet.outages.houses.rules import box_of
from services.cabinet.outages.outages.rules import wrong_end, wrong_order, wrong_times
from services.cabinet.outages.outages.telling import readers_of, told_differently
from services.cabinet.outages.reports.rules import is_since_possible, wait_seconds
from services.cabinet.outages.scopes.rules import checked_ring, title_of

NOW = datetime(2026, 11, 29, 10, tzinfo=UTC)
HOUR = timedelta(hours=1)
A, B, C = (UUID(int=number) for number in (1, 2, 3))


@pytest.mark.parametrize(
    ("kind", "starts", "ends", "code"),
    [
        ("planned", NOW, NOW + HOUR, None),
        ("emergency", NOW, None, None),
        ("planned", NOW, None, "needed-for-planned"),
        ("emergency", NOW, NOW, "ends-before-it-starts"),
        ("emergency", NOW - 400 * 24 * HOUR, None, "too-far-away"),
        ("planned", NOW + 400 * 24 * HOUR, None, "too-far-away"),
        ("planned", NOW, NOW + 400 * 24 * HOUR, "too-long"),
    ],
)
def test_times_are_judged(
    kind: str, starts: datetime, ends: datetime | None, code: str | None
) -> None:
    wrong = wrong_times(kind, starts, ends, NOW)  # type: ignore[arg-type]
    assert (wrong and wrong[1]) == code


def test_of_another_systems_times_only_their_order_is_judged() -> None:
    assert wrong_order("planned", NOW - 4000 * 24 * HOUR, NOW) is None


def test_an_end_lies_between_the_beginning_and_now() -> None:
    assert wrong_end(NOW - HOUR, NOW, NOW) is None
    for ended in (NOW - HOUR, NOW + timedelta(seconds=1)):
        assert wrong_end(NOW - HOUR, ended, NOW) is not None


def test_a_ring_ends_where_it_begins() -> None:
    closed = [(1.0, 1.0), (2.0, 1.0), (2.0, 2.0), (1.0, 1.0)]
    assert checked_ring(closed) == closed
    with pytest.raises(ValueError, match="where it begins"):
        checked_ring(closed[:-1])


def test_a_title_names_three_streets_by_their_towns() -> None:
    streets = [("Тара", "ул. Лесная"), ("Омск", None), ("Тара", "ул. Мира"), ("Омск", "ул. Ясная")]
    assert title_of(streets[:1]) == "Тара: ул. Лесная"
    assert title_of(streets) == "Тара: ул. Лесная, ул. Мира; Омск…"
    assert title_of([]) == ""


def test_a_box_is_four_degrees_in_order() -> None:
    assert box_of("73,54.5,74.25,55") == (73, 54.5, 74.25, 55)
    for text in ("", "1,2,3", "1,2,3,4,5", "x,1,2,3", "nan,0,1,1", "0,0,inf,1", "2,0,1,1"):
        with pytest.raises(ValueError):
            box_of(text)


def test_each_is_told_once_and_what_concerns_him() -> None:
    before = readers_of([(A, 1, "дом 1"), (B, 2, "дом 2"), (B, 3, "дом 3")])
    after = readers_of([(B, 3, "дом 3"), (C, 4, "дом 4")])
    told = told_differently(before, after, changed=False)
    assert told["published"] == {C: {4: "дом 4"}}
    assert told["untouched"] == {A: {1: "дом 1"}, B: {2: "дом 2"}}
    assert told["changed"] == {}
    told = told_differently(before, after, changed=True)
    # What has changed says by its places as well which of them it still touches.
    assert (set(told["published"]), set(told["changed"]), set(told["untouched"])) == ({C}, {B}, {A})


def test_nothing_changed_tells_nobody() -> None:
    same = readers_of([(A, 1, "дом 1")])
    assert not any(told_differently(same, same, changed=False).values())


def test_somebody_who_gets_one_place_and_loses_another_is_told_of_the_new_one() -> None:
    before, after = readers_of([(A, 1, "дом 1")]), readers_of([(A, 2, "дом 2")])
    told = told_differently(before, after, changed=False)
    assert told["published"] == {A: {2: "дом 2"}}
    assert told["untouched"] == told["changed"] == {}


def test_since_when_is_of_the_last_week() -> None:
    assert is_since_possible(NOW - HOUR, NOW)
    assert not is_since_possible(NOW + HOUR, NOW)
    assert not is_since_possible(NOW - 8 * 24 * HOUR, NOW)


def test_who_has_reported_too_often_waits_for_the_eldest_to_be_a_day_old() -> None:
    assert wait_seconds(NOW - 23 * HOUR, NOW) == 3600
    assert wait_seconds(NOW - 25 * HOUR, NOW) == 1
