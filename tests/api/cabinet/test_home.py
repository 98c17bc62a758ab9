"""The main page in one answer: each section's essence, read by few statements."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from services.kit.clock import utc_now
from tests.api.cabinet.access.test_rights import give_role
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.passing import account, ago, measured, newcomer, one_clock, replace_meter
from tests.api.cabinet.serving import VERA, serve
from tests.api.cabinet.supply import ANNA, BORIS, POINTS, as_user, profile

_METER = {"id": "m-a", "serial_number": "S-A", "model": "mm", "usage_point": POINTS["a"]}


def this_month() -> date:
    """Return the first day of the supplier's month."""
    return ago(0).replace(day=1)


def month_before(months: int) -> date:
    first = this_month()
    number = first.year * 12 + first.month - 1 - months
    return date(number // 12, number % 12 + 1, 1)


async def so_far(home: Home, channel: int = 1) -> float:
    """Return kWh of this month's first day: on that day itself only what has begun was taken."""
    (row,) = await home.rows(
        'SELECT (SELECT sum(v) FROM unnest("values") AS v)::int AS wh FROM interval_profile'
        " WHERE day = $1 AND channel = $2",
        this_month(),
        channel,
    )
    known: float = row["wh"] / 1000
    return known


async def place(home: Home, user: UUID = ANNA) -> Any:
    (one,) = (await home.get("home", user))["places"]["items"]
    return one


async def second_place(home: Home, number: str = "1003") -> None:
    """Let Anna have another account, whose meter S-C stands in the same house."""
    await home.good(
        "accounts", account("c-a", date(2021, 1, 1), number=number, service_location="l-a")
    )
    point = {"mrid": str(uuid4()), "account": number, "service_location": "l-a", "name": "Гараж"}
    await home.good("usage-points", point)
    meter = {"id": f"m-{number}", "serial_number": f"S-{number}", "model": "mm"}
    await home.good("meters", meter | {"usage_point": point["mrid"]})
    await home.link(ANNA, number)


async def test_the_page_is_read_by_one_statement(home: Home) -> None:
    await one_clock(home)
    await measured(home, ago(0), month_before(1), month_before(12))
    told: list[str] = []
    async with home.database.connection() as connection:
        with connection.query_logger(lambda query: told.append(query.query)):
            answer = await home.get("home")
    assert answer["accounts"]["total"] == 1
    # Not the driver's own, of types that it meets for the first time.
    assert len([query for query in told if "supplier_settings" in query]) == 1


async def test_a_month_stands_beside_the_one_before_and_that_of_last_year(home: Home) -> None:
    await one_clock(home)
    await measured(home, this_month(), wh=100)
    await measured(home, month_before(1), wh=200)
    await measured(home, month_before(12), wh=300)
    told = await place(home)
    meter = await home.meter_id()
    for name, day in (
        ("month", ago(0)),
        ("before", month_before(1)),
        ("year_ago", month_before(12)),
    ):
        chart = await home.get(
            f"meters/{meter}/consumption", channel="A+", interval="month", date=day.isoformat()
        )
        assert told[name] == chart, name
    totals = [told[name]["total"] for name in ("month", "before", "year_ago")]
    assert totals == [await so_far(home), 4.8, 7.2]
    assert (told["meter_id"], told["name"], told["today"]) == (meter, "СЕ102", ago(0).isoformat())
    assert (told["sees_readings"], told["fed_in"]) == (True, None)


async def test_the_first_month_stands_alone_and_nothing_is_said_of_a_place_without_data(
    home: Home,
) -> None:
    await one_clock(home)
    told = await place(home)
    assert (told["month"]["total"], told["before"], told["year_ago"]) == (None, None, None)
    assert (told["first_day"], told["last_day"]) == (None, None)
    await measured(home, this_month())
    told = await place(home)
    month = told["month"]["total"], told["before"], told["year_ago"]
    assert month == (await so_far(home), None, None)
    assert told["last_day"] == this_month().isoformat()


async def test_a_gap_makes_its_day_and_month_incomplete(home: Home) -> None:
    await one_clock(home)
    day = month_before(1)
    await home.good("interval-profiles", profile(day=day.isoformat(), values=[100] * 23 + [None]))
    before = (await place(home))["before"]
    assert (before["total"], before["complete"]) == (2.3, False)
    assert (before["points"][0]["value"], before["points"][0]["complete"]) == (2.3, False)
    assert before["points"][1]["value"] is None


async def test_a_month_runs_across_a_replacement(home: Home) -> None:
    await one_clock(home)
    await replace_meter(home, month_before(1) + timedelta(days=2), "S-N")
    (new,) = await home.rows("SELECT external_id FROM meters WHERE serial_number = 'S-N'")
    first = month_before(1)
    await measured(home, first, first + timedelta(days=3), wh=100)
    await measured(home, first + timedelta(days=2), meter=new["external_id"], wh=50)
    told = await place(home)
    assert told["meter_id"] == await home.meter_id(serial="S-N")
    assert told["before"]["total"] == 3.6


async def test_where_energy_is_fed_in_only_that_is_told_and_else_beside(home: Home) -> None:
    await one_clock(home)
    day = this_month().isoformat()
    await home.good("interval-profiles", profile(day=day, channel="A-", values=[50] * 24))
    told = await place(home)
    fed_in = await so_far(home, 2)
    assert (told["month"]["channel"], told["month"]["total"]) == ("A-", fed_in)
    assert told["fed_in"] is None
    await home.good("interval-profiles", profile(day=day, values=[100] * 24))
    told = await place(home)
    assert (told["month"]["channel"], told["month"]["total"]) == ("A+", await so_far(home))
    assert told["fed_in"]["total"] == fed_in == pytest.approx(await so_far(home) / 2)


async def test_places_are_told_one_by_one_three_at_the_most(home: Home) -> None:
    for number in ("1003", "1004", "1005"):
        await second_place(home, number)
    await measured(home, ago(40), meter="m-1004")
    places = (await home.get("home"))["places"]
    assert places["total"] == 4
    assert [one["name"] for one in places["items"]] == ["СЕ102", "Гараж", "Гараж"]
    meters = (await home.get("meters"))["items"]
    assert [one["meter_id"] for one in places["items"]] == [one["id"] for one in meters[:3]]


async def test_an_account_that_is_over_comes_last_and_needs_nothing(home: Home) -> None:
    await second_place(home)
    await home.good("meters", _METER | {"next_verification_on": ago(90).isoformat()})
    await newcomer(home)
    await home.good("accounts", account("c-z", ago(5)))
    told = await home.get("home")
    assert [one["ongoing"] for one in told["places"]["items"]] == [True, False]
    assert [one["number"] for one in told["accounts"]["items"]] == ["1003", "1001"]
    # To the letter as the list of accounts tells them.
    assert told["accounts"] == await home.get("accounts")
    assert told["needs"] == {"items": [], "total": 0}


async def test_an_accountant_is_told_of_the_place_and_not_what_it_used(home: Home) -> None:
    clerk = uuid4()
    await give_role(home, clerk, "accountant")
    await give_role(home, BORIS, "energy_engineer")
    await measured(home, this_month(), meter="m-b")
    told = await place(home, clerk)
    assert (told["sees_readings"], told["month"], told["last_day"]) == (False, None, None)
    told = await place(home, BORIS)
    assert (told["sees_readings"], told["month"]["total"]) == (True, await so_far(home))


async def test_what_needs_attention_is_told_worst_first(home: Home) -> None:
    await one_clock(home)
    for number in ("1003", "1004"):
        await second_place(home, number)
    due = {"m-a": ago(-60), "m-1003": ago(3)}
    serials = {"m-a": "S-A", "m-1003": "S-1003"}
    await home.good(
        "meters",
        *(
            {"id": one, "serial_number": serials[one], "model": "mm"}
            | {"next_verification_on": day.isoformat()}
            for one, day in due.items()
        ),
    )
    at = f"{ago(2).isoformat()}T12:00:00+03:00"
    await home.good(
        "connection-states",
        {"meter": "m-a", "state": "limited", "changed_at": at},
        {"meter": "m-1004", "state": "disconnected", "changed_at": at},
        {"meter": "m-1003", "state": "disconnected", "changed_at": f"{ago(9)}T12:00:00+03:00"},
        {"meter": "m-1003", "state": "connected", "changed_at": at},
    )
    needs = (await home.get("home"))["needs"]
    states = [one["connection_state"] for one in (await home.get("home"))["places"]["items"]]
    assert states == ["limited", "connected", "disconnected"]
    assert needs["total"] == 4
    assert [(one["serial_number"], one["need"], one["day"]) for one in needs["items"]] == [
        ("S-1004", "disconnected", ago(2).isoformat()),
        ("S-A", "limited", ago(2).isoformat()),
        ("S-1003", "verification_overdue", ago(3).isoformat()),
        ("S-A", "verification_soon", ago(-60).isoformat()),
    ]


async def test_the_gravest_event_of_the_last_days_is_told_beside_the_latest(home: Home) -> None:
    def event(days: int, severity: str, code: str) -> dict[str, Any]:
        at = (utc_now() - timedelta(days=days)).isoformat()
        return {"meter": "m-a", "occurred_at": at, "code": code, "severity": severity}

    await home.good(
        "meter-events",
        event(1, "info", "clock"),
        event(3, "warning", "phase"),
        event(40, "critical", "case"),
    )
    told = (await home.get("home"))["diagnostics"]
    assert told["worst"]["code"] == "phase"
    assert [one["code"] for one in told["latest"]] == ["clock", "phase", "case"]
    assert (told["total"], told["critical"]) == (3, 1)
    await home.good("meter-events", event(2, "critical", "field"), event(4, "critical", "cover"))
    assert (await home.get("home"))["diagnostics"]["worst"]["code"] == "field"


async def test_counters_and_the_way_to_the_supplier_are_there(home: Home) -> None:
    await home.rows("UPDATE supplier_settings SET phone = '+7 3812 00-00-00', hours = 'пн-пт 9-18'")
    told = await home.get("home")
    assert told["support"] == {
        "phone": "+7 3812 00-00-00", "hours": "пн-пт 9-18", "hours_en": "",
    }  # fmt: skip
    counters = await home.get("counters")
    assert {n: v for n, v in told["counters"].items() if n != "since"} == {
        n: v for n, v in counters.items() if n != "since"
    }


async def test_who_has_nothing_yet_is_told_so(home: Home) -> None:
    told = await home.get("home", uuid4())
    assert told["accounts"] == {"items": [], "total": 0}
    assert told["places"] == {"items": [], "total": 0}
    assert told["needs"] == {"items": [], "total": 0}
    assert (told["diagnostics"]["total"], told["diagnostics"]["worst"]) == (0, None)


@pytest.mark.parametrize("user", [ANNA, BORIS])
async def test_nobody_is_told_of_anothers(home: Home, user: UUID) -> None:
    await one_clock(home)
    await home.link(BORIS, "1002")
    await measured(home, this_month())
    await home.good("meters", _METER | {"next_verification_on": ago(1).isoformat()})
    answer = await home.client.get("/api/cabinet/home", headers=as_user(user))
    assert ("S-A" in answer.text) == (user == ANNA)
    assert ("1001" in answer.text) == (user == ANNA)
    assert ("1002" in answer.text) == (user == BORIS)


async def test_the_shell_is_told_in_which_cabinets_somebody_works(home: Home) -> None:
    async def held(user: UUID) -> tuple[object, object]:
        counters = await home.get("counters", user)
        assert counters["servicing"] == (await home.get("home", user))["counters"]["servicing"]
        return counters["servicing"], counters["has_accounts"]

    assert await held(ANNA) == (None, True)
    assert await held(VERA) == (None, False)
    await serve(home, "l-a")
    assert await held(VERA) == ({"short_name": "УК o-1"}, False)
    await home.link(VERA, "1001")
    assert await held(VERA) == ({"short_name": "УК o-1"}, True)
    await home.rows("UPDATE servicing_people SET ended_at = now()")
    assert await held(VERA) == (None, True)
