"""A tile server by https, as a supplier may have one: one picture for every tile."""

import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from typing import Any

import trustme
from PIL import Image

TILE_PIXELS = 256
_SECONDS_TO_END = 10


@dataclass
class Tiles:
    """A running tile server, and what it was asked: path and referrer."""

    origin: str
    asked: list[tuple[str, str | None]] = field(default_factory=list)

    @property
    def template(self) -> str:
        """Return the template of its addresses."""
        return f"{self.origin}/ground/{{z}}/{{x}}/{{y}}.png"


@contextmanager
def running_tiles() -> Iterator[Tiles]:
    """Run a tile server at this machine's address; nobody knows who vouches for it."""
    picture = BytesIO()
    Image.new("RGB", (TILE_PIXELS, TILE_PIXELS), (205, 222, 190)).save(picture, "PNG")

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            tiles.asked.append((self.path, self.headers["Referer"]))
            self.send_response(200)
            self.send_header("Content-Type", "image/png")
            self.send_header("Content-Length", str(len(picture.getvalue())))
            self.end_headers()
            self.wfile.write(picture.getvalue())

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
            """Say nothing: the tests' output is for the tests."""

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("127.0.0.1").configure_cert(context)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    # Each handshake in the thread of its connection: one that does not end holds up no other.
    server.socket = context.wrap_socket(
        server.socket, server_side=True, do_handshake_on_connect=False
    )
    tiles = Tiles(f"https://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield tiles
    finally:
        server.shutdown()
        server.server_close()
        thread.join(_SECONDS_TO_END)
