"""A push service and a browser of our own: both lie outside the suite."""

import asyncio
import base64
import json
import os
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import http_ece
import uvicorn
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tests.support.postgres import free_port
from tests.support.waits import until

Answer = Callable[[Request], Awaitable[Response]]


def b64(data: bytes) -> str:
    """Return base64url without padding, as browsers write it."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


@dataclass
class PushBrowser:
    """A browser's subscription, with the private key that only it has."""

    origin: str
    key: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )
    auth: bytes = field(default_factory=lambda: os.urandom(16))
    name: str = field(default_factory=lambda: uuid4().hex)

    @property
    def endpoint(self) -> str:
        return f"{self.origin}/push/{self.name}"

    @property
    def point(self) -> bytes:
        return self.key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)

    def subscription(self, **changes: str) -> dict[str, str]:
        """Return what the cabinet's page sends."""
        given = {"endpoint": self.endpoint, "p256dh": b64(self.point), "auth": b64(self.auth)}
        return given | changes

    def opened(self, body: bytes) -> dict[str, Any]:
        """Decrypt a message as the browser does."""
        plain = http_ece.decrypt(body, private_key=self.key, auth_secret=self.auth)
        told: dict[str, Any] = json.loads(plain)
        return told


@dataclass(frozen=True)
class Taken:
    """A message that came to the push service."""

    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class PushService:
    """The service: keeps what comes; `answer` says something else than 201."""

    port: int
    taken: list[Taken] = field(default_factory=list)
    came: asyncio.Event = field(default_factory=asyncio.Event)
    answer: Answer | None = None

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def says(self, status: int, **headers: str) -> None:
        """Answer every message with this."""

        async def answer(_: Request) -> Response:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            return Response(status_code=status, headers=named)

        self.answer = answer

    async def _take(self, request: Request) -> Response:
        body = await request.body()
        self.taken.append(Taken(request.url.path, dict(request.headers), body))
        self.came.set()
        return await self.answer(request) if self.answer else Response(status_code=201)


@asynccontextmanager
async def running_push_service(port: int | None = None) -> AsyncIterator[PushService]:
    """Start a push service on 127.0.0.1."""
    service = PushService(port or free_port())
    app = Starlette(routes=[Route("/{path:path}", service._take, methods=["POST", "GET"])])
    config = uvicorn.Config(
        app, host="127.0.0.1", port=service.port, log_level="error", timeout_graceful_shutdown=1
    )
    server = uvicorn.Server(config)
    server.install_signal_handlers = lambda: None  # type: ignore[attr-defined]
    task = asyncio.create_task(server._serve())

    async def started() -> bool:
        return server.started or task.done()

    await until(started, "the push service listens", 30)
    try:
        yield service
    finally:
        server.should_exit = True
        async with asyncio.timeout(30):
            await task
