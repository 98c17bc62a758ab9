"""Fixtures of all tests: server, migrated databases, applications."""

import asyncio
import gc
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack
from typing import Any, Protocol, TypeVar

import httpx
import pytest
from fastapi import FastAPI

from tests.support.applications import Connections, running_app
from tests.support.limits import (  # noqa: F401 - hooks of pytest
    pytest_configure,
    pytest_runtest_call,
    pytest_runtest_setup,
    pytest_runtest_teardown,
    pytest_timeout_cancel_timer,
    pytest_timeout_set_timer,
)
from tests.support.postgres import Server, migrate, own_name, running_server

Application = tuple[FastAPI, httpx.AsyncClient]
_Result = TypeVar("_Result")
_ALLOCATIONS_UNTIL_COLLECTED = 50_000
# What puts people or things into an empty database, by requests.
Furnish = Callable[[FastAPI, httpx.AsyncClient], Awaitable[None]]
Furnished = Callable[[str, Furnish], Awaitable[dict[str, Any]]]


class MakeApplication(Protocol):
    """Open a service's application; `settings` go above those of the database.

    What `furnish` does is there from the beginning.
    """

    def __call__(
        self,
        service: str,
        *,
        module: str = "main",
        furnish: Furnish | None = None,
        **settings: Any,
    ) -> Awaitable[Application]: ...


def pytest_collection_finish() -> None:
    """Keep the collector from what stays: it went through all modules and tests again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_ALLOCATIONS_UNTIL_COLLECTED)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with running_server() as running:
        yield running


@pytest.fixture(scope="session")
def migrated(server: Server) -> Iterator[Callable[[str], dict[str, Any]]]:
    """Return database settings of a service; its migrated database is made at the first call."""
    known: dict[str, dict[str, Any]] = {}

    def make(service: str) -> dict[str, Any]:
        if service not in known:

            async def prepare() -> dict[str, Any]:
                await migrate(server, service)
                return await server.copy(service, own_name(service, "shared"))

            known[service] = _in_own_loop(prepare())
        return known[service]

    yield make
    for service in known:
        _in_own_loop(server.drop(own_name(service, "shared")))


def _in_own_loop(act: Coroutine[Any, Any, _Result]) -> _Result:
    # Also called from inside the tests' loop, where asyncio.run is refused.
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, act).result()


@pytest.fixture(scope="session")
async def connections() -> AsyncIterator[Connections]:
    """Keep one open connection for each service while the tests run."""
    known = Connections()
    yield known
    await known.close()


@pytest.fixture(scope="session")
async def furnished(
    server: Server, migrated: Callable[[str], dict[str, Any]]
) -> AsyncIterator[Furnished]:
    """Give settings of a database that is furnished once for all tests, which roll back."""
    known: dict[Furnish, dict[str, Any]] = {}

    async def make(service: str, furnish: Furnish) -> dict[str, Any]:
        if furnish not in known:
            migrated(service)
            made = await server.copy(service, own_name(service, furnish.__name__))
            async with running_app(service, made) as (app, client):
                await furnish(app, client)
            known[furnish] = made
        return known[furnish]

    yield make
    for made in known.values():
        await server.drop(made["database_name"])


@pytest.fixture
async def service_app(
    migrated: Callable[[str], dict[str, Any]],
    furnished: Furnished,
    connections: Connections,
) -> AsyncIterator[MakeApplication]:
    """Give `app, client = await service_app("auth")`; all changes are rolled back."""
    async with AsyncExitStack() as stack:

        async def make(
            service: str, *, module: str = "main", furnish: Furnish | None = None, **settings: Any
        ) -> Application:
            database = await furnished(service, furnish) if furnish else migrated(service)
            return await stack.enter_async_context(
                running_app(service, database | settings, module=module, connections=connections)
            )

        yield make


@pytest.fixture
async def live_database(
    server: Server, migrated: Callable[[str], dict[str, Any]]
) -> AsyncIterator[Callable[[str], Awaitable[dict[str, Any]]]]:
    """Give settings of a fresh copy of a service's database, dropped after the test."""
    names: list[str] = []

    async def make(service: str) -> dict[str, Any]:
        migrated(service)
        names.append(own_name(service, "live"))
        return await server.copy(service, names[-1])

    yield make
    for name in names:
        await server.drop(name)


@pytest.fixture
async def live_app(
    live_database: Callable[[str], Awaitable[dict[str, Any]]],
) -> AsyncIterator[MakeApplication]:
    """Like `service_app`, but with real commits in a copy: for what runs at the same time."""
    async with AsyncExitStack() as stack:

        async def make(
            service: str, *, module: str = "main", furnish: Furnish | None = None, **settings: Any
        ) -> Application:
            database = await live_database(service)
            app, client = await stack.enter_async_context(
                running_app(service, database | settings, module=module)
            )
            if furnish:
                await furnish(app, client)
            return app, client

        yield make
