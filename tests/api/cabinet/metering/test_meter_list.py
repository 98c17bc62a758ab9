"""Staff look for meters among all."""

from datetime import timedelta

import pytest

from services.cabinet.metering.meter_list import queries
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.metering.staff_meters import METERS, ask, found
from tests.api.cabinet.passing import ago
from tests.api.cabinet.supply import POINTS


async def _third(home: Home) -> None:
    """Add a removed meter, one that stands nowhere, and a second model."""
    today = ago(0)
    await home.good(
        "meter-models",
        {
            "id": "m2",
            "name": "Меркурий 230",
            "manufacturer": "Инкотекс",
            "version_code": "ART-01",
            "verification_interval_years": 10,
        },
    )
    await home.good(
        "meters",
        {
            "id": "m-old",
            "serial_number": "OLD-7",
            "model": "m2",
            "usage_point": POINTS["a"],
            "installed_on": "2015-01-01",
            "removed_on": "2021-05-01",
            "next_verification_on": "2020-01-01",
        },
        {
            "id": "m-new",
            "serial_number": "NEW_8",
            "model": "m2",
            "last_verification_on": f"{today.year - 10}-{today:%m-%d}",
        },
        {
            "id": "m-b",
            "serial_number": "S-B",
            "model": "mm",
            "usage_point": POINTS["b"],
            "next_verification_on": str(today + timedelta(days=61)),
        },
    )
    await home.good(
        "connection-states",
        {"meter": "m-a", "state": "disconnected", "changed_at": "2026-09-10T10:00:00Z"},
    )


@pytest.mark.parametrize(
    ("search", "serials"),
    [
        ("", ["NEW_8", "OLD-7", "S-A", "S-B"]),
        ("s-", ["S-A", "S-B"]),
        ("меркурий", ["NEW_8", "OLD-7"]),
        ("art-01 7", ["OLD-7"]),
        ("1002", ["S-B"]),
        ("семёнова", ["OLD-7", "S-A"]),
        ("семенова s-", ["S-A"]),
        ("_", ["NEW_8"]),
        ("%", []),
        ("нет такого", []),
    ],
)
async def test_meters_are_found_by_number_model_and_account(
    home: Home, search: str, serials: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    await _third(home)
    assert await found(home, search=search) == serials
    # The meters of many accounts are looked for in another way: here one is many.
    monkeypatch.setattr(queries, "_FEW", 0)
    assert await found(home, search=search) == serials


@pytest.mark.parametrize(
    ("query", "serials"),
    [
        ({"verification": "overdue"}, ["OLD-7"]),
        ({"verification": "soon"}, ["NEW_8"]),
        ({"verification": "valid"}, ["S-B"]),
        ({"verification": "unknown"}, ["S-A"]),
        ({"manufacturer": "Инкотекс"}, ["NEW_8", "OLD-7"]),
        ({"load": "disconnected"}, ["S-A"]),
        ({"load": "unknown", "manufacturer": "Завод"}, ["S-B"]),
        ({"state": "in_service"}, ["S-A", "S-B"]),
        ({"state": "removed"}, ["OLD-7"]),
        ({"state": "unused"}, ["NEW_8"]),
        ({"sort": "-serial_number"}, ["S-B", "S-A", "OLD-7", "NEW_8"]),
        ({"sort": "model"}, ["NEW_8", "OLD-7", "S-A", "S-B"]),
        ({"sort": "verification_due_on"}, ["OLD-7", "NEW_8", "S-B", "S-A"]),
        ({"sort": "-serial_number", "limit": "2", "offset": "1"}, ["S-A", "OLD-7"]),
    ],
)
async def test_meters_are_filtered_ordered_and_paged(
    home: Home, query: dict[str, str], serials: list[str]
) -> None:
    await _third(home)
    assert await found(home, **query) == serials


async def test_a_row_tells_where_the_meter_stands_or_stood(home: Home) -> None:
    await _third(home)
    answer = (await ask(home, METERS, params={"sort": "verification_due_on"})).json()
    assert answer["total"] == 4
    old, new, _, anna = answer["items"]
    assert (old["state"], old["removed_on"], old["account_number"]) == (
        "removed", "2021-05-01", "1001",
    )  # fmt: skip
    assert (old["verification_state"], new["verification_state"]) == ("overdue", "soon")
    assert (new["state"], new["account_number"], new["address"]) == ("unused", None, None)
    assert {name: anna[name] for name in ("state", "load", "model", "customer_name")} == {
        "state": "in_service",
        "load": "disconnected",
        "model": "СЕ102",
        "customer_name": "Анна Семёнова",
    }
    assert anna["address"].endswith("кв. 1")


@pytest.mark.parametrize(
    "query",
    [{"sort": "colour"}, {"state": "lost"}, {"model_id": "0"}, {"search": "x" * 201}],
)
async def test_what_is_no_filter_is_refused(home: Home, query: dict[str, str]) -> None:
    assert (await ask(home, METERS, params=query)).status_code == 422
