"""Which addresses pushes may go to, what they say, when they are tried again."""

import base64
import json
import os
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from pydantic import ValidationError

from services.kit.keys import create_vapid, vapid_path
from services.notifications.push.rules import (
    decoded,
    endpoint_allowed,
    payload_of,
    retry_after,
    shorter_body,
    usable_keys,
)
from services.notifications.settings import Settings

_HOSTS = Settings().push_hosts
_NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)
_TEST = "http://127.0.0.1:9999"


@pytest.mark.parametrize(
    "endpoint",
    [
        "https://fcm.googleapis.com/fcm/send/dQw4w9:APA91bH-x_y",
        "https://fcm.googleapis.com/wp/dQw4w9:APA91bH",
        "https://updates.push.services.mozilla.com/wpush/v2/gAAAAABl",
        "https://web.push.apple.com/QGJ-abc_1",
        "https://wns2-par02p.notify.windows.com/w/?token=BQYAAAB%2f%2bx",
        # Characters that only the path of a listed host may have.
        "https://fcm.googleapis.com/@evil.example/",
    ],
)
def test_endpoints_of_the_known_services(endpoint: str) -> None:
    assert endpoint_allowed(endpoint, _HOSTS)
    # What is checked here is what the client will connect to.
    assert httpx.URL(endpoint).host == urlsplit(endpoint).hostname
    assert (httpx.URL(endpoint).port, httpx.URL(endpoint).scheme) == (None, "https")


@pytest.mark.parametrize(
    "endpoint",
    [
        "",
        "https://",
        "https:///fcm.googleapis.com/x",
        "https://fcm.googleapis.com",
        "fcm.googleapis.com/x",
        "//fcm.googleapis.com/x",
        # Other schemes.
        "http://fcm.googleapis.com/x",
        "HTTPS://fcm.googleapis.com/x",
        "ftp://fcm.googleapis.com/x",
        "file:///etc/passwd",
        "gopher://fcm.googleapis.com/x",
        "wss://fcm.googleapis.com/x",
        "unix:///run/docker.sock",
        "javascript:alert(1)//fcm.googleapis.com/",
        "data:text/plain,https://fcm.googleapis.com/",
        # Users and passwords.
        "https://user@fcm.googleapis.com/x",
        "https://user:word@fcm.googleapis.com/x",
        "https://fcm.googleapis.com@evil.example/x",
        "https://fcm.googleapis.com:443@evil.example/x",
        "https://evil.example#@fcm.googleapis.com/x",
        "https://evil.example?@fcm.googleapis.com/x",
        "https://evil.example/@fcm.googleapis.com/x",
        "https://evil.example\\@fcm.googleapis.com/x",
        # Ports, the usual one too: a browser leaves it out.
        "https://fcm.googleapis.com:443/x",
        "https://fcm.googleapis.com:22/x",
        "https://fcm.googleapis.com:8443/x",
        "https://fcm.googleapis.com:/x",
        "https://fcm.googleapis.com:0443/x",
        # Names that only look like a listed one.
        "https://fcm.googleapis.com.evil.example/x",
        "https://evil-fcm.googleapis.com.example/x",
        "https://evilfcm.googleapis.com/x",
        "https://xfcm.googleapis.com/x",
        "https://googleapis.com/x",
        "https://storage.googleapis.com/x",
        "https://push.apple.com.evil.example/x",
        "https://notpush.apple.com/x",
        "https://evilnotify.windows.com/x",
        "https://services.mozilla.com/x",
        "https://fcm.googleapis.com./x",
        "https://.fcm.googleapis.com/x",
        "https://a..fcm.googleapis.com/x",
        "https://-a.fcm.googleapis.com/x",
        "https://fcm.googleapis.com%2eevil.example/x",
        "https://fcm.googleapis.com%00.evil.example/x",
        "https://fcm%2egoogleapis%2ecom/x",
        "https://FCM.googleapis.com/x",
        # Letters that look alike, and what they become.
        "https://fсm.googleapis.com/x",
        "https://ｆcm.googleapis.com/x",
        "https://fcm。googleapis。com/x",
        "https://xn--fm-mlc.googleapis.com/x",
        "https://fcm.googleapis.xn--com-/x",
        "https://fcm.googleapis.com\u200b/x",
        "https://fcm.googleapis.com\u2024evil.example/x",
        # Addresses instead of names.
        "https://127.0.0.1/x",
        "https://127.1/x",
        "https://2130706433/x",
        "https://0x7f000001/x",
        "https://0177.0.0.1/x",
        "https://0/x",
        "https://localhost/x",
        "https://[::1]/x",
        "https://[::ffff:127.0.0.1]/x",
        "https://[fe80::1%25eth0]/x",
        "https://[fcm.googleapis.com]/x",
        "https://169.254.169.254/latest/meta-data/",
        "https://10.0.0.1/x",
        "https://metadata.google.internal/x",
        "https://database:5432/x",
        "http://127.0.0.1:5150/internal/settings",
        # White space, controls, other slashes.
        " https://fcm.googleapis.com/x",
        "https://fcm.googleapis.com/x ",
        "https://fcm.googleapis.com/x\n",
        "https://fcm.googleapis.com/x\r\nHost: evil.example",
        "https://fcm.googleapis.com/\tx",
        "https://fcm.googleapis.com\t.evil.example/x",
        "https://fcm.googleapis.com\n.evil.example/x",
        "https:\\\\fcm.googleapis.com/x",
        "https:/fcm.googleapis.com/x",
        "https://fcm.googleapis.com\\x",
        "https://fcm.googleapis.com/x\\y",
        "https://fcm.googleapis.com/\x00",
        "https://fcm.googleapis.com/ж",
        "https://fcm.googleapis.com/x#y",
        "https://fcm.googleapis.com?x",
        "https://fcm.googleapis.com/" + "a" * 1000,
    ],
)
def test_endpoints_of_nobody_known(endpoint: str) -> None:
    assert not endpoint_allowed(endpoint, _HOSTS)
    assert not endpoint_allowed(endpoint, _HOSTS, _TEST)


