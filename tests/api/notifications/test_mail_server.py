"""Mail servers of every kind: plain, STARTTLS, SSL, with login, behind proxies; the test letter."""

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
import trustme
from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

from services.notifications.mail.rules import outcome_of
from tests.api.notifications.people import ANNA, as_staff, as_user
from tests.conftest import MakeApplication
from tests.support.postgres import free_port
from tests.support.tokens import bearer, service_token


def _as_wizard() -> dict[str, str]:
    return bearer(service_token("wizard", "notifications"))


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def trusted(authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The machine trusts the authority."""
    file = tmp_path / "authority.pem"
    authority.cert_pem.write_to_path(file)
    monkeypatch.setenv("SSL_CERT_FILE", str(file))


class Box:
    """What a mail server took."""

    def __init__(self) -> None:
        self.letters: list[bytes] = []

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        self.letters.append(envelope.content)
        return "250 Kept"


def _login(_server: Any, _session: Any, _envelope: Any, _kind: str, given: Any) -> AuthResult:
    good = isinstance(given, LoginPassword) and given.password == b"right"
    return AuthResult(success=good, handled=good)


@asynccontextmanager
async def mail_server(
    authority: trustme.CA, security: str, *, login: bool = False
) -> AsyncIterator[tuple[Box, int]]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    box = Box()
    options: dict[str, Any] = {"hostname": "mail.localhost"}
    if security == "starttls":
        options |= {"tls_context": context, "require_starttls": True}
    if login:
        options |= {
            "authenticator": _login, "auth_required": True, "auth_require_tls": False,
        }  # fmt: skip
    port = free_port()
    server = await asyncio.get_running_loop().create_server(
        lambda: SMTP(box, **options),
        "127.0.0.1",
        port,
        ssl=context if security == "ssl" else None,
    )
    try:
        yield box, port
    finally:
        server.close()


@asynccontextmanager
async def proxy(kind: str, *, refuse: bool = False) -> AsyncIterator[tuple[int, list[str]]]:
    """A proxy that speaks HTTP CONNECT or SOCKS5 and notes where it was asked to go."""
    asked: list[str] = []

    async def copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while data := await reader.read(65536):
            writer.write(data)
        writer.close()

    async def connect(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if kind == "http":
            head = (await reader.readuntil(b"\r\n\r\n")).decode()
            host, port = head.split()[1].split(":")
            answer = b"HTTP/1.1 403 No\r\n\r\n" if refuse else b"HTTP/1.1 200 Yes\r\n\r\n"
        else:
            await reader.readexactly((await reader.readexactly(2))[1])
            writer.write(b"\x05\x00")
            length = (await reader.readexactly(5))[4]
            host = (await reader.readexactly(length)).decode()
            port = str(int.from_bytes(await reader.readexactly(2)))
            answer = b"\x05" + (b"\x02" if refuse else b"\x00") + b"\x00\x01" + bytes(6)
        asked.append(f"{host}:{port}")
        writer.write(answer)
        if refuse:
            writer.close()
            return
        back, forth = await asyncio.open_connection("127.0.0.1", int(port))
        # Ends when both sides hang up; a side that never does is not waited for without end.
        async with asyncio.timeout(60):
            await asyncio.gather(copy(reader, forth), copy(back, writer), return_exceptions=True)

    port = free_port()
    server = await asyncio.start_server(connect, "127.0.0.1", port)
    try:
        yield port, asked
    finally:
        server.close()


@pytest.fixture
async def client(service_app: MakeApplication) -> httpx.AsyncClient:
    _, client = await service_app("notifications")
    return client


async def attempt(client: httpx.AsyncClient, port: int, **changes: Any) -> str:
    given = {
        "host": "localhost", "port": port, "security": "none", "to": "admin@example.org",
        "sender": "noreply@energy.example",
    } | changes  # fmt: skip
    answer = await client.post("/internal/setup/mail", json=given, headers=_as_wizard())
    assert answer.status_code == 200, answer.text
    told = answer.json()
    assert told["ok"] == (told["outcome"] == "sent")
    outcome: str = told["outcome"]
    return outcome


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize("security", ["none", "starttls", "ssl"])
async def test_letter_arrives(
    client: httpx.AsyncClient, authority: trustme.CA, security: str
) -> None:
    async with mail_server(authority, security) as (box, port):
        assert await attempt(client, port, security=security, language="en") == "sent"
    (letter,) = box.letters
    assert b"To: admin@example.org" in letter


@pytest.mark.parametrize("security", ["starttls", "ssl"])
async def test_certificate_is_checked_unless_told_not_to(
    client: httpx.AsyncClient, authority: trustme.CA, security: str
) -> None:
    async with mail_server(authority, security) as (box, port):
        outcome = await attempt(client, port, security=security)
        assert outcome == "certificate-not-trusted"
        assert box.letters == []
        given = {"security": security, "verify_certificate": False}
        assert await attempt(client, port, **given) == "sent"


@pytest.mark.usefixtures("trusted")
async def test_certificate_of_another_host(
    client: httpx.AsyncClient, authority: trustme.CA
) -> None:
    async with mail_server(authority, "ssl") as (_, port):
        outcome = await attempt(client, port, host="127.0.0.1", security="ssl")
        assert outcome == "certificate-not-trusted"


async def test_encryption_is_never_left_out(
    client: httpx.AsyncClient, authority: trustme.CA
) -> None:
    async with mail_server(authority, "none") as (box, port):
        for security in ("starttls", "ssl"):
            assert await attempt(client, port, security=security) != "sent"
        assert box.letters == []


async def test_login(client: httpx.AsyncClient, authority: trustme.CA) -> None:
    async with mail_server(authority, "none", login=True) as (box, port):
        assert await attempt(client, port, login="us", password="right") == "sent"
        assert await attempt(client, port, login="us", password="wrong") == "wrong-login"
        assert len(box.letters) == 1


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize("kind", ["http", "socks5"])
@pytest.mark.parametrize("security", ["none", "starttls", "ssl"])
async def test_through_a_proxy(
    client: httpx.AsyncClient, authority: trustme.CA, kind: str, security: str
) -> None:
    async with mail_server(authority, security) as (box, port), proxy(kind) as (door, asked):
        given = {"kind": kind, "host": "127.0.0.1", "port": door}
        assert await attempt(client, port, security=security, proxy=given) == "sent"
        # The name goes to the proxy, which may know hosts that we cannot resolve.
        assert asked == [f"localhost:{port}"]
        assert len(box.letters) == 1


@pytest.mark.parametrize("kind", ["http", "socks5"])
async def test_proxy_that_refuses_or_is_away(client: httpx.AsyncClient, kind: str) -> None:
    async with proxy(kind, refuse=True) as (door, _):
        given = {"kind": kind, "host": "127.0.0.1", "port": door}
        assert await attempt(client, 25, proxy=given) == "proxy-refused"
    given["port"] = free_port()
    assert await attempt(client, 25, proxy=given) in ("proxy-refused", "connection-refused")


@asynccontextmanager
async def scripted(**said: str | None) -> AsyncIterator[int]:
    """A mail server that says this to each command; None: it hangs up."""

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        command = "greeting"
        while (answer := said.get(command, "250 OK")) is not None:
            writer.write(f"{answer}\r\n".encode())
            line = (await reader.readline()).decode("latin-1")
            if not line:
                break
            command = line[:4].strip().lower()
        writer.close()

    port = free_port()
    server = await asyncio.start_server(talk, "127.0.0.1", port)
    try:
        yield port
    finally:
        server.close()


_HELLO = "220 mail ready"


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        ({"greeting": None}, "dropped"),
        ({"greeting": _HELLO, "ehlo": None, "helo": None}, "dropped"),
        ({"greeting": _HELLO, "mail": None}, "dropped"),
        ({"greeting": "421 too busy"}, "busy"),
        ({"greeting": "554 go away"}, "server-refused"),
        ({"greeting": "HTTP/1.1 400 Bad Request"}, "not-smtp"),
        ({"greeting": _HELLO, "mail": "530 5.7.0 Authentication required"}, "login-needed"),
        ({"greeting": _HELLO, "mail": "530 Must issue a STARTTLS command"}, "encryption-failed"),
        ({"greeting": _HELLO, "mail": "550 who are you"}, "address-refused"),
        ({"greeting": _HELLO, "rcpt": "550 nobody"}, "address-refused"),
        ({"greeting": _HELLO, "rcpt": "451 greylisted"}, "busy"),
        ({"greeting": _HELLO, "data": "554 spam"}, "letter-refused"),
        ({"greeting": _HELLO, "data": "452 disk full"}, "busy"),
    ],
)
async def test_what_the_server_says_is_told(
    client: httpx.AsyncClient, said: dict[str, str | None], outcome: str
) -> None:
    async with scripted(**said) as port:
        assert await attempt(client, port, host="127.0.0.1") == outcome


async def test_where_no_server_may_be_no_letter_goes(client: httpx.AsyncClient) -> None:
    assert await attempt(client, 25, host="169.254.169.254") == "host-refused"
    by = {"kind": "socks5", "host": "169.254.169.254", "port": 1080}
    assert await attempt(client, 25, proxy=by) == "host-refused"
    given = {
        "host": "169.254.169.254", "port": 25, "security": "none",
        "sender": "noreply@energy.example",
    }  # fmt: skip
    answer = await client.put("/internal/setup/mail", json=given, headers=_as_wizard())
    assert answer.json()["type"].rpartition(":")[2] == "server-refused"


async def test_nobody_there(client: httpx.AsyncClient) -> None:
    assert await attempt(client, free_port()) == "connection-refused"
    assert await attempt(client, 25, host="nowhere.invalid") == "host-unknown"
    assert outcome_of(TimeoutError()) == "timed-out"


@pytest.mark.parametrize(
    "wrong",
    [
        {"host": "a\r\nb"}, {"port": 0}, {"security": "tls"}, {"sender": "nobody"},
        {"to": "a@b.example\r\nRCPT TO:<eve@b.example>"}, {"extra": 1},
        {"proxy": {"kind": "socks4", "host": "p", "port": 1}},
    ],
)  # fmt: skip
async def test_unfit_data(client: httpx.AsyncClient, wrong: dict[str, Any]) -> None:
    given = {
        "host": "localhost", "port": 25, "security": "none", "to": "a@example.org",
        "sender": "noreply@energy.example",
    } | wrong  # fmt: skip
    answer = await client.post("/internal/setup/mail", json=given, headers=_as_wizard())
    assert answer.status_code == 422


async def test_only_the_wizard(client: httpx.AsyncClient) -> None:
    auth = bearer(service_token("auth", "notifications"))
    for headers in ({}, as_user(ANNA), as_staff("administrator"), auth):
        for method in ("GET", "POST", "PUT"):
            answer = await client.request(method, "/internal/setup/mail", headers=headers, json={})
            assert answer.status_code in (401, 403)


async def test_saved_password_is_told_to_nobody(
    service_app: MakeApplication,
    authority: trustme.CA,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = tmp_path / "settings.json"
    monkeypatch.setenv("NOTIFICATIONS_SETTINGS_FILE", str(file))
    async with mail_server(authority, "none", login=True) as (_, port):
        given = {
            "host": "localhost", "port": port, "security": "none", "login": "us",
            "sender": "noreply@energy.example",
        }  # fmt: skip
        _, client = await service_app(
            "notifications", smtp_host="localhost", smtp_login="us", smtp_password="right"
        )
        told = await client.get("/internal/setup/mail", headers=_as_wizard())
        assert told.json()["has_password"] is True
        assert "right" not in told.text
        # For the same server it is used, for another one it is not.
        assert await attempt(client, port, login="us") == "sent"
        assert await attempt(client, port, login="us", host="127.0.0.1") == "wrong-login"
        answer = await client.put("/internal/setup/mail", json=given, headers=_as_wizard())
        assert answer.status_code == 204
        assert '"smtp_password": "right"' in file.read_text()
        assert file.stat().st_mode & 0o777 == 0o600
        given["host"] = "127.0.0.1"
        await client.put("/internal/setup/mail", json=given, headers=_as_wizard())
        assert '"smtp_password": ""' in file.read_text()
