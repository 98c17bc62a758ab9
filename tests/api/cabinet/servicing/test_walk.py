"""A walk through a house: taken along in its order, brought back once, whoever was there before."""

import asyncio
from typing import Any
from uuid import UUID, uuid4

import pytest

from services.cabinet.servicing.walk.photos import sweep_walk_photos
from services.kit.files import Files
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.servicing.walking import (
    WALK,
    Clock,
    bring,
    counted,
    houses,
    made,
    meter_of,
    package,
    post,
    records,
)
from tests.api.cabinet.serving import VERA, build_house, serve
from tests.api.cabinet.supply import ANNA, BORIS, as_user
from tests.support.documents import JPEG, PDF

GALINA = UUID("00000000-0000-4000-8000-00000000000f")


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


async def _days(home: Home, first: int, last: int) -> None:
    await home.rows(
        "UPDATE supplier_settings SET reading_from = $1, reading_to = $2 RETURNING 1", first, last
    )


@pytest.fixture
async def open_house(served: Home) -> Home:
    """Vera's house while readings are taken."""
    await _days(served, 15, 25)
    return served


async def _shown(home: Home, serial: str, value: int, at: str = "2026-10-20T09:00:00Z") -> None:
    meter = serial.replace("00000", "m-")
    await home.good(
        "register-readings",
        {
            "meter": meter,
            "channel": "A+",
            "unit": "Wh",
            "taken_at": at,
            "values": {"T1": value},
            "source": "manual",
        },
    )


def _reason(answer: Any) -> tuple[str, str]:
    return answer["state"], answer["reason"]["type"]


async def test_a_house_is_taken_along_in_its_order(open_house: Home) -> None:
    await _shown(open_house, "000007-10", 123_400)
    listed = await houses(open_house)
    assert listed["total"] == 1
    (house,) = listed["items"]
    assert house["address"] == "Казань, ул. Садовая, д. 7"
    assert (house["unit_meters"], house["common_meters"], house["handed_in"]) == (3, 1, 0)
    assert listed["window"]["open"]
    taken = await package(open_house)
    assert [one["flat"] for one in taken["meters"]] == ["1", "2", "10", None]
    assert [one["scope"] for one in taken["meters"]] == ["unit", "unit", "unit", "building"]
    assert taken["meters"][0]["subscriber"] == "Жилец 1."
    assert taken["meters"][3]["subscriber"] == "ООО Дом"
    assert taken["meters"][3]["ratio"] == 20
    (zone,) = taken["meters"][2]["zones"]
    assert (zone["digits"], zone["decimals"], zone["previous"]["value_wh"]) == (5, 1, 123_400)
    assert taken["made_at"] < taken["valid_until"]
    assert taken["valid_until"].startswith("2026-11-27")


async def test_houses_are_found_by_a_part_of_the_address(open_house: Home) -> None:
    await serve(open_house, *await build_house(open_house, "9", first=2), user_id=GALINA)
    assert (await houses(open_house))["total"] == 2
    found = await houses(open_house, search="садовая 9")
    assert [one["address"] for one in found["items"]] == ["Казань, ул. Садовая, д. 9"]
    assert (await houses(open_house, limit=1, offset=7)) == found | {"items": [], "total": 2}


async def test_only_what_is_to_be_handed_in_is_counted(open_house: Home) -> None:
    await bring(open_house, await made(open_house, "000007-2"))
    await open_house.rows(
        "UPDATE usage_points p SET read_remotely = true FROM meters m"
        " WHERE m.usage_point_id = p.id AND m.external_id IN ('m-7-2', 'm-7-0') RETURNING 1"
    )
    (house,) = (await houses(open_house))["items"]
    assert (house["unit_meters"], house["common_meters"], house["handed_in"]) == (2, 0, 0)
    # They are in the package all the same, and say why: whoever is there sees them.
    blocked = {one["flat"]: one["blocked"] for one in (await package(open_house))["meters"]}
    assert blocked["1"] is None
    assert blocked["2"]["reason"] == blocked[None]["reason"] == "read_remotely"


