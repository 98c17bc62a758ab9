"""When a source is late, and which addresses are asked."""

from datetime import UTC, datetime, timedelta

import pytest

from services.integration.sources.rules import (
    age_seconds,
    is_late,
    source_address,
    usual_seconds,
)

NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)
HOUR = 3600


@pytest.mark.parametrize(
    ("kind", "gaps", "usual"),
    [
        ("interval-profiles", [], None),
        ("interval-profiles", [HOUR, HOUR], None),
        ("interval-profiles", [HOUR, HOUR, 90 * HOUR], HOUR),
        ("register-readings", [24 * HOUR] * 20, 24 * HOUR),
        ("meter-events", [HOUR] * 20, None),
    ],
)
def test_what_is_usual_is_known_of_what_comes_all_the_time(
    kind: str, gaps: list[int], usual: int | None
) -> None:
    assert usual_seconds(kind, gaps) == usual


@pytest.mark.parametrize(
    ("age", "usual", "late"),
    [
        (None, HOUR, False),
        (99 * HOUR, None, False),
        (HOUR, HOUR, False),
        (HOUR * 3 // 2, HOUR, False),
        (HOUR * 2, HOUR, True),
        # Of what comes every minute a quarter of an hour is waited for.
        (600, 60, False),
        (961, 60, True),
    ],
)
def test_a_little_later_than_usual_is_not_late(
    age: int | None, usual: int | None, late: bool
) -> None:
    assert is_late(age, usual) is late


def test_data_of_a_clock_that_is_ahead_are_of_no_age() -> None:
    assert age_seconds("register-readings", NOW + timedelta(hours=1), NOW) == 0
    assert age_seconds("register-readings", None, NOW) is None
    assert age_seconds("customers", NOW, NOW) is None


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("http://127.0.0.1:4568/", "http://127.0.0.1:4568"),
        (" https://head-end.example/api/ ", "https://head-end.example/api"),
        ("http://[::1]:4568", "http://[::1]:4568"),
    ],
)
def test_an_address_is_kept_without_a_slash_at_its_end(url: str, address: str) -> None:
    assert source_address(url) == address


@pytest.mark.parametrize(
    "url",
    [
        "",
        "head-end",
        "ftp://x",
        "http://",
        "http://a:b@x",
        "http://x?y",
        "http://x#y",
        "http://x:y",
    ],
)
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(ValueError):
        source_address(url)
