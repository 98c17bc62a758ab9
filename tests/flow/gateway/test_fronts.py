"""TLS in front: who the visitor is, by which scheme he came, and who may say so."""

import os
import re
import subprocess
from pathlib import Path

import pytest

from deploy.local.gateway import lists, map_source
from deploy.local.layout import ROOT
from deploy.local.messages import Failure
from tests.flow.gateway.conftest import FRONT, NAME
from tests.support.gateway import Gateway, running_gateway

_VISITOR, _OTHER = "198.51.100.7", "203.0.113.9"


def _as_front(visitor: str, scheme: str = "https") -> dict[str, str]:
    return {"X-Forwarded-For": visitor, "X-Forwarded-Proto": scheme, "Host": NAME}


def test_a_trusted_front_says_who_the_visitor_is_and_how_he_came(gateway: Gateway) -> None:
    status, headers, told = gateway.ask(
        "cabinet", "/api/auth/me", source=FRONT, headers=_as_front(_VISITOR)
    )
    assert status == 200
    arrived = told["headers"]
    assert (arrived["x-forwarded-for"], arrived["x-forwarded-proto"]) == (_VISITOR, "https")
    assert arrived["host"] == NAME
    assert headers["strict-transport-security"] == "max-age=31536000"


def test_only_what_the_front_itself_saw_counts(gateway: Gateway) -> None:
    """What a visitor writes before it, and other fronts behind it, are passed over."""
    for written in (f"192.0.2.1, {_VISITOR}", f"{_VISITOR}, {FRONT}", f"junk, {_VISITOR}"):
        _, _, told = gateway.ask(
            "cabinet", "/api/auth/me", source=FRONT, headers=_as_front(written)
        )
        assert told["headers"]["x-forwarded-for"] == _VISITOR, written


@pytest.mark.parametrize("scheme", ["ftp", "https, http", "", "HTTPS;"])
def test_a_scheme_that_is_none_is_no_https(gateway: Gateway, scheme: str) -> None:
    _, headers, told = gateway.ask(
        "cabinet", "/api/auth/me", source=FRONT, headers=_as_front(_VISITOR, scheme)
    )
    assert told["headers"]["x-forwarded-proto"] == "http"
    assert "strict-transport-security" not in headers


def test_nobody_else_is_believed(gateway: Gateway) -> None:
    forged = _as_front(_VISITOR) | {"X-Real-IP": _VISITOR, "Forwarded": f"for={_VISITOR}"}
    _, headers, told = gateway.ask("cabinet", "/api/auth/me", headers=forged)
    arrived = told["headers"]
    assert (arrived["x-forwarded-for"], arrived["x-forwarded-proto"]) == ("127.0.0.1", "http")
    assert "forwarded" not in arrived
    assert "strict-transport-security" not in headers


def test_without_the_setting_nobody_is_believed(tmp_path: Path) -> None:
    with running_gateway(tmp_path, hosts=NAME) as plain:
        _, _, told = plain.ask("cabinet", "/api/auth/me", source=FRONT, headers=_as_front(_VISITOR))
    assert told["headers"]["x-forwarded-for"] == FRONT
    assert told["headers"]["x-forwarded-proto"] == "http"


def test_visitors_behind_a_front_are_counted_apart(tmp_path: Path) -> None:
    with running_gateway(
        tmp_path, hosts=NAME, trusted_proxies="127.0.0.0/29", PC_SIGN_IN_RATE="1r/m"
    ) as strict:

        def sign_in(visitor: str) -> int:
            return strict.ask(
                "cabinet", "/api/auth/sign-in", "POST", source=FRONT, headers=_as_front(visitor)
            )[0]

        flood = [sign_in(_VISITOR) for _ in range(60)]
        assert flood.count(200) == 51
        assert flood[-1] == 429
        assert sign_in(_OTHER) == 200
        lines = b"\n".join(strict.log_lines(_OTHER))
    assert _VISITOR.encode() in lines


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8080", "127.0.0.2", "localhost.evil.example", "x"]
)
@pytest.mark.parametrize("door", ["cabinet", "admin", "wizard"])
def test_a_door_answers_to_its_names_only(gateway: Gateway, door: str, host: str) -> None:
    for path in ("/", "/api/auth/me", "/wizard/"):
        status, headers, told = gateway.ask(door, path, headers={"Host": host})
        assert (status, told["type"].split(":")[-1]) == (421, "unknown-host")
        assert headers.get_content_type() == "application/problem+json"
        assert host not in str(told)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:8080", "LOCALHOST", NAME, f"{NAME}:443"])