async def test_an_entry_is_taken_once_and_answered_alike(open_house: Home) -> None:
    entry = await made(open_house)
    (answer,) = await bring(open_house, entry)
    assert (answer["state"], answer["reason"], answer["standing"]) == ("taken", None, None)
    assert await bring(open_house, entry, entry) == [answer, answer]
    # The key is what counts: what else is said under it is not heard.
    assert await bring(open_house, entry | {"values": {"T1": "99"}}) == [answer]
    assert await counted(open_house) == [("on_its_way", 10_000)]
    assert len(await records(open_house)) == 1
    (house,) = (await houses(open_house))["items"]
    assert house["handed_in"] == 1


async def test_each_entry_is_answered_by_itself(open_house: Home) -> None:
    await _shown(open_house, "000007-2", 500_000)
    await _shown(open_house, "000007-10", 500_000)
    good, lower, much, absent = [
        await made(open_house),
        await made(open_house, "000007-2", "4"),
        await made(open_house, "000007-10", "9000"),
        await made(open_house) | {"meter_id": 999_999},
    ]
    answers = await bring(open_house, good, lower, much, absent)
    assert answers[0]["state"] == "taken"
    assert _reason(answers[1]) == ("refused", "reading-lower")
    assert answers[1]["reason"]["errors"][0]["field"] == "values.T1"
    assert _reason(answers[2]) == ("refused", "reading-to-confirm")
    assert answers[2]["reason"]["zones"][0]["zone"] == "T1"
    assert _reason(answers[3]) == ("refused", "not-found")
    # It is right all the same: another entry, with another key.
    sure = much | {"key": str(uuid4()), "confirm": True, "replaces": much["key"]}
    assert (await bring(open_house, sure))[0]["state"] == "taken"
    kept = {one["key"]: one for one in await records(open_house)}
    assert kept[lower["key"]]["values"] == {"T1": "4"}
    assert kept[lower["key"]]["reason"]["type"] == "reading-lower"
    assert kept[absent["key"]]["house_id"] is None


async def test_what_somebody_handed_in_meanwhile_is_not_overwritten(open_house: Home) -> None:
    await serve(open_house, user_id=GALINA)
    theirs = await made(open_house, value="12")
    (first,) = await bring(open_house, theirs, user=GALINA)
    mine = await made(open_house, value="15")
    (met,) = await bring(open_house, mine)
    assert (met["state"], met["reason"], met["submission_id"]) == ("conflict", None, None)
    assert met["standing"]["submission_id"] == first["submission_id"]
    assert met["standing"]["values"] == [{"zone": "T1", "value_wh": 12_000, "decimals": 1}]
    assert await counted(open_house) == [("on_its_way", 12_000)]
    # The person has decided, having seen both.
    decided = mine | {"key": str(uuid4()), "base": met["standing"]["submission_id"]}
    (answer,) = await bring(open_house, decided)
    assert answer["state"] == "taken"
    assert sorted(await counted(open_house)) == [("corrected", 12_000), ("on_its_way", 15_000)]
    # Asked again, the first answer is still the same.
    assert await bring(open_house, mine) == [met]


async def test_the_same_figures_contradict_nobody(open_house: Home) -> None:
    await serve(open_house, user_id=GALINA)
    (first,) = await bring(open_house, await made(open_house), user=GALINA)
    (second,) = await bring(open_house, await made(open_house, value="10,0"))
    assert second["state"] == "taken"
    assert second["submission_id"] == first["submission_id"]
    assert await counted(open_house) == [("on_its_way", 10_000)]


async def test_a_correction_knows_the_entry_whose_answer_was_lost(open_house: Home) -> None:
    lost = await made(open_house, value="10")
    await bring(open_house, lost)
    again = await made(open_house, value="11", replaces=lost["key"])
    (answer,) = await bring(open_house, again)
    assert answer["state"] == "taken"
    # In one delivery, too: what is sent again comes before what puts it right.
    last = await made(open_house, value="12", replaces=again["key"])
    assert [one["state"] for one in await bring(open_house, again, last)] == ["taken", "taken"]
    assert (await counted(open_house)).count(("on_its_way", 12_000)) == 1


async def test_several_entries_of_one_meter_count_in_their_order(open_house: Home) -> None:
    entries: list[Any] = []
    for value in ("11", "12", "13"):
        replaces = entries[-1]["key"] if entries else None
        entries.append(await made(open_house, value=value, replaces=replaces))
    last = await made(open_house, "000007-2", "20")
    assert [one["state"] for one in await bring(open_house, *entries, last)] == ["taken"] * 4
    rows = await counted(open_house)
    assert {one for one in rows if one[0] == "on_its_way"} == {
        ("on_its_way", 13_000),
        ("on_its_way", 20_000),
    }
    assert len(rows) == 4


