"""Connections to a service: how long a request may take to arrive, and what survives an error."""

import asyncio
from collections.abc import AsyncIterator
from typing import Annotated, Any, ClassVar

import pytest
from fastapi import APIRouter, Body, FastAPI, Response
from fastapi.responses import StreamingResponse

from services.kit import connections, requests
from services.kit.app import create_app
from services.kit.client import ServiceClient
from services.kit.problems import Unavailable
from services.kit.settings import ServiceSettings
from tests.support import plain
from tests.support.served import served
from tests.support.tokens import key_ring, keys_dir


class _Settings(ServiceSettings):
    service: ClassVar[str] = "auth"


def _app() -> FastAPI:
    router = APIRouter()

    @router.get("/fine")
    async def fine() -> dict[str, str]:
        return {"all": "well"}

    @router.get("/kept")
    async def kept(response: Response) -> None:
        response.headers["Cache-Control"] = "private, max-age=300"

    @router.get("/broken")
    async def broken() -> None:
        raise RuntimeError("nobody foresaw this")

    @router.get("/half")
    async def half() -> StreamingResponse:
        async def parts() -> AsyncIterator[bytes]:
            yield b"begun"
            raise RuntimeError("too late to say so")

        return StreamingResponse(parts())

    @router.post("/taken")
    async def taken(given: Annotated[dict[str, Any], Body()]) -> int:
        return len(given)

    return create_app(_Settings(keys_dir=keys_dir()), [router], description="", migrated=False)


@pytest.fixture
async def port() -> AsyncIterator[int]:
    async with served(_app()) as found:
        yield found


async def _send(port: int, *parts: bytes, seconds: float = 10.0) -> bytes:
    """Send the parts, then wait for the other side to end the connection."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        for part in parts:
            writer.write(part)
            await writer.drain()
        async with asyncio.timeout(seconds):
            return await reader.read()
    finally:
        writer.close()


async def test_an_error_leaves_the_kept_connection_for_the_next_request(port: int) -> None:
    """Both requests of one connection are answered, with ids of their own."""
    request = b"GET /%s HTTP/1.1\r\nHost: x\r\n%s\r\n"
    answer = await _send(
        port, request % (b"broken", b""), request % (b"fine", b"Connection: close\r\n")
    )
    assert answer.count(b"HTTP/1.1 ") == 2
    assert b"HTTP/1.1 500" in answer
    assert b":internal-error" in answer
    assert b'{"all":"well"}' in answer
    assert b"nobody foresaw" not in answer
    assert answer.lower().count(b"x-request-id: ") == 2


async def test_an_answer_that_breaks_off_ends_its_connection(port: int) -> None:
    answer = await _send(port, b"GET /half HTTP/1.1\r\nHost: x\r\n\r\n")
    assert answer.startswith(b"HTTP/1.1 200")
    assert b"0\r\n\r\n" not in answer


@pytest.mark.parametrize(
    "begun", [b"", b"GET /fine HT", b"GET /fine HTTP/1.1\r\nHost: x\r\nX-Long: a"]
)
async def test_a_head_that_does_not_end_is_ended(
    port: int, begun: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "HEAD_SECONDS", 0.2)
    assert (await _send(port, begun)).startswith(b"HTTP/1.1 408")


async def test_so_is_the_second_head_of_a_connection(
    port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "HEAD_SECONDS", 0.2)
    answer = await _send(port, b"GET /fine HTTP/1.1\r\nHost: x\r\n\r\n", b"GET /fine HTTP/1.1\r\n")
    assert answer.index(b"HTTP/1.1 200") < answer.index(b"HTTP/1.1 408")


async def test_a_head_without_end_is_ended_by_its_length(port: int) -> None:
    answer = await _send(port, b"GET /fine HTTP/1.1\r\n", b"X: " + b"a" * 70_000)
    assert answer.startswith(b"HTTP/1.1 431")


@pytest.mark.parametrize("begun", [b"", b'{"a": '])
async def test_a_body_that_does_not_come_is_ended(
    port: int, begun: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(requests, "BODY_PAUSE_SECONDS", 0.2)
    head = b"POST /taken HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
    answer = await _send(port, head + b"Content-Length: 100\r\n\r\n" + begun)
    assert answer.startswith(b"HTTP/1.1 408")
    assert b":request-timeout" in answer
    assert b"connection: close" in answer.lower()


async def test_a_body_that_comes_drop_by_drop_is_ended(
    port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(requests, "BODY_SECONDS", 0.3)
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    head = b"POST /taken HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
    writer.write(head + b"Content-Length: 1000\r\n\r\n")
    answer = asyncio.create_task(reader.read())
    async with asyncio.timeout(10):
        while not answer.done():
            writer.write(b" ")
            await asyncio.wait([answer], timeout=0.05)
    writer.close()
    assert answer.result().startswith(b"HTTP/1.1 408")


async def test_a_slow_but_whole_request_is_answered(port: int) -> None:
    body = b'{"a": 1}'
    head = b"POST /taken HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
    pieces = [bytes([one]) for one in head + b"Connection: close\r\nContent-Length: 8\r\n\r\n"]
    answer = await _send(port, *pieces, *[bytes([one]) for one in body])
    assert answer.startswith(b"HTTP/1.1 200")


async def test_answers_are_kept_by_nobody_unless_their_route_says_so(port: int) -> None:
    async with plain.async_client(base_url=f"http://127.0.0.1:{port}") as client:
        said = {
            path: (await client.get(path)).headers["cache-control"]
            for path in ("/fine", "/broken", "/nowhere", "/kept", "/health")
        }
    assert said.pop("/kept") == "private, max-age=300"
    assert set(said.values()) == {"no-store"}


async def test_a_slash_too_much_leads_nowhere(port: int) -> None:
    async with plain.async_client(base_url=f"http://127.0.0.1:{port}") as client:
        answer = await client.get("/fine/", headers={"Host": "evil.example"})
    assert (answer.status_code, answer.json()["type"].split(":")[-1]) == (404, "not-found")
    assert "location" not in answer.headers


class _Closing:
    """A service that closes a kept connection instead of answering the second request on it."""

    def __init__(self) -> None:
        self.connections = 0
        self.asked: list[str] = []

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        for number in range(2):
            try:
                head = await reader.readuntil(b"\r\n\r\n")
            except asyncio.IncompleteReadError:
                break
            self.asked.append(head.split(b" ", 1)[0].decode())
            if number == 1:
                break
            writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}")
        writer.close()


@pytest.mark.parametrize(("method", "again"), [("GET", True), ("PUT", True), ("POST", False)])
async def test_a_question_is_asked_again_when_its_kept_connection_was_closed(
    method: str, again: bool
) -> None:
    closing = _Closing()
    server = await asyncio.start_server(closing.serve, "127.0.0.1", 0)
    address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/x"
    async with server, ServiceClient("admin_panel", key_ring()) as client:
        assert (await client.request(method, "auth", address)).status_code == 200
        if again:
            assert (await client.request(method, "auth", address)).status_code == 200
            assert closing.connections == 2
        else:
            # Whether it was carried out nobody knows: not to be done twice.
            with pytest.raises(Unavailable):
                await client.request(method, "auth", address)
            assert closing.asked == ["POST", "POST"]
