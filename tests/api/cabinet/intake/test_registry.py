from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.api.cabinet.conftest import Home
from tests.api.cabinet.supply import BORIS, POINTS, profile
from tests.support.tokens import bearer, service_token

_HISTORY = """
SELECT m.external_id, i.installed_on::text, i.removed_on::text FROM meter_installations i
JOIN meters m ON m.id = i.meter_id JOIN usage_points p ON p.id = i.usage_point_id
WHERE p.mrid = $1 ORDER BY i.installed_on, i.id
"""


async def test_record_again_replaces_and_renames_the_accounts(home: Home) -> None:
    await home.good("customers", {"id": "c-a", "kind": "individual", "name": "Анна Орлова"})
    await home.good("service-locations", {"id": "l-a", "locality": "Орёл", "house": "1а"})
    (account,) = (await home.get("accounts"))["items"]
    assert (account["customer_name"], account["address"]) == ("Анна Орлова", "Орёл, д. 1а")
    found = await home.client.get(
        "/api/cabinet/staff/accounts",
        params={"search": "орел орлова"},
        headers=home.desk.staff("viewer"),
    )
    assert found.json()["total"] == 1
    (customer,) = await home.rows("SELECT email FROM customers WHERE external_id = 'c-a'")
    assert customer == {"email": None}


@pytest.mark.parametrize(
    ("kind", "record", "field", "code"),
    [
        ("accounts", {"number": "9", "customer": "x"}, "customer", "unknown-customer"),
        (
            "accounts",
            {"number": "9", "customer": "c-a", "service_location": "x"},
            "service_location",
            "unknown-service-location",
        ),
        (
            "usage-points",
            {"mrid": str(uuid4()), "service_location": "x"},
            "service_location",
            "unknown-service-location",
        ),
        (
            "usage-points",
            {"mrid": str(uuid4()), "service_location": "l-a", "account": "x"},
            "account",
            "unknown-account",
        ),
        ("meters", {"id": "9", "serial_number": "9", "model": "x"}, "model", "unknown-meter-model"),
        (
            "meters",
            {"id": "9", "serial_number": "9", "usage_point": str(uuid4())},
            "usage_point",
            "unknown-usage-point",
        ),
        (
            "register-readings",
            {
                "meter": "x",
                "taken_at": "2026-09-01T00:00:00Z",
                "channel": "A+",
                "unit": "Wh",
                "values": {"T1": 1},
            },
            "meter",
            "unknown-meter",
        ),
        (
            "meter-events",
            {"meter": "x", "occurred_at": "2026-09-01T00:00:00Z", "code": 1},
            "meter",
            "unknown-meter",
        ),
        (
            "connection-states",
            {"meter": "x", "state": "connected", "changed_at": "2026-09-01T00:00:00Z"},
            "meter",
            "unknown-meter",
        ),
    ],
)
async def test_unknown_references_reject_their_lines(
    home: Home, kind: str, record: dict[str, object], field: str, code: str
) -> None:
    answer = await home.deliver(kind, record, record)
    assert (answer["accepted"], answer["rejected"]) == (0, 2)
    assert [(e["line"], e["field"], e["code"]) for e in answer["errors"]] == [
        (1, field, code),
        (2, field, code),
    ]


async def test_new_meter_replaces_the_one_there_and_history_stays(home: Home) -> None:
    await home.good("interval-profiles", profile())
    old = {
        "id": "m-a",
        "serial_number": "S-A",
        "usage_point": POINTS["a"],
        "installed_on": "2021-05-01",
    }
    new = {
        "id": "m-n",
        "serial_number": "S-N",
        "usage_point": POINTS["a"],
        "installed_on": "2026-09-15",
    }
    await home.good("meters", new)
    # The old record once more changes nothing: the newer meter stays.
    await home.good("meters", old)
    wanted: list[dict[str, Any]] = [
        {"external_id": "m-a", "installed_on": "2021-05-01", "removed_on": "2026-09-15"},
        {"external_id": "m-n", "installed_on": "2026-09-15", "removed_on": None},
    ]
    assert await home.rows(_HISTORY, UUID(POINTS["a"])) == wanted
    assert (await home.get("meters"))["total"] == 2
    assert (await home.chart("day"))["total"] == 2.4
    await home.good("meters", new | {"removed_on": "2026-10-01"})
    wanted[1]["removed_on"] = "2026-10-01"
    assert await home.rows(_HISTORY, UUID(POINTS["a"])) == wanted


