from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from services.cabinet.intake import actions
from services.kit.clock import utc_now
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.supply import ANNA, BORIS, DAY, POINTS, as_user, profile
from tests.support.tokens import bearer, user_token

CHART = {"channel": "A+", "interval": "month", "date": DAY}
PATHS = (
    "home",
    "overview",
    "counters",
    "accounts",
    "accounts/{account}",
    "meters",
    "meters/{meter}",
    "meters/{meter}/card",
)


async def test_overview_tells_the_consumers_own(home: Home) -> None:
    await home.good("interval-profiles", profile(), profile(day="2026-09-12"))
    await home.good(
        "connection-states",
        {"meter": "m-a", "state": "connected", "changed_at": "2026-09-01T00:00:00Z"},
        {"meter": "m-a", "state": "limited", "changed_at": "2026-09-02T00:00:00Z"},
    )
    overview = await home.get("overview")
    assert overview["customer_name"] == "Анна Семёнова"
    (account,) = overview["accounts"]
    assert account | {"id": 0} == {
        "id": 0,
        "number": "1001",
        "customer_name": "Анна Семёнова",
        "address": "Казань, ул. Мира, д. 5, кв. 1",
        "building_type": "apartment",
        "contract_start": "2020-01-01",
        "contract_end": None,
        "ongoing": True,
        "state": "open",
        "kept_until": None,
        "meters_count": 1,
        "feed_in_only": False,
    }
    (meter,) = overview["meters"]
    assert meter | {"id": 0, "account_id": 0, "usage_point_id": 0} == {
        "id": 0,
        "serial_number": "S-A",
        "name": "СЕ102",
        "own_name": None,
        "model": "СЕ102",
        "manufacturer": "Завод",
        "account_id": 0,
        "account_number": "1001",
        "usage_point_id": 0,
        "ongoing": True,
        "until": None,
        "in_service": True,
        "removed_on": None,
        "address": "Казань, ул. Мира, д. 5, кв. 1",
        "connection_state": "limited",
        "verification_due_on": None,
        "verification_state": None,
        "channels": ["A+"],
        "first_day": "2026-09-10",
        "last_day": "2026-09-12",
        "time_zone": "Europe/London",
    }
    since = overview["counters"].pop("since")
    assert set(since) == {"account", "readings", "diagnostics"}
    assert overview["counters"] == {
        "home": 1, "account": 0, "readings": 0, "diagnostics": 0, "support": 0, "outages": 0,
        "agreement": None, "has_accounts": True, "servicing": None,
    }  # fmt: skip
    card = await home.get(f"accounts/{account['id']}")
    assert account.items() <= card.items()
    assert await home.get(f"meters/{meter['id']}") == meter
    assert await home.get("accounts") == {"items": [account], "total": 1}
    assert await home.get("meters", limit=1, offset=1) == {"items": [], "total": 1}


async def test_overview_of_a_user_without_accounts_is_empty(home: Home) -> None:
    overview = await home.get("overview", uuid4())
    assert (overview["accounts"], overview["meters"], overview["customer_name"]) == ([], [], "")
    assert overview["diagnostics"]["total"] == 0


async def test_consumer_routes_need_a_consumer(home: Home) -> None:
    meter = await home.meter_id()
    account = (await home.get("accounts"))["items"][0]["id"]
    for path in (*PATHS, "meters/{meter}/events", "meters/{meter}/consumption"):
        address = "/api/cabinet/" + path.format(meter=meter, account=account)
        for headers in ({}, bearer(user_token("staff", str(ANNA), role="administrator"))):
            response = await home.client.get(address, params=CHART, headers=headers)
            assert response.status_code == 401, path
        restricted = bearer(user_token("consumer", str(ANNA), restricted="password_change"))
        response = await home.client.get(address, params=CHART, headers=restricted)
        assert response.status_code == 403, path


async def test_anothers_things_are_not_found(home: Home) -> None:
    await home.good("interval-profiles", profile())
    meter = await home.meter_id()
    account = (await home.get("accounts"))["items"][0]["id"]
    for key in (f"meters/{meter}", "meters/999999", "meters/0", "meters/x", "meters/" + "9" * 30):
        for path in (key, f"{key}/events", f"{key}/consumption"):
            response = await home.client.get(
                f"/api/cabinet/{path}", params=CHART, headers=as_user(BORIS)
            )
            assert response.status_code == 404, path
            assert response.json()["type"].endswith(":not-found")
    response = await home.client.get(f"/api/cabinet/accounts/{account}", headers=as_user(BORIS))
    assert response.status_code == 404
    for interval in ("day", "year"):
        response = await home.client.get(
            f"/api/cabinet/meters/{meter}/consumption",
            params=CHART | {"interval": interval},
            headers=as_user(BORIS),
        )
        assert response.status_code == 404


