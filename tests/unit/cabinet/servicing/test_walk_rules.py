"""The order of a house, names at doors, and which readings come too late."""

from datetime import UTC, date, datetime, timedelta

import pytest

from services.cabinet.servicing.walk.rules import (
    flat_order,
    is_future,
    missed_window,
    short_name,
)


def test_flats_stand_as_in_the_house() -> None:
    flats = ["10", "2", None, "10а", "1", "подвал", "10Б", "1-2", "100", " 3 ", "9" * 40]
    ordered = sorted(flats, key=flat_order)
    assert ordered[:8] == ["1", "1-2", "2", " 3 ", "10", "10а", "10Б", "100"]
    assert ordered[-1] is None


@pytest.mark.parametrize(
    ("name", "kind", "short"),
    [
        ("Семёнова Анна Петровна", "individual", "Семёнова А. П."),
        ("Ли", "individual", "Ли"),
        ("", "individual", ""),
        ("ООО «Ромашка»", "organization", "ООО «Ромашка»"),
    ],
)
def test_a_name_is_told_as_far_as_it_is_needed(name: str, kind: str, short: str) -> None:
    assert short_name(name, kind) == short


@pytest.mark.parametrize(
    ("taken", "today", "closes"),
    [
        ("2026-11-25", "2026-11-25", None),
        ("2026-11-25", "2026-11-26", "2026-11-25"),
        ("2026-11-15", "2026-12-20", "2026-11-25"),
        ("2026-11-14", "2026-11-26", None),
        ("2026-11-26", "2026-11-27", None),
    ],
)
def test_what_was_taken_in_time_and_came_late_is_known(
    taken: str, today: str, closes: str | None
) -> None:
    window = missed_window(date.fromisoformat(taken), date.fromisoformat(today), 15, 25)
    assert (window and window.closes_on.isoformat()) == closes


def test_a_clock_that_is_a_little_ahead_is_no_future() -> None:
    now = datetime(2026, 11, 20, tzinfo=UTC)
    assert not is_future(now + timedelta(minutes=5), now)
    assert is_future(now + timedelta(minutes=11), now)
