"""Acts that other services tell: kept in the log as they were told, once, and chained."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import httpx
import orjson
import pytest

from services.admin_panel.audit.actions import verify_chain
from services.admin_panel.events import OWNERS
from services.contracts.staff import staff_acted
from services.kit.database import Database
from tests.conftest import MakeApplication
from tests.support.tokens import bearer, service_token

_AT = "2026-11-02T03:04:05.000006+00:00"
_ACT = {
    "actor_id": "7", "actor_role": "administrator", "action": "edit_staff",
    "object_kind": "user", "object_id": "5", "outcome": "done",
    "before": {"role": "viewer"}, "after": {"role": "operator"},
    "details": {"changed": ["role"]}, "request_id": "r-1", "at": _AT,
}  # fmt: skip


@dataclass
class Log:
    """The log's side of the events."""

    client: httpx.AsyncClient
    database: Database

    async def tell(
        self, data: dict[str, Any], owner: str = "auth", caller: str = "", event_id: str = ""
    ) -> int:
        event = {
            "id": event_id or str(uuid4()), "type": staff_acted(owner),
            "occurred_at": "2026-11-01T00:00:00Z", "data": data,
        }  # fmt: skip
        headers = bearer(service_token(caller or owner, "admin_panel"))
        answer = await self.client.post("/internal/events", json=event, headers=headers)
        return answer.status_code

    async def entries(self) -> list[dict[str, Any]]:
        async with self.database.connection() as connection:
            rows = await connection.fetch(
                "SELECT at, actor_id, actor_role, action, object_kind, object_id, outcome,"
                " details::text, request_id FROM audit_log ORDER BY id"
            )
        return [dict(row) | {"details": orjson.loads(row["details"])} for row in rows]


@pytest.fixture
async def log(service_app: MakeApplication) -> AsyncIterator[Log]:
    app, client = await service_app("admin_panel")
    yield Log(client, app.state.database)


@pytest.mark.parametrize("owner", OWNERS)
async def test_an_act_is_kept_with_before_and_after_at_its_own_time(log: Log, owner: str) -> None:
    assert await log.tell(_ACT, owner) == 204
    (entry,) = await log.entries()
    assert entry.pop("at").isoformat() == _AT
    assert entry.pop("details") == {
        "changed": ["role"], "before": {"role": "viewer"}, "after": {"role": "operator"}
    }  # fmt: skip
    assert entry == {
        name: value
        for name, value in _ACT.items()
        if name not in {"at", "details", "before", "after"}
    }


async def test_a_refused_act_is_kept_with_the_type_of_the_problem(log: Log) -> None:
    refused: dict[str, Any] = _ACT | {
        "outcome": "forbidden",
        "before": None,
        "after": None,
        "details": {},
    }
    assert await log.tell(refused) == 204
    (entry,) = await log.entries()
    assert (entry["outcome"], entry["details"]) == ("forbidden", {})


async def test_an_act_told_twice_is_kept_once(log: Log) -> None:
    event_id = str(uuid4())
    assert [await log.tell(_ACT, event_id=event_id) for _ in range(2)] == [204, 204]
    assert len(await log.entries()) == 1


async def test_an_act_of_the_release_before_was_done_when_it_was_told(log: Log) -> None:
    old = {
        name: value
        for name, value in _ACT.items()
        if name not in {"at", "outcome", "before", "after"}
    }
    assert await log.tell(old, "notifications") == 204
    (entry,) = await log.entries()
    assert (entry["outcome"], entry["details"]) == ("done", {"changed": ["role"]})
    assert entry["at"].isoformat() == "2026-11-01T00:00:00+00:00"


async def test_nobody_tells_the_acts_of_another(log: Log) -> None:
    assert await log.tell(_ACT, "auth", caller="cabinet") == 422
    assert await log.tell(_ACT, "wizard") == 403
    assert await log.tell({"action": "x"}) == 422
    assert await log.entries() == []


async def test_acts_are_links_of_the_chain_beside_entries_of_the_time_before(
    live_app: MakeApplication,
) -> None:
    app, client = await live_app("admin_panel")
    log = Log(client, app.state.database)
    async with log.database.connection() as connection:
        await connection.execute(
            "INSERT INTO audit_log (actor_id, actor_role, action, object_kind, object_id, details)"
            " VALUES ('7', 'operator', 'take_account', 'user', '5',"
            ' \'{"before": {"access": "present"}}\')'
        )
    assert await log.tell(_ACT) == 204
    async with log.database.connection() as connection:
        found = await verify_chain(connection)
    assert (found.faults, found.links) == ([], 2)
