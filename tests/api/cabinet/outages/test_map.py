"""The map shows one's own places and the outages around them; the main page those that touch."""

from typing import Any
from uuid import UUID

import pytest

from tests.api.cabinet.conftest import Home
from tests.api.cabinet.outages.town import DARYA, LONGITUDE, STREET, VERA, Town, around, moment
from tests.api.cabinet.supply import ANNA, as_user


async def shown(town: Town, user_id: UUID = VERA) -> dict[str, Any]:
    answer = await town.client.get("/api/cabinet/outages/map", headers=as_user(user_id))
    assert answer.status_code == 200, answer.text
    told: dict[str, Any] = answer.json()
    return told


async def test_the_map_has_ones_own_places_and_what_is_near_them(town: Town) -> None:
    empty = await shown(town)
    assert (empty["outages"], empty["tiles"], empty["attribution"]) == ([], None, None)
    (place,) = empty["own"]
    assert (place["address"], place["point"]) == (f"Тара, {STREET}, д. 2", [LONGITUDE, 56.901])
    near = await town.add(scope=around(56.9025, 56.9035))
    own = await town.add(kind="planned", starts_at=moment(100), expected_end_at=moment(101))
    late = await town.add(kind="planned", starts_at=moment(200), expected_end_at=moment(201))
    await town.add(publish=False, scope=town.houses("4"))
    told = (await shown(town))["outages"]
    # His own come first, and those of next week not yet, but to whom they touch: he has a list.
    assert [(one["id"], one["mine"]) for one in told] == [(own["id"], True), (near["id"], False)]
    assert told[1]["shape"]["type"] == "Polygon"
    assert told[1]["houses"] == [[LONGITUDE, 56.903]]
    assert told[0]["shape"] is None
    assert set(told[0]) == {
        "id", "kind", "status", "starts_at", "expected_end_at", "mine", "shape", "houses",
    }  # fmt: skip
    # Anna is in Kazan, some 1 500 km away; where her house is, nobody has said.
    assert (await shown(town, ANNA))["outages"] == []
    assert late["id"] in {one["id"] for one in await town.own()}


async def test_the_main_page_counts_and_shows_what_touches_its_reader(town: Town) -> None:
    home = await town.home.get("home", VERA)
    assert (home["outages"], home["counters"]["outages"]) == ([], 0)
    current = await town.add()
    soon = await town.add(kind="planned", starts_at=moment(70), expected_end_at=moment(71))
    await town.add(kind="planned", starts_at=moment(73), expected_end_at=moment(75))
    await town.add(publish=False)
    home = await town.home.get("home", VERA)
    assert [(one["id"], one["status"]) for one in home["outages"]] == [
        (current["id"], "current"), (soon["id"], "planned"),
    ]  # fmt: skip
    assert home["outages"][0]["address"] == f"Тара, {STREET}, д. 2"
    assert home["outages"][0]["more_places"] == 0
    assert home["counters"]["outages"] == 2
    assert (await town.home.get("counters", VERA))["outages"] == 2
    assert (await town.home.get("counters", DARYA))["outages"] == 0
    await town.does(current, "end")
    assert (await town.home.get("counters", VERA))["outages"] == 1


async def test_staff_have_the_same_ground_and_all_houses(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = "/api/cabinet/staff/map"
    plain = (await town.client.get(path, headers=town.headers)).json()
    assert (plain["tiles"], plain["attribution"]) == (None, None)
    # From a house in Kazan to the last one of the town's street.
    assert plain["extent"] == [49.11, 55.79, LONGITUDE, 56.903]
    state = town.home.application.state
    tiles = "https://tiles.example.org/{z}/{x}/{y}.png"
    ground = {"map_tiles": tiles, "map_attribution": "© Карты"}
    monkeypatch.setattr(state, "settings", state.settings.model_copy(update=ground))
    told = (await town.client.get(path, headers=town.headers)).json()
    assert told == plain | {"tiles": tiles, "attribution": "© Карты"}
    own = await shown(town)
    assert (own["tiles"], own["attribution"]) == (tiles, "© Карты")


async def test_the_ground_of_staff_is_for_staff_who_see_outages(town: Town) -> None:
    path = "/api/cabinet/staff/map"
    assert (await town.client.get(path)).status_code == 401
    assert (await town.client.get(path, headers=as_user(VERA))).status_code == 401


async def test_without_coordinates_there_is_no_extent(home: Home) -> None:
    await home.rows("UPDATE buildings SET place = NULL")
    told = await home.client.get("/api/cabinet/staff/map", headers=home.desk.staff())
    assert told.json()["extent"] is None
