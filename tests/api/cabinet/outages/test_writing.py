"""Staff say where there is no energy: whom it touches sees it, and nobody else."""

import asyncio
from datetime import timedelta

from services.cabinet.outages.outages.changes import take_in_new_buildings
from tests.api.cabinet.outages.town import (
    DARYA,
    GLEB,
    STREET,
    VERA,
    Town,
    around,
    moment,
    problem,
    wrong,
)
from tests.api.cabinet.supply import ANNA, as_user


async def test_a_draft_is_seen_and_told_to_nobody_until_it_is_published(town: Town) -> None:
    draft = await town.add(publish=False)
    assert draft["status"] == "draft"
    assert draft["scope"]["title"] == f"Тара: {STREET}"
    assert await town.own() == []
    draft = await town.change(draft, scope=town.houses("2", "4"))
    assert await town.told() == []
    card = await town.does(draft, "publish")
    assert (card["status"], card["buildings"], card["accounts"]) == ("current", 2, 2)
    assert card["told"] == {"users": 2}
    ((change, readers),) = await town.told()
    assert change == "published"
    assert readers == {
        VERA: [f"Тара, {STREET}, д. 2"],
        GLEB: [f"Тара, {STREET}, д. 4"],
    }
    (seen,) = await town.own()
    assert {name: seen[name] for name in ("id", "kind", "status", "cause", "overdue")} == {
        "id": card["id"], "kind": "emergency", "status": "current",
        "cause": "Повреждение кабеля", "overdue": False,
    }  # fmt: skip
    (place,) = seen["places"]
    assert (place["number"], place["address"]) == ("772", f"Тара, {STREET}, д. 2")
    assert [one["text"] for one in seen["updates"]] == ["Бригада выехала."]
    assert await town.own(DARYA) == await town.own(ANNA) == []


async def test_an_area_a_circle_and_a_substation_know_their_houses(town: Town) -> None:
    area = {"scope": around(56.9005, 56.9025)}
    preview = (await town.ask("POST", "/preview", json=area)).json()
    assert (preview["accounts"], preview["buildings"], preview["users"]) == (2, 2, 2)
    assert preview["shape"]["type"] == "Polygon"
    assert preview["houses"] == [[74.3, 56.901], [74.3, 56.902]]
    # House 8 stands there as well, but nobody has said where.
    await town.settle(ANNA, "8")
    preview = (await town.ask("POST", "/preview", json=area)).json()
    assert preview["without_place"] == 1
    circle = {"kind": "radius", "center": [74.3, 56.9015], "metres": 60}
    card = await town.add(scope=circle)
    assert {one["address"] for one in card["buildings_shown"]} == {
        f"Тара, {STREET}, д. 2", f"Тара, {STREET}, д. 4",
    }  # fmt: skip
    assert card["shape"]["type"] == "Polygon"
    assert card["scope"]["center"] == [74.3, 56.9015]
    near = await town.add(scope=circle | {"metres": 50}, publish=False)
    assert near["buildings"] == 0
    await town.settle(DARYA, "6", substation="ПС Северная", latitude=56.903, longitude=74.3)
    fed = await town.add(scope={"kind": "substation", "name": "ПС Северная"})
    assert [one["address"] for one in fed["buildings_shown"]] == [f"Тара, {STREET}, д. 6"]
    assert len(await town.own(DARYA)) == 1


