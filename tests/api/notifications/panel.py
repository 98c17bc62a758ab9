"""The staff's side of notifications as its tests use it, with cabinet answered for."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

import httpx
from fastapi import FastAPI
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from services.kit.database import Database
from services.notifications.announcements.actions import publish_next
from tests.api.notifications.people import ANNA, BORIS, add_recipient, as_staff
from tests.conftest import MakeApplication

BASE = "/api/notifications"


@dataclass
class Panel:
    app: FastAPI
    client: httpx.AsyncClient
    users: list[UUID] = field(default_factory=list)
    asked: list[list[tuple[str, str]]] = field(default_factory=list)
    status: int = 200

    @property
    def database(self) -> Database:
        found: Database = self.app.state.database
        return found

    async def cabinet(self, request: Request) -> Response:
        self.asked.append(request.query_params.multi_items())
        answer = {"users": [str(u) for u in self.users], "next": None, "unknown": ["77"]}
        return JSONResponse(answer, self.status)

    async def post(self, path: str = "", *, role: str = "operator", **changes: Any) -> Any:
        return await self.client.post(
            f"{BASE}/staff/announcements{path}",
            json=announcement(**changes),
            headers=as_staff(role),
        )

    async def publish(self) -> bool:
        return await publish_next(self.database, self.app.state.client, "http://cabinet")

    async def rows(self, statement: str) -> list[dict[str, Any]]:
        async with self.database.connection() as connection:
            return [dict(row) for row in await connection.fetch(statement)]

    async def add(self, **changes: Any) -> str:
        answer = await self.post(**changes)
        assert answer.status_code == 201, answer.text
        key: str = answer.json()["id"]
        return key

    async def told(self, key: str) -> Any:
        answer = await self.client.get(
            f"{BASE}/staff/announcements/{key}", headers=as_staff("viewer")
        )
        return answer.json()


def announcement(**changes: Any) -> dict[str, Any]:
    return {
        "kind": "bell", "subject": "Ремонт", "body": "Завтра\nне будет света.",
        "audience": {"kind": "all"},
    } | changes  # fmt: skip


@asynccontextmanager
async def open_panel(service_app: MakeApplication) -> AsyncIterator[Panel]:
    """Open notifications with two consumers, and a cabinet that answers what it is told to."""
    app, client = await service_app("notifications")
    panel = Panel(app, client)
    cabinet = Starlette(routes=[Route("/internal/audience", panel.cabinet)])
    app.state.client._http = httpx.AsyncClient(transport=httpx.ASGITransport(cabinet))
    await add_recipient(panel.database, ANNA)
    await add_recipient(panel.database, BORIS, language="en")
    await add_recipient(panel.database, uuid4(), user_class="staff")
    await add_recipient(panel.database, uuid4(), active=False)
    yield panel
