"""Collecting from the real demo server, and from one that misbehaves."""

from collections.abc import Callable
from typing import Any

import httpx
import orjson
import pytest

from deploy.demo.head_end import create_head_end, make_feed, make_subscribers
from services.integration.collection.actions import collect_kind
from services.integration.errors import KeyUnreadable, SourceFailed
from services.integration.secrets import new_sealing_key, seal, unseal
from services.integration.sources.queries import find_cursor, save_source
from services.kit.database import Database
from tests.conftest import MakeApplication

NOON = 739942 * 24 + 12


def demo_server(seed: int = 1) -> httpx.AsyncClient:
    feed = make_feed(make_subscribers(seed, 4, None), None, lambda: NOON)
    transport = httpx.ASGITransport(create_head_end(feed, "key"))
    return httpx.AsyncClient(
        transport=transport, base_url="http://head-end", headers={"Authorization": "Bearer key"}
    )


async def opened(service_app: MakeApplication) -> tuple[Database, int]:
    app, _ = await service_app("integration")
    database: Database = app.state.database
    async with database.connection() as connection:
        sealed = seal(new_sealing_key(), "key")
        source = await save_source(connection, "demo", "http://head-end", sealed, 30)
    return database, source


async def staged(database: Database) -> list[int]:
    async with database.connection() as connection:
        rows = await connection.fetch("SELECT lines FROM staged_batches ORDER BY id")
    return [row["lines"] for row in rows]


async def read(database: Database, client: httpx.AsyncClient, source: int, **given: Any) -> None:
    options: dict[str, Any] = {"stamps": None, "page_items": 400, "staged_limit": 1000} | given
    await collect_kind(database, client, source, "register-readings", **options)


async def test_pages_are_staged_to_the_end_and_once(service_app: MakeApplication) -> None:
    database, source = await opened(service_app)
    async with demo_server() as client:
        await read(database, client, source)
        first = await staged(database)
        assert len(first) > 3
        await read(database, client, source)
    assert await staged(database) == first


async def test_forgotten_cursor_begins_anew(service_app: MakeApplication) -> None:
    database, source = await opened(service_app)
    async with demo_server() as client:
        await read(database, client, source)
    before = await staged(database)
    async with demo_server(seed=2) as client:
        await read(database, client, source)
    assert len(await staged(database)) > len(before)


def answering(make: Callable[[httpx.Request], httpx.Response]) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.MockTransport(make), base_url="http://head-end")


@pytest.mark.parametrize(
    "answer",
    [
        httpx.Response(500),
        httpx.Response(401),
        httpx.Response(302, headers={"Location": "http://elsewhere/"}),
        httpx.Response(200, content=b"not json"),
        httpx.Response(200, content=b"[]"),
        httpx.Response(200, content=orjson.dumps({"items": {}, "cursor": "c", "more": False})),
        httpx.Response(200, content=orjson.dumps({"items": [], "cursor": 7, "more": False})),
        httpx.Response(
            200, content=orjson.dumps({"items": [1] * 401, "cursor": "c", "more": False})
        ),
        httpx.Response(410),
    ],
)
async def test_misbehaving_source_leaves_nothing(
    service_app: MakeApplication, answer: httpx.Response
) -> None:
    database, source = await opened(service_app)
    async with answering(lambda _: answer) as client:
        with pytest.raises(SourceFailed):
            await read(database, client, source)
    assert await staged(database) == []


async def test_cursor_that_stands_still_is_not_asked_for_ever(
    service_app: MakeApplication,
) -> None:
    database, source = await opened(service_app)
    body = orjson.dumps({"items": [], "cursor": "c", "more": True})
    asked = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request.url)
        return httpx.Response(200, content=body)

    async with answering(answer) as client:
        await read(database, client, source)
    assert len(asked) == 2
    async with database.connection() as connection:
        assert await find_cursor(connection, source, "register-readings") == "c"


def test_key_sealed_by_another_is_unreadable() -> None:
    sealed = seal(new_sealing_key(), "key")
    for other in (new_sealing_key(), "", "short"):
        with pytest.raises(KeyUnreadable):
            unseal(other, sealed)