@pytest.mark.parametrize(
    ("endpoint", "allowed"),
    [
        (f"{_TEST}/push/1", True),
        (_TEST, False),
        (f"{_TEST}9/push", False),
        (f"{_TEST}@evil.example/push", False),
        (f"{_TEST}.evil.example/push", False),
        ("http://127.0.0.1:9998/push", False),
        ("http://127x0x0x1:9999/push", False),
        ("https://127.0.0.1:9999/push", False),
    ],
)
def test_the_service_of_a_test_is_one_origin_alone(endpoint: str, allowed: bool) -> None:
    assert endpoint_allowed(endpoint, _HOSTS, _TEST) is allowed
    assert not endpoint_allowed(endpoint, _HOSTS)


@pytest.mark.parametrize(
    "settings",
    [
        {"push_test_service": _TEST, "secure_cookies": True},
        {"push_test_service": _TEST, "public_address": "https://cabinet.example.org"},
        {"push_test_service": "http://10.0.0.1:80"},
        {"push_test_service": "http://127.0.0.1"},
        {"push_test_service": "http://localhost:80"},
        {"push_test_service": "http://127.0.0.1:80/path"},
        {"push_hosts": ["com"]},
        {"push_hosts": [""]},
        {"push_hosts": ["127.0.0.1"]},
        {"push_hosts": ["*.googleapis.com"]},
        {"push_contact": "admin"},
        {"push_contact": "mailto:a@b.c\r\nX: y"},
    ],
)
def test_settings_that_would_open_a_door(settings: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Settings(**settings)


def test_keys_that_nothing_can_be_encrypted_for() -> None:
    public = ec.generate_private_key(ec.SECP256R1()).public_key()
    point = public.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    auth = os.urandom(16)
    assert usable_keys(point, auth)
    assert not usable_keys(point, auth[:15])
    assert not usable_keys(public.public_bytes(Encoding.X962, PublicFormat.CompressedPoint), auth)
    assert not usable_keys(b"\x04" + bytes(64), auth)
    assert not usable_keys(b"", auth)
    assert not usable_keys(point[:-1] + bytes([point[-1] ^ 1]), auth)
    assert decoded(base64.urlsafe_b64encode(point).rstrip(b"=").decode()) == point
    with pytest.raises(ValueError, match="ASCII"):
        decoded("ж")


def test_what_a_push_says_stays_small() -> None:
    notice = uuid4()
    told = payload_of(notice, "😀" * 200, "Ж\n" * 10_000, "/news", 400)
    assert len(told) < 3000
    read = json.loads(told)
    assert (read["id"], read["path"]) == (str(notice), "/news")
    assert len(read["body"]) <= 400
    assert read["body"].endswith("…")
    assert json.loads(payload_of(notice, "Тема", "Текст", None, 400))["body"] == "Текст"
    assert json.loads(payload_of(notice, "Тема", "Текст", None, 0))["body"] == ""


@pytest.mark.parametrize(
    "link",
    [
        None, "https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)",
        "/a\\b", "/a b", "/\tevil", "/" + "a" * 400, "evil",
    ],
)  # fmt: skip
def test_only_a_path_of_the_cabinet_is_opened(link: str | None) -> None:
    assert json.loads(payload_of(uuid4(), "Тема", "Текст", link, 400))["path"] == "/"


def test_the_text_becomes_shorter_until_none_is_left() -> None:
    lengths: list[int | None] = [400]
    while (last := lengths[-1]) is not None and len(lengths) < 10:
        lengths.append(shorter_body(last))
    assert lengths == [400, 100, 0, None]


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120), ("0", 1), ("999999999", 7 * 86400), ("", None), ("soon", None), ("-5", None),
        ("1e9", None), ("٣", None), ("9" * 5000, None),
        (format_datetime(_NOW + timedelta(minutes=2), usegmt=True), 120),
        (format_datetime(_NOW - timedelta(days=2), usegmt=True), 1),
        ("Sat, 28 Nov 2026 12:02:00 -0000", 120),
        ("Sat, 99 Nov 2026 12:00:00 GMT", None),
    ],
)  # fmt: skip
def test_how_long_a_push_service_asks_to_wait(header: str, seconds: float | None) -> None:
    assert retry_after(header, _NOW) == seconds


def test_the_pair_is_made_once_and_for_nobody_else_to_read(tmp_path: Path) -> None:
    create_vapid(tmp_path, "notifications")
    private = vapid_path(tmp_path, "private", "notifications")
    first = private.read_bytes()
    assert private.stat().st_mode & 0o777 == 0o600
    assert b'"d"' not in vapid_path(tmp_path, "public", "notifications").read_bytes()
    create_vapid(tmp_path, "notifications")
    assert private.read_bytes() == first
