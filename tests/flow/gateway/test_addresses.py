"""What cannot be understood, or is too much: a problem document, on every door."""

import json
import re

import pytest

from tests.support.gateway import Gateway

DOORS = ("cabinet", "admin", "wizard")
_HEADERS = (
    "content-security-policy",
    "x-content-type-options",
    "x-frame-options",
    "referrer-policy",
    "permissions-policy",
    "cross-origin-opener-policy",
    "x-request-id",
)
_MB = 1024 * 1024
_END = b"Host: localhost\r\nConnection: close\r\n\r\n"
_LONG = b"a" * 20_000


def _get(target: bytes) -> bytes:
    return b"GET " + target + b" HTTP/1.1\r\n" + _END


_BAD = {
    "a lone per cent": (_get(b"/%"), 400),
    "per cent without digits": (_get(b"/%zz"), 400),
    "the same below the API": (_get(b"/api/auth/%"), 400),
    "NUL": (_get(b"/api/auth/me%00"), 400),
    "dots in disguise": (_get(b"/%2e%2e%2fetc"), 400),
    "above the root": (_get(b"/wizard/assets/../../../etc/passwd"), 400),
    "dots": (_get(b"/api/cabinet/../../internal/accounts"), 400),
    "a backslash": (_get(b"/api\\auth"), 400),
    "bytes that are no UTF-8": (_get(b"/\xff\xfe"), 400),
    "letters that are not ASCII": (_get("/путь".encode()), 400),
    "a space": (_get(b"/a b"), 400),
    "a bare CR in the address": (_get(b"/a\rb"), 400),
    "a bare CR in a header": (b"GET / HTTP/1.1\r\nX: a\rb\r\n" + _END, 400),
    "a NUL in a header": (b"GET / HTTP/1.1\r\nX: a\0b\r\n" + _END, 400),
    "no host": (b"GET / HTTP/1.1\r\nConnection: close\r\n\r\n", 400),
    "two hosts": (b"GET / HTTP/1.1\r\nHost: localhost\r\n" + _END, 400),
    "two lengths": (
        b"POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n" + _END,
        400,
    ),
    "no method": (b"\x16\x03\x01\r\n\r\n", 400),
    "a coding nobody knows": (b"POST / HTTP/1.1\r\nTransfer-Encoding: x\r\n" + _END, 501),
    "a version nobody speaks": (b"GET / HTTP/9.9\r\n" + _END, 505),
    "too long an address": (_get(b"/" + _LONG), 414),
    "too long a header": (b"GET / HTTP/1.1\r\nX: " + _LONG + b"\r\n" + _END, 431),
    "too long a body": (
        b"POST /api/auth/sign-in HTTP/1.1\r\nContent-Length: 99999999\r\n" + _END,
        413,
    ),
    "a page that is written to": (
        b"POST /index.html HTTP/1.1\r\nContent-Length: 0\r\n" + _END,
        405,
    ),
    "nothing": (_get(b"/api/nothing"), 404),
    "an inner address": (_get(b"/internal/users"), 404),
    "the gateway's own documents": (_get(b"/problems/500"), 404),
}


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("kind", _BAD)
def test_every_refusal_is_a_problem_document(gateway: Gateway, door: str, kind: str) -> None:
    raw, status = _BAD[kind]
    if door == "wizard" and kind in {"a page that is written to", "too long a body"}:
        raw = raw.replace(b"/index.html", b"/wizard/").replace(b"/api/auth", b"/api/wizard")
    head, _, body = gateway.send(door, raw).partition(b"\r\n\r\n")
    lines = head.decode("latin-1").lower().split("\r\n")
    assert lines[0].split()[1] == str(status)
    headers = dict(line.split(": ", 1) for line in lines[1:])
    assert headers["content-type"] == "application/problem+json"
    assert headers["cache-control"] == "no-store"
    for name in _HEADERS:
        assert headers.get(name), name
    told = json.loads(body)
    assert told["status"] == status
    assert told["type"].startswith("urn:personal-cabinet:problem:")
    assert told["request_id"] == headers["x-request-id"]


def test_a_service_that_is_down_is_told_as_such(gateway: Gateway) -> None:
    status, headers, told = gateway.ask("wizard", "/api/wizard/state")
    assert (status, told["status"], headers["retry-after"]) == (503, 503, "5")
    assert headers["cache-control"] == "no-store"


def test_the_log_is_json_whatever_is_asked_and_holds_no_token(gateway: Gateway) -> None:
    token = "0d6c1b6e-9c7b-4bb1-8a2f-0a4f6e1f7f10"
    gateway.send("cabinet", _get(b"/\xff\xfe"))
    gateway.send("cabinet", _get(b'/"\x01\\'))
    for api in ("api", "API"):
        gateway.ask("cabinet", f"/{api}/notifications/unsubscribe/{token}")
    gateway.ask("cabinet", "/api/auth/sign-in?login=eve", "POST", body=b"{}")
    gateway.ask("cabinet", "/index.html", "POST", body=b"x")
    gateway.ask("cabinet", "/the-last-one")
    lines = gateway.log_lines("/the-last-one")
    told = [json.loads(line.decode()) for line in lines]
    text = b"\n".join(lines).decode()
    assert token not in text
    assert "eve" not in text
    seen = {(one["method"], one["path"], one["status"]) for one in told}
    assert ("GET", "(not ASCII)", 400) in seen
    assert ("GET", "/api/notifications/unsubscribe/(token)", 200) in seen
    assert ("POST", "/index.html", 405) in seen
    assert all(re.fullmatch(r"[A-Z]*", one["method"]) for one in told)


@pytest.mark.parametrize(
    ("application", "method", "path"),
    [
        ("cabinet", "PUT", "/api/cabinet/submissions/0d6c1b6e-9c7b-4bb1-8a2f-0a4f6e1f7f10/photo"),
        ("cabinet", "POST", "/api/cabinet/appeals/files"),
        ("admin", "POST", "/api/cabinet/staff/appeals/files"),
    ],
)
def test_a_file_of_some_megabytes_reaches_the_cabinet_and_nothing_else_so_large_does(
    gateway: Gateway, application: str, method: str, path: str
) -> None:
    assert gateway.ask(application, path, method, body=bytes(9 * _MB))[0] == 200
    for other, size in ((path, 11 * _MB), (path.rpartition("/")[0], 2 * _MB)):
        # Refused by its head: nothing of the body is waited for.
        head = f"{method} {other} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {size}\r\n"
        answer = gateway.send(application, head.encode() + b"Connection: close\r\n\r\n")
        assert b" 413 " in answer.partition(b"\r\n")[0], other
