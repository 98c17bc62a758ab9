"""Every route of staff of every service: whose token opens it, and that refusals are recorded."""

from typing import Any

import httpx
import orjson
import pytest
from fastapi.routing import APIRoute

from deploy.reference.routes import calls
from services.contracts.rights import BUILT_IN, RIGHTS, Right
from services.contracts.staff import staff_acted
from services.kit.rights import rights_named_by
from tests.conftest import MakeApplication
from tests.support.doors import DOORS, SOME_ID, Door, acts_of, address_of, changes, staff_routes
from tests.support.tokens import bearer, former_token, user_token

_DOORS = [door for door in DOORS if any(staff_routes(door))]
_by_door = pytest.mark.parametrize("door", _DOORS, ids=[door.service for door in _DOORS])
_OWNERS = [door for door in _DOORS if door.service != "admin_panel"]


def _type(answer: httpx.Response) -> str:
    told: str = answer.json()["type"]
    return told.rpartition(":")[2]


def _data(row: Any) -> dict[str, Any]:
    data: dict[str, Any] = orjson.loads(row["data"])
    return data


@_by_door
async def test_tokens_of_others_open_nothing_of_the_staffs(
    service_app: MakeApplication, door: Door
) -> None:
    _, client = await service_app(door.service, module=door.module)
    strangers = {
        "nobody": {},
        "a consumer": bearer(user_token("consumer", SOME_ID, role="administrator")),
        "a machine": bearer(user_token("systems", SOME_ID, scope="batches:write batches:read")),
    }
    wrong = {}
    for method, route in staff_routes(door):
        for who, headers in strangers.items():
            answer = await client.request(method, address_of(route.path), headers=headers, json={})
            if answer.status_code != 401:
                wrong[f"{method} {route.path}: {who}"] = answer.status_code
    assert wrong == {}


def _rights_of(route: APIRoute) -> tuple[Right, ...]:
    (rights,) = {named for call in calls(route.dependant) if (named := rights_named_by(call))}
    return rights


async def _lacked(client: httpx.AsyncClient, method: str, path: str, rights: Any) -> str | None:
    """Return the right for whose lack the route is refused."""
    token = user_token("staff", SOME_ID, role="somebody", rights=" ".join(rights))
    answer = await client.request(method, address_of(path), headers=bearer(token), json={})
    if answer.status_code != 403 or _type(answer) != "forbidden":
        return None
    lacked: str | None = answer.json().get("right")
    return lacked


@_by_door
async def test_a_route_is_open_to_its_right_and_to_nobody_without_it(
    service_app: MakeApplication, door: Door
) -> None:
    _, client = await service_app(door.service, module=door.module)
    for method, route in staff_routes(door):
        rights = _rights_of(route)
        assert await _lacked(client, method, route.path, rights) is None, (method, route.path)
        for right in rights:
            others = set(RIGHTS) - {right}
            assert await _lacked(client, method, route.path, others) == right, (method, route.path)
        assert await _lacked(client, method, route.path, ()) == rights[0], (method, route.path)


@_by_door
@pytest.mark.parametrize("role", BUILT_IN)
async def test_a_built_in_role_opens_what_it_holds(
    service_app: MakeApplication, door: Door, role: str
) -> None:
    _, client = await service_app(door.service, module=door.module)
    for method, route in staff_routes(door):
        lacked = await _lacked(client, method, route.path, BUILT_IN[role])
        expected = [right for right in _rights_of(route) if right not in BUILT_IN[role]]
        assert lacked == (expected[0] if expected else None), (method, route.path)


@_by_door
async def test_a_token_of_a_release_without_rights_opens_nothing(
    service_app: MakeApplication, door: Door
) -> None:
    _, client = await service_app(door.service, module=door.module)
    former = bearer(former_token(SOME_ID, "administrator"))
    for method, route in staff_routes(door):
        answer = await client.request(method, address_of(route.path), headers=former, json={})
        assert answer.status_code == 401, (method, route.path)


async def test_who_is_refused_a_look_at_people_is_in_the_log(service_app: MakeApplication) -> None:
    """A list and a card: each is told once."""
    app, client = await service_app("cabinet")
    headers = bearer(user_token("staff", SOME_ID, role="somebody", rights="panel:open"))
    for path in ("accounts", "accounts/7", "tariff-schedules"):
        answer = await client.get(f"/api/cabinet/staff/{path}", headers=headers)
        assert (answer.status_code, _type(answer)) == (403, "forbidden")
    async with app.state.database.connection() as connection:
        rows = await connection.fetch("SELECT data::text FROM outbox ORDER BY occurred_at")
    told = [_data(row) for row in rows]
    assert [(t["action"], t["object_kind"], t["object_id"], t["outcome"]) for t in told] == [
        ("look_at_accounts", "list", "", "forbidden"),
        ("look_at_account", "account", "7", "forbidden"),
    ]


@pytest.mark.parametrize("door", _OWNERS, ids=[door.service for door in _OWNERS])
async def test_a_viewer_changes_nothing_and_each_try_is_in_the_log(
    service_app: MakeApplication, door: Door
) -> None:
    app, client = await service_app(door.service, module=door.module)
    viewer = bearer(user_token("staff", SOME_ID, role="viewer"))
    expected = []
    for method, route in staff_routes(door):
        if not changes(method, route):
            continue
        answer = await client.request(method, address_of(route.path), headers=viewer, json={})
        assert (answer.status_code, _type(answer)) == (403, "forbidden"), (method, route.path)
        (one,) = acts_of(route)
        known = one.object_id and f"{{{one.object_id}}}" in route.path
        expected.append((one.action, one.object_kind, SOME_ID if known else ""))
    assert expected or door.service == "integration"
    async with app.state.database.connection() as connection:
        rows = await connection.fetch("SELECT type, subscriber, data::text FROM outbox")
    told = [_data(row) for row in rows]
    assert sorted((t["action"], t["object_kind"], t["object_id"]) for t in told) == sorted(expected)
    assert {(row["type"], row["subscriber"]) for row in rows} == {
        (staff_acted(door.service), "admin_panel")
    }
    for entry in told:
        assert (entry["outcome"], entry["actor_id"], entry["actor_role"]) == (
            "forbidden", SOME_ID, "viewer",
        )  # fmt: skip
        assert entry["request_id"]
