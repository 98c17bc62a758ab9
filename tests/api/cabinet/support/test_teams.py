"""Teams of the desk: work is given to them, and who takes it takes it once."""

import asyncio
from typing import Any

import httpx

from tests.api.cabinet.conftest import Home
from tests.api.cabinet.desk import OLGA
from tests.api.cabinet.support.writing import (
    PETER,
    answered,
    ask,
    card,
    colleague,
    fields,
    listed,
    look,
    problem,
    send,
    told,
    topic_id,
)

TEAMS, TOPICS = "/api/cabinet/staff/desk-teams", "/api/cabinet/staff/appeal-topics"
_MEMBERS = [{"id": str(PETER), "name": "Пётр"}]


async def keep(
    home: Home, method: str, path: str = "", body: Any = None, role: str = "operator"
) -> httpx.Response:
    return await home.client.request(
        method, f"{TEAMS}{path}", json=body, headers=home.desk.staff(role)
    )


async def team(home: Home, name: str = "Приборы", members: Any = _MEMBERS) -> Any:
    made = await keep(home, "POST", body={"name": name, "members": members})
    assert made.status_code == 201, made.text
    return made.json()


async def assign(home: Home, appeal: Any, **body: Any) -> httpx.Response:
    seen = (await look(home, appeal))["etag"]
    return await ask(home, "POST", f"/{appeal['id']}/assign", {"user_id": None} | body, seen=seen)


async def test_a_team_is_kept_by_name_and_its_members(home: Home) -> None:
    made = await team(home)
    assert made["members"] == _MEMBERS
    assert (made["mine"], made["appeals"], made["topics"]) == (False, 0, 0)
    taken = await keep(home, "POST", body={"name": " Приборы "})
    assert problem(taken) == (409, "team-name-taken")
    second = await team(home, "Счета", [{"id": str(OLGA), "name": "Ольга"}])
    assert second["mine"]
    path = f"/{made['id']}"
    renamed = {"name": "Счета", "members": []}
    assert problem(await keep(home, "PUT", path, renamed)) == (409, "team-name-taken")
    changed = await keep(home, "PUT", path, {"name": "Учёт", "members": []})
    assert (changed.json()["name"], changed.json()["members"]) == ("Учёт", [])
    listing = (await keep(home, "GET", role="viewer")).json()
    assert [one["name"] for one in listing["items"]] == ["Счета", "Учёт"]
    assert (await keep(home, "DELETE", path)).status_code == 204
    assert (await keep(home, "DELETE", path)).status_code == 404
    twice = {"name": "Двое", "members": _MEMBERS * 2}
    assert (await keep(home, "POST", body=twice)).status_code == 422
    assert (await keep(home, "POST", body={"name": "Чужие"}, role="viewer")).status_code == 403
    done = [one["action"] for one in await home.acts() if one["outcome"] == "done"]
    assert done == ["add_desk_team", "add_desk_team", "edit_desk_team", "delete_desk_team"]


async def test_work_goes_to_a_team_and_is_found_by_its_members(home: Home) -> None:
    made = await team(home)
    given, other = await send(home), await send(home)
    assert (await assign(home, given, team_id=made["id"])).json()["team"] == {
        "id": made["id"], "name": "Приборы",
    }  # fmt: skip

    async def found(staff: Any = None, **query: Any) -> list[int]:
        page = await ask(home, "GET", "", staff=staff, **query)
        return [one["number"] for one in page.json()["items"]]

    assert await found(staff=colleague(), team="mine") == [given["number"]]
    assert await found(team="mine") == []
    assert await found(team=made["id"]) == [given["number"]]
    assert await found(assignee="nobody") == [other["number"], given["number"]]
    assert (await ask(home, "GET", "", team="none")).status_code == 422
    # Who is named deals with it, and the team stays; nobody at all is said by both.
    mine = (await assign(home, given, user_id=str(OLGA), name="Ольга")).json()
    assert (mine["assignee"]["id"], mine["team"]["id"]) == (str(OLGA), made["id"])
    assert (await listed(home, team=made["id"], assignee="me"))["total"] == 1
    assert problem(await keep(home, "DELETE", f"/{made['id']}")) == (409, "team-in-use")
    nobody = (await assign(home, given, team_id=None)).json()
    assert (nobody["assignee"], nobody["team"]) == (None, None)
    assert fields(await assign(home, given, team_id=999)) == {"team_id": "unknown-team"}
    many = {"ids": [given["id"], other["id"]], "user_id": None, "team_id": made["id"]}
    done = await ask(home, "POST", "/bulk/assignee", many)
    assert done.json()["changed"] == 2
    assert (await listed(home, team=made["id"]))["total"] == 2
    # No consumer hears of any of it (B18).
    assert {one[0] for one in await told(home)} == {"sent"}
    assert "team" not in await card(home, given)


async def test_a_topic_names_the_team_of_its_new_appeals(home: Home) -> None:
    made, topic = await team(home), await topic_id(home)
    topics = await home.client.get(TOPICS, headers=home.desk.staff())
    was = next(one for one in topics.json()["items"] if one["id"] == topic)
    body = {name: was[name] for name in ("title", "title_en", "kinds", "fields", "position")}
    path = f"{TOPICS}/{topic}"
    unknown = await home.client.put(path, json=body | {"team_id": 999}, headers=home.desk.staff())
    assert fields(unknown) == {"team_id": "unknown-team"}
    before = await send(home)
    changed = await home.client.put(
        path, json=body | {"team_id": made["id"]}, headers=home.desk.staff()
    )
    assert changed.json()["team_id"] == made["id"]
    after = await send(home)
    assert (await look(home, before))["team"] is None
    assert (await look(home, after))["team"]["id"] == made["id"]
    assert "team_id" not in str(await home.get("appeals/form"))


async def test_who_takes_work_takes_it_once(live_home: Home) -> None:
    home = live_home
    appeal = await send(home)
    both = await asyncio.gather(
        ask(home, "POST", f"/{appeal['id']}/take"),
        ask(home, "POST", f"/{appeal['id']}/take", staff=colleague()),
    )
    assert sorted(one.status_code for one in both) == [200, 409]
    late = next(one for one in both if one.status_code == 409)
    first = next(one for one in both if one.status_code == 200).json()["assignee"]
    assert problem(late) == (409, "taken-meanwhile")
    assert late.json()["by"] == first["name"]
    owner = colleague() if first["id"] == str(PETER) else None
    again = await ask(home, "POST", f"/{appeal['id']}/take", staff=owner)
    assert again.json()["assignee"] == first
    closed = await send(home)
    await answered(home, closed, status="done")
    assert problem(await ask(home, "POST", f"/{closed['id']}/take")) == (409, "appeal-closed")
