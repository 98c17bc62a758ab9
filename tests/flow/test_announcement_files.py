"""A file's way: uploaded, announced to chosen accounts, published after a kill, downloaded."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import httpx
import pytest

from services.kit.database import Database
from services.notifications.settings import Settings
from tests.api.notifications.people import ANNA, BORIS, add_recipient, as_staff, as_user
from tests.support import plain
from tests.support.documents import pdf
from tests.support.postgres import connected, environment, free_port
from tests.support.processes import Process
from tests.support.tokens import keys_dir
from tests.support.waits import until

_PDF = pdf(size=1_000_000)
_LATER = "UPDATE announcements SET due_at = now()"


@dataclass
class Suite:
    """Notifications, its worker, cabinet, and the door of admin_panel, as real processes."""

    settings: dict[str, dict[str, Any]]
    database: Database
    http: httpx.AsyncClient
    ports: dict[str, int]
    processes: dict[str, Process] = field(default_factory=dict)

    def of(self, service: str) -> AbstractAsyncContextManager[Any]:
        """Connect to the database of another service."""
        return connected(self.settings[service])

    async def audit(self) -> list[tuple[str, str, str]]:
        async with self.of("admin_panel") as connection:
            rows = await connection.fetch("SELECT * FROM audit_log ORDER BY at, id")
        return [(row["action"], row["object_kind"], row["object_id"]) for row in rows]

    async def announced(self, key: str) -> dict[str, Any]:
        answer = await self.http.get(
            f"/api/notifications/staff/announcements/{key}", headers=as_staff("viewer")
        )
        found: dict[str, Any] = answer.json()
        return found

    async def link(self, user_id: UUID, number: str) -> None:
        """Make an account in cabinet that the user sees."""
        async with self.of("cabinet") as connection:
            await connection.execute(
                "WITH c AS (INSERT INTO customers (external_id, kind, name)"
                " VALUES ($1, 'individual', 'Анна') RETURNING id),"
                " a AS (INSERT INTO customer_accounts (number, customer_id)"
                " SELECT $1, id FROM c RETURNING id)"
                " INSERT INTO account_users (user_id, account_id, customer_id)"
                " SELECT $2, a.id, c.id FROM a, c",
                number,
                user_id,
            )


@pytest.fixture
async def suite(
    live_database: Callable[[str], Awaitable[dict[str, Any]]],
) -> AsyncIterator[Suite]:
    names = ("notifications", "cabinet", "admin_panel")
    ports = {name: free_port() for name in names}
    urls = {name: f"http://127.0.0.1:{port}" for name, port in ports.items()}
    settings = {
        name: await live_database(name)
        | {"keys_dir": keys_dir(), "port": ports[name]}
        | (
            {"cabinet_url": urls["cabinet"], "admin_panel_url": urls["admin_panel"]}
            if name == "notifications"
            else {}
        )
        for name in names
    }
    database = Database(Settings(**settings["notifications"]))
    http = plain.async_client(base_url=urls["notifications"], timeout=60)
    running = Suite(settings, database, http, ports)
    for name in names:
        running.processes[name] = Process(
            f"services.{name}.main",
            env=environment(name, settings[name]),
            ready=f"{urls[name]}/ready",
        )
    running.processes["worker"] = Process(
        "services.notifications.worker", env=environment("notifications", settings["notifications"])
    )
    try:
        yield running
    finally:
        for process in running.processes.values():
            process.stop()
        await http.aclose()
        await database.close()


async def test_a_file_reaches_the_chosen_whole_though_the_worker_is_killed(suite: Suite) -> None:
    await add_recipient(suite.database, ANNA)
    await add_recipient(suite.database, BORIS)
    await suite.link(ANNA, "1001")
    for name in ("notifications", "worker"):
        suite.processes[name].start()
    file = await suite.http.post(
        "/api/notifications/staff/files",
        params={"name": "Схема.pdf"},
        content=_PDF,
        headers=as_staff(),
    )
    assert file.status_code == 201, file.text
    made = await suite.http.post(
        "/api/notifications/staff/announcements",
        json={
            "kind": "bell",
            "subject": "Схема",
            "body": "Во вложении.",
            "audience": {"kind": "accounts", "numbers": ["1001"]},
            "files": [file.json()["id"]],
        },
        headers=as_staff(),
    )
    assert made.status_code == 201, made.text
    key = made.json()["id"]

    async def taken() -> bool:
        async with suite.database.connection() as connection:
            return bool(
                await connection.fetchval(
                    "SELECT due_at > now() + interval '1 minute' FROM announcements"
                )
            )

    # Cabinet is away: the worker has the announcement in its hands, and dies with it.
    await until(taken, "the worker took the announcement")
    suite.processes["worker"].kill()
    assert (await suite.announced(key))["state"] == "scheduled"
    for name in ("cabinet", "admin_panel", "worker"):
        suite.processes[name].start()
    async with suite.database.connection() as connection:
        await connection.execute(_LATER)

    async def published() -> bool:
        return bool((await suite.announced(key))["state"] == "published")

    await until(published, "the announcement is published")
    assert (await suite.announced(key))["recipients"] == 1
    address = f"/api/notifications/notices/{key}/files/{file.json()['id']}"
    got = await suite.http.get(address, headers=as_user(ANNA))
    assert (got.status_code, got.content == _PDF) == (200, True)
    assert (await suite.http.get(address, headers=as_user(BORIS))).status_code == 404

    # What staff did was told once, though admin_panel was away at first.
    async def told() -> bool:
        async with suite.database.connection() as connection:
            await connection.execute("UPDATE outbox SET due_at = now()")
        return len(await suite.audit()) >= 2

    await until(told, "the audit log has both acts")
    assert await suite.audit() == [
        ("upload_file", "file", file.json()["id"]),
        ("add_announcement", "announcement", key),
    ]
