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


_CHOSEN = {
    "email": False,
    "bills": {"email": False, "push": True},
    "payments": {"email": True, "push": False},
    "window_start": {"email": True, "push": True, "days": 15},
    "window_end": {"email": False, "push": False, "days": 1},
    "advertising": {"email": True, "push": False},
    "accounts": [{"number": "Д-1", "bills": True, "payments": False}],
}


async def test_preferences_begin_with_the_defaults(cabinet: Cabinet) -> None:
    found = await cabinet.get("preferences")
    assert found["email"] is True
    assert found["bills"] == {"email": True, "push": False}
    assert found["advertising"] == {"email": False, "push": False}
    assert found["window_start"] == {"email": True, "push": False, "days": 4}
    assert found["window_end"]["days"] == 2
    assert found["accounts"] == []


async def test_preferences_are_kept_and_are_ones_own(cabinet: Cabinet) -> None:
    for chosen in (_CHOSEN, _CHOSEN | {"accounts": []}, _CHOSEN):
        answer = await cabinet.client.put(
            f"{_BASE}/preferences", json=chosen, headers=as_user(ANNA)
        )
        assert answer.status_code == 200
        assert await cabinet.get("preferences") == chosen
    assert (await cabinet.get("preferences", BORIS))["email"] is True


@pytest.mark.parametrize(
    "wrong",
    [
        {"window_start": {"email": True, "push": True, "days": 0}},
        {"window_end": {"email": True, "push": True, "days": 16}},
        {"bills": {"email": "maybe", "push": True}},
        {"bills": {"email": True, "push": True, "sms": True}},
        {"accounts": [{"number": "1", "bills": True, "payments": True}] * 2},
        {"accounts": [{"number": "1\r\n", "bills": True, "payments": True}]},
        {"accounts": [{"number": "x" * 65, "bills": True, "payments": True}]},
        {"advertising": None},
    ],
)
async def test_unfit_preferences_are_refused(cabinet: Cabinet, wrong: dict[str, Any]) -> None:
    answer = await cabinet.client.put(
        f"{_BASE}/preferences", json=_CHOSEN | wrong, headers=as_user(ANNA)
    )
    assert answer.status_code == 422
    assert answer.json()["type"].endswith(":validation-failed")
