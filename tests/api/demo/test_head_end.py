"""The demo acquisition server over ASGI."""

from collections.abc import AsyncIterator

import httpx
import pytest

from deploy.demo.head_end import create_head_end, make_feed, make_subscribers
from deploy.demo.head_end_feed import KINDS

NOON = 739942 * 24 + 12


@pytest.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    feed = make_feed(make_subscribers(1, 5, None), None, lambda: NOON)
    transport = httpx.ASGITransport(create_head_end(feed, "the key"))
    headers = {"Authorization": "Bearer the key"}
    async with httpx.AsyncClient(
        transport=transport, base_url="http://testserver", headers=headers
    ) as opened:
        yield opened


async def test_kinds_are_listed_in_order(client: httpx.AsyncClient) -> None:
    assert (await client.get("/v1/kinds")).json() == {"kinds": list(KINDS)}


async def test_feed_goes_on_from_the_cursor(client: httpx.AsyncClient) -> None:
    first = (await client.get("/v1/feed/meters", params={"limit": 2})).json()
    rest = (await client.get("/v1/feed/meters", params={"after": first["cursor"]})).json()
    whole = (await client.get("/v1/feed/meters")).json()
    assert first["more"]
    assert not rest["more"]
    assert first["items"] + rest["items"] == whole["items"]


@pytest.mark.parametrize("key", ["", "Bearer", "Bearer another", "Basic the key"])
async def test_feed_without_the_key_is_refused(client: httpx.AsyncClient, key: str) -> None:
    answer = await client.get("/v1/feed/meters", headers={"Authorization": key})
    assert answer.status_code == 401
    assert answer.headers["content-type"] == "application/problem+json"


async def test_unknown_kind_and_foreign_cursor_are_named(client: httpx.AsyncClient) -> None:
    assert (await client.get("/v1/feed/invoices")).status_code == 404
    refused = await client.get("/v1/feed/meters", params={"after": "bm90IG91cnM="})
    assert refused.status_code == 410
    assert refused.json()["type"].endswith(":cursor-unknown")
    assert (await client.get("/v1/feed/meters", params={"limit": 0})).status_code == 422


async def test_health_and_documentation_are_open(client: httpx.AsyncClient) -> None:
    bare = {"Authorization": ""}
    assert (await client.get("/health", headers=bare)).status_code == 200
    document = (await client.get("/openapi.json", headers=bare)).json()
    assert "Profile" in document["components"]["schemas"]
