"""An opened wizard with the real notifications behind it."""

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from services.wizard.bootstrap import bootstrap_token
from services.wizard.main import make_app
from services.wizard.rules import SERVICES_OF
from services.wizard.settings import Settings
from tests.conftest import MakeApplication
from tests.support.neighbours import no_neighbours
from tests.support.tokens import keys_dir


def alone(state_dir: Path, **settings: Any) -> Settings:
    """Return settings of a wizard whom no service answers by itself."""
    given = {**no_neighbours("wizard"), "keys_dir": keys_dir(), **settings}
    return Settings(state_dir=state_dir, **given)


@dataclass
class Wizard:
    """An opened wizard, and the settings file of the notifications that it asks."""

    client: httpx.AsyncClient
    app: FastAPI
    saved: Path
    notifications: FastAPI
    database: Any

    def works(self, *, yes: bool) -> None:
        """Let the services behind the wizard say that they work, or that they have no settings."""
        self.notifications.state.database = self.database if yes else None

    async def ask(self, method: str, path: str, **options: Any) -> httpx.Response:
        return await self.client.request(method, f"/api/wizard/{path}", **options)

    async def finish(self, *steps: str) -> None:
        for step in steps:
            await self.app.state.store.mark_finished(*SERVICES_OF[step])

    async def settle(self, *sub_steps: str) -> None:
        for sub_step in sub_steps:
            await self.app.state.store.settle(sub_step, "skipped")

    async def mail_step(self) -> dict[str, str]:
        state = (await self.ask("GET", "state")).json()
        step = state["steps"][2]
        return {"step": step["status"]} | {sub["id"]: sub["status"] for sub in step["sub_steps"]}

    def settings(self) -> dict[str, Any]:
        known: dict[str, Any] = json.loads(self.saved.read_text()) if self.saved.exists() else {}
        return known


@pytest.fixture
async def wizard(
    service_app: MakeApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Wizard]:
    saved = tmp_path / "notifications.json"
    monkeypatch.setenv("NOTIFICATIONS_SETTINGS_FILE", str(saved))
    notifications, _ = await service_app("notifications")
    state_dir = tmp_path / "wizard"
    app = make_app(alone(state_dir))
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(
            transport=httpx.ASGITransport(app),
            base_url="http://testserver",
            headers={"Origin": "http://testserver"},
        ) as client,
    ):
        down = app.state.client._http
        app.state.client._http = httpx.AsyncClient(transport=httpx.ASGITransport(notifications))
        token = bootstrap_token(state_dir)
        answer = await client.post("/api/wizard/sign-in", json={"token": token})
        assert answer.status_code == 204
        opened = Wizard(client, app, saved, notifications, notifications.state.database)
        opened.works(yes=False)
        yield opened
        opened.works(yes=True)
        await app.state.client._http.aclose()
        app.state.client._http = down