async def test_what_cannot_be_is_refused_by_its_field_and_changes_nothing(town: Town) -> None:
    crossing = around(56.9, 56.91)
    ring = crossing["polygon"]["coordinates"][0]
    crossing["polygon"]["coordinates"] = [[ring[0], ring[2], ring[1], ring[3], ring[0]]]
    assert await town.refuse(scope=crossing) == ("scope.polygon", "crosses-itself")
    shapes = "scope.area.polygon.coordinates"
    unclosed = around(56.9, 56.91)
    unclosed["polygon"]["coordinates"][0].pop()
    assert (await town.refuse(scope=unclosed))[0] == f"{shapes}.0"
    many = around(56.9, 56.91)
    corners = [[74.2 + n / 10_000, 56.9] for n in range(500)]
    many["polygon"]["coordinates"] = [[*corners, [74.3, 57], corners[0]]]
    assert await town.refuse(scope=many) == (f"{shapes}.0", "too_long")
    many["polygon"]["coordinates"][0].pop(3)
    assert await town.refuse(scope=many, publish=True) == ("scope", "no-buildings")
    flat = around(56.9, 56.91)
    flat["polygon"]["coordinates"] = [[[74, 56], [75, 57], [76, 58], [74, 56]]]
    assert await town.refuse(scope=flat) == ("scope.polygon", "crosses-itself")
    # A side of half the globe has no one way to go: the map would fail for those around.
    for wide in ([[-90, 0], [90, 0], [90, 80], [-90, 0]], [[70, 0], [71, 30], [72, 0], [70, 0]]):
        flat["polygon"]["coordinates"] = [wide]
        assert await town.refuse(scope=flat) == ("scope.polygon", "too-vast")
    far = around(56.9, 56.91)
    far["polygon"]["coordinates"][0][1] = [500, 56.9]
    assert (await town.refuse(scope=far))[0] == f"{shapes}.0.1.0"
    for lacking in ("NaN", "Infinity", "-Infinity", "1e999"):
        text = f'{{"scope": {{"kind": "radius", "center": [{lacking}, 56.9], "metres": 100}}}}'
        headers = {"Content-Type": "application/json"}
        answer = await town.ask("POST", "/preview", content=text, headers=headers)
        assert answer.status_code == 422, answer.text
        assert lacking not in answer.text
    for metres in (0, -5, 10**9, 50_001, "100", 10.5):
        scope = {"kind": "radius", "center": [74.3, 56.9], "metres": metres}
        assert (await town.refuse(scope=scope))[0] == "scope.radius.metres"
    chosen = {"kind": "buildings", "building_ids": list(range(1, 5_002))}
    assert await town.refuse(scope=chosen) == ("scope.buildings.building_ids", "too_long")
    chosen["building_ids"] = [town.ids["2"], 999_999]
    assert await town.refuse(scope=chosen) == ("scope.building_ids", "unknown-buildings")
    nowhere = {"kind": "substation", "name": "ПС Никакая"}
    assert await town.refuse(scope=nowhere) == ("scope.name", "unknown-substation")
    assert await town.refuse(expected_end_at=moment(-2)) == (
        "expected_end_at", "ends-before-it-starts",
    )  # fmt: skip
    assert await town.refuse(kind="planned", expected_end_at=None) == (
        "expected_end_at", "needed-for-planned",
    )  # fmt: skip
    assert await town.refuse(starts_at=moment(24 * 400), expected_end_at=None) == (
        "starts_at", "too-far-away",
    )  # fmt: skip
    assert (await town.refuse(starts_at="2026-11-29T10:00:00"))[0] == "starts_at"
    over = {"kind": "planned", "starts_at": moment(-5), "expected_end_at": moment(-1)}
    assert await town.refuse(**over, publish=True) == ("expected_end_at", "over-already")
    assert (await town.refuse(cause="я" * 501))[0] == "cause"
    assert (await town.refuse(text="я" * 2_001))[0] == "text"
    assert (await town.ask("GET", "")).json()["total"] == 0
    assert await town.told() == []


async def test_times_make_the_status_and_nobody_has_to_press_a_button(town: Town) -> None:
    planned = await town.add(kind="planned", starts_at=moment(5), expected_end_at=moment(6))
    late = await town.add(expected_end_at=moment(-0.5))
    assert (planned["status"], late["status"], late["overdue"]) == ("planned", "current", True)
    far = await town.add(kind="planned", starts_at=moment(24 * 31), expected_end_at=moment(745))
    assert [one["id"] for one in await town.own()] == [late["id"], planned["id"]]
    shift = "UPDATE outages SET starts_at = starts_at - $2::interval, expected_end_at ="
    await town.home.rows(
        f"{shift} expected_end_at - $2::interval WHERE id = $1 RETURNING id",
        planned["id"],
        timedelta(hours=5.5),
    )
    assert [one["status"] for one in await town.own()] == ["current", "current"]
    await town.home.rows(
        f"{shift} expected_end_at - $2::interval WHERE id = $1 RETURNING id",
        planned["id"],
        timedelta(hours=1),
    )
    over = (await town.ask("GET", f"/{planned['id']}")).json()
    assert (over["status"], over["overdue"]) == ("ended", False)
    assert over["ended_at"] == over["expected_end_at"]
    assert problem(
        await town.ask("POST", f"/{planned['id']}/end", tag=planned["etag"], json={})
    ) == (409, "outage-over")
    assert [(one["id"], one["status"]) for one in await town.own()] == [
        (late["id"], "current"), (planned["id"], "ended"),
    ]  # fmt: skip
    found = (await town.ask("GET", "", params={"status": ["current", "ended"]})).json()
    assert [one["id"] for one in found["items"]] == [late["id"], planned["id"]]
    assert found["total"] == 2
    assert found["counters"] == {
        "draft": 0, "planned": 1, "current": 1, "ended": 1, "cancelled": 0,
    }  # fmt: skip
    day = moment(24 * 31)[:10]
    assert [
        one["id"] for one in (await town.ask("GET", "", params={"from": day})).json()["items"]
    ] == [far["id"]]
    for words, number in (("лесн", 3), ("КАБЕЛ", 3), (f"№{late['id']}", 1), ("нигде", 0)):
        found = (await town.ask("GET", "", params={"search": words})).json()
        assert found["total"] == number, words


