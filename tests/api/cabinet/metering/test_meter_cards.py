"""Staff see and change a meter's card: two tabs, by the fields of the manual."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from services.kit.clock import utc_now
from tests.api.cabinet.cards import REASON
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.metering.staff_meters import (
    METERS,
    ask,
    card_of,
    key_of,
    problem,
    put,
    refused,
)
from tests.api.cabinet.supply import POINTS


async def _tariff(home: Home, name: str) -> int:
    (row,) = await home.rows("INSERT INTO tariff_schedules (name) VALUES ($1) RETURNING id", name)
    return int(row["id"])


async def test_a_card_has_the_two_tabs_of_the_manual_and_the_look_is_recorded(home: Home) -> None:
    card, _ = await card_of(home)
    assert set(card["information"]) == {
        "serial_number", "model_id", "manufactured_on", "tariff_id", "tariff", "time_zone",
        "seal_number", "last_instrumental_check_on", "last_verification_on",
        "next_verification_on",
    }  # fmt: skip
    assert card["point"] == {
        "name": None,
        "amenity_level": None,
        "installed_on": "2021-05-01",
        "removed_on": None,
        "place": None,
        "place_kind": None,
        "usage_point_code": f"urn:uuid:{POINTS['a']}",
    }
    assert (card["information"]["tariff"], card["clock"]) == ("Двухзонный", "Europe/London")
    assert card["account"]["number"] == "1001"
    assert card["passport"]["manufacturer"] == "Завод"
    assert [one["serial_number"] for one in card["history"]] == ["S-A"]
    (look,) = await home.acts(looks=True)
    assert (look["action"], look["object_kind"], look["object_id"], look["actor_role"]) == (
        "look_at_meter", "meter", str(card["id"]), "viewer",
    )  # fmt: skip


async def test_information_is_changed_and_told_with_before_and_after(home: Home) -> None:
    tariff = await _tariff(home, "Одноставочный")
    changes = {
        "serial_number": "S-A1",
        "manufactured_on": "2020-01-01",
        "tariff_id": tariff,
        "time_zone": "Asia/Omsk",
        "seal_number": " П-1 ",
        "last_verification_on": "2020-02-01",
        "next_verification_on": "2036-02-01",
    }
    answer = await put(home, "information", changes)
    assert answer.status_code == 200, answer.text
    told = answer.json()
    assert {name: told["information"][name] for name in changes} == changes | {"seal_number": "П-1"}
    assert (told["information"]["tariff"], told["verification_state"]) == ("Одноставочный", "valid")
    act = (await home.acts())[-1]
    assert (act["action"], act["object_id"]) == ("edit_meter", str(told["id"]))
    assert (act["before"]["serial_number"], act["after"]["serial_number"]) == ("S-A", "S-A1")
    assert set(act["after"]) == {*changes, "tariff"}
    assert (await card_of(home, "S-A1"))[1] == answer.headers["ETag"]


async def test_a_tariff_is_given_from_a_day_on(home: Home) -> None:
    """Another from tomorrow on is not today's; what batches told stays until then."""
    tariff = await _tariff(home, "Одноставочный")
    tomorrow = utc_now().date() + timedelta(days=2)
    later = {"tariff_id": tariff, "tariff_from": tomorrow.isoformat()}
    answer = await put(home, "information", later)
    assert answer.json()["information"]["tariff"] == "Двухзонный"
    given = await home.rows(
        "SELECT schedule_id, from_day, assigned_by FROM usage_point_tariffs"
        " WHERE usage_point_id = $1 ORDER BY from_day NULLS FIRST",
        answer.json()["usage_point_id"],
    )
    assert (given[0]["from_day"], given[0]["assigned_by"]) == (None, "")
    assert given[1] == {"schedule_id": tariff, "from_day": tomorrow, "assigned_by": "Ольга"}
    none = await put(home, "information", {"tariff_id": None})
    assert none.json()["information"]["tariff"] is None


async def test_the_point_is_changed(home: Home) -> None:
    code = str(uuid4())
    changes = {
        "name": "Дом",
        "amenity_level": "Газовая плита",
        "installed_on": "2021-05-02",
        "place": "Дом",
        "place_kind": "В квартире",
        "usage_point_code": f"urn:uuid:{code}",
    }
    answer = await put(home, "point", changes)
    assert answer.status_code == 200, answer.text
    assert {name: answer.json()["point"][name] for name in changes} == changes
    seen = await home.get(f"meters/{await home.meter_id()}/card")
    assert (seen["name"], seen["installed_on"]) == ("Дом", "2021-05-02")
    assert seen["usage_point_code"] == f"urn:uuid:{code}"
    emptied = await put(home, "point", {"name": "", "place": " "})
    assert emptied.status_code == 200, emptied.text
    assert (emptied.json()["point"]["name"], emptied.json()["point"]["place"]) == (None, None)


async def test_a_meter_is_taken_down_and_put_back(home: Home) -> None:
    answer = await put(home, "point", {"removed_on": "2026-09-01"})
    assert answer.json()["in_service"] is False
    (meter,) = (await home.get("meters"))["items"]
    assert (meter["in_service"], meter["removed_on"]) == (False, "2026-09-01")
    back = await put(home, "point", {"removed_on": None})
    assert back.json()["in_service"] is True
    await home.good(
        "meters",
        {
            "id": "m-n",
            "serial_number": "S-N",
            "usage_point": POINTS["a"],
            "installed_on": "2026-09-01",
        },
    )
    again = await put(home, "point", {"removed_on": None})
    assert refused(again) == {("removed_on", "overlap")}
    early = await put(home, "point", {"installed_on": "2026-08-01"}, serial="S-N")
    assert refused(early) == {("removed_on", "overlap")}


