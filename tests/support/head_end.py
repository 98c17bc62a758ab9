"""An outside system as small as can be: a page of connection states, behind a key."""

import json
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


@dataclass
class SmallHeadEnd:
    """Where it is, and the key that it takes."""

    url: str
    key: str


@contextmanager
def small_head_end(meters: list[str]) -> Iterator[SmallHeadEnd]:
    """Serve the states of these meters, all in one page, until it is left."""
    key = secrets.token_hex(8)
    items = [{"meter_id": m, "state": "on", "since": "2026-03-01T00:00:00+06:00"} for m in meters]

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.headers.get("Authorization") != f"Bearer {key}":
                self._answer(401, {})
            elif self.path == "/v1/kinds":
                self._answer(200, {"kinds": ["connection-states"]})
            else:
                fresh = [] if "after=" in self.path else items
                self._answer(200, {"items": fresh, "cursor": "c1", "more": False})

        def _answer(self, status: int, body: dict[str, object]) -> None:
            content = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *values: object) -> None:  # noqa: A002
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield SmallHeadEnd(f"http://127.0.0.1:{server.server_port}", key)
    finally:
        server.shutdown()
        server.server_close()
        thread.join(10)