def test_its_own_names_are_served_at_any_port(gateway: Gateway, host: str) -> None:
    status, _, told = gateway.ask("cabinet", "/api/auth/me", headers={"Host": host})
    assert (status, told["headers"]["host"]) == (200, host)


def test_a_service_is_told_no_other_name_than_the_one_that_was_looked_at(gateway: Gateway) -> None:
    raw = b"GET http://localhost/api/auth/me HTTP/1.1\r\nHost: evil.example\r\nConnection: close"
    assert gateway.send("cabinet", raw + b"\r\n\r\n").startswith(b"HTTP/1.1 400")


@pytest.mark.parametrize("text", ["0.0.0.0/0", "::/0", "everybody", "10.0.0.1/8", "1.2.3.4;"])
def test_a_front_that_cannot_be_meant_stops_the_start(text: str) -> None:
    with pytest.raises(Failure, match="PC_TRUSTED_PROXIES"):
        lists(text, "")


@pytest.mark.parametrize("text", ["a b;", "_;root /", "http://x", "x:8080", "~.*", "*"])
def test_a_name_that_is_none_stops_the_start(text: str) -> None:
    with pytest.raises(Failure, match="PC_HOSTS"):
        lists("", text)


@pytest.mark.parametrize("text", ["", "https://tiles.example.org", "https://*.example.org:8443"])
def test_pages_may_load_the_tiles_of_one_https_origin(text: str) -> None:
    assert map_source(text) == text
    template = (ROOT / "gateway" / "nginx.conf.template").read_text("utf-8")
    (policy,) = re.findall(r"img-src [^;]*;", template)
    assert policy == "img-src 'self' data: blob: ${PC_MAP_SOURCE};"


@pytest.mark.parametrize(
    "text",
    [
        "*",
        "https:",
        "http://x.org",
        "https://x.org/a",
        "https://x.org; script-src *",
        'https://x.org"',
    ],
)
def test_what_would_open_the_policy_stops_the_start(text: str) -> None:
    with pytest.raises(Failure, match="PC_MAP_SOURCE"):
        map_source(text)


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("", True),
        ("https://tiles.example.org", True),
        ("https://*.example.org:8443", True),
        ("http://x.org", False),
        ("https://x.org/a", False),
        ("https://x.org; script-src *", False),
        ("https://x.org\nscript-src *", False),
        ("*", False),
    ],
)
def test_the_image_starts_with_what_the_local_start_takes(text: str, starts: bool) -> None:
    script = ROOT / "gateway" / "18-lists.envsh"
    done = subprocess.run(
        ["sh", "-c", f"set -e; . {script}; echo started"],
        env=os.environ | {"PC_MAP_SOURCE": text},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ("started" in done.stdout, done.returncode == 0) == (starts, starts)
    assert ("PC_MAP_SOURCE" in done.stderr) != starts


@pytest.mark.parametrize(
    ("proxies", "hosts"), [("", ""), ("192.0.2.1, 10.0.0.0/24", "a.example  b.example,*.c.example")]
)
def test_the_image_makes_the_same_lists_as_the_local_start(proxies: str, hosts: str) -> None:
    script = ROOT / "gateway" / "18-lists.envsh"
    made = subprocess.run(
        ["sh", "-c", f". {script}; env"],
        env=os.environ | {"PC_TRUSTED_PROXIES": proxies, "PC_HOSTS": hosts},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    there = dict(line.split("=", 1) for line in made.splitlines() if line.startswith("PC_"))
    wanted = lists(proxies, hosts)
    assert {name: there[name] for name in wanted} == wanted
    assert os.access(script, os.X_OK)