async def test_point_that_passes_to_another_account_hides_the_past(home: Home) -> None:
    await home.good("interval-profiles", profile(), profile(day="2026-09-20"))
    await home.good(
        "accounts", {"number": "1003", "customer": "c-b", "contract_start": "2026-09-15"}
    )
    point = {"mrid": POINTS["a"], "service_location": "l-a", "account": "1003"}
    await home.good("usage-points", point)
    await home.link(BORIS, "1003")
    meter = await home.meter_id(BORIS)
    chart = await home.get(
        f"meters/{meter}/consumption", BORIS, channel="A+", interval="month", date="2026-09-10"
    )
    assert chart["total"] == 2.4
    assert (chart["points"][9]["value"], chart["points"][9]["hidden"]) == (None, True)
    # Who had the point sees what it was up to then, and nothing after it.
    (former,) = (await home.get("meters"))["items"]
    assert (former["ongoing"], former["last_day"]) == (False, "2026-09-14")
    assert (await home.chart("month"))["total"] == 2.4


async def test_user_is_linked_when_the_account_comes_later(home: Home) -> None:
    event_id = uuid4()
    await home.link(BORIS, "1002", "2001", event_id=event_id)
    await home.link(BORIS, "1001", event_id=event_id)
    assert [a["number"] for a in (await home.get("accounts", BORIS))["items"]] == ["1002"]
    await home.good("accounts", {"number": "2001", "customer": "c-a"})
    accounts = (await home.get("accounts", BORIS))["items"]
    assert [account["number"] for account in accounts] == ["1002", "2001"]
    assert await home.rows("SELECT 1 FROM waiting_account_links") == []


async def test_event_of_another_publisher_is_refused(home: Home) -> None:
    event = {
        "id": str(uuid4()),
        "type": "auth.user_registered.v1",
        "occurred_at": "2026-09-01T00:00:00Z",
        "data": {},
    }
    for headers, status in (
        ({}, 401),
        (bearer(service_token("admin_panel", "cabinet")), 403),
    ):
        response = await home.client.post("/internal/events", json=event, headers=headers)
        assert response.status_code == status


async def test_staff_search_sorts_and_pages(home: Home) -> None:
    async def search(**query: Any) -> Any:
        response = await home.client.get(
            "/api/cabinet/staff/accounts", params=query, headers=home.desk.staff("viewer")
        )
        assert response.status_code == 200, response.text
        return response.json()

    page = await search(search="мира семенова")
    assert page["total"] == 1
    (account,) = page["items"]
    assert account["email"] == "a@example.org"
    assert account["customer"]["kind"] == "individual"
    assert [meter["serial_number"] for meter in account["meters"]] == ["S-A"]

    async def numbers(**query: Any) -> list[str]:
        return [item["number"] for item in (await search(**query))["items"]]

    assert await numbers() == ["1001", "1002"]
    assert await numbers(sort="-number", limit=1) == ["1002"]
    assert await numbers(sort="customer") == ["1001", "1002"]
    assert await numbers(sort="address", offset=1) == ["1002"]
    assert await numbers(sort="-number", offset=1) == ["1001"]
    assert await numbers(offset=2) == []
    for nothing in ("%", "_", "\\", "x" * 200):
        assert (await search(search=nothing))["total"] == 0
    bad = await home.client.get(
        "/api/cabinet/staff/accounts?sort=moon", headers=home.desk.staff("viewer")
    )
    assert bad.status_code == 422


async def test_register_readings_are_kept_once_and_corrected_with_history(home: Home) -> None:
    reading = {
        "meter": "m-a",
        "taken_at": "2026-09-01T00:00:00+03:00",
        "channel": "A+",
        "unit": "Wh",
        "values": {"T1": 5, "T2": 6, "total": 11},
    }
    await home.good("register-readings", reading)
    await home.good("register-readings", reading | {"taken_at": "2026-08-31T21:00:00Z"})
    stored = "SELECT total, t1, t2, t3, source FROM register_readings"
    assert await home.rows(stored) == [{"total": 11, "t1": 5, "t2": 6, "t3": None, "source": 1}]
    assert await home.rows("SELECT 1 FROM register_reading_history") == []
    await home.good("register-readings", reading | {"values": {"T1": 7}, "source": "manual"})
    assert await home.rows(stored) == [
        {"total": None, "t1": 7, "t2": None, "t3": None, "source": 2}
    ]
    assert await home.rows("SELECT total FROM register_reading_history") == [{"total": 11}]
    # Sound or not is a correction as well.
    await home.good(
        "register-readings",
        reading | {"values": {"T1": 7}, "source": "manual", "quality": "doubtful"},
    )
    assert (await home.rows("SELECT quality FROM register_readings")) == [{"quality": 2}]
    await home.good(
        "register-readings",
        reading | {"values": {"T1": 7}, "source": "computed", "quality": "good"},
    )
    assert (await home.rows("SELECT source, quality FROM register_readings")) == [
        {"source": 4, "quality": None}
    ]
    history = "SELECT quality FROM register_reading_history ORDER BY id"
    assert [row["quality"] for row in await home.rows(history)] == [None, None, 2]
    zones = await home.rows("SELECT zone FROM meter_registers ORDER BY zone")
    assert [row["zone"] for row in zones] == [0, 1, 2]
