"""Which version of a thing stood at a moment, and what has become of it since."""

from datetime import UTC, datetime, timedelta

import pytest

from services.cabinet.metering.consumption.versions import (
    Delivered,
    Version,
    changes_after,
    version_at,
)

_START = datetime(2026, 9, 1, tzinfo=UTC)


def _at(hours: float) -> datetime:
    return _START + timedelta(hours=hours)


_BATCHES = {n: Delivered(_at(n), f"sender {n}", f"batch {n}") for n in (1, 2, 3)}
_THREE = [
    Version("a", 1, replaced_at=_at(2)),
    Version("b", 2, replaced_at=_at(3)),
    Version("c", 3),
]


@pytest.mark.parametrize(
    ("hours", "stood"), [(0.9, None), (1, 0), (1.9, 0), (2, 1), (2.9, 1), (3, 2), (99, 2)]
)
def test_a_version_stands_from_its_batch_until_it_is_replaced(
    hours: float, stood: int | None
) -> None:
    assert version_at(_THREE, _at(hours), _BATCHES) == stood


def test_changes_are_told_step_by_step() -> None:
    told = list(changes_after(_THREE, 0, _BATCHES))
    assert [(one.before, one.after, one.at, one.sender) for one in told] == [
        ("a", "b", _at(2), "sender 2"),
        ("b", "c", _at(3), "sender 3"),
    ]
    assert list(changes_after(_THREE, 2, _BATCHES)) == []


def test_what_was_not_known_came_from_nothing() -> None:
    first, *_ = changes_after(_THREE, None, _BATCHES)
    assert (first.before, first.after, first.at) == (None, "a", _at(1))


def test_what_a_person_entered_tells_its_own_time_and_no_sender() -> None:
    entered = [Version("a", 0, known_at=_at(5))]
    assert version_at(entered, _at(4), _BATCHES) is None
    assert version_at(entered, _at(5), _BATCHES) == 0
    (change,) = changes_after(entered, None, _BATCHES)
    assert (change.at, change.sender, change.batch_id) == (_at(5), None, None)


def test_a_batch_that_is_not_known_any_more_hides_nothing() -> None:
    assert version_at([Version("a", 77)], _at(0), _BATCHES) == 0
