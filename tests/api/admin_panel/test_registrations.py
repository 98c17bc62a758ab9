"""Registration requests in the control panel: who may decide, what is written down."""

from collections.abc import AsyncIterator
from typing import Any
from uuid import uuid4

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import select

from services.admin_panel.audit.models import AuditEntry
from tests.api.admin_panel.conftest import Cabinet, connect
from tests.conftest import MakeApplication
from tests.support.tokens import bearer, user_token

REQUEST = {
    "id": str(uuid4()), "state": "waiting", "account_number": "2002", "address": "г. Омск",
    "name": "Анна", "email": "a@example.org", "phone": "+79130000000", "reason": None,
    "created_at": "2026-11-21T10:00:00Z", "waiting_because": "no-match", "decided_at": None,
    "decided_by": None, "name_check": "differs", "phone_known": False, "tries": 44,
    "last_tried_at": "2026-11-21T10:05:00Z", "proof": "wrong", "mismatches": 43, "networks": 3,
    "looks_like_guessing": True,
}  # fmt: skip
ADDRESS = f"/api/admin/registrations/{REQUEST['id']}"
INTERNAL = f"/internal/registrations/{REQUEST['id']}"


def role(name: str) -> dict[str, str]:
    return bearer(user_token("staff", "staff-2", role=name, name="Ольга"))


Panel = tuple[FastAPI, httpx.AsyncClient]


@pytest.fixture
async def panel(service_app: MakeApplication, cabinet: Cabinet) -> AsyncIterator[Panel]:
    app, client = await service_app("admin_panel")
    connect(app, httpx.ASGITransport(cabinet.app))
    yield app, client


async def test_list(panel: Panel, cabinet: Cabinet) -> None:
    _, client = panel
    cabinet.pages["/internal/registrations"] = {"items": [REQUEST], "total": 1}
    address = "/api/admin/registrations"
    asked = {"state": "waiting", "search": "000-123"}
    answer = await client.get(address, params=asked, headers=role("viewer"))
    assert answer.json()["items"] == [REQUEST]
    assert "state=waiting" in cabinet.asked[-1]
    assert "search=000-123" in cabinet.asked[-1]
    bad = await client.get(address, params={"state": "received"}, headers=role("viewer"))
    assert bad.status_code == 422
    assert (await client.get(address)).status_code == 401
    consumer = bearer(user_token("consumer", str(uuid4())))
    assert (await client.get(address, headers=consumer)).status_code == 401


@pytest.mark.parametrize(("act", "body"), [("approve", None), ("decline", {"reason": "Не тот"})])
async def test_decision_is_written_down(
    panel: Panel, cabinet: Cabinet, act: str, body: dict[str, Any] | None
) -> None:
    app, client = panel
    cabinet.pages[f"{INTERNAL}/{act}"] = REQUEST | {"state": f"{act}d", "decided_by": "Ольга"}
    refused = await client.post(f"{ADDRESS}/{act}", json=body, headers=role("viewer"))
    assert refused.status_code == 403
    assert cabinet.asked == []
    done = await client.post(f"{ADDRESS}/{act}", json=body, headers=role("operator"))
    assert done.status_code == 200
    assert done.json()["decided_by"] == "Ольга"
    async with app.state.database.sessions() as session:
        entries = (await session.scalars(select(AuditEntry))).all()
    assert [(e.actor_id, e.action, e.object_id) for e in entries] == [
        ("staff-2", act, REQUEST["id"])
    ]


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ((409, {"type": "urn:x:already-decided", "title": "", "status": 409}), "already-decided"),
        ((409, {"type": "urn:x:contact-taken", "title": "", "status": 409}), "contact-taken"),
        ((409, {"type": "urn:x:other", "title": "", "status": 409}), "temporarily-unavailable"),
        (409, "temporarily-unavailable"),
        (404, "not-found"),
        (503, "temporarily-unavailable"),
    ],
)
async def test_refusals_are_translated(
    panel: Panel, cabinet: Cabinet, answer: Any, expected: str
) -> None:
    _, client = panel
    cabinet.pages[f"{INTERNAL}/approve"] = answer
    got = await client.post(f"{ADDRESS}/approve", headers=role("administrator"))
    assert got.json()["type"].endswith(f":{expected}")
    assert "own words" not in got.text


async def test_reason_is_needed_and_the_id_an_id(panel: Panel) -> None:
    _, client = panel
    for body in (None, {}, {"reason": ""}, {"reason": "x" * 1001}):
        answer = await client.post(f"{ADDRESS}/decline", json=body, headers=role("operator"))
        assert answer.status_code == 422
    bad = await client.post("/api/admin/registrations/7/approve", headers=role("operator"))
    assert bad.status_code == 422