@pytest.mark.parametrize(
    ("tab", "wrong", "codes"),
    [
        ("point", {"usage_point_code": "1c1fb8b0"}, {("usage_point_code", "not_an_mrid")}),
        ("point", {"usage_point_code": POINTS["b"]}, {("usage_point_code", "taken")}),
        ("point", {"installed_on": "2200-01-01"}, {("installed_on", "day-ahead")}),
        ("point", {"removed_on": "2021-04-30"}, {("removed_on", "before-installation")}),
        ("point", {"removed_on": "30.04.2021"}, {("removed_on", "date_form")}),
        ("information", {"serial_number": " "}, {("serial_number", "string_too_short")}),
        ("information", {"model_id": 999_999}, {("model_id", "unknown-model")}),
        ("information", {"tariff_id": 999_999}, {("tariff_id", "unknown-tariff")}),
        ("information", {"manufactured_on": "2190-01-01"}, {("manufactured_on", "day-ahead")}),
        ("information", {"time_zone": "360"}, {("time_zone", "time_zone")}),
        ("information", {"time_zone": "Asia/Nowhere"}, {("time_zone", "unknown-time-zone")}),
        (
            "information",
            {"last_verification_on": "2020-01-02", "next_verification_on": "2020-01-01"},
            {("next_verification_on", "order")},
        ),
    ],
)
async def test_what_cannot_be_is_refused_by_field(
    home: Home, tab: str, wrong: dict[str, Any], codes: set[tuple[str, str]]
) -> None:
    before, _ = await card_of(home)
    assert refused(await put(home, tab, wrong)) == codes
    assert (await card_of(home))[0] == before


async def test_a_meter_that_stands_nowhere_has_no_place(home: Home) -> None:
    await home.good("meters", {"id": "m-x", "serial_number": "S-X"})
    card, tag = await card_of(home, "S-X")
    assert (card["point"], card["account"], card["in_service"]) == (None, None, False)
    answer = await put(home, "information", {"time_zone": "Asia/Omsk"}, serial="S-X")
    assert refused(answer) == {("time_zone", "no-place")}
    changed = await put(home, "information", {"seal_number": "1"}, serial="S-X")
    assert changed.json()["information"]["seal_number"] == "1"
    point = await ask(
        home,
        f"{METERS}/{card['id']}/point",
        method="PUT",
        role="operator",
        json={"usage_point_code": POINTS["c"], "reason": REASON},
        tag=changed.headers["ETag"],
    )
    assert refused(point) == {("installed_on", "no-place")}
    assert tag != changed.headers["ETag"]


async def test_the_second_of_two_is_told_and_changes_nothing(home: Home) -> None:
    _, tag = await card_of(home)
    assert (await put(home, "information", {"seal_number": "1"}, tag=tag)).status_code == 200
    for tab in ("information", "point"):
        late = await put(home, tab, {}, tag=tag)
        assert problem(late) == (412, "stale")
        assert late.json()["now"]["information"]["seal_number"] == "1"
        assert late.json()["changed"]["name"] == "Ольга"
    assert problem(await put(home, "information", {}, tag=None))[0] == 428
    assert (await card_of(home))[0]["information"]["seal_number"] == "1"


async def test_a_viewer_looks_only_and_nobodys_meter_is_not_there(home: Home) -> None:
    assert problem(await put(home, "information", {}, role="viewer")) == (403, "forbidden")
    assert problem(await put(home, "point", {}, role="viewer")) == (403, "forbidden")
    assert (await ask(home, f"{METERS}/999999")).status_code == 404
    assert (await ask(home, f"{METERS}/abc")).status_code == 404
    meter = await key_of(home, "S-A")
    assert [act["outcome"] for act in await home.acts()] == ["forbidden"] * 2
    assert [act["object_id"] for act in await home.acts()] == [str(meter)] * 2


async def _differing(home: Home) -> dict[str, Any]:
    """Let staff set a serial number, and a system tell another; return the difference."""
    changed = await put(home, "information", {"serial_number": "S-A1"})
    assert changed.status_code == 200
    told = {"id": "m-a", "serial_number": "S-A2", "model": "mm", "usage_point": POINTS["a"]}
    await home.good("meters", told | {"installed_on": "2021-05-01"})
    card, _ = await card_of(home, "S-A1")
    (edit,) = [one for one in card["edits"] if one["field"] == "serial_number"]
    return dict(edit)


@pytest.mark.parametrize(("choice", "serial"), [("system", "S-A2"), ("staff", "S-A1")])
async def test_a_difference_is_marked_and_decided(home: Home, choice: str, serial: str) -> None:
    edit = await _differing(home)
    assert (edit["state"], edit["value"], edit["delivered"]) == ("differs", "S-A1", "S-A2")
    card, tag = await card_of(home, "S-A1")
    answer = await ask(
        home,
        f"{METERS}/{card['id']}/differences",
        method="POST",
        role="operator",
        json={"kind": "meter", "field": "serial_number", "choice": choice},
        tag=tag,
    )
    assert answer.status_code == 200, answer.text
    assert answer.json()["information"]["serial_number"] == serial
    assert all(one["state"] != "differs" for one in answer.json()["edits"])
    act = (await home.acts())[-1]
    assert (act["action"], act["details"]) == (
        "decide_meter_difference", {"field": "serial_number", "choice": choice},
    )  # fmt: skip
    again = await ask(
        home,
        f"{METERS}/{card['id']}/differences",
        method="POST",
        role="operator",
        json={"kind": "meter", "field": "serial_number", "choice": choice},
        tag=answer.headers["ETag"],
    )
    assert again.status_code == 404
