"""The browsers that get a user's pushes: whose they are, how many, and which may be named."""

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from services.kit.database import Database
from services.kit.keys import vapid_path
from services.notifications.push.rules import decoded
from tests.api.notifications.people import ANNA, BORIS, add_recipient, as_staff, as_user
from tests.conftest import MakeApplication
from tests.support.push import PushBrowser, b64
from tests.support.tokens import bearer, keys_dir, service_token

_BASE = "/api/notifications/push"
_FCM = "https://fcm.googleapis.com"
_AGENT = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/141.0.0.0 Safari/537.36"


@dataclass
class Push:
    client: httpx.AsyncClient
    database: Database

    async def keep(
        self, user: UUID, browser: PushBrowser, agent: str = _AGENT, **changes: str
    ) -> httpx.Response:
        return await self.client.put(
            f"{_BASE}/devices",
            json=browser.subscription(**changes),
            headers=as_user(user) | {"User-Agent": agent},
        )

    async def kept(self, user: UUID, browser: PushBrowser) -> str:
        answer = await self.keep(user, browser)
        assert answer.status_code == 200, answer.text
        key: str = answer.json()["id"]
        return key

    async def devices(self, user: UUID) -> list[dict[str, Any]]:
        answer = await self.client.get(f"{_BASE}/devices", headers=as_user(user))
        assert answer.status_code == 200, answer.text
        items: list[dict[str, Any]] = answer.json()["items"]
        assert answer.json()["total"] == len(items)
        return items

    async def told(self, kind: str, data: dict[str, Any]) -> None:
        """Receive an event of auth."""
        event = {
            "id": str(uuid4()), "type": kind, "data": data,
            "occurred_at": "2099-01-01T00:00:00+00:00",
        }  # fmt: skip
        caller = bearer(service_token("auth", "notifications"))
        answer = await self.client.post("/internal/events", json=event, headers=caller)
        assert answer.status_code == 204, answer.text

    async def rows(self, statement: str, *values: Any) -> list[Any]:
        async with self.database.connection() as connection:
            return [tuple(row) for row in await connection.fetch(statement, *values)]


@pytest.fixture
async def push(service_app: MakeApplication) -> AsyncIterator[Push]:
    app, client = await service_app("notifications")
    await add_recipient(app.state.database, ANNA)
    await add_recipient(app.state.database, BORIS)
    yield Push(client, app.state.database)


async def test_the_key_to_subscribe_with(push: Push) -> None:
    answer = await push.client.get(_BASE, headers=as_user(ANNA))
    assert answer.json()["available"] is True
    private = json.loads(vapid_path(keys_dir(), "private", "notifications").read_text())
    number = int.from_bytes(decoded(private["keys"][0]["d"]), "big")
    public = ec.derive_private_key(number, ec.SECP256R1()).public_key()
    point = public.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    assert answer.json()["public_key"] == b64(point)
    assert private["keys"][0]["d"] not in answer.text


@pytest.mark.parametrize("settings", [{"push_hosts": ()}, {"keys_dir": "/nowhere"}])
async def test_no_pushes_without_hosts_or_keys(
    service_app: MakeApplication, settings: dict[str, Any]
) -> None:
    _, client = await service_app("notifications", **settings)
    answer = await client.get(_BASE, headers=as_user(ANNA))
    assert answer.json() == {"available": False, "public_key": None}


async def test_a_browser_is_kept_once_and_listed_by_its_name(push: Push) -> None:
    browser = PushBrowser(_FCM)
    key = await push.kept(ANNA, browser)
    assert await push.kept(ANNA, browser) == key
    (device,) = await push.devices(ANNA)
    assert (device["id"], device["browser"], device["system"]) == (key, "Chrome 141", "Linux")
    # Who knows the endpoint can send to it: nobody is told.
    assert browser.name not in str(device)
    assert await push.devices(BORIS) == []


async def test_new_keys_of_the_same_browser_replace_the_old_ones(push: Push) -> None:
    browser = PushBrowser(_FCM)
    await push.kept(ANNA, browser)
    renewed = PushBrowser(_FCM, name=browser.name)
    await push.kept(ANNA, renewed)
    assert await push.rows("SELECT p256dh, auth FROM push_devices") == [
        (renewed.point, renewed.auth)
    ]


async def test_another_user_of_the_browser_takes_it_over_without_what_was_on_its_way(
    push: Push,
) -> None:
    browser, notice = PushBrowser(_FCM), uuid4()
    key = await push.kept(ANNA, browser)
    await push.rows(
        "INSERT INTO notices (id, kind, subject, body) VALUES ($1, 'bell', 'Тема', 'Текст')", notice
    )
    await push.rows(
        "INSERT INTO pushes (id, device_id, notice_id, expires_at)"
        " SELECT gen_random_uuid(), $1::uuid, $2, now() + interval '1 hour'", key, notice,
    )  # fmt: skip
    moved = await push.kept(BORIS, browser)
    assert moved != key
    assert await push.devices(ANNA) == []
    assert [device["id"] for device in await push.devices(BORIS)] == [moved]
    assert await push.rows("SELECT id FROM pushes") == []


async def test_the_eleventh_replaces_the_oldest(push: Push) -> None:
    others = await push.kept(BORIS, PushBrowser(_FCM))
    keys = []
    for age in range(12, 0, -1):
        keys.append(await push.kept(ANNA, PushBrowser(_FCM)))
        await push.rows(
            "UPDATE push_devices SET created_at = now() - make_interval(mins => $1)"
            " WHERE id = $2::uuid", age, keys[-1],
        )  # fmt: skip
    assert [device["id"] for device in await push.devices(ANNA)] == list(reversed(keys[2:]))
    assert [device["id"] for device in await push.devices(BORIS)] == [others]