@pytest.mark.parametrize(
    "changes",
    [
        {"channel": "B+"},
        {"interval": "week"},
        {"date": "2026-13-01"},
        {"date": "1999-12-31"},
        {"date": "9999-12-31"},
        {"period": "moon"},
    ],
)
async def test_consumption_refuses_bad_questions(home: Home, changes: dict[str, str]) -> None:
    response = await home.client.get(
        f"/api/cabinet/meters/{await home.meter_id()}/consumption",
        params=CHART | changes,
        headers=as_user(ANNA),
    )
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"


async def test_consumption_takes_a_bare_plus_and_a_real_minus(home: Home) -> None:
    await home.good("interval-profiles", profile(), profile(channel="A-", values=[1] * 24))
    path = f"/api/cabinet/meters/{await home.meter_id()}/consumption?interval=day&date={DAY}"
    plus = await home.client.get(f"{path}&channel=A+", headers=as_user(ANNA))
    assert (plus.json()["channel"], plus.json()["total"]) == ("A+", 2.4)
    minus = await home.client.get(f"{path}&channel=A−", headers=as_user(ANNA))
    assert (minus.json()["channel"], minus.json()["total"]) == ("A-", 0.024)
    reactive = await home.client.get(f"{path}&channel=R%2B", headers=as_user(ANNA))
    assert (reactive.json()["unit"], reactive.json()["total"]) == ("kvarh", None)
    assert len(reactive.json()["points"]) == 24


async def test_roles_on_an_agreement_reach_its_meters(home: Home) -> None:
    assert (await home.get("meters", BORIS))["total"] == 0
    (role,) = await home.rows(
        "INSERT INTO agreement_roles (agreement_id, user_id, role, restricted)"
        " SELECT id, $1, 'energy_engineer', true FROM customer_agreements RETURNING id",
        BORIS,
    )
    assert (await home.get("meters", BORIS))["total"] == 0
    assert (await home.get("accounts", BORIS))["total"] == 0
    await home.rows(
        "INSERT INTO agreement_role_objects"
        " SELECT $1, id FROM service_locations WHERE external_id = 'l-b'",
        role["id"],
    )
    (meter,) = (await home.get("meters", BORIS))["items"]
    assert (meter["serial_number"], meter["name"]) == ("S-B", "Цех")
    await home.good("interval-profiles", profile(meter="m-b"))
    chart = await home.get(f"meters/{meter['id']}/consumption", BORIS, **CHART)
    assert chart["total"] == 2.4
    assert chart["start"].endswith("+03:00")
    assert (await home.get("accounts", BORIS))["items"][0]["number"] == "1002"


