"""Whose letters they are: told by cabinet, and asked for when nobody has told it."""

import json
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from services.notifications.supplier.actions import ask_for_supplier
from tests.api.notifications.test_access_letters import EMAIL
from tests.api.notifications.test_events import USER, Notifications
from tests.api.notifications.test_letter_terms import send_all, words_of
from tests.conftest import MakeApplication

_KIND = "cabinet.supplier_changed.v1"


@pytest.fixture
async def notifications(live_app: MakeApplication) -> Notifications:
    return Notifications(*await live_app("notifications"))


async def _tell(notifications: Notifications, name: str, zone: str, at: str) -> int:
    answer = await notifications.tell(
        _KIND, {"name": name, "time_zone": zone}, issuer="cabinet", at=at
    )
    return int(answer.status_code)


async def _known(notifications: Notifications) -> list[tuple[str, str]]:
    rows = await notifications.rows("SELECT name, time_zone FROM supplier_facts")
    return [(row["name"], row["time_zone"]) for row in rows]


def _cabinet(notifications: Notifications, told: Any, status: int = 200) -> None:
    async def supplier(_: Request) -> Response:
        return JSONResponse(told, status)

    app = Starlette(routes=[Route("/api/cabinet/supplier", supplier)])
    notifications.app.state.client._http = httpx.AsyncClient(transport=httpx.ASGITransport(app))


async def _ask(notifications: Notifications) -> bool:
    state = notifications.app.state
    return await ask_for_supplier(state.database, state.client, "http://cabinet")


async def test_letters_go_in_the_suppliers_name_and_by_its_clock(
    notifications: Notifications,
) -> None:
    changed = {
        "user_id": USER, "email": EMAIL, "display_name": "Анна", "language": "ru",
        "changed_at": "2026-11-21T10:00:00+00:00",
    }  # fmt: skip
    # Nobody has told yet: no zone that might be wrong is taken for the reader's.
    await notifications.tell("auth.password_changed.v1", changed)
    (letter,) = await send_all(notifications.app.state.database)
    assert "21.11.2026 10:00 (UTC+0)" in words_of(letter)
    assert await _tell(notifications, "Омский свет", "Asia/Omsk", "2026-11-21T10:00:00Z") == 204
    await notifications.tell("auth.password_changed.v1", changed)
    (letter,) = await send_all(notifications.app.state.database)
    assert "21.11.2026 16:00 (UTC+6)" in words_of(letter)
    assert words_of(letter).splitlines()[-2] == "Омский свет"
    assert words_of(letter, "From") == "Омский свет <noreply@energy.example>"


async def test_what_was_told_earlier_and_arrives_later_changes_nothing(
    notifications: Notifications,
) -> None:
    assert await _tell(notifications, "Новое имя", "Asia/Omsk", "2026-11-21T12:00:00Z") == 204
    assert await _tell(notifications, "Старое имя", "UTC", "2026-11-21T11:00:00Z") == 204
    assert await _known(notifications) == [("Новое имя", "Asia/Omsk")]


async def test_auth_does_not_say_who_the_supplier_is(notifications: Notifications) -> None:
    answer = await notifications.tell(_KIND, {"name": "x", "time_zone": "UTC"})
    assert answer.status_code == 422
    assert await _known(notifications) == []


async def test_a_database_that_knows_nothing_asks_cabinet_once(
    notifications: Notifications,
) -> None:
    _cabinet(notifications, {"detail": "away"}, 500)
    assert not await _ask(notifications)
    _cabinet(notifications, {"name": "Омский свет", "time_zone": "Mars/Base"})
    assert not await _ask(notifications)
    _cabinet(notifications, {"name": "Омский свет", "time_zone": "Asia/Omsk", "color": "#000000"})
    assert await _ask(notifications)
    assert await _known(notifications) == [("Омский свет", "Asia/Omsk")]
    # Afterwards events tell: another answer is not even asked for.
    _cabinet(notifications, {}, 500)
    assert await _ask(notifications)
    # A change that was under way when cabinet answered occurred before, and is told after.
    assert await _tell(notifications, "Новый свет", "Asia/Omsk", "2026-11-21T10:00:00Z") == 204
    assert await _known(notifications) == [("Новый свет", "Asia/Omsk")]


async def test_letters_carry_the_suppliers_face(notifications: Notifications) -> None:
    told = {"name": "Омский свет", "time_zone": "Asia/Omsk", "color": "#1668dc"}
    face = told | {"phone": "8 (800) 000-00-00", "hours": "ежедневно 8–20"}
    answer = await notifications.tell(_KIND, face, issuer="cabinet", at="2026-11-21T10:00:00Z")
    assert answer.status_code == 204
    changed = {
        "user_id": USER, "email": EMAIL, "display_name": "Кузнецова Елена Владимировна",
        "language": "ru", "changed_at": "2026-11-21T10:00:00+00:00",
    }  # fmt: skip
    await notifications.tell("auth.password_changed.v1", changed)
    (letter,) = await send_all(notifications.app.state.database)
    lines = words_of(letter).splitlines()
    assert "Здравствуйте, Елена Владимировна!" in lines
    assert lines[-3:-1] == ["Омский свет", "8 (800) 000-00-00, ежедневно 8–20"]


async def test_a_supplier_of_before_without_a_colour_is_asked_for_once_more(
    notifications: Notifications,
) -> None:
    assert await _tell(notifications, "Омский свет", "Asia/Omsk", "2026-11-21T10:00:00Z") == 204
    told = {"name": "Омский свет", "time_zone": "Asia/Omsk", "color": "#1668dc"}
    logo = {"address": "/api/cabinet/supplier/logo/a1", "width": 400, "height": 40}
    _cabinet(notifications, told | {"phone": "123", "hours": "всегда", "logo": logo})
    assert await _ask(notifications)
    (row,) = await notifications.rows("SELECT color, phone, hours, logo FROM supplier_facts")
    assert (row["color"], row["phone"], row["hours"]) == ("#1668dc", "123", "всегда")
    assert json.loads(row["logo"]) == logo
    # That answer is no newer than what was told before it.
    assert await _tell(notifications, "Старое имя", "UTC", "2026-11-21T09:00:00Z") == 204
    assert await _known(notifications) == [("Омский свет", "Asia/Omsk")]