async def test_what_is_told_while_it_lasts_and_at_its_end(town: Town) -> None:
    card = await town.add(scope=town.houses("2", "4"))
    await town.told()
    card = await town.does(card, "updates", text="Нужна вторая бригада.", expected_end_at=moment(8))
    assert card["expected_end_at"] > moment(7)[:19]
    assert [change for change, _ in await town.told()] == ["updated"]
    (seen,) = await town.own()
    assert [one["text"] for one in seen["updates"]] == ["Нужна вторая бригада.", "Бригада выехала."]
    empty = await town.ask("POST", f"/{card['id']}/updates", tag=card["etag"], json={})
    assert wrong(empty) == ("text", "missing")
    early = {"ended_at": moment(-2)}
    early_end = await town.ask("POST", f"/{card['id']}/end", tag=card["etag"], json=early)
    assert wrong(early_end) == ("ended_at", "ends-before-it-starts")
    late = {"ended_at": moment(1)}
    late_end = await town.ask("POST", f"/{card['id']}/end", tag=card["etag"], json=late)
    assert wrong(late_end) == ("ended_at", "in-the-future")
    card = await town.does(card, "end", text="Свет включён.")
    assert (card["status"], len(card["history"])) == ("ended", 4)
    ((change, readers),) = await town.told()
    assert (change, set(readers)) == ("ended", {VERA, GLEB})
    (seen,) = await town.own(GLEB)
    assert (seen["status"], seen["updates"][0]["text"]) == ("ended", "Свет включён.")
    for act, body in (("end", {}), ("cancel", {}), ("updates", {"text": "ещё"})):
        again = await town.ask("POST", f"/{card['id']}/{act}", tag=card["etag"], json=body)
        assert problem(again) == (409, "outage-over"), act
    assert await town.told() == []
    await town.home.rows(
        "UPDATE outages SET starts_at = now() - interval '10 days',"
        " ended_at = now() - interval '8 days' RETURNING id"
    )
    assert await town.own() == []


async def test_only_a_draft_is_deleted_and_what_has_not_begun_does_not_end(town: Town) -> None:
    planned = await town.add(kind="planned", starts_at=moment(5), expected_end_at=moment(6))
    path = f"/{planned['id']}"
    tag = planned["etag"]
    assert problem(await town.ask("POST", f"{path}/end", tag=tag, json={})) == (
        409, "outage-not-begun",
    )  # fmt: skip
    assert problem(await town.ask("POST", f"{path}/publish", tag=tag)) == (409, "outage-published")
    assert problem(await town.ask("DELETE", path, tag=tag)) == (409, "outage-published")
    cancelled = await town.does(planned, "cancel", text="Работы перенесены.")
    assert cancelled["status"] == "cancelled"
    assert [change for change, _ in await town.told()] == ["published", "cancelled"]
    draft = await town.add(publish=False)
    for act in ("end", "cancel"):
        answer = await town.ask("POST", f"/{draft['id']}/{act}", tag=draft["etag"], json={})
        assert problem(answer) == (409, "outage-draft")
    assert (await town.ask("DELETE", f"/{draft['id']}", tag=draft["etag"])).status_code == 204
    assert problem(await town.ask("GET", f"/{draft['id']}")) == (404, "not-found")
    done = [one["action"] for one in await town.home.acts() if one["outcome"] == "done"]
    assert done == ["add_outage", "cancel_outage", "add_outage", "delete_outage"]


async def test_of_a_change_each_is_told_what_concerns_him_once(town: Town) -> None:
    card = await town.add(scope=town.houses("2", "4"))
    await town.told()
    card = await town.change(card, scope=town.houses("4", "6"))
    assert dict(await town.told()) == {
        "published": {DARYA: [f"Тара, {STREET}, д. 6"]},
        "untouched": {VERA: [f"Тара, {STREET}, д. 2"]},
    }
    assert await town.own(VERA) == []
    card = await town.change(card, cause="Замена опоры")
    ((change, readers),) = await town.told()
    assert (change, set(readers)) == ("changed", {GLEB, DARYA})
    await town.change(card)
    assert await town.told() == []


async def test_a_house_that_the_registry_gets_to_know_later_is_touched_and_told_once(
    live_town: Town,
) -> None:
    town = live_town
    card = await town.add(scope=around(56.9005, 56.9045))
    await town.told()
    await town.settle(ANNA, "8", latitude=56.904, longitude=74.3)
    assert await town.own(ANNA) == []
    for _ in range(2):
        await take_in_new_buildings(town.home.database)
    assert await town.told() == [("published", {ANNA: [f"Тара, {STREET}, д. 8"]})]
    assert [one["id"] for one in await town.own(ANNA)] == [card["id"]]
    # Nobody has changed it: what staff have open is still what it was.
    await town.does(card, "end")


