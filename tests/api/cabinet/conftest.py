import asyncio
from typing import Any

import httpx
import orjson
import pytest
from fastapi import FastAPI

from services.contracts.staff import staff_acted
from services.kit.database import Database
from tests.api.cabinet.desk import Desk
from tests.api.cabinet.supply import Supplier
from tests.conftest import MakeApplication
from tests.support.postgres import environment
from tests.support.processes import run_module


class Home(Supplier):
    """A supplier with two households, and its database."""

    database: Database
    application: FastAPI
    desk: Desk

    def routes(self) -> dict[str, Any]:
        """Return the consumers' routes, as the service describes them."""
        paths: dict[str, Any] = self.application.openapi()["paths"]
        return {
            path: how
            for path, how in paths.items()
            if path.startswith("/api/cabinet/") and not path.startswith("/api/cabinet/staff/")
        }

    async def rows(self, sql: str, *values: Any) -> list[dict[str, Any]]:
        """Return rows of the database."""
        async with self.database.connection() as connection:
            return [dict(row) for row in await connection.fetch(sql, *values)]

    def environment(self) -> dict[str, str]:
        """Return the environment of a process of the service on this database."""
        settings = self.application.state.settings
        names = ("host", "port", "user", "name")
        known = {f"database_{name}": getattr(settings, f"database_{name}") for name in names}
        password = settings.database_password.get_secret_value()
        return environment("cabinet", known | {"database_password": password})

    async def manage(self, *words: str, given: str = "", **more: str) -> tuple[int, str]:
        """Run a command of the service, with `more` in its environment; code and what it told.

        `given` is its input.
        """
        environment = self.environment() | more
        done = await asyncio.to_thread(
            run_module, "services.cabinet.manage", *words, env=environment, given=given
        )
        return done.code, (done.output + done.errors).strip()

    async def acts(self, *, looks: bool = False) -> list[dict[str, Any]]:
        """Return what staff have done or tried, as it is told to the log, the eldest first.

        With `looks` what they looked at instead, but for lists that they looked through.
        """
        rows = await self.rows(
            "SELECT data::text FROM outbox WHERE type = $1 AND subscriber = 'admin_panel'"
            " AND (data->>'action' LIKE 'look\\_at\\_%') = $2"
            " AND data->>'object_kind' <> 'list' ORDER BY occurred_at, event_id",
            staff_acted("cabinet"),
            looks,
        )
        return [orjson.loads(row["data"]) for row in rows]


async def two_households(_app: FastAPI, client: httpx.AsyncClient) -> None:
    """Found the supplier."""
    await Supplier(client).found()


def home_of(app: FastAPI, client: httpx.AsyncClient) -> Home:
    """Return the households of an application, which finds an auth."""
    home = Home(client)
    home.database, home.application = app.state.database, app
    home.desk = Desk()
    home.desk.connect(app)
    return home


@pytest.fixture
async def home(service_app: MakeApplication) -> Home:
    return home_of(*await service_app("cabinet", furnish=two_households))


@pytest.fixture
async def live_home(live_app: MakeApplication) -> Home:
    """The same with real commits, for what runs at the same time."""
    return home_of(*await live_app("cabinet", furnish=two_households))
