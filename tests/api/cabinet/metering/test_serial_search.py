"""Staff find an account by a part of its meter's serial number."""

from typing import Any

import pytest

from tests.api.cabinet.conftest import Home
from tests.api.cabinet.supply import POINTS


@pytest.fixture
async def numbered(home: Home) -> Home:
    await home.good(
        "meters",
        {"id": "m-a", "serial_number": "0418-Ab77", "usage_point": POINTS["a"]},
        {"id": "m-b", "serial_number": "0419077", "usage_point": POINTS["b"]},
    )
    return home


async def numbers(home: Home, search: str, **query: Any) -> list[str]:
    answer = await home.client.get(
        "/api/cabinet/staff/accounts",
        params={"search": search} | query,
        headers=home.desk.staff("viewer"),
    )
    assert answer.status_code == 200, answer.text
    page = answer.json()
    found = [item["number"] for item in page["items"]]
    assert page["total"] == (len(found) if not query else page["total"])
    return found


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("0418-Ab77", ["1001"]),
        ("0418-aB77", ["1001"]),
        ("18-a", ["1001"]),
        ("077", ["1002"]),
        ("041", ["1001", "1002"]),
        # Each word where it fits: one in the serial number, the other in the name or address.
        ("041 ромашка", ["1002"]),
        ("мира 0418", ["1001"]),
        ("041 0419", ["1002"]),
        # Two characters are too few for serial numbers, not for the rest.
        ("77", []),
        ("10", ["1001", "1002"]),
        ("0417", []),
        ("04_8", []),
        ("%%%", []),
    ],
)
async def test_a_part_of_a_serial_number_finds_the_account(
    numbered: Home, search: str, found: list[str]
) -> None:
    assert await numbers(numbered, search) == found


async def test_a_meter_that_was_taken_away_is_found_no_more(numbered: Home) -> None:
    new = {"id": "m-new", "serial_number": "55500", "usage_point": POINTS["a"]}
    await numbered.good("meters", new | {"installed_on": "2026-01-01"})
    assert await numbers(numbered, "0418") == []
    assert await numbers(numbered, "5550") == ["1001"]


async def test_an_account_with_two_such_meters_is_listed_once_and_paged(numbered: Home) -> None:
    await numbered.rows(
        "INSERT INTO meters (external_id, serial_number, usage_point_id)"
        " SELECT 'm-c', '0418-X', usage_point_id FROM meters WHERE external_id = 'm-a'"
    )
    await numbered.rows(
        "INSERT INTO meter_installations (meter_id, usage_point_id, installed_on)"
        " SELECT id, usage_point_id, '2026-01-01' FROM meters WHERE external_id = 'm-c'"
    )
    assert await numbers(numbered, "0418") == ["1001"]
    assert await numbers(numbered, "041", limit=1, offset=1) == ["1002"]
    assert await numbers(numbered, "041", sort="-number") == ["1002", "1001"]