async def test_no_access_and_notes_are_told_to_the_organisation(open_house: Home) -> None:
    await serve(open_house, user_id=GALINA)
    shut = await made(open_house, value=None, note="  Ключ в кв. 2  ")
    noted = await made(open_house, "000007-2", note="Пломба сорвана")
    plain = await made(open_house, "000007-10")
    answers = await bring(open_house, shut, noted, plain)
    assert [one["state"] for one in answers] == ["taken"] * 3
    assert answers[0]["submission_id"] is None
    seen = await records(open_house, GALINA, remarkable=True)
    assert {(one["flat"], one["outcome"], one["note"]) for one in seen} == {
        ("1", "no_access", "Ключ в кв. 2"),
        ("2", "reading", "Пломба сорвана"),
    }
    assert {one["by"] for one in seen} == {"Вера Домова"}
    assert len(await records(open_house, GALINA)) == 3
    by_flat = {one["flat"]: one for one in (await package(open_house, GALINA))["meters"]}
    assert by_flat["1"]["visit"]["note"] == "Ключ в кв. 2"
    assert by_flat["1"]["standing"] is None
    assert by_flat["2"]["standing"]["values"][0]["value_wh"] == 10_000
    assert by_flat["10"]["visit"] is None
    (house,) = (await houses(open_house))["items"]
    assert len(await records(open_house, GALINA, house=house["id"])) == 3
    assert await records(open_house, GALINA, house=house["id"] + 1) == []


async def test_taken_in_time_and_sent_too_late_is_said_and_kept(
    open_house: Home, clock: Clock
) -> None:
    entry = await made(open_house, taken_at="2026-11-25T20:30:00Z")
    clock.set("2026-11-26T09:00:00Z")
    (answer,) = await bring(open_house, entry)
    assert _reason(answer) == ("refused", "sent-after-window")
    assert answer["reason"]["closes_on"] == "2026-11-25"
    assert await counted(open_house) == []
    (kept,) = await records(open_house, remarkable=True)
    assert (kept["values"], kept["reason"]["type"]) == ({"T1": "10"}, "sent-after-window")
    # What was read outside the days is another thing, and so it is in the next window.
    (outside,) = await bring(open_house, await made(open_house, taken_at="2026-11-26T08:00:00Z"))
    assert _reason(outside) == ("refused", "submission-window-closed")
    clock.set("2026-12-16T09:00:00Z")
    late = await made(open_house, taken_at="2026-11-25T20:30:00Z")
    assert _reason((await bring(open_house, late))[0]) == ("refused", "sent-after-window")
    (too_early,) = await bring(open_house, await made(open_house, taken_at="2026-12-16T09:20:00Z"))
    assert too_early["reason"]["errors"][0]["code"] == "in-the-future"


@pytest.mark.parametrize(
    "change",
    [
        {"key": "x"},
        {"meter_id": 0},
        {"outcome": "gone"},
        {"taken_at": "2026-11-20T09:00:00"},
        {"note": "н" * 501},
        {"values": {"T9": "1"}},
        {"values": {"T1": "1" * 41}},
        {"extra": 1},
        {"confirm": "yes"},
    ],
)
async def test_what_is_no_entry_changes_nothing(open_house: Home, change: Any) -> None:
    good = await made(open_house)
    assert (await post(open_house, good, await made(open_house) | change)).status_code == 422
    assert await records(open_house) == []
    assert await counted(open_house) == []


async def test_a_hundred_entries_come_at_once_and_no_more(open_house: Home) -> None:
    many = [await made(open_house, value=None) for _ in range(101)]
    assert (await post(open_house, *many)).status_code == 422
    assert (await post(open_house)).status_code == 422
    assert len(await bring(open_house, *many[:100])) == 100


