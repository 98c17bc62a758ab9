"""The list of what meters have noticed: choices, rights, months by the place's clock, marks."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from services.cabinet.metering.diagnostics.queries import EXPIRED
from services.contracts.auth import UserDeleted
from services.kit.clock import utc_now
from services.kit.worker import clear
from tests.api.cabinet.access.test_rights import give_role
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.supply import ANNA, BORIS, POINTS, as_user
from tests.support.tokens import bearer, service_token


def event(at: str, code: int | str, **more: Any) -> dict[str, Any]:
    return {"meter": "m-a", "occurred_at": at, "code": code} | more


async def several(home: Home) -> None:
    """Let Anna's meter notice five things in two months; her clock is London's."""
    await home.good(
        "meter-events",
        event("2026-09-10T10:00:00Z", 1),
        event("2026-09-11T10:00:00Z", 44, severity="warning"),
        event("2026-09-12T10:00:00Z", 333, text="Событие поставщика"),
        event("2026-09-13T10:00:00Z", "0.0.99.98.4.255/1"),
        event("2026-07-01T10:00:00Z", "MAGNETIC INFLUENCE ON"),
    )


def codes(page: dict[str, Any]) -> list[str]:
    return [one["code"] for one in page["items"]]


async def refused(home: Home, user: UUID, **query: Any) -> tuple[int, str]:
    answer = await home.client.get("/api/cabinet/events", params=query, headers=as_user(user))
    return answer.status_code, answer.json()["type"].rpartition(":")[2]


async def test_the_latest_month_with_events_is_shown_the_gravest_first(home: Home) -> None:
    await several(home)
    page = await home.get("events")
    # The magnet is grave by the dictionary, the opened case less so by the supplier's word.
    assert codes(page) == ["0.0.99.98.4.255/1", "44", "1", "333"]
    assert (page["month"], page["previous_month"], page["next_month"]) == (
        "2026-09-01",
        "2026-07-01",
        None,
    )
    assert page["total"] == 4
    assert page["severities"] == {"critical": 1, "warning": 2, "info": 1}
    assert page["kinds"] == [
        {"kind": "power", "count": 1},
        {"kind": "case", "count": 1},
        {"kind": "magnet", "count": 1},
        {"kind": "other", "count": 1},
    ]
    told = {one["code"]: (one["entry"], one["kind"], one["text"]) for one in page["items"]}
    assert told["44"] == ("case_opened", "case", None)
    assert told["333"] == (None, "other", "Событие поставщика")


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"kind": ["magnet", "case"]}, ["0.0.99.98.4.255/1", "44"]),
        ({"kind": "other"}, ["333"]),
        ({"kind": ["other", "power"]}, ["1", "333"]),
        ({"severity": "warning"}, ["44", "1"]),
        ({"severity": ["warning", "critical"], "kind": "case"}, ["44"]),
        ({"kind": "clock"}, []),
        ({"month": "2026-07-31"}, ["MAGNETIC INFLUENCE ON"]),
        ({"month": "2026-08-01"}, []),
        ({"only_new": True}, []),
    ],
)
async def test_events_are_chosen_by_kind_severity_month_and_newness(
    home: Home, asked: dict[str, Any], expected: list[str]
) -> None:
    await several(home)
    page = await home.get("events", **asked)
    assert codes(page) == expected
    assert page["total"] == len(expected)


async def test_months_with_nothing_of_the_choice_are_passed_over(home: Home) -> None:
    await several(home)
    page = await home.get("events", kind="magnet")
    assert (page["month"], page["previous_month"]) == ("2026-09-01", "2026-07-01")
    page = await home.get("events", kind="power", month="2026-12-05")
    assert (page["previous_month"], page["next_month"]) == ("2026-09-01", None)
    page = await home.get("events", month="2026-08-01")
    assert (page["previous_month"], page["next_month"]) == ("2026-07-01", "2026-09-01")


async def test_a_number_beside_a_choice_says_what_that_choice_would_show(home: Home) -> None:
    await several(home)
    page = await home.get("events", kind="case")
    assert page["severities"] == {"critical": 0, "warning": 1, "info": 0}
    assert {one["kind"]: one["count"] for one in page["kinds"]} == {
        "power": 1,
        "case": 1,
        "magnet": 1,
        "other": 1,
    }


async def test_pages_hold_each_event_once_also_of_one_moment(home: Home) -> None:
    await home.good(
        "meter-events", *(event("2026-09-10T10:00:00Z", code) for code in range(300, 320))
    )
    pages = [await home.get("events", limit=7, offset=offset) for offset in (0, 7, 14, 21)]
    found = [code for page in pages for code in codes(page)]
    assert sorted(found) == [str(code) for code in range(300, 320)]
    assert {page["total"] for page in pages} == {20}


async def test_a_month_begins_at_midnight_of_the_place(home: Home) -> None:
    await home.rows(
        "UPDATE usage_points SET time_zone = 'Asia/Omsk' WHERE mrid = $1", UUID(POINTS["a"])
    )
    await home.good(
        "meter-events",
        event("2026-08-31T17:59:59Z", 1),
        event("2026-08-31T18:00:00Z", 2),
        event("2026-09-30T17:59:59Z", 3),
        event("2026-09-30T18:00:00Z", 4),
    )
    page = await home.get("events", month="2026-09-15")
    assert sorted(codes(page)) == ["2", "3"]
    first = min(page["items"], key=lambda one: one["occurred_at"])
    assert first["occurred_at"] == "2026-09-01T00:00:00+06:00"
    assert first["time_zone"] == "Asia/Omsk"
    assert codes(await home.get("events", month="2026-08-01")) == ["1"]
    assert codes(await home.get("events", month="2026-10-31")) == ["4"]


async def test_events_are_those_of_the_chosen_meter_usage_point_or_account(home: Home) -> None:
    await several(home)
    await home.link(ANNA, "1002", event_id=uuid4())
    await home.good("meter-events", event("2026-09-10T10:00:00Z", 2, meter="m-b"))
    other = next(m for m in (await home.get("meters"))["items"] if m["serial_number"] == "S-B")
    for name, key in (
        ("meter", other["id"]),
        ("usage_point", other["usage_point_id"]),
        ("account", other["account_id"]),
    ):
        assert codes(await home.get("events", **{name: key})) == ["2"], name
        assert await refused(home, uuid4(), **{name: key}) == (404, "not-found")
    assert (await home.get("events"))["total"] == 5


async def test_another_households_events_are_not_there(home: Home) -> None:
    await several(home)
    await home.link(BORIS, "1002")
    assert (await home.get("events", BORIS))["items"] == []
    meter = await home.meter_id()
    assert await refused(home, BORIS, meter=meter) == (404, "not-found")
    mine = await home.get("events", uuid4())
    assert (mine["items"], mine["total"], mine["kinds"]) == ([], 0, [])
    assert (await home.client.get("/api/cabinet/events")).status_code == 401


@pytest.mark.parametrize("role", ["administrator", "manager", "energy_engineer"])
async def test_who_has_to_do_with_readings_sees_events(home: Home, role: str) -> None:
    await give_role(home, BORIS, role)
    await home.good("meter-events", event("2026-09-10T10:00:00Z", 2, meter="m-b"))
    assert codes(await home.get("events", BORIS)) == ["2"]


async def test_an_accountant_is_told_that_events_are_not_his(home: Home) -> None:
    await give_role(home, BORIS, "accountant")
    await home.client.post("/api/cabinet/seen/home", headers=as_user(BORIS))
    await home.rows("UPDATE section_visits SET seen_at = seen_at - interval '1 day'")
    at = (utc_now() - timedelta(minutes=5)).isoformat()
    await home.good("meter-events", event(at, 44, meter="m-b"))
    meter = await home.meter_id(BORIS, "S-B")
    assert await refused(home, BORIS) == (403, "forbidden")
    assert await refused(home, BORIS, meter=meter) == (403, "forbidden")
    answer = await home.client.get(f"/api/cabinet/meters/{meter}/events", headers=as_user(BORIS))
    assert answer.status_code == 403
    overview = await home.get("overview", BORIS)
    assert (overview["diagnostics"]["total"], overview["counters"]["diagnostics"]) == (0, 0)
    body = {"meter_id": meter, "occurred_at": at, "code": "44"}
    marked = await home.client.post("/api/cabinet/events/seen", json=body, headers=as_user(BORIS))
    assert marked.status_code == 404
    await give_role(home, BORIS, "energy_engineer")
    assert (await home.get("counters", BORIS))["diagnostics"] == 1
    assert (await home.get("events", BORIS))["total"] == 1


async def test_a_former_customer_sees_the_events_of_his_days_only(home: Home) -> None:
    today = utc_now()
    before, after = (today - timedelta(days=days) for days in (20, 5))
    await home.good(
        "meter-events", event(before.isoformat(), 44), event(after.isoformat(), "stranger")
    )
    moved = (today - timedelta(days=10)).date().isoformat()
    account = {"number": "1001", "service_location": "l-a", "contract_start": moved}
    await home.good("customers", {"id": "c-z", "kind": "individual", "name": "Новый Жилец"})
    await home.good("accounts", account | {"customer": "c-z"})
    found = [
        code
        for month in {before.date(), after.date()}
        for code in codes(await home.get("events", month=month.isoformat()))
    ]
    assert set(found) == {"44"}
    meter = await home.meter_id()
    body = {"meter_id": meter, "occurred_at": after.isoformat(), "code": "stranger"}
    marked = await home.client.post("/api/cabinet/events/seen", json=body, headers=as_user(ANNA))
    assert marked.status_code == 404


async def fresh(home: Home, *found: int) -> list[dict[str, Any]]:
    """Let so many events be new to Anna, one a second, and return them as she sees them."""
    await home.client.post("/api/cabinet/seen/home", headers=as_user(ANNA))
    await home.rows("UPDATE section_visits SET seen_at = seen_at - interval '1 day'")
    now = datetime.now(UTC)
    await home.good(
        "meter-events",
        *(event((now - timedelta(seconds=n)).isoformat(), c) for n, c in enumerate(found, 1)),
    )
    items: list[dict[str, Any]] = (await home.get("events", only_new=True))["items"]
    return items


async def mark(home: Home, one: dict[str, Any], user: UUID = ANNA) -> int:
    body = {name: one[name] for name in ("meter_id", "occurred_at", "code")}
    answer = await home.client.post("/api/cabinet/events/seen", json=body, headers=as_user(user))
    return answer.status_code


async def mark_all(home: Home, user: UUID = ANNA, **query: Any) -> int:
    answer = await home.client.post(
        "/api/cabinet/events/seen/all", params=query, headers=as_user(user)
    )
    return answer.status_code


async def test_an_event_that_is_marked_is_new_no_longer_and_counted_no_longer(home: Home) -> None:
    one, *_ = await fresh(home, 44, 1, 333)
    assert (await home.get("counters"))["diagnostics"] == 3
    assert [await mark(home, one), await mark(home, one)] == [204, 204]
    assert (await home.get("counters"))["diagnostics"] == 2
    page = await home.get("events", month=one["occurred_at"][:10])
    assert [item["new"] for item in page["items"] if item["code"] == one["code"]] == [False]
    # What is marked is not taken away: it stays in the list.
    assert one["code"] in codes(page)
    assert one["code"] not in codes(await home.get("events", only_new=True))


async def test_marks_are_each_users_own(home: Home) -> None:
    await home.link(BORIS, "1001")
    await home.client.post("/api/cabinet/seen/home", headers=as_user(BORIS))
    one, *_ = await fresh(home, 44, 1)
    assert await mark(home, one) == 204
    assert (await home.get("counters"))["diagnostics"] == 1
    assert (await home.get("counters", BORIS))["diagnostics"] == 2


async def test_all_that_is_shown_is_marked_and_nothing_else(home: Home) -> None:
    await fresh(home, 44, 1, 333)
    page = await home.get("events", kind="case")
    assert (page["new"], page["total"]) == (1, 1)
    assert await mark_all(home, kind="case", month=page["month"], as_of=page["as_of"]) == 204
    assert sorted(codes(await home.get("events", only_new=True))) == ["1", "333"]
    assert await mark_all(home, as_of=page["as_of"]) == 204
    assert (await home.get("counters"))["diagnostics"] == 0
    assert (await home.get("events", month=page["month"]))["new"] == 0


async def test_what_came_after_the_list_was_read_stays_new(home: Home) -> None:
    await fresh(home, 44)
    earlier = (utc_now() - timedelta(minutes=1)).isoformat()
    assert await mark_all(home, as_of=earlier) == 204
    assert (await home.get("counters"))["diagnostics"] == 1


async def test_only_whole_and_own_marks_are_taken(home: Home) -> None:
    (one,) = await fresh(home, 44)
    assert await mark(home, one, BORIS) == 404
    assert await mark(home, one | {"code": "45"}) == 404
    assert await mark(home, one | {"code": "x" * 65}) == 422
    assert await mark(home, one | {"occurred_at": "2026-09-10T10:00:00"}) == 422
    assert await mark_all(home) == 422
    answer = await home.client.post("/api/cabinet/events/seen", json={})
    assert answer.status_code == 401
    for query in ({"kind": "moon"}, {"severity": "deadly"}, {"month": "2026-13-01"}, {"meter": -1}):
        assert (await refused(home, ANNA, **query))[0] == 422
    assert (await home.get("counters"))["diagnostics"] == 1


async def test_marks_are_forgotten_with_their_user(home: Home) -> None:
    (one,) = await fresh(home, 44)
    assert await mark(home, one) == 204
    told = {
        "id": str(uuid4()),
        "type": UserDeleted.type,
        "occurred_at": "2026-09-01T00:00:00Z",
        "data": {"user_id": str(ANNA)},
    }
    answer = await home.client.post(
        "/internal/events", json=told, headers=bearer(service_token("auth", "cabinet"))
    )
    assert answer.status_code == 204
    assert await home.rows("SELECT code FROM seen_events") == []


async def test_marks_are_forgotten_once_nothing_would_be_new_without_them(home: Home) -> None:
    one, other = await fresh(home, 44, 1)
    assert [await mark(home, one), await mark(home, other)] == [204, 204]
    await home.rows(
        "UPDATE seen_events SET occurred_at = now() - interval '13 months' WHERE code = '1'"
    )
    await clear(home.database, EXPIRED)
    assert [row["code"] for row in await home.rows("SELECT code FROM seen_events")] == ["44"]


@pytest.mark.parametrize(
    ("code", "said", "kept"),
    [
        (44, None, "critical"),
        (44, "info", "info"),
        (333, None, "info"),
        ("Watchdog-Restart", None, "warning"),
    ],
)
async def test_what_the_supplier_does_not_say_of_the_severity_the_dictionary_does(
    home: Home, code: int | str, said: str | None, kept: str
) -> None:
    more = {} if said is None else {"severity": said}
    await home.good("meter-events", event("2026-09-10T10:00:00Z", code, **more))
    (found,) = (await home.get("events"))["items"]
    assert found["severity"] == kept
