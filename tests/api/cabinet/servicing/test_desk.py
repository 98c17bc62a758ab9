"""Organisations that serve houses, as staff look at them and set them."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest

from tests.api.cabinet.conftest import Home
from tests.api.cabinet.customers.test_servicers import HOUSES, ORGANIZATIONS, invited, know
from tests.api.cabinet.customers.test_servicers import organization as line
from tests.api.cabinet.serving import VERA
from tests.api.cabinet.submissions.rows import add_submission

PLACE = "/api/cabinet/staff/servicing-organizations"
NEW: dict[str, Any] = {
    "name": "Товарищество собственников жилья «Луч»",
    "short_name": "ТСЖ «Луч»",
    "kind": "homeowners",
    "inn": "1650000001",
    "agreement_number": "ОО-1",
    "contact": {"name": "Зоя Лучина", "email": " Zoya@Example.org", "phone": "+79130000001"},
}


async def ask(
    home: Home,
    method: str,
    path: str = "",
    *,
    role: str = "operator",
    tag: str = "",
    **more: Any,
) -> httpx.Response:
    headers = home.desk.staff(role) | ({"If-Match": tag} if tag else {})
    return await home.client.request(method, f"{PLACE}{path}", headers=headers, **more)


async def add(home: Home, **changes: Any) -> dict[str, Any]:
    answer = await ask(home, "POST", json=NEW | changes)
    assert answer.status_code == 201, answer.text
    card: dict[str, Any] = answer.json() | {"etag": answer.headers["ETag"]}
    return card


async def _house(home: Home) -> int:
    found = await ask(home, "GET", "/buildings", params={"search": "Казань Садовая 7"})
    return int(found.json()["items"][0]["id"])


async def _today(home: Home) -> date:
    rows = await home.rows(
        "SELECT (now() AT TIME ZONE time_zone)::date AS d FROM supplier_settings"
    )
    today: date = rows[0]["d"]
    return today


def _problem(answer: httpx.Response) -> str:
    return str(answer.json()["type"]).rsplit(":", 1)[1]


async def test_an_organisation_is_added_changed_ended_and_taken_up(home: Home) -> None:
    card = await add(home)
    place = f"/{card['id']}"
    assert card["people"][0]["email"] == "zoya@example.org"
    assert await invited(home) == [("zoya@example.org", False, False)]
    given = {name: NEW[name] for name in NEW if name != "contact"} | {"inn": None}
    changed = await ask(home, "PUT", place, json=given, tag=card["etag"])
    assert (changed.status_code, changed.json()["inn"]) == (200, None)
    late = await ask(home, "PUT", place, json=given | {"name": "Иначе"}, tag=card["etag"])
    assert (late.status_code, _problem(late)) == (412, "stale")
    assert (await ask(home, "PUT", place, json=given)).status_code == 428
    ended = await ask(home, "POST", f"{place}/end", tag=changed.headers["ETag"])
    assert ended.json()["people"][0]["ended_because"] == "organization"
    refused = await ask(home, "POST", f"{place}/people", json=NEW["contact"])
    assert (refused.status_code, _problem(refused)) == (409, "organization-ended")
    tag = ended.headers["ETag"]
    assert (await ask(home, "POST", f"{place}/resume", tag=tag)).json()["ended_at"] is None
    again = await ask(home, "POST", f"{place}/people", json=NEW["contact"])
    assert again.status_code == 201
    acts = [(one["action"], one["object_id"]) for one in await home.acts()]
    assert [action.split("_")[0] for action, _ in acts] == [
        "add", "change", "change", "change", "end", "add", "resume", "add",
    ]  # fmt: skip
    assert "zoya" not in str(await home.acts())


async def test_people_come_go_and_are_invited_again(home: Home) -> None:
    card = await add(home)
    place = f"/{card['id']}/people"
    second = {"name": "Пётр Лучин", "email": "petr@example.org"}
    taken = await ask(home, "POST", place, json=second | {"email": "zoya@example.org"})
    assert (taken.status_code, _problem(taken)) == (409, "email-of-another")
    people = (await ask(home, "POST", place, json=second)).json()["people"]
    petr = next(one["id"] for one in people if one["email"] == "petr@example.org")
    early = await ask(home, "POST", f"{place}/{petr}/invite")
    assert (early.status_code, _problem(early)) == (429, "invited-just-now")
    assert 0 < int(early.headers["Retry-After"]) <= 61
    await home.rows("UPDATE servicing_people SET invited_at = now() - interval '2 minutes'")
    assert (await ask(home, "POST", f"{place}/{petr}/invite")).status_code == 200
    assert (await invited(home))[-1] == ("petr@example.org", False, True)
    ended = (await ask(home, "POST", f"{place}/{petr}/end")).json()["people"]
    assert [one["ended_because"] for one in ended] == [None, "staff"]
    assert (await ask(home, "POST", f"{place}/{petr}/invite")).status_code == 404
    assert (await invited(home))[-1] == ("", True, False)


async def test_a_house_is_found_given_and_taken(served: Home) -> None:
    building, today = await _house(served), await _today(served)
    found = (await ask(served, "GET", "/buildings", params={"search": "Садовая"})).json()["items"]
    assert found[0]["served_by"]["short_name"] == "УК o-1"
    assert (found[0]["unit_meters"], found[0]["common_meters"]) == (3, 1)
    card = await add(served)
    place = f"/{card['id']}/houses"
    assert (await ask(served, "POST", place, json={"building_id": building})).status_code == 204
    twice = await ask(served, "POST", place, json={"building_id": building})
    assert (twice.status_code, _problem(twice)) == (409, "house-served-already")
    none = await ask(served, "POST", place, json={"building_id": 999_999})
    assert none.status_code == 422
    (house,) = (await ask(served, "GET", place)).json()["items"]
    assert (house["state"], house["first_day"], house["unit_meters"]) == ("now", str(today), 3)
    # The former has it no more.
    (former,) = await served.rows("SELECT id FROM servicing_organizations WHERE external_id='o-1'")
    (past,) = (await ask(served, "GET", f"/{former['id']}/houses")).json()["items"]
    assert (past["state"], past["last_day"]) == ("former", str(today - timedelta(days=1)))
    end = f"{place}/{house['id']}/end"
    assert (await ask(served, "POST", end, json={"last_day": str(today)})).status_code == 204
    longer = {"last_day": str(today + timedelta(days=1))}
    assert (await ask(served, "POST", end, json=longer)).status_code == 422
    # What staff have added by mistake is taken out, and the former has it again.
    before = {"last_day": str(today - timedelta(days=1))}
    assert (await ask(served, "POST", end, json=before)).status_code == 204
    assert (await ask(served, "GET", place)).json()["total"] == 0
    (back,) = (await ask(served, "GET", f"/{former['id']}/houses")).json()["items"]
    assert (back["state"], back["last_day"]) == ("now", None)
    # Another's house under one's own address is not there.
    foreign = f"{place}/{back['id']}/end"
    assert (await ask(served, "POST", foreign, json=before)).status_code == 404


async def test_what_staff_end_a_batch_does_not_begin_again(served: Home) -> None:
    await served.good(ORGANIZATIONS, line("b", "b@example.org"))
    house = {"id": "h", "organization": "b", "service_location": "l-7-1"}
    await served.good(HOUSES, house)
    (row,) = await served.rows(
        "SELECT h.id, organization_id FROM served_houses h WHERE external_id = 'h'"
    )
    end = f"/{row['organization_id']}/houses/{row['id']}/end"
    today = await _today(served)
    assert (await ask(served, "POST", end, json={"last_day": str(today)})).status_code == 204
    await served.good(HOUSES, house)
    (row,) = await served.rows("SELECT last_day FROM served_houses WHERE external_id = 'h'")
    assert row["last_day"] == today


async def test_the_list_is_searched_and_filtered(home: Home) -> None:
    await add(home)
    await home.good(ORGANIZATIONS, line("b", "b@example.org"), line("c", "c@example.org"))
    await home.good(ORGANIZATIONS, line("c", "c@example.org", ended=True))
    await know(home, "b@example.org")

    async def found(**asked: Any) -> list[str]:
        answer = await ask(home, "GET", params=asked)
        return [one["short_name"] for one in answer.json()["items"]]

    assert await found() == ["ООО «b»", "ООО «c»", "ТСЖ «Луч»"]
    assert await found(search="луч зоя") == ["ТСЖ «Луч»"]
    assert await found(search="1650000001") == ["ТСЖ «Луч»"]
    assert await found(state="ended") == ["ООО «c»"]
    assert await found(kind="homeowners") == ["ТСЖ «Луч»"]
    (one,) = (await ask(home, "GET", params={"search": "«b»"})).json()["items"]
    assert (one["contact"]["email"], one["invited"], one["houses"]) == ("b@example.org", 0, 0)


async def test_readings_are_shown_by_organisation_and_refused(served: Home) -> None:
    (row,) = await served.rows("SELECT id FROM servicing_organizations")
    mine, other = UUID(int=0x71), UUID(int=0x72)
    async with served.database.plain_transaction() as connection:
        for number, one in enumerate((mine, other), 1):
            await add_submission(connection, number, one)
    await served.rows(
        "UPDATE submissions SET organization_id = $1, user_id = $2, way = 'servicer',"
        " state = 'on_its_way', submitted_at = now() WHERE id = $3",
        row["id"], VERA, mine,
    )  # fmt: skip
    staff = served.desk.staff("operator")
    place = "/api/cabinet/staff/submissions"
    asked = {"organization": row["id"]}
    listed = (await served.client.get(place, params=asked, headers=staff)).json()
    (shown,) = listed["items"]
    assert (shown["id"], shown["way"]) == (str(mine), "servicer")
    assert shown["organization"] == {"id": row["id"], "short_name": "УК o-1"}
    everything = (await served.client.get(place, headers=staff)).json()["items"]
    assert [one["organization"] for one in everything if one["id"] == str(other)] == [None]
    refused = await served.client.post(
        f"{place}/{mine}/refuse", json={"reason": "Проверьте первую цифру"}, headers=staff
    )
    assert refused.json()["refusal"]["text"] == "Проверьте первую цифру"
    card = (await ask(served, "GET", f"/{row['id']}")).json()
    assert card["readings"]["refused"] == 1
    assert (card["houses"], card["unit_meters"], card["common_meters"]) == (1, 3, 1)


@pytest.mark.parametrize("role", ["viewer", "operator"])
async def test_rights_and_looks(home: Home, role: str) -> None:
    card = await add(home)
    assert (await ask(home, "GET", f"/{card['id']}", role=role)).status_code == 200
    assert [one["action"] for one in await home.acts(looks=True)] == [
        "look_at_servicing_organization"
    ]
    added = await ask(
        home,
        "POST",
        role=role,
        json=NEW | {"contact": NEW["contact"] | {"email": "x@example.org"}},
    )
    assert added.status_code == (201 if role == "operator" else 403)
    assert (await ask(home, "GET", "/abc", role=role)).status_code == 404


async def test_bad_input_changes_nothing(home: Home) -> None:
    wrong: list[dict[str, Any]] = [
        {"inn": "12"}, {"kind": "bank"}, {"name": ""}, {"short_name": "х" * 401},
        {"contact": {"name": "Зоя", "email": "zoya"}}, {"more": 1},
    ]  # fmt: skip
    for changes in wrong:
        assert (await ask(home, "POST", json=NEW | changes)).status_code == 422, changes
    assert await home.rows("SELECT id FROM servicing_organizations") == []