async def test_only_ones_own_is_removed(push: Push) -> None:
    key = await push.kept(ANNA, PushBrowser(_FCM))
    path = f"{_BASE}/devices/{key}"
    assert (await push.client.delete(path, headers=as_user(BORIS))).status_code == 404
    assert len(await push.devices(ANNA)) == 1
    assert (await push.client.delete(path, headers=as_user(ANNA))).status_code == 204
    assert await push.devices(ANNA) == []
    again = await push.client.delete(path, headers=as_user(ANNA))
    assert (again.status_code, again.json()["type"].split(":")[-1]) == (404, "not-found")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"endpoint": "https://fcm.googleapis.com.evil.example/x"}, "endpoint"),
        ({"endpoint": "http://127.0.0.1:5150/internal/settings"}, "endpoint"),
        ({"endpoint": "https://169.254.169.254/latest"}, "endpoint"),
        ({"endpoint": ""}, "endpoint"),
        ({"endpoint": f"{_FCM}/{'a' * 2000}"}, "endpoint"),
        ({"p256dh": "BA" + "A" * 85}, "p256dh"),
        ({"p256dh": "short"}, "p256dh"),
        ({"p256dh": "B" * 86 + "="}, "p256dh"),
        ({"auth": "A" * 21}, "auth"),
        ({"auth": "A" * 22 + "\n"}, "auth"),
        ({"user_id": str(BORIS)}, "user_id"),
    ],
)
async def test_bad_input_changes_nothing(push: Push, changes: dict[str, str], field: str) -> None:
    answer = await push.keep(ANNA, PushBrowser(_FCM), **changes)
    assert answer.status_code == 422
    assert [error["field"].split(".")[-1] for error in answer.json()["errors"]] == [field]
    assert await push.devices(ANNA) == []
    assert all(len(value) < 8 or value not in answer.text for value in changes.values())


@pytest.mark.parametrize("agent", ["", "\x00" * 10, "Chrome/" + "9" * 5000, "Ж" * 100])
async def test_strange_user_agents_are_harmless(push: Push, agent: str) -> None:
    answer = await push.client.put(
        f"{_BASE}/devices",
        json=PushBrowser(_FCM).subscription(),
        headers=httpx.Headers(as_user(ANNA) | {"User-Agent": agent}, encoding="utf-8"),
    )
    assert answer.status_code == 200
    assert len((await push.devices(ANNA))[0]["browser"]) <= 50


async def test_others_are_kept_out(push: Push) -> None:
    device = f"{_BASE}/devices/{uuid4()}"
    given = PushBrowser(_FCM).subscription()
    calls: list[tuple[str, str, Any]] = [
        ("GET", _BASE, None), ("GET", f"{_BASE}/devices", None),
        ("PUT", f"{_BASE}/devices", given), ("DELETE", device, None),
    ]  # fmt: skip
    for method, path, body in calls:
        for headers in ({}, as_staff(), bearer(service_token("auth", "notifications"))):
            answer = await push.client.request(method, path, json=body, headers=headers)
            assert answer.status_code == 401, (method, path)
    assert await push.rows("SELECT id FROM push_devices") == []


async def test_from_another_site_nothing_is_kept(push: Push) -> None:
    token = as_user(ANNA)["Authorization"].removeprefix("Bearer ")
    answer = await push.client.put(
        f"{_BASE}/devices",
        json=PushBrowser(_FCM).subscription(),
        headers={"Cookie": f"cabinet_access={token}", "Origin": "https://evil.example"},
    )
    assert answer.status_code == 403
    assert await push.devices(ANNA) == []


@pytest.mark.parametrize("active", [True, False])
async def test_a_blocked_or_removed_user_loses_all_devices(push: Push, active: bool) -> None:
    await push.kept(ANNA, PushBrowser(_FCM))
    await push.kept(BORIS, PushBrowser(_FCM))
    data = {
        "user_id": str(ANNA), "display_name": "", "email": None, "phone": None, "language": "ru",
        "active": active,
    }  # fmt: skip
    await push.told("auth.user_changed.v1", data)
    assert len(await push.devices(ANNA)) == int(active)
    assert len(await push.devices(BORIS)) == 1


async def test_an_ended_session_takes_its_browser_along(push: Push) -> None:
    lost, kept = str(uuid4()), str(uuid4())
    browsers = {lost: PushBrowser(_FCM), kept: PushBrowser(_FCM)}

    async def keep(session_id: str) -> int:
        answer = await push.client.put(
            f"{_BASE}/devices",
            json=browsers[session_id].subscription(),
            headers=as_user(ANNA, sid=session_id),
        )
        return answer.status_code

    assert [await keep(session_id) for session_id in browsers] == [200, 200]
    await push.told("auth.sessions_ended.v1", {"session_ids": [lost, str(uuid4())]})
    assert len(await push.devices(ANNA)) == 1
    # The access token is good for minutes yet, and the event may come twice.
    await push.told("auth.sessions_ended.v1", {"session_ids": [lost]})
    assert await keep(lost) == 401
    assert await keep(kept) == 200
    assert len(await push.devices(ANNA)) == 1


async def test_a_browser_in_use_goes_with_the_latest_session(push: Push) -> None:
    browser, before = PushBrowser(_FCM), str(uuid4())
    for session_id in (before, str(uuid4())):
        answer = await push.client.put(
            f"{_BASE}/devices",
            json=browser.subscription(),
            headers=as_user(ANNA, sid=session_id),
        )
        assert answer.status_code == 200
    await push.told("auth.sessions_ended.v1", {"session_ids": [before]})
    assert len(await push.devices(ANNA)) == 1
