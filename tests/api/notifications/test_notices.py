"""The bell, modal windows and banners of a consumer."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest

from services.kit.database import Database
from tests.api.notifications.people import ANNA, BORIS, as_staff, as_user, give
from tests.conftest import MakeApplication

_BASE = "/api/notifications"


@dataclass
class Cabinet:
    client: httpx.AsyncClient
    database: Database

    async def get(self, path: str, user_id: UUID = ANNA, **query: Any) -> Any:
        answer = await self.client.get(f"{_BASE}/{path}", params=query, headers=as_user(user_id))
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def post(self, path: str, user_id: UUID = ANNA) -> int:
        answer = await self.client.post(f"{_BASE}/{path}", headers=as_user(user_id))
        return answer.status_code

    async def subjects(self, **query: Any) -> list[str]:
        return [item["subject"] for item in (await self.get("notices", **query))["items"]]


@pytest.fixture
async def cabinet(service_app: MakeApplication) -> AsyncIterator[Cabinet]:
    app, client = await service_app("notifications")
    yield Cabinet(client, app.state.database)


async def test_unread_first_then_newest_first(cabinet: Cabinet) -> None:
    old = await give(cabinet.database, ANNA, subject="old", age=30)
    await give(cabinet.database, ANNA, subject="new", age=1)
    await give(cabinet.database, ANNA, subject="middle", age=10)
    read = await give(cabinet.database, ANNA, subject="read", age=5)
    for notice in (read, old):
        assert await cabinet.post(f"notices/{notice}/read") == 204
    assert await cabinet.subjects() == ["new", "middle", "read", "old"]
    assert await cabinet.subjects(state="unread") == ["new", "middle"]
    page = await cabinet.get("notices", limit=1, offset=1)
    assert (page["total"], [i["subject"] for i in page["items"]]) == (4, ["middle"])
    assert (await cabinet.get("notices", offset=50))["total"] == 4
    assert await cabinet.get("counters") == {"unread": 2, "modal": 0, "banner": 0}


async def test_modal_waits_for_its_confirmation(cabinet: Cabinet) -> None:
    notice = await give(cabinet.database, ANNA, kind="modal", label="Перейти", address="/readings")
    assert await cabinet.get("counters") == {"unread": 0, "modal": 1, "banner": 0}
    page = await cabinet.get("notices", state="modal")
    assert page["total"] == 1
    assert page["items"][0]["link"] == {"label": "Перейти", "address": "/readings"}
    assert await cabinet.subjects() == []
    assert await cabinet.post(f"notices/{notice}/read") == 409
    assert await cabinet.post(f"notices/{notice}/confirm") == 204
    (item,) = (await cabinet.get("notices"))["items"]
    assert item["confirmed_at"]
    assert item["read_at"]
    assert await cabinet.post(f"notices/{notice}/confirm") == 204
    (again,) = (await cabinet.get("notices"))["items"]
    assert again["confirmed_at"] == item["confirmed_at"]
    assert await cabinet.get("counters") == {"unread": 0, "modal": 0, "banner": 0}


async def test_modal_past_its_term_is_left_to_the_bell(cabinet: Cabinet) -> None:
    notice = await give(cabinet.database, ANNA, kind="modal", term=-1)
    assert await cabinet.get("counters") == {"unread": 1, "modal": 0, "banner": 0}
    assert await cabinet.post(f"notices/{notice}/read") == 204


async def test_banner_stays_until_closed_or_past_its_term(cabinet: Cabinet) -> None:
    closed = await give(cabinet.database, ANNA, kind="banner", subject="closed", term=60, age=2)
    await give(cabinet.database, ANNA, kind="banner", subject="past", term=-1, age=1)
    await give(cabinet.database, ANNA, kind="banner", subject="up", term=60)
    banners = (await cabinet.get("banner"))["items"]
    assert [item["subject"] for item in banners] == ["up", "closed"]
    assert await cabinet.post(f"notices/{closed}/read") == 204
    assert [i["subject"] for i in (await cabinet.get("banner"))["items"]] == ["up"]
    assert await cabinet.subjects() == ["past", "closed"]
    assert await cabinet.get("counters") == {"unread": 1, "modal": 0, "banner": 1}


async def test_anothers_notice_is_not_found(cabinet: Cabinet) -> None:
    notice = await give(cabinet.database, ANNA, kind="modal")
    for act in ("read", "confirm"):
        assert await cabinet.post(f"notices/{notice}/{act}", BORIS) == 404
        assert await cabinet.post(f"notices/{uuid4()}/{act}") == 404
        assert await cabinet.post(f"notices/x/{act}") == 422
    bell = await give(cabinet.database, ANNA)
    assert await cabinet.post(f"notices/{bell}/confirm") == 404
    assert (await cabinet.get("notices", BORIS))["total"] == 0
    assert (await cabinet.get("counters"))["modal"] == 1


async def test_only_consumers_have_a_bell(cabinet: Cabinet) -> None:
    for path in ("counters", "notices", "banner", "stream", "preferences"):
        for headers in ({}, as_staff("administrator")):
            answer = await cabinet.client.get(f"{_BASE}/{path}", headers=headers)
            assert answer.status_code == 401, path
        answer = await cabinet.client.get(
            f"{_BASE}/{path}", headers=as_user(ANNA, restricted="password_change")
        )
        assert answer.status_code == 403, path
    for query in ({"state": "x"}, {"limit": 0}, {"limit": 201}):
        answer = await cabinet.client.get(f"{_BASE}/notices", params=query, headers=as_user(ANNA))
        assert answer.status_code == 422


async def test_cookie_demands_the_same_origin(cabinet: Cabinet) -> None:
    notice = await give(cabinet.database, ANNA)
    cookie = {"Cookie": f"cabinet_access={as_user(ANNA)['Authorization'].split()[1]}"}
    for origin, status in (("http://testserver:8081", 403), ("http://testserver", 204)):
        answer = await cabinet.client.post(
            f"{_BASE}/notices/{notice}/read", headers=cookie | {"Origin": origin}
        )
        assert answer.status_code == status
