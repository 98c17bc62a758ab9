"""Every route of staff of every service: whose token opens it, and that refusals are recorded."""

from typing import Any

import httpx
import orjson
import pytest

from services.contracts.staff import staff_acted
from tests.conftest import MakeApplication
from tests.support.doors import DOORS, SOME_ID, Door, acts_of, address_of, changes, staff_routes
from tests.support.tokens import bearer, user_token

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
