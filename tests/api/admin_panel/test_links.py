"""A user's accounts in the control panel, with the real cabinet behind it."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import httpx
import orjson
import pytest
from fastapi import FastAPI

from services.contracts.cabinet import AccountPassedOn
from tests.api.admin_panel.conftest import connect
from tests.api.cabinet.conftest import Home, home_of, two_households
from tests.api.cabinet.passing import ago
from tests.api.cabinet.supply import ANNA
from tests.conftest import MakeApplication
from tests.support.tokens import bearer, service_token, user_token

_USER = f"users/{ANNA}/accounts"


@dataclass
class Panel:
    """The staff's door, and the cabinet that it asks."""

    app: FastAPI
    client: httpx.AsyncClient
    home: Home

    async def ask(self, method: str, path: str, role: str = "operator", **given: Any) -> Any:
        headers = bearer(user_token("staff", str(uuid4()), role=role))
        return await self.client.request(method, f"/api/admin/{path}", headers=headers, **given)

    async def log(self) -> list[dict[str, Any]]:
        async with self.app.state.database.connection() as connection:
            rows = await connection.fetch(
                "SELECT actor_id, actor_role, action, object_kind, object_id, details::text,"
                " outcome FROM audit_log ORDER BY id"
            )
        return [dict(row) | {"details": orjson.loads(row["details"])} for row in rows]


@pytest.fixture
async def panel(service_app: MakeApplication) -> AsyncIterator[Panel]:
    home = home_of(*await service_app("cabinet", furnish=two_households))
    cabinet = home.application
    app, client = await service_app("admin_panel")
    connect(app, httpx.ASGITransport(cabinet))
    yield Panel(app, client, home)


async def test_staff_see_and_take_a_users_account(panel: Panel) -> None:
    (link,) = (await panel.ask("GET", _USER, "viewer")).json()["items"]
    assert (link["number"], link["access"]) == ("1001", "present")
    assert link["customer_name"] == "Анна Семёнова"
    given = {"account_number": "1001", "last_day": ago(3).isoformat()}
    assert (await panel.ask("POST", f"{_USER}/take", json=given)).status_code == 204
    (link,) = (await panel.ask("GET", _USER)).json()["items"]
    assert (link["access"], link["last_day"]) == ("former", ago(3).isoformat())
    (entry,) = await panel.log()
    assert (entry["action"], entry["object_id"], entry["outcome"]) == (
        "take_account",
        str(ANNA),
        "done",
    )
    assert entry["details"] == {
        "after": given,
        "before": {"access": "present", "last_day": None},
    }


async def test_unfit_takings_are_refused_and_written_down(panel: Panel) -> None:
    ahead = {"account_number": "1001", "last_day": ago(-1).isoformat()}
    answer = await panel.ask("POST", f"{_USER}/take", json=ahead)
    assert (answer.status_code, answer.json()["type"].endswith(":last-day-ahead")) == (422, True)
    unknown = {"account_number": "1002", "last_day": None}
    assert (await panel.ask("POST", f"{_USER}/take", json=unknown)).status_code == 404
    bad = await panel.ask("POST", f"{_USER}/take", json={"account_number": "1001\x00"})
    assert bad.status_code == 422
    assert [entry["outcome"] for entry in await panel.log()] == ["last-day-ahead", "not-found"]


async def test_viewers_take_nothing(panel: Panel) -> None:
    given = {"account_number": "1001", "last_day": None}
    refused = await panel.ask("POST", f"{_USER}/take", "viewer", json=given)
    assert refused.status_code == 403
    assert (await panel.client.get(f"/api/admin/{_USER}")).status_code == 401
    consumer = bearer(user_token("consumer", str(ANNA)))
    answer = await panel.client.post(f"/api/admin/{_USER}/take", json=given, headers=consumer)
    assert answer.status_code == 401
    assert (await panel.ask("GET", _USER)).json()["items"][0]["access"] == "present"


async def test_a_passing_on_is_an_act_of_the_machine(panel: Panel) -> None:
    data = {
        "source": "billing", "batch_id": "b-1", "account_number": "1001",
        "former_customer": "c-a", "customer": "c-b", "last_day": "2026-10-31",
        "first_day": "2026-11-01", "users": 1,
    }  # fmt: skip
    event = {
        "id": str(uuid4()), "type": AccountPassedOn.type,
        "occurred_at": "2026-11-02T00:00:00Z", "data": data,
    }  # fmt: skip
    as_cabinet = bearer(service_token("cabinet", "admin_panel"))
    for _ in range(2):
        answer = await panel.client.post("/internal/events", json=event, headers=as_cabinet)
        assert answer.status_code == 204, answer.text
    (entry,) = await panel.log()
    assert (entry["actor_id"], entry["actor_role"]) == ("billing", "system")
    assert (entry["object_kind"], entry["object_id"]) == ("account", "1001")
    assert entry["details"]["first_day"] == "2026-11-01"
