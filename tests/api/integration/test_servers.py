"""The servers around as the wizard sets them: asked for real, saved sealed, kept as a source."""

import json
import ssl
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
import trustme
from fastapi import FastAPI

from services.integration.secrets import unseal
from services.integration.servers import probe
from services.integration.servers.rules import Server, server_of
from services.kit.clock import utc_now
from tests.conftest import MakeApplication
from tests.support.strangers import http, speaking
from tests.support.tokens import bearer, service_token

KEY = "k3y-of-the-acquisition-server"
KINDS = http("200 OK", '{"kinds": ["meters"]}')
PAGE = http("200 OK", "<!doctype html><title>Router</title>", "text/html")
UNKNOWN = http("401 Unauthorized", '{"type": "unauthenticated"}', "application/problem+json")
HEALTH = http("200 OK", '{"status": "alive", "service": "admin_panel"}')
OTHER_HEALTH = http("200 OK", '{"status": "alive", "service": "cabinet"}')


@dataclass
class Integration:
    """The application, its settings file, and the wizard that asks it."""

    app: FastAPI
    client: httpx.AsyncClient
    file: Path

    async def ask(self, method: str, path: str, **options: Any) -> httpx.Response:
        return await self.client.request(
            method,
            f"/internal/setup/servers{path}",
            headers=bearer(service_token("wizard", "integration")),
            **options,
        )

    async def check(self, port: int, key: str | None = KEY, **more: Any) -> tuple[bool, str, str]:
        given = {"host": "127.0.0.1", "port": port} | more
        given |= {"key": key} if key else {}
        told = (await self.ask("POST", "/source/check", json=given)).json()
        return told["ok"], told["outcome"], told["detail"]

    async def check_door(self, port: int) -> str:
        given = {"host": "127.0.0.1", "port": port}
        return str((await self.ask("POST", "/systems/check", json=given)).json()["outcome"])

    def saved(self) -> dict[str, Any]:
        known: dict[str, Any] = json.loads(self.file.read_text()) if self.file.exists() else {}
        return known

    async def sources(self) -> list[dict[str, Any]]:
        async with self.app.state.database.connection() as connection:
            return [dict(row) for row in await connection.fetch("SELECT * FROM sources")]


@pytest.fixture
async def integration(
    service_app: MakeApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Integration]:
    file = tmp_path / "integration.json"
    monkeypatch.setenv("INTEGRATION_SETTINGS_FILE", str(file))
    # What a server says is looked at, not how long a busy machine takes for it.
    monkeypatch.setattr(probe, "_SECONDS", 60.0)
    app, client = await service_app("integration")
    before = app.state.settings
    yield Integration(app, client, file)
    app.state.settings = before


async def test_a_server_that_answers_as_agreed(integration: Integration) -> None:
    heard: list[bytes] = []
    async with speaking(KINDS, heard=heard) as port:
        assert await integration.check(port) == (True, "answers", "")
    assert f"Bearer {KEY}".encode() in heard[0]


@pytest.mark.parametrize(
    ("said", "outcome", "detail"),
    [
        (PAGE, "not-ours", "HTTP 200"),
        (http("200 OK", '{"hello": 1}'), "not-ours", "HTTP 200"),
        (http("302 Found", "", Location="http://127.0.0.1/"), "not-ours", "HTTP 302"),
        (http("401 Unauthorized", "<html>", "text/html"), "not-ours", "HTTP 401"),
        (http("200 OK", "[" * 70_000), "not-ours", ""),
        (UNKNOWN, "wrong-key", "HTTP 401"),
        (http("503 Unavailable", "{}"), "server-fails", "HTTP 503"),
        (b"SSH-2.0-OpenSSH_9.2\r\n", "not-http", ""),
        (b"", "not-http", ""),
        (None, "timed-out", ""),
    ],
    ids=["page", "json", "elsewhere", "login", "endless", "key", "fails", "ssh", "drops", "mute"],
)
async def test_a_server_that_is_not_the_one(
    integration: Integration,
    monkeypatch: pytest.MonkeyPatch,
    said: bytes | None,
    outcome: str,
    detail: str,
) -> None:
    if outcome == "timed-out":
        monkeypatch.setattr(probe, "_SECONDS", 0.5)
    async with speaking(said) as port:
        assert await integration.check(port) == (False, outcome, detail)


async def test_nobody_there(integration: Integration) -> None:
    assert await integration.check(1) == (False, "connection-refused", "")
    assert await integration.check(4568, host="nobody.invalid") == (False, "host-unknown", "")


async def test_a_clock_that_is_off(integration: Integration) -> None:
    late = format_datetime(utc_now() - timedelta(minutes=10), usegmt=True)
    async with speaking(http("200 OK", '{"kinds": []}', Date=late)) as port:
        ok, outcome, detail = await integration.check(port)
    assert (ok, outcome) == (False, "clock-off")
    assert -603 < int(detail) < -597


async def test_tls_that_is_none_or_not_trusted(integration: Integration) -> None:
    own = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("127.0.0.1").configure_cert(own)
    async with speaking(KINDS) as port:
        assert (await integration.check(port, secure=True))[1] == "encryption-failed"
    async with speaking(KINDS, tls=own) as port:
        assert (await integration.check(port, secure=True))[1] == "certificate-not-trusted"


@pytest.mark.parametrize("host", ["169.254.169.254", "fe80::1", "::ffff:169.254.169.254"])
async def test_where_no_server_may_be_nobody_is_asked(integration: Integration, host: str) -> None:
    assert await integration.check(80, host=host) == (False, "host-refused", "")
    for path in ("source", "systems"):
        given = {"host": host, "port": 80} | ({"key": KEY} if path == "source" else {})
        answer = await integration.ask("PUT", f"/{path}", json=given)
        assert (answer.status_code, answer.json()["type"].rpartition(":")[2]) == (
            422,
            "server-refused",
        )
    assert integration.saved() == {}


