"""What the analytics are counted from is what the lists show behind each figure."""

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from services.kit.clock import utc_now
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.supply import POINTS, profile
from tests.support.tokens import bearer, service_token

LONDON, SUPPLIERS = ZoneInfo("Europe/London"), ZoneInfo("Europe/Moscow")


async def figures(home: Home, subject: str, caller: str = "admin_panel") -> Any:
    headers = bearer(service_token(caller, "cabinet"))
    answer = await home.client.get(f"/internal/figures/{subject}", headers=headers)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def total(home: Home, path: str, **asked: Any) -> int:
    answer = await home.client.get(
        f"/api/cabinet/staff/{path}", params=asked, headers=home.desk.staff("viewer")
    )
    assert answer.status_code == 200, answer.text
    return int(answer.json()["total"])


def _midnight(zone: ZoneInfo) -> datetime:
    return datetime.combine(utc_now().astimezone(zone).date(), time(), zone)


def _day_before(zone: ZoneInfo) -> date:
    return utc_now().astimezone(zone).date() - timedelta(days=1)


def _beginning(zone: ZoneInfo, meter: str = "m-a", minutes: int = 0) -> dict[str, Any]:
    at = _midnight(zone) + timedelta(minutes=minutes)
    return {
        "meter": meter, "taken_at": at.isoformat(), "channel": "A+", "unit": "Wh",
        "values": {"total": 5000},
    }  # fmt: skip


@pytest.mark.parametrize("caller", ["auth", "notifications", "integration", "wizard"])
async def test_only_the_panel_may_ask(home: Home, caller: str) -> None:
    headers = bearer(service_token(caller, "cabinet"))
    answer = await home.client.get("/internal/figures/meters", headers=headers)
    assert answer.status_code in {401, 403}


async def test_a_subscriber_is_registered_when_somebody_sees_an_account_of_his(home: Home) -> None:
    await home.good("accounts", {"number": "1003", "customer": "c-a", "service_location": "l-b"})
    told = await figures(home, "customers")
    # Anna sees one of the two accounts of hers: the subscriber is registered, one account is not.
    assert (told["customers"], told["registered"]) == (2, 1)
    assert (told["accounts"], told["accounts_without_user"]) == (3, 2)
    assert await total(home, "accounts", user="without") == told["accounts_without_user"]
    assert await total(home, "accounts", user="with") == 1


async def test_meters_in_service_are_counted_by_maker_load_and_verification(home: Home) -> None:
    today = utc_now().astimezone(SUPPLIERS).date()
    await home.good("meter-models", {"id": "m2", "name": "М230", "manufacturer": "Инкотекс"})
    others = [POINTS["c"], str(UUID(int=9))]
    place = {"account": "1002", "service_location": "l-b"}
    await home.good("usage-points", *({"mrid": mrid} | place for mrid in others))
    await home.good(
        "meters",
        {"id": "m-c", "serial_number": "S-C", "model": "m2", "usage_point": others[0],
            "next_verification_on": str(today - timedelta(days=1))},
        {"id": "m-d", "serial_number": "S-D", "usage_point": others[1],
            "next_verification_on": str(today)},
        # Neither stands anywhere now.
        {"id": "m-e", "serial_number": "S-E", "model": "m2"},
        {"id": "m-f", "serial_number": "S-F", "model": "m2", "usage_point": POINTS["a"],
            "installed_on": "2015-01-01", "removed_on": "2021-05-01"},
    )  # fmt: skip
    await home.good(
        "connection-states",
        {"meter": "m-a", "state": "disconnected", "changed_at": "2026-09-10T10:00:00Z"},
        {"meter": "m-b", "state": "disconnected", "changed_at": "2026-09-10T10:00:00Z"},
        {"meter": "m-b", "state": "connected", "changed_at": "2026-09-11T10:00:00Z"},
        {"meter": "m-f", "state": "disconnected", "changed_at": "2026-09-10T10:00:00Z"},
    )
    told = await figures(home, "meters")
    assert told["meters"] == 4
    makers = [(one["name"], one["meters"]) for one in told["makers"]]
    assert makers == [("Завод", 2), ("", 1), ("Инкотекс", 1)]
    for name, meters in makers:
        if name:
            assert await total(home, "meters", manufacturer=name, state="in_service") == meters
    loads = {name: told[name] for name in ("connected", "limited", "disconnected")}
    assert loads == {"connected": 1, "limited": 0, "disconnected": 1}
    assert told["load_unknown"] == 2
    for load, meters in loads.items():
        assert await total(home, "meters", load=load, state="in_service") == meters
    for due, meters in (("overdue", 1), ("soon", 1), ("valid", 0), ("unknown", 2)):
        assert told[f"verification_{due}"] == meters
        assert await total(home, "meters", verification=due, state="in_service") == meters


async def test_a_day_has_arrived_by_the_clock_of_its_place(home: Home) -> None:
    nothing = await figures(home, "collection")
    assert (nothing["controlled"], nothing["arrived"], nothing["by_hand"]) == (0, 0, 2)
    # Anna's place is in London: the supplier's midnight is not yet her day's.
    await home.good("register-readings", _beginning(SUPPLIERS))
    early = await figures(home, "collection")
    assert (early["controlled"], early["arrived"], early["by_hand"]) == (1, 0, 1)
    await home.good("register-readings", _beginning(LONDON, minutes=-1))
    assert (await figures(home, "collection"))["arrived"] == 0
    await home.good("register-readings", _beginning(LONDON, minutes=2))
    told = await figures(home, "collection")
    assert (told["controlled"], told["arrived"]) == (1, 1)
    assert await total(home, "meters", daily="arrived") == 1
    assert await total(home, "meters", daily="missing") == 0


