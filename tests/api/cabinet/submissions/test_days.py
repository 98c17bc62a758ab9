"""When, and of which meters, readings are taken (cases B13, B19), and who may hand them in."""

import asyncio

import pytest

from tests.api.cabinet.access.test_rights import give_role
from tests.api.cabinet.conftest import Home, home_of, two_households
from tests.api.cabinet.metering.test_register_readings import reading
from tests.api.cabinet.submissions import handing_in
from tests.api.cabinet.submissions.handing_in import (
    Clock,
    fields,
    form,
    post,
    readings,
    refused,
    taken,
)
from tests.api.cabinet.supply import ANNA, BORIS, POINTS, as_user, profile
from tests.conftest import MakeApplication


async def _at(home: Home, zone: str) -> None:
    await home.rows("UPDATE usage_points SET time_zone = $1", zone)


async def test_the_window_is_whole_by_the_clock_of_the_place(home: Home, clock: Clock) -> None:
    """Case B13."""
    await _at(home, "Europe/Moscow")
    clock.set("2026-11-26T23:59:30+03:00")
    made = await taken(home, {"T1": "1"})
    assert (made["taken_on"], made["correctable_until"]) == ("2026-11-26", "2026-11-26")
    clock.set("2026-11-26T21:00:10Z")
    closed = await refused(home, {"T1": "2"}, 409, "submission-window-closed")
    assert (closed["opens_on"], closed["closes_on"]) == ("2026-12-15", "2026-12-26")
    (meter,) = await form(home)
    assert meter["window"] == {
        "open": False,
        "opens_on": "2026-12-15",
        "closes_on": "2026-12-26",
        "time_zone": "Europe/Moscow",
        "today": "2026-11-27",
    }
    # What was handed in is still told, and cannot be corrected any more.
    assert (meter["submitted"]["id"], meter["submitted"]["correctable_until"]) == (
        made["id"],
        None,
    )
    await _at(home, "Asia/Kamchatka")
    clock.set("2026-11-26T11:30:00Z")
    assert (await taken(home, {"T1": "3"}))["taken_on"] == "2026-11-26"
    clock.set("2026-11-26T12:00:10Z")
    await refused(home, {"T1": "4"}, 409, "submission-window-closed")


async def test_a_window_to_the_last_day_ends_with_a_short_month(home: Home, clock: Clock) -> None:
    """Case B13."""
    await home.rows("UPDATE supplier_settings SET reading_from = 25, reading_to = 31")
    clock.set("2027-02-28T12:00:00Z")
    await taken(home, {"T1": "1"})
    clock.set("2027-03-01T00:00:01Z")
    closed = await refused(home, {"T1": "1"}, 409, "submission-window-closed")
    assert (closed["opens_on"], closed["closes_on"]) == ("2027-03-25", "2027-03-31")


async def test_a_day_is_neither_ahead_nor_before_the_window(home: Home, clock: Clock) -> None:
    clock.set("2026-11-20T23:30:00Z")
    ahead = await refused(home, {"T1": "1"}, 422, "validation-failed", taken_on="2026-11-21")
    assert fields(ahead) == {"taken_on": "in-the-future"}
    early = await refused(home, {"T1": "1"}, 422, "validation-failed", taken_on="2026-11-14")
    assert fields(early) == {"taken_on": "before-window"}
    assert (await taken(home, {"T1": "1"}, taken_on="2026-11-15"))["taken_on"] == "2026-11-15"


async def test_the_next_window_begins_anew(home: Home, clock: Clock) -> None:
    first = await taken(home, {"T1": "100"})
    clock.set("2026-12-15T10:00:00Z")
    assert (await form(home))[0]["submitted"] is None
    second = await taken(home, {"T1": "100"})
    assert (second["id"] != first["id"], second["corrects"]) == (True, None)
    assert second["consumption_wh"] == {"T1": 0}


async def test_a_removed_meter_is_refused_with_the_day(home: Home, clock: Clock) -> None:
    """Case B19."""
    await home.rows(
        "UPDATE meter_installations SET removed_on = '2026-06-14' WHERE installed_on = '2021-05-01'"
    )
    removed = await refused(home, {"T1": "1"}, 409, "meter-removed")
    assert removed["removed_on"] == "2026-06-14"
    assert await form(home) == []
    clock.set("2026-06-20T10:00:00Z")
    (meter,) = await form(home)
    assert meter["blocked"] == {"reason": "removed", "since": "2026-06-14"}


