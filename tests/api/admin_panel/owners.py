"""All owners of figures as stand-ins, and the panel's page and worker before them."""

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
from fastapi import FastAPI

from services.admin_panel.analytics.actions import Counting
from tests.support.tokens import bearer, user_token

PATH = "/api/admin/analytics"
OWNERS = {"auth": 1, "cabinet": 2, "notifications": 3, "integration": 4}
NOON = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
PAUSE = 300.0
FIGURES: dict[str, dict[str, Any]] = {
    "clock": {"time_zone": "Europe/Moscow"},
    "customers": {
        "customers": 40, "registered": 10, "accounts": 44, "accounts_without_user": 34,
    },
    "meters": {
        "meters": 40, "makers": [{"name": "Завод", "meters": 40}], "other_makers": 0,
        "connected": 30, "limited": 0, "disconnected": 2, "load_unknown": 8,
        "verification_overdue": 1, "verification_soon": 3, "verification_valid": 36,
        "verification_unknown": 0,
    },
    "collection": {
        "controlled": 30, "arrived": 27, "by_hand": 10,
        "towns": [{"name": "Арск", "controlled": 30, "arrived": 27}],
        "other_towns": {"name": "", "controlled": 0, "arrived": 0},
    },
    "appeals": {"draft": 0, "new": 4, "in_work": 2, "done": 9, "cancelled": 1, "overdue": 1},
    "submissions": {
        "opens_on": "2026-11-15", "closes_on": "2026-11-26", "open": True, "meters": 5,
        "on_its_way": 1, "accepted": 4, "refused": 0,
    },
    "outages": {"emergency": 0, "planned": 0, "overdue": 0, "accounts": 0, "to_come": 1},
    "registrations": {
        "waiting": 2, "oldest_waiting": "2026-11-20T08:00:00Z", "approved": 5, "declined": 0,
        "expired": 0,
    },
    "letters": {"abandoned": 0, "oldest_abandoned": None, "waiting": 3},
    "sources": {
        "active": 1, "failing": 0, "staged": 0, "refused": 0,
        "sources": [{"id": 1, "name": "АСКУЭ", "failing": False, "behind_seconds": 180,
            "poll_seconds": 60}],
    },
}  # fmt: skip


@dataclass
class Owners:
    """All owners of figures, as the worker finds them at a moment."""

    now: datetime = NOON
    down: set[str] = field(default_factory=set)
    told: dict[str, Any] = field(default_factory=lambda: dict(FIGURES))
    status: int = 200
    asked: list[str] = field(default_factory=list)
    # Who takes his time, until it is said that he may answer.
    slow: set[str] = field(default_factory=set)
    released: asyncio.Event = field(default_factory=asyncio.Event)

    async def answer(self, request: httpx.Request) -> httpx.Response:
        owner = next(name for name, port in OWNERS.items() if port == request.url.port)
        self.asked.append(request.url.path)
        if owner in self.down:
            raise httpx.ConnectError("down")
        if owner in self.slow:
            await self.released.wait()
        subject = request.url.path.removeprefix("/internal/figures/")
        body = {"at": self.now.isoformat()} | self.told[subject]
        return httpx.Response(self.status, json=body)


class Panel:
    """The service, its worker's rounds, and the owners behind it."""

    def __init__(self, app: FastAPI, client: httpx.AsyncClient) -> None:
        self.app, self.client, self.owners = app, client, Owners()
        self.me = bearer(user_token("staff", str(uuid4()), role="viewer"))
        app.state.client._http = httpx.AsyncClient(
            transport=httpx.MockTransport(self.owners.answer)
        )
        self.counting = self.worker()

    def worker(self) -> Counting:
        """Return what a worker that has just started counts with."""
        return Counting(
            self.app.state.database,
            self.app.state.client,
            {name: f"http://owner:{port}" for name, port in OWNERS.items()},
            pause_seconds=PAUSE,
            counting_seconds=5,
            folder=Path(),
        )

    async def count(self) -> None:
        """Go through a round, whenever the last one was."""
        async with self.app.state.database.connection() as connection:
            await connection.execute("UPDATE analytics_round SET due_at = now()")
        assert await self.counting.round_if_due()

    async def page(self, **asked: Any) -> Any:
        answer = await self.client.get(PATH, params=asked, headers=self.me)
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def tile(self, name: str, **asked: Any) -> Any:
        told = await self.page(**asked)
        return next(one for one in told["tiles"] if one["name"] == name)
