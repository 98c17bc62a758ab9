"""A wizard with the real services behind it, each over ASGI, found by the port that it has."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from services.wizard.bootstrap import bootstrap_token
from services.wizard.main import make_app
from services.wizard.settings import Settings
from tests.conftest import MakeApplication
from tests.support.tokens import keys_dir

SERVICES = ("auth", "cabinet", "notifications", "integration")


class ByPort(httpx.AsyncBaseTransport):
    """Leads a request to the application that stands for its port; to nobody else."""

    def __init__(self, apps: dict[int, FastAPI]) -> None:
        self._ways = {port: httpx.ASGITransport(app) for port, app in apps.items()}

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        way = self._ways.get(request.url.port or 0)
        if way is None:
            raise httpx.ConnectError("nobody there", request=request)
        return await way.handle_async_request(request)


@dataclass
class Opened:
    """An opened wizard, and the services that it asks."""

    client: httpx.AsyncClient
    app: FastAPI
    state_dir: Path
    apps: dict[str, FastAPI] = field(default_factory=dict)

    async def ask(self, method: str, path: str, **options: Any) -> httpx.Response:
        return await self.client.request(method, f"/api/wizard/{path}", **options)

    async def sign_in(self) -> int:
        token = {"token": bootstrap_token(self.state_dir)}
        return (await self.ask("POST", "sign-in", json=token)).status_code

    async def value(self, service: str, statement: str, *values: Any) -> Any:
        async with self.apps[service].state.database.connection() as connection:
            return await connection.fetchval(statement, *values)

    async def run(self, service: str, statement: str, *values: Any) -> None:
        async with self.apps[service].state.database.connection() as connection:
            await connection.execute(statement, *values)

    async def statuses(self) -> dict[str, str]:
        state = (await self.ask("GET", "state")).json()
        return {step["id"]: step["status"] for step in state["steps"]}


@pytest.fixture
async def opened(
    service_app: MakeApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Opened]:
    """Give a wizard whose services all work; nobody administers yet."""
    apps: dict[str, FastAPI] = {}
    for service in SERVICES:
        monkeypatch.setenv(f"{service.upper()}_SETTINGS_FILE", str(tmp_path / f"{service}.json"))
        # The usual address of the systems' door is told to who sets it; nobody is asked there.
        told: dict[str, Any] = {}
        if service == "integration":
            told = {"systems_url": "http://127.0.0.1:5153"}
        apps[service], _ = await service_app(service, **told)
    apps["admin_panel"] = apps["cabinet"]
    settings = Settings(state_dir=tmp_path / "wizard", keys_dir=keys_dir())
    app = make_app(settings)
    ports = {
        int(settings.url_of(name).rpartition(":")[2]): one
        for name, one in apps.items()
        if name != "admin_panel"
    }
    before = apps["integration"].state.settings
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(
            transport=httpx.ASGITransport(app),
            base_url="http://testserver",
            headers={"Origin": "http://testserver"},
        ) as client,
    ):
        own = app.state.client._http
        app.state.client._http = httpx.AsyncClient(transport=ByPort(ports))
        made = Opened(client, app, settings.state_dir, apps)
        await made.run("auth", "DELETE FROM users WHERE role = 'administrator'")
        await app.state.store.mark_finished("auth", "cabinet", "admin_panel", "notifications")
        await app.state.store.mark_finished("integration")
        await app.state.store.settle("mail", "skipped")
        assert await made.sign_in() == 204
        yield made
        await app.state.client._http.aclose()
        app.state.client._http = own
        apps["integration"].state.settings = before
