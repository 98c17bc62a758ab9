"""The days of the month on which readings are taken."""

from datetime import date

import pytest

from services.cabinet.submissions.windows.rules import Window, window_at


def day(text: str) -> date:
    return date.fromisoformat(f"{text}")


@pytest.mark.parametrize(
    ("today", "days", "opens_on", "closes_on", "is_open"),
    [
        ("2026-11-26", (15, 26), "2026-11-15", "2026-11-26", True),
        ("2026-11-15", (15, 26), "2026-11-15", "2026-11-26", True),
        ("2026-11-14", (15, 26), "2026-11-15", "2026-11-26", False),
        ("2026-11-27", (15, 26), "2026-12-15", "2026-12-26", False),
        ("2026-12-27", (15, 26), "2027-01-15", "2027-01-26", False),
        # The last day of a short month (case B13).
        ("2026-02-28", (25, 31), "2026-02-25", "2026-02-28", True),
        ("2028-02-29", (25, 31), "2028-02-25", "2028-02-29", True),
        ("2026-02-28", (30, 31), "2026-02-28", "2026-02-28", True),
        ("2026-03-01", (25, 31), "2026-03-25", "2026-03-31", False),
        # Across the month's end, and the year's.
        ("2026-12-31", (28, 3), "2026-12-28", "2027-01-03", True),
        ("2027-01-03", (28, 3), "2026-12-28", "2027-01-03", True),
        ("2027-01-04", (28, 3), "2027-01-28", "2027-02-03", False),
        ("2026-03-02", (31, 3), "2026-02-28", "2026-03-03", True),
        ("2026-03-04", (31, 3), "2026-03-31", "2026-04-03", False),
        # One day, and every day.
        ("2026-11-20", (20, 20), "2026-11-20", "2026-11-20", True),
        ("2026-02-28", (1, 31), "2026-02-01", "2026-02-28", True),
    ],
)
def test_a_window_is_the_one_that_is_open_or_opens_next(
    today: str, days: tuple[int, int], opens_on: str, closes_on: str, is_open: bool
) -> None:
    assert window_at(day(today), *days) == Window(day(opens_on), day(closes_on), is_open)
