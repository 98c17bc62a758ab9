"""Hot reads as a server answers them: the same as any other way, whatever surrounds them."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import ClassVar

import pytest
from fastapi import APIRouter, FastAPI, Request

from services.kit.app import create_app
from services.kit.hot import HotRoute
from services.kit.problems import NotFound
from services.kit.settings import ServiceSettings
from tests.support.served import served
from tests.support.tokens import keys_dir


class _Settings(ServiceSettings):
    service: ClassVar[str] = "auth"


@dataclass
class _Things:
    """What is asked for: answers that wait for the gate where they are told to."""

    gate: asyncio.Event = field(default_factory=asyncio.Event)
    begun: asyncio.Event = field(default_factory=asyncio.Event)
    ended: int = 0

    async def answer(self, request: Request) -> bytes:
        name = request.path_params["name"]
        if name == "none":
            raise NotFound
        if name == "broken":
            raise RuntimeError("nobody foresaw this")
        if name == "slow":
            self.begun.set()
            await self.gate.wait()
        self.ended += 1
        return b'{"name":"%s","query":"%s"}' % (name.encode(), request.scope["query_string"])


def _app(things: _Things) -> FastAPI:
    router = APIRouter()

    @router.get("/things/{name}")
    async def read_thing(name: str) -> str:
        raise AssertionError(f"{name} did not go the hot way")

    @router.get("/plain")
    async def plain() -> str:
        return "plain"

    return create_app(
        _Settings(keys_dir=keys_dir()),
        [router],
        description="",
        migrated=False,
        hot_routes=[HotRoute("/things/{name}", things.answer)],
    )


@pytest.fixture
def things() -> _Things:
    return _Things()


@pytest.fixture
async def port(things: _Things) -> AsyncIterator[int]:
    async with served(_app(things)) as found:
        yield found
        things.gate.set()


def _get(path: str, *headers: str, version: str = "1.1", body: str = "") -> bytes:
    lines = [f"GET {path} HTTP/{version}", "Host: x", *headers, "", body]
    return "\r\n".join(lines).encode()


async def _send(port: int, *requests: bytes) -> list[tuple[int, dict[str, str], bytes]]:
    """Send requests over one connection at once; return status, headers and body of each answer."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        async with asyncio.timeout(10):
            writer.write(b"".join(requests))
            return [await _answer(reader) for _ in requests]
    finally:
        writer.close()


async def _answer(reader: asyncio.StreamReader) -> tuple[int, dict[str, str], bytes]:
    first, *lines = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")[:-2]
    headers = dict(line.lower().split(": ", 1) for line in lines)
    body = await reader.readexactly(int(headers["content-length"]))
    return int(first.split()[1]), headers, body


async def test_a_hot_read_has_all_that_an_answer_has(port: int) -> None:
    ((status, headers, body),) = await _send(port, _get("/things/a?b=c", "X-Request-Id: abcdefgh"))
    assert (status, body) == (200, b'{"name":"a","query":"b=c"}')
    assert headers.pop("date")
    headers.pop("server", None)
    assert headers == {
        "content-type": "application/json",
        "content-length": "26",
        "x-request-id": "abcdefgh",
        "cache-control": "no-store",
    }


@pytest.mark.parametrize(
    "unusual",
    [
        _get("/things/a?b=c", "Connection: close"),
        _get("/things/a?b=c", version="1.0"),
        _get("/things/%61?b=c"),
        _get("/things/a?b=c#there"),
        _get("http://x/things/a?b=c"),
        _get("/things/a?b=c", "Content-Length: 4", body="GET "),
        _get("/things/a?b=c", "Transfer-Encoding: chunked", body="1\r\nG\r\n0\r\n\r\n"),
        _get("/things/a?b=c", "Upgrade: websocket", "Connection: Upgrade"),
    ],
)
async def test_what_comes_otherwise_is_answered_alike(port: int, unusual: bytes) -> None:
    (usual,) = await _send(port, _get("/things/a?b=c"))
    (other,) = await _send(port, unusual)
    assert (other[0], other[2]) == (usual[0], usual[2])
    own = {"x-request-id", "date", "connection"}
    assert {k: v for k, v in other[1].items() if k not in own} == {
        k: v for k, v in usual[1].items() if k not in own
    }


async def test_requests_that_come_at_once_are_answered_in_their_order(port: int) -> None:
    paths = ["/things/a", "/plain", "/things/none", "/things/b", "/things/broken", "/things/c"]
    answers = await _send(port, *map(_get, paths))
    assert [status for status, *_ in answers] == [200, 200, 404, 200, 500, 200]
    assert [body for status, _, body in answers if status == 200] == [
        b'{"name":"a","query":""}', b'"plain"', b'{"name":"b","query":""}',
        b'{"name":"c","query":""}',
    ]  # fmt: skip
    assert len({headers["x-request-id"] for _, headers, _ in answers}) == len(paths)


async def test_one_behind_a_slow_one_waits_for_it(port: int, things: _Things) -> None:
    sent = asyncio.create_task(_send(port, _get("/things/slow"), _get("/things/b")))
    async with asyncio.timeout(10):
        await things.begun.wait()
    things.gate.set()
    assert [body[:11] for _, _, body in await sent] == [b'{"name":"sl', b'{"name":"b"']


@pytest.mark.parametrize(("path", "kind"), [("none", "not-found"), ("broken", "internal-error")])
async def test_a_refusal_is_a_problem_and_the_connection_serves_on(
    port: int, path: str, kind: str
) -> None:
    refused, served_next = await _send(port, _get(f"/things/{path}"), _get("/things/a"))
    assert refused[1]["content-type"] == "application/problem+json"
    assert refused[1]["cache-control"] == "no-store"
    assert f":{kind}".encode() in refused[2]
    assert refused[1]["x-request-id"].encode() in refused[2]
    assert b"nobody foresaw" not in refused[2]
    assert served_next[0] == 200


async def test_who_goes_away_harms_nobody(port: int, things: _Things) -> None:
    _, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(_get("/things/slow"))
    async with asyncio.timeout(10):
        await things.begun.wait()
    writer.transport.abort()
    (other,) = await _send(port, _get("/things/a"))
    things.gate.set()
    assert other[0] == 200
    assert (await _send(port, _get("/things/b")))[0][0] == 200


async def test_one_under_way_is_finished_before_the_service_ends(things: _Things) -> None:
    async with served(_app(things)) as port:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(_get("/things/slow"))
        async with asyncio.timeout(10):
            await things.begun.wait()
        asyncio.get_running_loop().call_later(0.3, things.gate.set)
    async with asyncio.timeout(10):
        status, headers, body = await _answer(reader)
        assert (status, headers["connection"]) == (200, "close")
        assert body.startswith(b'{"name":"slow"')
        assert await reader.read() == b""
    writer.close()
