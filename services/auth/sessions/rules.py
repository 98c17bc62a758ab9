"""Tokens of sessions: how one follows another, how long they live; names of browsers."""

import base64
import hashlib
import re
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

ACCESS_SECONDS = 300
# A refresh token used twice within so long comes from a second tab, not from a thief.
GRACE = timedelta(seconds=10)
DEVICE_SECONDS = 365 * 86400


def new_token() -> str:
    """Return 256 random bits as text."""
    return secrets.token_urlsafe(32)


def successor(token: str, salt: bytes) -> str:
    """Return the token that follows; every tab that still holds `token` gets the same one.

    Only a holder of `token` can compute it: the database knows the salt and a hash of the token.
    """
    digest = hashlib.sha256(b"successor\x00" + token.encode() + b"\x00" + salt).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def expiry(created_at: datetime, now: datetime, idle_days: int, longest_days: int) -> datetime:
    """Return when a session used now ends by itself."""
    return min(now + timedelta(days=idle_days), created_at + timedelta(days=longest_days))


# The first name that fits: browsers carry the names of those that they want to be taken for.
_BROWSERS = (
    (r"YaBrowser/(\d+(?:\.\d+)?)", "Yandex"),
    (r"(?:OPR|Opera)/(\d+)", "Opera"),
    (r"(?:Edg|EdgA|EdgiOS|Edge)/(\d+)", "Edge"),
    (r"SamsungBrowser/(\d+)", "Samsung Internet"),
    (r"(?:Firefox|FxiOS)/(\d+)", "Firefox"),
    (r"(?:Chrome|CriOS|Chromium)/(\d+)", "Chrome"),
    (r"Version/(\d+(?:\.\d+)?).*Safari/", "Safari"),
    (r"(?:MSIE |Trident/.*rv:)(\d+)", "Internet Explorer"),
)
_SYSTEMS = (
    (r"Windows NT 10", "Windows 10/11"),
    (r"Windows NT 6\.3", "Windows 8.1"),
    (r"Windows NT 6\.1", "Windows 7"),
    (r"Windows", "Windows"),
    (r"Android (\d+)", "Android"),
    (r"Android", "Android"),
    (r"(?:iPhone|iPad|iPod).*? OS (\d+)", "iOS"),
    (r"Mac OS X", "macOS"),
    (r"CrOS", "ChromeOS"),
    (r"Linux", "Linux"),
)


def browser_of(user_agent: str) -> str:
    """Return the browser's name and version as its user agent tells them; empty when unknown."""
    return _named(user_agent, _BROWSERS)


def system_of(user_agent: str) -> str:
    """Return the operating system that a user agent tells; empty when unknown."""
    return _named(user_agent, _SYSTEMS)


def _named(user_agent: str, names: Sequence[tuple[str, str]]) -> str:
    for pattern, name in names:
        if found := re.search(pattern, user_agent):
            return " ".join((name, *found.groups()))
    return ""
