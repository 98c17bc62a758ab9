"""A line between a browser and the gateway: slow, silent, or with another release behind it."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

_LONGEST_SECONDS = 30
_PIECE_BYTES = 4_096
# What belongs to one connection, and what is said anew of the whole body.
_NOT_HANDED_ON = {"connection", "keep-alive", "transfer-encoding", "content-length"}
# It never ends; pages ask by themselves where there is none.
_STREAM = "/api/notifications/stream"


class Line:
    """Everything that one browser sends and gets, whoever in it asks: pages and workers alike.

    `answer_after` is in seconds, `bytes_a_second` is for all connections together (None: as fast
    as can be). `changed` may give another body to a path; `asked_as` another path to ask for.
    While it is `silent`, nothing is answered any more.
    """

    def __init__(self, port: int) -> None:
        self.answer_after = 0.0
        self.bytes_a_second: int | None = None
        self.changed: Callable[[str, bytes], bytes] = lambda _, body: body
        self.asked_as: Callable[[str], str] = lambda path: path
        self.asked: list[str] = []
        self._speaking = threading.Event()
        self._speaking.set()
        self._pipe = threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self, port))
        self._server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}"

    @property
    def silent(self) -> bool:
        """Say whether nothing is answered."""
        return not self._speaking.is_set()

    @silent.setter
    def silent(self, silent: bool) -> None:
        (self._speaking.clear if silent else self._speaking.set)()

    def wait(self) -> bool:
        """Let a request take its time; say whether it is answered at all."""
        time.sleep(self.answer_after)
        return self._speaking.wait(_LONGEST_SECONDS)

    def pieces(self, body: bytes) -> Iterator[bytes]:
        """Give a body as the line lets it through."""
        for start in range(0, len(body), _PIECE_BYTES):
            piece = body[start : start + _PIECE_BYTES]
            if self.bytes_a_second:
                with self._pipe:
                    time.sleep(len(piece) / self.bytes_a_second)
            yield piece

    @contextmanager
    def open(self) -> Iterator["Line"]:
        """Serve until the end of the block."""
        thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        thread.start()
        try:
            yield self
        finally:
            self.silent = False
            self._server.shutdown()
            self._server.server_close()


def _handler(line: Line, port: int) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        # Otherwise a body waits until the browser has acknowledged the head: 40 ms each.
        disable_nagle_algorithm = True

        def handle_one_request(self) -> None:
            try:
                super().handle_one_request()
            except ConnectionError:  # the browser has gone away
                self.close_connection = True

        def _hand_on(self) -> None:
            line.asked.append(self.path)
            if not line.wait() or self.path == _STREAM:
                self.send_error(503)
                return
            sent = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            gateway = HTTPConnection("127.0.0.1", port, timeout=_LONGEST_SECONDS)
            try:
                headers = {
                    name: value
                    for name, value in self.headers.items()
                    if name.lower() not in _NOT_HANDED_ON
                }
                if not self.path.startswith("/assets/"):
                    # So that a body can be changed, and one that was is asked for anew.
                    headers["Accept-Encoding"] = "identity"
                    for name in ("If-None-Match", "If-Modified-Since"):
                        headers.pop(name, None)
                gateway.request(self.command, line.asked_as(self.path), sent, headers)
                answer = gateway.getresponse()
                body = line.changed(self.path, answer.read())
            finally:
                gateway.close()
            self.send_response_only(answer.status)
            for name, value in answer.getheaders():
                if name.lower() not in _NOT_HANDED_ON:
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            for piece in line.pieces(body):
                self.wfile.write(piece)

        do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = _hand_on  # noqa: N815

        def log_message(self, *_: object) -> None:
            """Say nothing: what is asked stands in `asked`."""

    return Handler