async def test_a_reading_of_the_time_before_its_removal_stays(home: Home, clock: Clock) -> None:
    """Case B19."""
    made = await taken(home, {"T1": "100"})
    placed = {"model": "mm", "usage_point": POINTS["a"], "installed_on": "2026-11-22"}
    await home.good("meters", {"id": "m-n", "serial_number": "S-N"} | placed)
    clock.set("2026-11-24T10:00:00Z")
    await refused(home, {"T1": "101"}, 409, "meter-removed")
    shown = {one["serial_number"]: one for one in await form(home)}
    assert shown["S-A"]["submitted"]["id"] == made["id"]
    assert shown["S-A"]["submitted"]["state"] == "on_its_way"
    assert await readings(home) == [(2, 100_000)]
    # What it showed before it was removed can be put right while the window is open.
    await taken(home, {"T1": "99"}, taken_on="2026-11-20")
    early = await refused(
        home, {"T1": "4"}, 422, "validation-failed", serial="S-N", taken_on="2026-11-21"
    )
    assert fields(early) == {"taken_on": "before-yours"}
    await taken(home, {"T1": "5"}, serial="S-N")


@pytest.mark.parametrize("rule", ["take", "refuse"])
async def test_an_overdue_verification_is_said_and_judged_as_the_supplier_has_set(
    home: Home, rule: str
) -> None:
    """Case B19."""
    await home.rows("UPDATE meters SET next_verification_on = '2026-10-31'")
    await home.rows("UPDATE supplier_settings SET overdue_verification = $1", rule)
    (meter,) = await form(home)
    assert meter["warnings"] == [{"code": "verification_overdue", "on": "2026-10-31"}]
    if rule == "take":
        assert meter["blocked"] is None
        assert (await taken(home, {"T1": "1"}))["overdue_since"] == "2026-10-31"
    else:
        assert meter["blocked"] == {"reason": "verification_overdue", "since": "2026-10-31"}
        problem = await refused(home, {"T1": "1"}, 409, "verification-overdue")
        assert problem["due_on"] == "2026-10-31"


async def test_what_is_read_from_afar_is_not_taken_unless_the_supplier_says_otherwise(
    home: Home,
) -> None:
    point = {"mrid": POINTS["a"], "account": "1001", "service_location": "l-a"}
    await home.good("register-readings", reading("2026-11-18", "remote", T1=100))
    (meter,) = await form(home)
    assert (meter["read_remotely"], meter["blocked"]["reason"]) == (True, "read_remotely")
    await refused(home, {"T1": "101"}, 409, "meter-read-remotely")
    await home.good("usage-points", point | {"read_remotely": False})
    assert (await form(home))[0]["blocked"] is None
    await taken(home, {"T1": "101"})
    await home.good("usage-points", point | {"read_remotely": True})
    await refused(home, {"T1": "102"}, 409, "meter-read-remotely")


async def test_a_meter_with_a_profile_is_read_from_afar_while_the_profile_comes(
    home: Home, clock: Clock
) -> None:
    await home.good("interval-profiles", profile(day="2026-09-22"))
    await refused(home, {"T1": "1"}, 409, "meter-read-remotely", serial="S-A")
    clock.set("2026-11-25T10:00:00Z")
    await taken(home, {"T1": "1"})


async def test_a_role_without_readings_and_a_former_customer_hand_nothing_in(home: Home) -> None:
    await give_role(home, BORIS, "accountant")
    meter = await home.rows("SELECT id FROM meters WHERE serial_number = 'S-B'")
    path = f"/api/cabinet/meters/{meter[0]['id']}/submissions"
    answer = await home.client.post(path, json={"values": {"T1": "1"}}, headers=as_user(BORIS))
    assert answer.status_code == 403
    assert await form(home, BORIS) == []
    await home.rows("UPDATE account_holdings SET last_day = '2026-11-25'")
    assert (await post(home, {"T1": "1"})).status_code == 403
    (ended,) = await form(home, ANNA)
    assert ended["blocked"] == {"reason": "closed_account", "since": "2026-11-25"}
    assert (await home.client.post(path, json={"values": {"T1": "1"}})).status_code == 401
    assert await readings(home) == []


async def test_more_at_once_than_there_are_connections_are_all_taken(
    live_app: MakeApplication,
) -> None:
    """Who holds a connection waits for no other one: all would wait for each other."""
    made = await live_app("cabinet", furnish=two_households, database_pool_size=1)
    home = home_of(*made)
    async with asyncio.timeout(60):
        answers = await asyncio.gather(*(post(home, {"T1": "100"}) for _ in range(6)))
    assert [one.status_code for one in answers] == [201] * 6


async def test_the_same_from_two_windows_at_once_is_one_reading(live_home: Home) -> None:
    """Case B14."""
    home = live_home
    answers = await asyncio.gather(*(post(home, {"T1": "100"}) for _ in range(6)))
    assert [one.status_code for one in answers] == [201] * 6
    assert len({one.json()["id"] for one in answers}) == 1
    assert await readings(home) == [(2, 100_000)]
    assert len(await handing_in.told(home)) == 1
    # Different ones make a row of corrections, of which one counts.
    answers = await asyncio.gather(*(post(home, {"T1": str(200 + n)}) for n in range(6)))
    assert [one.status_code for one in answers] == [201] * 6
    states = await home.rows("SELECT state, count(*) AS n FROM submissions GROUP BY state")
    assert {row["state"]: row["n"] for row in states} == {"on_its_way": 1, "corrected": 6}
    assert len(await readings(home)) == 1