async def test_another_organisation_learns_nothing(open_house: Home) -> None:
    await serve(open_house, user_id=GALINA, organization="o-2")
    entry = await made(open_house)
    (mine,) = await bring(open_house, entry)
    house = (await package(open_house))["id"]
    assert (await houses(open_house, GALINA))["total"] == 0
    answer = await open_house.client.get(f"{WALK}/houses/{house}", headers=as_user(GALINA))
    assert answer.status_code == 404
    # The same key is another's: it tells nothing of what became of the first.
    (theirs,) = await bring(open_house, entry, user=GALINA)
    (absent,) = await bring(
        open_house, entry | {"key": str(uuid4()), "meter_id": 999_999}, user=GALINA
    )
    assert theirs | {"key": ""} == absent | {"key": ""}
    assert await bring(open_house, entry) == [mine]
    assert {one["serial_number"] for one in await records(open_house, GALINA)} == {None}
    assert await records(open_house, GALINA, house=house) == []
    photo = f"{WALK}/entries/{entry['key']}/photo"
    await _put(open_house, entry)
    # Galina has an entry of that key, too; her photo is her own.
    assert (await open_house.client.get(photo, headers=as_user(GALINA))).status_code == 404
    for who in (ANNA, BORIS):
        for path in ("houses", f"houses/{house}", "entries", f"entries/{entry['key']}/photo"):
            answer = await open_house.client.get(f"{WALK}/{path}", headers=as_user(who))
            assert answer.status_code == 404
        assert (await post(open_house, entry, user=who)).status_code == 404


async def test_nothing_is_seen_of_a_house_that_has_gone_to_another(open_house: Home) -> None:
    entry = await made(open_house, note="Ключ в кв. 2")
    await bring(open_house, entry)
    assert await _put(open_house, entry) == 204
    await open_house.rows("UPDATE served_houses SET last_day = '2021-01-01' RETURNING 1")
    assert (await houses(open_house))["total"] == 0
    assert await records(open_house) == []
    assert await _put(open_house, entry) == 404
    (late,) = await bring(open_house, await made(open_house, "000007-2"))
    assert _reason(late) == ("refused", "not-found")


async def _put(home: Home, entry: Any, content: bytes = JPEG, user: UUID = VERA) -> int:
    answer = await home.client.put(
        f"{WALK}/entries/{entry['key']}/photo",
        content=content,
        headers=as_user(user) | {"Content-Type": "application/octet-stream"},
    )
    return answer.status_code


async def test_a_photo_stands_with_its_reading_or_else_with_the_entry(
    open_house: Home, clock: Clock
) -> None:
    shut, late = await made(open_house, value=None), await made(open_house, "000007-10")
    taken = await made(open_house, "000007-2")
    await bring(open_house, shut, taken)
    for entry in (shut, taken):
        assert await _put(open_house, entry, PDF) == 415
        assert await _put(open_house, entry) == 204
        assert await _put(open_house, entry) == 204
        answer = await open_house.client.get(
            f"{WALK}/entries/{entry['key']}/photo", headers=as_user(VERA)
        )
        assert answer.headers["content-type"] == "image/jpeg"
    (row,) = await open_house.rows("SELECT photo_file FROM submissions")
    assert row["photo_file"].startswith("photos/")
    clock.set("2026-11-26T09:00:00Z")
    await bring(open_house, late)
    # Evidence that comes after the window has closed is kept all the same.
    assert await _put(open_house, late) == 204
    assert await _put(open_house, taken) == 204
    assert all(one["photo"] for one in await records(open_house))
    files = Files(open_house.application.state.settings)
    assert await sweep_walk_photos(open_house.database, files) == 0
    assert await _put(open_house, await made(open_house)) == 404


async def test_two_people_at_once_make_one_reading_and_one_conflict(
    live_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    await serve(live_home, *await build_house(live_home))
    await serve(live_home, user_id=GALINA)
    await _days(live_home, 1, 31)
    serials = [f"000007-{flat}" for flat in ("1", "2", "10")]
    mine = [await made(live_home, serial, "11") for serial in serials]
    theirs = [await made(live_home, serial, "12") for serial in reversed(serials)]
    some, others, again = await asyncio.gather(
        bring(live_home, *mine),
        bring(live_home, *theirs, user=GALINA),
        bring(live_home, *mine),
    )
    assert some == again
    states = sorted(one["state"] for one in some + others)
    assert states == ["conflict"] * 3 + ["taken"] * 3
    rows = await counted(live_home)
    assert len(rows) == 3
    assert {state for state, _ in rows} == {"on_its_way"}
    assert await meter_of(live_home, serials[0])
