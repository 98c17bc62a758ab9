"""The real nginx with our templates, in front of services that only say what they were asked."""

import http.client
import json
import os
import re
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from deploy.local import gateway
from deploy.local.layout import ROOT, Layout
from deploy.local.system import nginx_program
from tests.support.postgres import free_port

SERVICES = (
    "auth", "cabinet", "notifications", "integration", "wizard", "admin_panel",
    "admin_panel_systems",
)  # fmt: skip
_START_SECONDS = 10.0


class _Service(BaseHTTPRequestHandler):
    """Answers in JSON what arrived; the query says how: `status`, and any header by its name.

    `cut`: so many bytes of a file come, in chunks, and then the connection breaks.
    """

    protocol_version = "HTTP/1.1"
    # Head and body are two writes: the second would wait for the gateway to acknowledge the first.
    disable_nagle_algorithm = True
    name = ""

    def _answer(self) -> None:
        asked = parse_qs(urlsplit(self.path).query)
        if "cut" in asked:
            self._begin_file(int(asked["cut"][0]))
            return
        body = self.rfile.read(int(self.headers.get("content-length") or 0))
        told = json.dumps(
            {
                "service": self.name,
                "method": self.command,
                "path": self.path,
                "headers": {name.lower(): value for name, value in self.headers.items()},
                "bytes": len(body),
            }
        ).encode()
        self.send_response(int(asked.pop("status", ["200"])[0]))
        for name, values in asked.items():
            self.send_header(name, values[0])
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(told)))
        self.end_headers()
        self.wfile.write(told)

    def _begin_file(self, count: int) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/csv; charset=utf-8")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        self.wfile.write(b"%x\r\n%s\r\n" % (count, b"1" * count))
        self.close_connection = True

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = _answer  # noqa: N815

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Say nothing: the tests' output is for the tests."""


def visitor(number: int) -> str:
    """Return an address of this machine for the request of this number in a long walk.

    Of one visitor the gateway takes six hundred requests at once.
    """
    block, place = divmod(number // 100, 250)
    return f"127.1.{block}.{place + 1}"


@dataclass(frozen=True)
class Gateway:
    """A running gateway: its ports by door, the folder with its logs, and its first process."""

    ports: dict[str, int]
    folder: Path
    pid: int

    def connect(self, door: str, source: str = "127.0.0.1") -> http.client.HTTPConnection:
        """Open a connection to a door from an address of this machine."""
        return http.client.HTTPConnection(
            "127.0.0.1", self.ports[door], timeout=10, source_address=(source, 0)
        )

    def ask(
        self,
        door: str,
        path: str,
        method: str = "GET",
        *,
        source: str = "127.0.0.1",
        headers: dict[str, str] | None = None,
        body: bytes | None = None,
    ) -> tuple[int, http.client.HTTPMessage, Any]:
        """Ask once; return status, headers and the body, read as JSON where it is."""
        connection = self.connect(door, source)
        try:
            connection.request(method, path, body, headers or {})
            answer = connection.getresponse()
            content = answer.read()
        finally:
            connection.close()
        kind = answer.headers.get_content_type()
        return answer.status, answer.headers, json.loads(content) if "json" in kind else content

    def send(self, door: str, raw: bytes, seconds: float = 10.0) -> bytes:
        """Send these very bytes and return all that comes back."""
        with socket.create_connection(("127.0.0.1", self.ports[door]), timeout=seconds) as line:
            line.sendall(raw)
            came = b""
            # A refusal may end in a reset, when what was sent is not read to its end.
            with suppress(ConnectionResetError):
                while not _is_whole(came) and (piece := line.recv(65536)):
                    came += piece
        return came

    def log_lines(self, wanted: str) -> list[bytes]:
        """Return the lines of the access log, once one holds `wanted`; they come every second."""
        path = self.folder / "access.log"
        ends = time.monotonic() + _START_SECONDS
        while time.monotonic() < ends:
            lines = path.read_bytes().splitlines()
            if any(wanted.encode() in line for line in lines):
                return lines
            time.sleep(0.05)
        raise AssertionError(f"no line of the access log holds {wanted}")


@contextmanager
def running_gateway(
    folder: Path,
    *,
    hosts: str = "",
    trusted_proxies: str = "",
    down: tuple[str, ...] = (),
    **more: str,
) -> Iterator[Gateway]:
    """Run nginx in the folder; `down` names services that nobody answers for.

    `more` is what the templates are given otherwise than here, a service's address for instance.
    """
    layout = Layout(ROOT, folder / "var", 0, test=False)
    ports = {door: free_port() for door in ("cabinet", "admin", "wizard")}
    with ExitStack() as stack:
        found = {
            **gateway.values(layout),
            **gateway.lists(trusted_proxies, hosts),
            "PC_USER": "user root;" if os.geteuid() == 0 else "",
            "PC_PID": str(folder / "nginx.pid"),
            "PC_CONF": str(folder / "conf"),
            "PC_TEMP": str(folder / "temp"),
            "PC_ACCESS_LOG": str(folder / "access.log"),
            "PC_ERROR_LOG": str(folder / "error.log"),
            "PC_WORKERS": "1",
            **{f"PC_{door.upper()}_PORT": str(port) for door, port in ports.items()},
            "PC_FORMER_ROOT": str(folder / "former"),
            **{f"PC_{door.upper()}_ROOT": str(_page(folder / "pages" / door)) for door in ports},
            **more,
        }
        for name in SERVICES:
            if f"PC_{name.upper()}_SERVER" in more:
                continue
            port = free_port() if name in down else stack.enter_context(_service(name))
            found[f"PC_{name.upper()}_SERVER"] = f"127.0.0.1:{port}"
        for name in ("conf", "temp"):
            (folder / name).mkdir(parents=True, exist_ok=True)
        main = gateway.write_templates(layout, folder / "conf", found)
        program = nginx_program()
        assert program, "install nginx"
        words = [program, "-p", str(folder), "-e", str(folder / "error.log"), "-c", str(main)]
        process = subprocess.Popen(
            [*words, "-g", "daemon off;"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        try:
            _wait(process, ports["wizard"])
            yield Gateway(ports, folder, process.pid)
        finally:
            process.terminate()
            process.wait(_START_SECONDS)


def _is_whole(came: bytes) -> bool:
    """Say whether an answer of a declared length has come: its connection may linger on."""
    head, ended, body = came.partition(b"\r\n\r\n")
    length = re.search(rb"\r\ncontent-length: (\d+)", head.lower())
    return bool(ended and length) and len(body) >= int(length[1] if length else 0)


def _page(folder: Path) -> Path:
    (folder / "assets").mkdir(parents=True)
    for name in ("sign-in", "recovery/confirm"):
        page = folder / "entrance" / f"{name}.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(
            f"<!doctype html><title>{name}</title><script nonce='__CSP_NONCE__'></script>"
        )
    (folder / "index.html").write_text("<!doctype html><script nonce='__CSP_NONCE__'></script>")
    (folder / "assets" / "app.js").write_text("1")
    return folder


@contextmanager
def _service(name: str) -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), type(name, (_Service,), {"name": name}))
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()
        thread.join(_START_SECONDS)


def _wait(process: "subprocess.Popen[bytes]", port: int) -> None:
    ends = time.monotonic() + _START_SECONDS
    while time.monotonic() < ends:
        if process.poll() is not None:
            assert process.stdout is not None
            raise AssertionError(f"nginx did not start: {process.stdout.read().decode()}")
        with socket.socket() as line:
            if line.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise AssertionError("nginx does not listen")