@pytest.mark.parametrize(("missing", "arrived"), [(None, 1), (7, 0)])
async def test_all_of_yesterdays_hours_are_a_day_and_a_part_of_them_is_none(
    home: Home, missing: int | None, arrived: int
) -> None:
    hours = _hours(_day_before(SUPPLIERS), SUPPLIERS)
    values = [None if hour == missing else 100 for hour in range(hours)]
    day = str(_day_before(SUPPLIERS))
    await home.good("interval-profiles", profile(meter="m-b", day=day, values=values))
    told = await figures(home, "collection")
    assert (told["controlled"], told["arrived"]) == (1, arrived)
    assert await total(home, "meters", daily="missing") == 1 - arrived


def _hours(day: date, zone: ZoneInfo) -> int:
    begin, end = (datetime.combine(one, time(), zone) for one in (day, day + timedelta(days=1)))
    return round((end.timestamp() - begin.timestamp()) / 3600)


async def test_collection_is_told_by_town_the_most_missing_first(home: Home) -> None:
    await home.good(
        "service-locations",
        {"id": "l-c", "locality": "Арск", "street": "ул. Полевая", "house": "1"},
    )
    await home.good("accounts", {"number": "1003", "customer": "c-a", "service_location": "l-c"})
    await home.good(
        "usage-points",
        {"mrid": POINTS["c"], "account": "1003", "service_location": "l-c",
            "read_remotely": True},
        {"mrid": POINTS["b"], "account": "1002", "service_location": "l-b",
            "read_remotely": True},
    )  # fmt: skip
    await home.good("meters", {"id": "m-c", "serial_number": "S-C", "usage_point": POINTS["c"]})
    await home.good("register-readings", _beginning(SUPPLIERS, "m-b"))
    told = await figures(home, "collection")
    assert told["towns"] == [
        {"name": "Арск", "controlled": 1, "arrived": 0},
        {"name": "Казань", "controlled": 1, "arrived": 1},
    ]
    assert told["other_towns"] == {"name": "", "controlled": 0, "arrived": 0}
    for town in told["towns"]:
        missing = town["controlled"] - town["arrived"]
        assert await total(home, "meters", daily="missing", locality=town["name"]) == missing


async def test_appeals_are_counted_by_status_and_late_first_answers(home: Home) -> None:
    assert (await figures(home, "appeals"))["new"] == 0
    ((topic,)) = await home.rows("SELECT id FROM appeal_topics ORDER BY id LIMIT 1")
    for status, due, answered in (
        ("new", -1, None), ("new", 1, None), ("in_work", -1, -2), ("done", -1, None),
    ):  # fmt: skip
        await home.rows(_APPEAL, topic["id"], status, due, answered)
    told = await figures(home, "appeals")
    assert {name: told[name] for name in ("draft", "new", "in_work", "done", "cancelled")} == {
        "draft": 0, "new": 2, "in_work": 1, "done": 1, "cancelled": 0,
    }  # fmt: skip
    assert told["overdue"] == 1 == await total(home, "appeals", overdue=True)
    for status in ("new", "in_work", "done"):
        assert await total(home, "appeals", status=status) == told[status]


_APPEAL = """
INSERT INTO appeals (id, kind, topic_id, name, status, way, made_by, created_at, updated_at,
    opening, last_text, last_by, last_at, unread, answer_due_at, first_answered_at, fields,
    search_text)
VALUES (gen_random_uuid(), 'question', $1, 'x', $2, 'web', NULL, now(), now(), 'x', 'x',
    'consumer', now(), 0, now() + $3::int * interval '1 hour',
    now() + $4::int * interval '1 hour', '[]', 'x')
RETURNING id
"""


async def test_submissions_are_those_since_the_window_opened(home: Home) -> None:
    told = await figures(home, "submissions")
    assert told["opens_on"] <= told["closes_on"]
    assert (told["meters"], told["accepted"]) == (0, 0)
    shown = await total(home, "submissions", **{"from": told["opens_on"]})
    assert shown == told["on_its_way"] + told["accepted"] + told["refused"]


async def test_outages_of_this_moment_are_counted_by_kind(home: Home) -> None:
    for kind, begins, ends in (
        ("emergency", -2, 3), ("emergency", -2, -1), ("planned", -1, 1), ("planned", 5, 6),
        ("planned", -5, -4),
    ):  # fmt: skip
        await home.rows(_OUTAGE, kind, begins, ends)
    told = await figures(home, "outages")
    assert {name: told[name] for name in ("emergency", "planned", "overdue", "to_come")} == {
        "emergency": 2, "planned": 1, "overdue": 1, "to_come": 1,
    }  # fmt: skip
    assert told["accounts"] == 30
    assert await total(home, "outages", status="current") == 3
    assert await total(home, "outages", status="planned") == told["to_come"]


_OUTAGE = """
INSERT INTO outages (kind, starts_at, expected_end_at, published_at, cause, text, scope_kind, scope,
    title, buildings, accounts, changed_by)
VALUES ($1, now() + $2::int * interval '1 hour', now() + $3::int * interval '1 hour', now(), 'x',
    'x', 'buildings', '{"kind": "buildings", "buildings": []}', 'x', 1, 10, 'x')
RETURNING id
"""


async def test_the_clock_is_the_suppliers(home: Home) -> None:
    told = await figures(home, "clock")
    ((row,)) = await home.rows("SELECT time_zone FROM supplier_settings")
    assert told["time_zone"] == row["time_zone"]
    moment = datetime.fromisoformat(told["at"])
    assert abs((moment - utc_now()).total_seconds()) < 3600
