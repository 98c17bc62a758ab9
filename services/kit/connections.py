"""Connections of a door: a head that does not end, in time or in bytes, ends the connection.

The gateway has such limits; a door that is reached past it (5153, and any of them on the machine
itself) has these. Bodies have theirs in `requests.py`, between connections uvicorn has its own.
Hot reads are answered here, without the messages that a server and an application exchange
otherwise (docs/decisions/0046).
"""

import asyncio
from operator import itemgetter
from typing import Any

from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol

from services.kit.hot import Application, Found
from services.kit.problems import Malformed, problem_response

# As the gateway's: client_header_timeout, large_client_header_buffers.
HEAD_SECONDS = 15.0
_HEAD_BYTES = 64 * 1024
_LINE = b"%s: %s\r\n".__mod__
_name_of = itemgetter(0)
# What a hot read does not come with: it says of a body, or asks to be told when to send it.
_OF_BODIES = frozenset({b"content-length", b"transfer-encoding", b"expect"})


class _Unheard:
    def set(self) -> None:
        """Nobody waits for a hot read's body, nor for its caller's going away."""


class _HotCycle:
    """What uvicorn's protocol asks and tells of the request under way."""

    __slots__ = ("disconnected", "keep_alive", "more_body", "response_complete", "task")
    message_event = _Unheard()
    task: asyncio.Task[None]

    def __init__(self) -> None:
        self.disconnected = self.response_complete = False
        self.keep_alive = True


class GuardedProtocol(HttpToolsProtocol):
    """uvicorn's HTTP with a time and a size limit on the head of a request."""

    _deadline: asyncio.TimerHandle | None = None
    _in_head = True
    _head_bytes = 0
    _hot: Application | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for the first head."""
        super().connection_made(transport)
        if isinstance(self.app, Application):
            self._hot = self.app
        self._wait_for_head()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop waiting."""
        self._stop_waiting()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Count what comes while a head is open; the body's bytes have a limit of their own."""
        if self._in_head:
            self._head_bytes += len(data)
        super().data_received(data)
        if not self._in_head or self.transport.is_closing():
            return
        if self._head_bytes > _HEAD_BYTES:
            self._refuse(b"431 Request Header Fields Too Large")
        elif self._deadline is None:
            # Nearly every head comes whole, and needs no clock of its own.
            self._wait_for_head()

    def on_message_begin(self) -> None:
        """Begin the count anew for the next head of a kept connection."""
        super().on_message_begin()
        if not self._in_head:
            self._in_head = True
            self._head_bytes = 0

    def on_headers_complete(self) -> None:
        """The head is here: begin to answer, or let uvicorn do so."""
        self._stop_waiting()
        self._in_head = False
        found = self._hot_read()
        if found is None:
            super().on_headers_complete()
            return
        self.cycle = cycle = _HotCycle()  # type: ignore[assignment]
        cycle.task = self.loop.create_task(self._answer(found, self.scope, cycle))
        self.tasks.add(cycle.task)

    def _hot_read(self) -> Found | None:
        """Return the hot route of the request whose head is here, if it has nothing unusual.

        What is unusual goes uvicorn's way, and is answered alike.
        """
        hot, parser, url = self._hot, self.parser, self.url
        path, _, query = url.partition(b"?")
        if (
            hot is None
            or parser.get_method() != b"GET"
            or parser.get_http_version() != "1.1"
            or not parser.should_keep_alive()
            or parser.should_upgrade()
            or not url.isascii()
            or b"%" in path
            or b"#" in query
            # It waits for its turn behind the one before.
            or not (self.cycle is None or self.cycle.response_complete)
            or not _OF_BODIES.isdisjoint(map(_name_of, self.headers))
            or (found := hot.hot_route(path.decode())) is None
        ):
            return None
        self.scope |= {
            "method": "GET", "path": found.path, "raw_path": path, "query_string": query
        }  # fmt: skip
        return found

    async def _answer(self, found: Found, scope: Any, cycle: _HotCycle) -> None:
        assert self._hot is not None
        try:
            status, headers, body = await self._hot.answer(found, scope)
            if self.flow.write_paused:
                await self.flow.drain()
        except BaseException:
            # It is told to end, and had time to.
            self.transport.close()
            raise
        finally:
            cycle.response_complete = True
            self.tasks.discard(cycle.task)
        if cycle.disconnected or self.transport.is_closing():
            return
        headers += self.server_state.default_headers
        if not cycle.keep_alive:
            headers.append((b"connection", b"close"))
        head = STATUS_LINE[status] + b"".join(map(_LINE, headers))
        self.transport.write(b"%s\r\n%s" % (head, body))
        if not cycle.keep_alive:
            self.transport.close()
        self.on_response_complete()

    def send_400_response(self, msg: str) -> None:
        """Refuse what is no request with a problem document, as everything is refused."""
        refusal = problem_response(Malformed())
        head = b"".join(b"%s: %s\r\n" % header for header in refusal.raw_headers)
        self.transport.write(
            b"HTTP/1.1 400 Bad Request\r\n" + head + b"connection: close\r\n\r\n" + refusal.body
        )
        self.transport.close()

    def _wait_for_head(self) -> None:
        self._deadline = self.loop.call_later(HEAD_SECONDS, self._head_is_late)

    def _stop_waiting(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _head_is_late(self) -> None:
        if not self.transport.is_closing():
            self._refuse(b"408 Request Timeout")

    def _refuse(self, status: bytes) -> None:
        # Nobody reads a document here: a browser would have sent its head at once.
        self.transport.write(
            b"HTTP/1.1 " + status + b"\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
        )
        self.transport.close()