async def test_the_key_goes_to_its_own_server_alone(integration: Integration) -> None:
    heard: list[bytes] = []
    async with speaking(KINDS, heard=heard) as port, speaking(KINDS, heard=heard) as other:
        await integration.ask(
            "PUT", "/source", json={"host": "127.0.0.1", "port": port, "key": KEY}
        )
        assert (await integration.check(port, None))[1] == "answers"
        given = {"host": "127.0.0.1", "port": other}
        for method, path in (("POST", "/source/check"), ("PUT", "/source")):
            answer = await integration.ask(method, path, json=given)
            assert answer.json()["type"].rpartition(":")[2] == "key-needed"
    assert len(heard) == 1


async def test_it_waits_sealed_for_a_database_and_becomes_a_source(
    integration: Integration,
) -> None:
    database, integration.app.state.database = integration.app.state.database, None
    given = {"host": "127.0.0.1", "port": 4568, "key": KEY}
    assert (await integration.ask("PUT", "/source", json=given)).status_code == 204
    assert (await integration.ask("POST", "/source/keep")).status_code == 204
    shown = {"host": "127.0.0.1", "port": 4568, "secure": False, "has_key": True}
    assert (await integration.ask("GET", "")).json()["source"] == shown
    assert KEY not in integration.file.read_text()
    assert integration.file.stat().st_mode & 0o777 == 0o600

    integration.app.state.database = database
    assert (await integration.ask("POST", "/source/keep")).status_code == 204
    (source,) = await integration.sources()
    saved = integration.saved()
    assert (source["name"], source["url"]) == ("acquisition", "http://127.0.0.1:4568")
    assert unseal(saved["sealing_key"], source["sealed_key"]) == KEY
    assert saved["waiting_source"] == ""
    assert (await integration.ask("GET", "")).json()["source"] == shown

    # Done again it changes that source, and asks for no key that is known.
    moved = {"host": "127.0.0.1", "port": 4568}
    assert (await integration.ask("PUT", "/source", json=moved)).status_code == 204
    await integration.ask("POST", "/source/keep")
    other = {"host": "10.0.0.7", "port": 4568, "secure": True, "key": "another"}
    assert (await integration.ask("PUT", "/source", json=other)).status_code == 204
    await integration.ask("POST", "/source/keep")
    assert [one["url"] for one in await integration.sources()] == ["https://10.0.0.7:4568"]


async def test_the_door_for_other_systems_is_told_from_other_doors(
    integration: Integration,
) -> None:
    async with speaking(HEALTH, UNKNOWN) as port:
        assert await integration.check_door(port) == "answers"
    async with speaking(HEALTH, http("404 Not Found", "{}")) as port:
        assert await integration.check_door(port) == "not-the-systems-door"
    async with speaking(OTHER_HEALTH, UNKNOWN) as port:
        assert await integration.check_door(port) == "not-the-systems-door"
    async with speaking(PAGE) as port:
        assert await integration.check_door(port) == "not-ours"
    assert await integration.check_door(1) == "connection-refused"


async def test_the_way_of_a_delivery_is_tried(integration: Integration) -> None:
    async def tried(token: bytes, door: bytes, client: bool = True) -> str:
        async with speaking(token) as auth, speaking(door) as systems:
            settings = integration.app.state.settings
            integration.app.state.settings = settings.model_copy(
                update={"auth_url": f"http://127.0.0.1:{auth}"}
            )
            await integration.ask("PUT", "/systems", json={"host": "127.0.0.1", "port": systems})
            if client:
                given = {"client_id": "c1", "client_secret": "s"}
                await integration.ask("PUT", "/client", json=given)
            return str((await integration.ask("POST", "/delivery/check")).json()["outcome"])

    token = http("200 OK", '{"access_token": "t", "expires_in": 300}')
    no_batch = http("404 Not Found", "{}")
    assert await tried(token, no_batch, client=False) == "client-unknown"
    assert await tried(token, no_batch) == "answers"
    assert await tried(http("401 Unauthorized", "{}"), no_batch) == "client-unknown"
    assert await tried(b"", no_batch) == "auth-unreachable"
    assert await tried(token, http("403 Forbidden", "{}")) == "client-unknown"
    assert integration.saved()["client_id"] == "c1"


@pytest.mark.parametrize(
    "wrong",
    [{"port": 0}, {"port": 70000}, {"host": "a b"}, {"host": "x/y"}, {"key": "ключ"}, {"key": ""}],
)
async def test_what_does_not_fit_is_refused(
    integration: Integration, wrong: dict[str, Any]
) -> None:
    given = {"host": "127.0.0.1", "port": 4568, "key": KEY} | wrong
    for method, path in (("POST", "/source/check"), ("PUT", "/source")):
        assert (await integration.ask(method, path, json=given)).status_code == 422
    assert integration.saved() == {}


async def test_nobody_but_the_wizard(integration: Integration) -> None:
    for token in (service_token("auth", "integration"), service_token("wizard", "auth")):
        answer = await integration.client.get("/internal/setup/servers", headers=bearer(token))
        assert answer.status_code in (401, 403)


def test_addresses_of_servers() -> None:
    assert server_of("http://host:4568/v1") == Server("host", 4568, secure=False)
    assert server_of("https://[::1]") == Server("::1", 443, secure=True)
    assert Server("::1", 80, secure=False).url == "http://[::1]:80"
    assert server_of("ftp://host") is None
