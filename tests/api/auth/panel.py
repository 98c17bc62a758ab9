"""What members of staff of each role ask of auth, and what the log is told."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import httpx
import orjson
import pytest

from services.contracts.staff import staff_acted
from tests.api.auth.applicants import Registry
from tests.api.auth.conftest import Auth

STAFF = {"administrator": "miradmin", "operator": "olga", "viewer": "vera"}


@dataclass
class Panel:
    """Auth, and who asks it."""

    auth: Auth
    administrator: str
    headers: dict[str, dict[str, str]]

    async def ask(
        self, method: str, path: str, role: str = "operator", **options: Any
    ) -> httpx.Response:
        return await self.auth.browser.request(
            method, f"/api/auth/staff/{path}", headers=self.headers[role], **options
        )

    async def acts(self, *, looks: bool = False) -> list[dict[str, Any]]:
        """Return what the log is told, oldest first; with `looks` only what was looked at."""
        async with self.auth.database.connection() as connection:
            rows = await connection.fetch(
                "SELECT data::text FROM outbox WHERE type = $1 AND subscriber = 'admin_panel'"
                " AND (data->>'action' LIKE 'look\\_at\\_%') = $2 ORDER BY occurred_at",
                staff_acted("auth"),
                looks,
            )
        return [orjson.loads(row["data"]) for row in rows]

    async def outcomes(self) -> list[tuple[str, str]]:
        return [(one["action"], one["outcome"]) for one in await self.acts()]

    async def actions(self) -> list[str]:
        return [one["action"] for one in await self.acts()]

    async def events(self, kind: str) -> list[dict[str, Any]]:
        """Return what was published of that kind, once each, oldest first."""
        async with self.auth.database.connection() as connection:
            rows = await connection.fetch(
                "SELECT DISTINCT ON (occurred_at, event_id) data FROM outbox WHERE type = $1"
                " ORDER BY occurred_at, event_id",
                kind,
            )
        return [row["data"] for row in rows]

    async def staff_id(self, login: str) -> UUID:
        found: UUID = await self.auth.value("SELECT id FROM users WHERE login = $1", login)
        return found


async def panel_of(auth: Auth) -> Panel:
    """Sign a member of staff of each role in."""
    headers = {role: await auth.as_staff(login) for role, login in STAFF.items()}
    administrator = await auth.value("SELECT id FROM users WHERE login = 'miradmin'")
    return Panel(auth, str(administrator), headers)


@pytest.fixture
async def panel(auth: Auth) -> Panel:
    return await panel_of(auth)


@pytest.fixture
async def registry(auth: Auth) -> AsyncIterator[Registry]:
    cabinet = Registry()
    cabinet.answer |= {"matched": False, "address": ""}
    before, auth.app.state.client = auth.app.state.client, cabinet
    yield cabinet
    auth.app.state.client = before


def problem(answer: httpx.Response) -> tuple[int, str, list[str]]:
    """Return status, type and refused fields of a problem."""
    told = answer.json()
    fields = [error["field"] for error in told.get("errors", [])]
    return answer.status_code, told["type"].rpartition(":")[2], fields
