"""Who the supplier is reaches notifications: told after a change, and asked for before any."""

from collections.abc import AsyncIterator, Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any

import pytest

from services.kit.database import Database
from services.notifications.settings import Settings
from tests.support.postgres import Server, environment, free_port
from tests.support.processes import Process, run_module
from tests.support.tokens import keys_dir
from tests.support.waits import until


@dataclass
class Suite:
    """cabinet and notifications as real processes, started by the tests."""

    env: dict[str, dict[str, str]]
    ports: dict[str, int]
    notifications: Database
    stack: ExitStack = field(default_factory=ExitStack)

    def start(self, service: str, part: str) -> Process:
        ready = f"http://127.0.0.1:{self.ports[service]}/ready" if part == "main" else ""
        return self.stack.enter_context(
            Process(f"services.{service}.{part}", env=self.env[service], ready=ready)
        )

    def set_supplier(self, *words: str) -> None:
        done = run_module(
            "services.cabinet.manage", "set-supplier", *words, env=self.env["cabinet"]
        )
        assert done.code == 0, done.output + done.errors

    async def known(self) -> tuple[str, str] | None:
        async with self.notifications.connection() as connection:
            row = await connection.fetchrow("SELECT name, time_zone FROM supplier_facts")
        return None if row is None else (row["name"], row["time_zone"])

    async def wait_for(self, name: str, time_zone: str) -> None:
        async def there() -> bool:
            return await self.known() == (name, time_zone)

        await until(there, what=f"notifications knows {name}")


@pytest.fixture
async def suite(server: Server, migrated: Callable[[str], dict[str, Any]]) -> AsyncIterator[Suite]:
    ports = {name: free_port() for name in ("cabinet", "notifications")}
    urls = {f"{name}_url": f"http://127.0.0.1:{port}" for name, port in ports.items()}
    env, settings = {}, {}
    for service, port in ports.items():
        migrated(service)
        settings[service] = await server.copy(service, f"test_{service}_supplier")
        own = settings[service] | {"keys_dir": keys_dir(), "port": port} | urls
        env[service] = environment(service, own)
    database = Database(Settings(**settings["notifications"]))
    suite = Suite(env, ports, database)
    with suite.stack:
        yield suite
    await database.close()
    for service in ports:
        await server.drop(f"test_{service}_supplier")


async def test_a_change_is_told_also_when_notifications_was_down(suite: Suite) -> None:
    suite.set_supplier("--name", "Омский свет", "--time-zone", "Asia/Omsk")
    suite.start("cabinet", "worker")
    assert await suite.known() is None
    suite.start("notifications", "main")
    await suite.wait_for("Омский свет", "Asia/Omsk")
    suite.set_supplier("--time-zone", "Asia/Vladivostok")
    await suite.wait_for("Омский свет", "Asia/Vladivostok")


async def test_a_new_database_of_notifications_asks_cabinet(suite: Suite) -> None:
    suite.set_supplier("--name", "Томский свет", "--time-zone", "Asia/Tomsk")
    async with suite.notifications.connection() as connection:
        await connection.execute("DELETE FROM supplier_facts")
    # The worker comes first, and asks again until cabinet is there.
    suite.start("notifications", "worker")
    suite.start("cabinet", "main")
    await suite.wait_for("Томский свет", "Asia/Tomsk")
