"""A meter's card: passport, place, verification, and who measured there before."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.api.cabinet.access.test_rights import give_role
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.passing import account, ago, newcomer, one_clock, replace_meter, take
from tests.api.cabinet.supply import ANNA, BORIS, POINTS, as_user

_MODEL = {
    "id": "mm",
    "name": "СЕ102",
    "manufacturer": "Завод",
    "version_code": "2.1",
    "phases": 1,
    "nominal_voltage": 230,
    "nominal_current": "5(60)",
    "maximum_current": "60",
    "frequency": 50,
    "meter_constant": 1600,
    "accuracy_active": "1,0",
    "accuracy_reactive": "2,0",
    "connection_kind": "Прямое",
    "register_number": "12345-06",
    "register_digits": 6,
    "register_decimals": 1,
    "verification_interval_years": 16,
    "service_life_years": 30,
}
_METER = {"id": "m-a", "serial_number": "S-A", "model": "mm", "usage_point": POINTS["a"]}
_POINT = {"mrid": POINTS["a"], "account": "1001", "service_location": "l-a"}


def shown(at: str, total: int, meter: str = "m-a", **zones: int) -> dict[str, Any]:
    """Return the record of what the registers of A+ showed, in Wh."""
    return {
        "meter": meter,
        "channel": "A+",
        "unit": "Wh",
        "taken_at": at,
        "source": "remote",
        "values": {"total": total, **zones},
    }


async def card(home: Home, user: UUID = ANNA, serial: str = "S-A") -> Any:
    return await home.get(f"meters/{await home.meter_id(user, serial)}/card", user)


async def test_a_card_tells_all_that_the_registry_knows(home: Home) -> None:
    await home.good("meter-models", _MODEL)
    await home.good(
        "meters",
        _METER
        | {
            "installed_on": "2021-05-01",
            "place": "Щит на площадке",
            "place_kind": "Внутреннее (в здании)",
            "manufactured_on": "2020-02-03",
            "seal_number": "ВМ 234798",
            "last_instrumental_check_on": "2024-06-24",
            "last_verification_on": "2020-06-24",
            "next_verification_on": "2036-06-24",
        },
    )
    await home.good("usage-points", _POINT | {"tariff": "Двухзонный", "amenity_level": "Газ"})
    await home.rows("UPDATE tariff_schedules SET name_en = 'Two-zone'")
    await home.good(
        "connection-states",
        {"meter": "m-a", "state": "disconnected", "changed_at": "2026-09-01T00:00:00Z"},
        {"meter": "m-a", "state": "connected", "changed_at": "2026-09-02T00:00:00Z"},
    )
    told = await card(home)
    meter = await home.get(f"meters/{told['id']}")
    assert {name: told.pop(name) for name in meter} == meter
    assert (meter["verification_due_on"], meter["verification_state"]) == ("2036-06-24", "valid")
    (placed,) = told.pop("history")
    assert placed == {
        "id": meter["id"],
        "serial_number": "S-A",
        "model": "СЕ102",
        "in_service": True,
        "installed_on": "2021-05-01",
        "removed_on": None,
        "readings": [],
    }
    passport = told.pop("passport")
    numbers = {"nominal_voltage": "230", "frequency": "50", "meter_constant": "1600"}
    assert passport == {name: _MODEL[name] for name in _MODEL if name != "id"} | numbers
    assert told == {
        "manufactured_on": "2020-02-03",
        "installed_on": "2021-05-01",
        "connection_since": "2026-09-02T03:00:00+03:00",
        "place": "Щит на площадке",
        "place_kind": "Внутреннее (в здании)",
        "tariff": "Двухзонный",
        "tariff_en": "Two-zone",
        "usage_point_code": f"urn:uuid:{POINTS['a']}",
        "amenity_level": "Газ",
        "scope": "unit",
        "transformation_ratio": 1.0,
        "former_ratios": [],
        "loss_percent": None,
        "last_instrumental_check_on": "2024-06-24",
        "seal_number": "ВМ 234798",
        "last_verification_on": "2020-06-24",
        "next_verification_on": "2036-06-24",
        "verification_computed": False,
        "sees_readings": True,
    }


async def test_what_the_registry_does_not_know_is_not_told(home: Home) -> None:
    await home.good("meters", {"id": "m-x", "serial_number": "S-X", "usage_point": POINTS["a"]})
    told = await card(home, serial="S-X")
    assert told["passport"] is None
    assert (told["verification_due_on"], told["verification_state"]) == (None, None)
    assert (told["name"], told["connection_since"]) == ("S-X", None)
    assert (told["tariff"], told["tariff_en"]) == ("Двухзонный", "")


@pytest.mark.parametrize(
    ("days", "state"), [(-1, "overdue"), (0, "soon"), (60, "soon"), (61, "valid")]
)
async def test_a_verification_is_warned_of_before_its_day_and_overdue_after_it(
    home: Home, days: int, state: str
) -> None:
    await one_clock(home)
    due = ago(-days)
    await home.good("meters", _METER | {"next_verification_on": due.isoformat()})
    told = await card(home)
    assert (told["verification_due_on"], told["verification_state"]) == (due.isoformat(), state)


async def test_a_next_verification_that_nobody_told_follows_from_the_last(home: Home) -> None:
    await home.good("meter-models", _MODEL)
    await home.good("meters", _METER | {"last_verification_on": "2012-02-29"})
    told = await card(home)
    assert (told["verification_due_on"], told["verification_computed"]) == ("2028-02-29", True)
    assert told["next_verification_on"] is None


async def test_the_history_has_the_meters_before_with_what_they_showed_last(home: Home) -> None:
    await one_clock(home)
    await replace_meter(home, ago(10), "S-N")
    gone, still = ago(11).isoformat(), ago(12).isoformat()
    await home.good(
        "register-readings",
        shown(f"{still}T00:00:00+03:00", 100_500, T1=70_500, T2=30_000),
        shown(f"{gone}T00:00:00+03:00", 120_250, T1=80_250, T2=40_000),
        # Of a time when it stood here no more.
        shown(f"{ago(5).isoformat()}T00:00:00+03:00", 777),
        shown(f"{gone}T00:00:00+03:00", 5_000) | {"channel": "A-", "source": "manual"},
    )
    told = await card(home, serial="S-N")
    new, old = told["history"]
    assert (new["serial_number"], new["in_service"], new["readings"]) == ("S-N", True, [])
    assert (old["serial_number"], old["installed_on"], old["removed_on"]) == (
        "S-A",
        "2021-05-01",
        ago(10).isoformat(),
    )
    at = f"{gone}T00:00:00+03:00"
    assert old["readings"] == [
        {"channel": "A+", "taken_at": at, "source": "remote"}
        | {"total": 120.25, "T1": 80.25, "T2": 40.0, "T3": None},
        {"channel": "A-", "taken_at": at, "source": "manual"}
        | {"total": 5.0, "T1": None, "T2": None, "T3": None},
    ]
    # The card of the meter before has the same history, and no verification to come.
    former = await card(home)
    assert former["history"] == told["history"]
    assert (former["removed_on"], former["verification_state"]) == (ago(10).isoformat(), None)


async def test_who_comes_next_sees_no_meter_of_the_time_before(home: Home) -> None:
    await newcomer(home)
    await replace_meter(home, ago(30), "S-N")
    await home.good("accounts", account("c-z", ago(10)))
    await home.link(BORIS, "1001")
    assert [one["serial_number"] for one in (await card(home, BORIS, "S-N"))["history"]] == ["S-N"]
    assert len((await card(home, serial="S-N"))["history"]) == 2


async def test_a_place_that_is_anothers_now_keeps_its_present_to_itself(home: Home) -> None:
    await newcomer(home)
    await home.good("accounts", account("c-z", ago(10)))
    await home.good("usage-points", _POINT | {"amenity_level": "Газ", "name": "Чужестранцева"})
    strange = {"seal_number": "Чужая", "place": "У Чужестранцевой", "place_kind": "Чужое"}
    days = ("last_instrumental_check_on", "last_verification_on", "next_verification_on")
    await home.good("meters", _METER | strange | dict.fromkeys(days, ago(1).isoformat()))
    await home.good("register-readings", shown(f"{ago(1).isoformat()}T12:00:00+03:00", 777))
    state = {"meter": "m-a", "state": "connected", "changed_at": "2026-09-02T00:00:00Z"}
    await home.good("connection-states", state)
    told = await card(home)
    assert not told["ongoing"]
    for name in (*strange, *days, "tariff", "amenity_level", "connection_since"):
        assert told[name] is None, name
    assert told["verification_state"] is None
    (placed,) = told["history"]
    assert (placed["in_service"], placed["removed_on"], placed["readings"]) == (True, None, [])


async def test_an_accountant_sees_the_card_without_what_the_registers_showed(home: Home) -> None:
    clerk = uuid4()
    await give_role(home, clerk, "accountant")
    await give_role(home, BORIS, "energy_engineer")
    await home.good("register-readings", shown("2026-09-10T00:00:00Z", 12_000, meter="m-b"))
    told = await card(home, clerk, "S-B")
    assert (told["sees_readings"], told["history"][0]["readings"]) == (False, [])
    told = await card(home, BORIS, "S-B")
    assert (told["sees_readings"], told["history"][0]["readings"][0]["total"]) == (True, 12.0)


async def test_a_card_that_was_taken_away_is_not_there(home: Home) -> None:
    meter = await home.meter_id()
    assert (await take(home, ANNA, "1001", None)).status_code == 204
    answer = await home.client.get(f"/api/cabinet/meters/{meter}/card", headers=as_user(ANNA))
    assert answer.status_code == 404