async def test_an_event_is_told_by_the_clock_where_the_meter_stands(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    await home.link(BORIS, "1002")
    meter = await home.meter_id(BORIS, "S-B")
    at = datetime(2026, 11, 20, 22, 30, tzinfo=UTC)
    event = {"meter": "m-b", "occurred_at": at.isoformat(), "code": 7}
    monkeypatch.setattr(actions, "utc_now", lambda: datetime(2026, 11, 28, tzinfo=UTC))
    await home.good("meter-events", event)
    (told,) = (await home.get(f"meters/{meter}/events", BORIS))["items"]
    assert told["occurred_at"] == "2026-11-21T01:30:00+03:00"
    # The main page tells of the last year only, by the database's clock.
    late = (utc_now() - timedelta(days=1)).replace(hour=22, minute=30, second=0, microsecond=0)
    monkeypatch.undo()
    await home.good("meter-events", event | {"occurred_at": late.isoformat(), "code": 8})
    latest = (await home.get("overview", BORIS))["diagnostics"]["latest"][0]
    assert latest["occurred_at"].endswith("T01:30:00+03:00")
    await home.rows("UPDATE usage_points SET time_zone = 'Asia/Omsk'")
    (told, *_) = (await home.get(f"meters/{meter}/events", BORIS, offset=1))["items"]
    assert told["occurred_at"] == "2026-11-21T04:30:00+06:00"


async def test_events_are_listed_latest_first_and_counted(home: Home) -> None:
    def event(**changes: Any) -> dict[str, Any]:
        return {"meter": "m-a", "occurred_at": "2026-09-01T00:00:00Z", "code": 7} | changes

    await home.good(
        "meter-events",
        event(severity="critical", text="Вскрытие"),
        event(occurred_at="2026-09-02T00:00:00+03:00", code="phase_lost", severity="warning"),
        event(meter="m-b"),
    )
    meter = await home.meter_id()
    events = await home.get(f"meters/{meter}/events", limit=1)
    assert events["total"] == 2
    received = datetime.fromisoformat(events["items"][0].pop("received_at"))
    assert abs(received - utc_now()) < timedelta(minutes=5)
    assert events["items"] == [
        {
            "meter_id": meter,
            "meter_name": "СЕ102",
            "occurred_at": "2026-09-01T22:00:00+01:00",
            "severity": "warning",
            "code": "phase_lost",
            "text": None,
            "entry": "phase_lost",
            "kind": "power",
        }
    ]
    assert (await home.get(f"meters/{meter}/events", offset=9)) == {"items": [], "total": 2}
    overview = await home.get("overview")
    counted = {name: overview["diagnostics"][name] for name in ("total", "critical", "warning")}
    assert counted == {"total": 2, "critical": 1, "warning": 1}


async def _see(home: Home, section: str, *, days_ago: int = 0) -> None:
    """Look at a section, and let it have been so many days ago."""
    seen = await home.client.post(f"/api/cabinet/seen/{section}", headers=as_user(ANNA))
    assert seen.status_code == 204
    await home.rows(
        "UPDATE section_visits SET seen_at = seen_at - make_interval(days => $1)", days_ago
    )


async def _event(home: Home, code: int) -> None:
    at = (utc_now() - timedelta(minutes=5)).isoformat()
    await home.good("meter-events", {"meter": "m-a", "occurred_at": at, "code": code})


async def test_nothing_is_new_before_the_first_look(home: Home) -> None:
    await home.good("interval-profiles", profile())
    await _event(home, 7)
    before = await home.get("counters")
    del before["since"]
    assert before == {
        "home": 1, "account": 0, "readings": 0, "diagnostics": 0, "support": 0, "outages": 0,
        "agreement": None, "has_accounts": True, "servicing": None,
    }  # fmt: skip
    await _see(home, "home")
    after = await home.get("counters")
    assert (after["home"], after["diagnostics"]) == (0, 0)


async def test_what_comes_after_the_first_look_is_new_until_its_section_is_seen(home: Home) -> None:
    await _see(home, "home", days_ago=1)
    await home.good("interval-profiles", profile())
    await _event(home, 7)
    await _event(home, 8)
    counted = await home.get("counters")
    assert (counted["readings"], counted["diagnostics"]) == (1, 2)
    events = (await home.get(f"meters/{await home.meter_id()}/events"))["items"]
    assert all(event["received_at"] > counted["since"]["diagnostics"] for event in events)
    # Another look at the main page changes nothing of it; a look at the section does.
    await _see(home, "home")
    assert (await home.get("counters"))["diagnostics"] == 2
    await _see(home, "diagnostics")
    counted = await home.get("counters")
    assert (counted["readings"], counted["diagnostics"]) == (1, 0)


async def test_whose_first_look_was_at_a_section_has_it_there(home: Home) -> None:
    await _see(home, "account", days_ago=1)
    await _event(home, 7)
    assert (await home.get("counters"))["diagnostics"] == 1
    # Later looks at that section do not make it the first one.
    await _see(home, "account")
    assert (await home.get("counters"))["diagnostics"] == 1


async def test_only_sections_are_seen_and_only_by_who_is_signed_in(home: Home) -> None:
    moon = await home.client.post("/api/cabinet/seen/moon", headers=as_user(ANNA))
    assert moon.status_code == 422
    assert (await home.client.post("/api/cabinet/seen/account")).status_code == 401


async def test_seen_by_cookie_demands_our_page(home: Home) -> None:
    home.client.cookies.set("cabinet_access", user_token("consumer", str(ANNA)))
    response = await home.client.post(
        "/api/cabinet/seen/account", headers={"Origin": "https://elsewhere.example"}
    )
    assert response.status_code == 403
    assert (await home.client.post("/api/cabinet/seen/account")).status_code == 204


async def test_supplier_is_known_to_everybody(home: Home) -> None:
    response = await home.client.get("/api/cabinet/supplier")
    face = {"name", "logo", "color", "phone", "hours", "hours_en"}
    assert set(response.json()) == face | {"time_zone", "billing_day", "second_proofs"}
    assert response.json()["second_proofs"] == ["serial", "reading"]


async def test_moved_meter_shows_its_new_owner_only_the_time_since(home: Home) -> None:
    await home.good("interval-profiles", profile(), profile(day="2026-09-20"))
    await home.good("meter-events", {"meter": "m-a", "occurred_at": f"{DAY}T00:00:00Z", "code": 1})
    await home.good(
        "meters",
        {
            "id": "m-a",
            "serial_number": "S-A",
            "usage_point": POINTS["b"],
            "installed_on": "2026-09-15",
        },
    )
    await home.link(BORIS, "1002")
    (former,) = (await home.get("meters"))["items"]
    assert (former["in_service"], former["removed_on"]) == (False, "2026-09-15")
    assert (former["last_day"], (await home.chart("month"))["total"]) == ("2026-09-14", 2.4)
    assert (await home.get(f"meters/{former['id']}/events"))["total"] == 1
    meter = await home.meter_id(BORIS)
    chart = await home.get(f"meters/{meter}/consumption", BORIS, **CHART)
    # The place was his own, with another meter: its chart says nothing of what this one did.
    assert (chart["points"][9]["value"], chart["points"][9]["hidden"]) == (None, False)
    assert chart["points"][19]["value"] == 2.4
    assert chart["previous_date"] is None
    day = await home.get(f"meters/{meter}/consumption", BORIS, **(CHART | {"interval": "day"}))
    assert day["total"] is None
    assert (await home.get(f"meters/{meter}/events", BORIS))["total"] == 0
    assert (await home.get("overview", BORIS))["diagnostics"]["total"] == 0
