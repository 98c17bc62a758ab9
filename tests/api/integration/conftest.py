"""What tests of integration's routes begin with: staff, a source, and a server to be asked."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import httpx
import orjson
import pytest
from fastapi import FastAPI

from deploy.demo.head_end import create_head_end, make_feed, make_subscribers
from services.contracts.staff import staff_acted
from services.integration.secrets import new_sealing_key
from services.kit.database import Database
from tests.conftest import MakeApplication
from tests.support.served import served
from tests.support.tokens import bearer, user_token

NOON = 739942 * 24 + 12
STAFF = "/api/integration/staff"
HEAD_END_KEY = "key-of-the-head-end"


@dataclass
class Desk:
    """Integration as staff ask it."""

    app: FastAPI
    client: httpx.AsyncClient
    sealing_key: str

    @property
    def database(self) -> Database:
        """Return the service's database."""
        database: Database = self.app.state.database
        return database

    async def ask(
        self, method: str, path: str, role: str = "administrator", **options: Any
    ) -> httpx.Response:
        """Ask as a member of staff."""
        headers = bearer(user_token("staff", f"{role}-1", role=role)) | options.pop("headers", {})
        return await self.client.request(method, f"{STAFF}/{path}", headers=headers, **options)

    async def source(self, source_id: int) -> dict[str, Any]:
        """Return a source as it is shown."""
        answer = await self.ask("GET", f"sources/{source_id}", "viewer")
        assert answer.status_code == 200, answer.text
        shown: dict[str, Any] = answer.json()
        return shown

    async def fetch(self, statement: str, *values: Any) -> list[Any]:
        """Ask the database."""
        async with self.database.connection() as connection:
            found: list[Any] = await connection.fetch(statement, *values)
            return found

    async def acts(self) -> list[dict[str, Any]]:
        """Return what staff have done or tried, as it is told to the log."""
        rows = await self.fetch(
            "SELECT data::text FROM outbox WHERE type = $1 AND subscriber = 'admin_panel'"
            " ORDER BY occurred_at, event_id",
            staff_acted("integration"),
        )
        return [orjson.loads(row["data"]) for row in rows]


@pytest.fixture
async def desk(service_app: MakeApplication, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Return integration with a sealing key."""
    key = new_sealing_key()
    monkeypatch.setenv("INTEGRATION_SEALING_KEY", key)
    app, client = await service_app("integration")
    return Desk(app, client, key)


@pytest.fixture
async def head_end() -> AsyncIterator[str]:
    """Serve the demo acquisition server; return its address."""
    feed = make_feed(make_subscribers(1, 2, None), None, lambda: NOON)
    async with served(create_head_end(feed, HEAD_END_KEY)) as port:
        yield f"http://127.0.0.1:{port}"
