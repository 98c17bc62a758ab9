"""Codes for bills in the control panel: who may issue them, and what is written down."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from tests.api.admin_panel.conftest import Cabinet, connect
from tests.conftest import MakeApplication
from tests.support.tokens import bearer, user_token

Panel = tuple[FastAPI, httpx.AsyncClient]

MADE = {"number": "000123456", "code": "ABCDE-FGHJK", "expires_at": "2027-01-12T10:00:00Z"}
GIVEN = {"account_number": "000 123-456"}
_AUDIT = "SELECT action, object_kind, object_id, outcome, details::text FROM audit_log"


def role(name: str) -> dict[str, str]:
    return bearer(user_token("staff", "staff-2", role=name, name="Ольга"))


@pytest.fixture
async def panel(service_app: MakeApplication, cabinet: Cabinet) -> AsyncIterator[Panel]:
    app, client = await service_app("admin_panel")
    connect(app, httpx.ASGITransport(cabinet.app))
    yield app, client


async def _issue(client: httpx.AsyncClient, name: str = "operator", **given: Any) -> httpx.Response:
    return await client.post("/api/admin/accounts/codes", json=GIVEN | given, headers=role(name))


async def test_a_code_is_shown_once_and_its_issue_written_down(
    panel: Panel, cabinet: Cabinet
) -> None:
    app, client = panel
    cabinet.pages["/internal/account-codes"] = MADE
    answer = await _issue(client)
    assert (answer.status_code, answer.json()) == (201, MADE)
    async with app.state.database.connection() as connection:
        rows = [dict(row) for row in await connection.fetch(_AUDIT)]
    assert [(row["action"], row["object_kind"], row["object_id"]) for row in rows] == [
        ("issue_code", "account", "000 123-456")
    ]
    assert MADE["code"] not in str(rows)


async def test_who_may_not_issue_codes(panel: Panel, cabinet: Cabinet) -> None:
    _, client = panel
    assert (await _issue(client, "viewer")).status_code == 403
    assert (await client.post("/api/admin/accounts/codes", json=GIVEN)).status_code == 401
    for number in ("", "1" * 65):
        assert (await _issue(client, account_number=number)).status_code == 422
    assert cabinet.asked == []


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ((409, {"type": "urn:x:codes-do-not-count"}), (409, "codes-do-not-count")),
        (404, (404, "not-found")),
        (503, (503, "temporarily-unavailable")),
    ],
)
async def test_refusals_of_codes_are_translated(
    panel: Panel, cabinet: Cabinet, answer: Any, expected: tuple[int, str]
) -> None:
    cabinet.pages["/internal/account-codes"] = answer
    got = await _issue(panel[1])
    assert (got.status_code, got.json()["type"].rpartition(":")[2]) == expected