async def test_several_places_of_one_user_are_named_in_one_message(town: Town) -> None:
    await town.home.link(VERA, "774")
    card = await town.add(scope=town.houses("2", "4"))
    ((_, readers),) = await town.told()
    assert readers[VERA] == [f"Тара, {STREET}, д. 2", f"Тара, {STREET}, д. 4"]
    assert len((await town.own())[0]["places"]) == 2
    await town.change(card, scope=town.houses("4"))
    assert dict(await town.told()) == {"untouched": {VERA: [f"Тара, {STREET}, д. 2"]}}


async def test_who_saves_over_anothers_change_is_told(town: Town) -> None:
    card = await town.add()
    await town.does(card, "updates", text="Первый.")
    for method, path, body in (
        ("PUT", "", town.body()),
        ("POST", "/updates", {"text": "Второй."}),
        ("POST", "/end", {}),
        ("POST", "/cancel", {}),
        ("POST", "/publish", None),
    ):
        where = f"/{card['id']}{path}"
        late = await town.ask(method, where, tag=card["etag"], json=body)
        assert problem(late) == (412, "stale"), path
        assert late.json()["now"]["updates"][0]["text"] == "Первый."
        assert problem(await town.ask(method, where, json=body)) == (428, "if-match-required")


async def test_two_who_end_it_at_once_end_it_once(live_town: Town) -> None:
    town = live_town
    card = await town.add()
    await town.told()
    path = f"/{card['id']}/end"
    done = await asyncio.gather(
        *(town.ask("POST", path, tag=card["etag"], json={}) for _ in range(4))
    )
    assert sorted(one.status_code for one in done) == [200, 412, 412, 412]
    assert [change for change, _ in await town.told()] == ["ended"]


async def test_what_is_sent_twice_under_a_key_is_one_outage(town: Town) -> None:
    headers, body = {"Idempotency-Key": "k-1"}, town.body(publish=True)
    first, again = [await town.ask("POST", "", json=body, headers=headers) for _ in range(2)]
    assert first.status_code == again.status_code == 201
    assert first.json()["id"] == again.json()["id"]
    assert len(await town.told()) == 1
    other = await town.ask("POST", "", json=body | {"cause": "Другая"}, headers=headers)
    assert problem(other) == (409, "idempotency-key-reused")


async def test_a_viewer_looks_and_does_nothing(town: Town) -> None:
    card = await town.add(publish=False)
    town.headers = town.home.desk.staff("viewer")
    assert (await town.ask("GET", f"/{card['id']}")).status_code == 200
    assert (await town.ask("POST", "/preview", json={"scope": town.houses("2")})).status_code == 200
    for method, path, body in (
        ("POST", "", town.body()),
        ("PUT", f"/{card['id']}", town.body()),
        ("POST", f"/{card['id']}/publish", None),
        ("POST", f"/{card['id']}/updates", {"text": "x"}),
        ("POST", f"/{card['id']}/end", {}),
        ("POST", f"/{card['id']}/cancel", {}),
        ("DELETE", f"/{card['id']}", None),
    ):
        answer = await town.ask(method, path, tag=card["etag"], json=body)
        assert problem(answer) == (403, "forbidden"), path
    by_consumer = await town.client.get("/api/cabinet/staff/outages", headers=as_user(VERA))
    assert by_consumer.status_code in {401, 403}


async def test_whose_account_it_was_sees_no_outage_any_more(town: Town) -> None:
    await town.add()
    assert len(await town.own()) == 1
    await town.home.good("customers", {"id": "t-new", "kind": "individual", "name": "Новый Житель"})
    await town.home.good(
        "accounts",
        {
            "number": "772",
            "customer": "t-new",
            "service_location": "t-2",
            "contract_start": moment(0)[:10],
        },
    )
    assert await town.own() == []


async def test_accounts_of_a_touched_house_are_listed_and_a_new_one_is_among_them(
    town: Town,
) -> None:
    card = await town.add(scope=town.houses("2", "4"))
    listed = (await town.ask("GET", f"/{card['id']}/accounts")).json()
    assert [(one["number"], one["customer"]) for one in listed["items"]] == [
        ("772", "Житель Дома 2"), ("774", "Житель Дома 4"),
    ]  # fmt: skip
    await town.settle(ANNA, "2")
    assert [one["id"] for one in await town.own(ANNA)] == [card["id"]]
    assert problem(await town.ask("GET", "/999999/accounts")) == (404, "not-found")
