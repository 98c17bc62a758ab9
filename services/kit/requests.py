"""What surrounds every request: its id, its limits, its summary line, and the last resort."""

import asyncio
import logging
import re
import secrets
import time
from collections.abc import Iterable, Mapping

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import ClientDisconnect
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from services.kit.database import refuses_value
from services.kit.logs import request_id_var, write_request
from services.kit.problems import (
    SlowRequest,
    TooLarge,
    ValidationFailed,
    problem_response,
    unknown_error_response,
)

log = logging.getLogger(__name__)
_REQUEST_ID = re.compile(rb"[A-Za-z0-9_-]{8,64}")
_BODY_LIMIT = 1024 * 1024
# A body may pause that long, and take that long in all: as at the gateway.
BODY_PAUSE_SECONDS = 30.0
BODY_SECONDS = 300.0
# nginx's word for a caller that went away before the answer.
_GONE = 499


class _Exchange:
    """One request and its answer: what has arrived, and what has been said."""

    def __init__(self, receive: Receive, send: Send, request_id: str, limit: int) -> None:
        self._receive = receive
        self._send = send
        self._request_id = request_id
        self._limit = limit
        self._received = 0
        self._arrived = False
        self.started = time.perf_counter()
        self.status = 500
        # A rejected body may arrive behind an answer that has begun already.
        self.answered = False

    def require_fitting(self, declared: str) -> None:
        """Refuse a body whose declared length is over the limit."""
        # Longer than any number of bytes: not worth being made a number.
        if declared.isdecimal() and (len(declared) > 18 or int(declared) > self._limit):
            raise TooLarge(f"At most {self._limit} bytes are taken here.")

    async def receive(self) -> Message:
        """Return the next piece; refuse what comes too slowly or is too much."""
        if self._arrived:
            # What comes now is the caller's going away, for which a stream waits for long.
            return await self._receive()
        left = BODY_SECONDS - (time.perf_counter() - self.started)
        try:
            async with asyncio.timeout(min(BODY_PAUSE_SECONDS, max(left, 0.0))):
                message = await self._receive()
        except TimeoutError as error:
            raise SlowRequest(headers={"Connection": "close"}) from error
        self._arrived = not message.get("more_body", False)
        self._received += len(message.get("body", b""))
        if self._received > self._limit:
            raise TooLarge(f"At most {self._limit} bytes are taken here.")
        return message

    async def send(self, message: Message) -> None:
        """Send on, with what every answer carries."""
        if message["type"] == "http.response.start":
            self.status, self.answered = message["status"], True
            headers = MutableHeaders(scope=message)
            headers["X-Request-Id"] = self._request_id
            headers.setdefault("Cache-Control", "no-store")
        await self._send(message)


class RequestContext:
    """Request id in, summary line out; refuses bodies over the limit, or too slow, as they arrive.

    Answers are `no-store` unless their route says otherwise: nearly all are about a person. An
    error that nobody foresaw is answered and ends here: the server would close the kept
    connection upon it, under the next request of somebody else.
    """

    def __init__(self, app: ASGIApp, body_limits: Mapping[str, int]) -> None:
        self._app = app
        self._body_limits = body_limits

    def _limit(self, path: str) -> int:
        for prefix, limit in self._body_limits.items():
            if path.startswith(prefix):
                return limit
        return _BODY_LIMIT

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Surround an HTTP request; anything else goes on as it is."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        request_id = request_id_of(scope["headers"])
        token = request_id_var.set(request_id)
        exchange = _Exchange(receive, send, request_id, self._limit(scope["path"]))
        try:
            exchange.require_fitting(headers.get("content-length", "0"))
            await self._app(scope, exchange.receive, exchange.send)
        except ClientDisconnect:
            exchange.status = _GONE
        except Exception as error:
            response = last_resort(error, scope)
            if exchange.answered:
                raise
            await response(scope, receive, exchange.send)
        finally:
            route = scope.get("route")
            # The pattern, never the address itself: it may hold an account or a name.
            path = getattr(route, "path", None)
            write_request(scope["method"], path, exchange.status, exchange.started)
            request_id_var.reset(token)


def request_id_of(headers: Iterable[tuple[bytes, bytes]]) -> str:
    """Return the id that the gateway has given the request, or a new one."""
    for name, value in headers:
        if name == b"x-request-id" and _REQUEST_ID.fullmatch(value):
            return value.decode()
    return secrets.token_hex(16)


def last_resort(error: Exception, scope: Scope) -> Response:
    """Render an error that no route has answered; log it when nobody foresaw it."""
    if isinstance(error, TooLarge | SlowRequest):
        return problem_response(error)
    log.error("unexpected_error", exc_info=error, extra={"path": scope["path"].split("/")[:4]})
    if refuses_value(error):
        return problem_response(ValidationFailed())
    return unknown_error_response()
