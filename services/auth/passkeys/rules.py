"""Where passkeys work, and what a challenge is: decisions without I/O."""

import hashlib
import hmac
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from urllib.parse import urlsplit

CHALLENGE_LIFE = timedelta(minutes=5)
MOST_PASSKEYS = 10
_EXPIRY_BYTES, _NONCE_BYTES = 8, 16
_BODY_BYTES = _EXPIRY_BYTES + _NONCE_BYTES


@dataclass(frozen=True, slots=True)
class RelyingParty:
    """The domain that passkeys are bound to, and the exact origins of the pages that may ask."""

    rp_id: str
    origins: tuple[str, ...]


def relying_party(address: str, rp_id: str, origins: Collection[str]) -> RelyingParty | None:
    """Return where an application's passkeys work; None when nowhere.

    `address` is where the application is reached. `rp_id` and `origins` come from the settings
    and may be empty: the domain is then the host of the address, which is the only origin. A
    browser has no passkeys on a bare IP address or without TLS; its own machine is the
    exception, and there the name `localhost` stands for the loopback address.
    """
    pages = tuple(origins) or (_named(address),)
    domain = rp_id or (urlsplit(pages[0]).hostname or "")
    fitting = tuple(page for page in pages if _fits(page, domain))
    return RelyingParty(domain, fitting) if fitting else None


def _named(address: str) -> str:
    parts = urlsplit(address)
    try:
        if not ip_address(parts.hostname or "").is_loopback:
            return address
    except ValueError:
        return address
    return f"{parts.scheme}://localhost" + (f":{parts.port}" if parts.port else "")


def _fits(page: str, domain: str) -> bool:
    parts = urlsplit(page)
    host = parts.hostname or ""
    try:
        ip_address(host)
    except ValueError:
        at_home = host == "localhost" or host.endswith(".localhost")
        secure = parts.scheme == "https" or at_home
        return secure and (host == domain or host.endswith(f".{domain}"))
    return False


def new_challenge(key: str, purpose: str, now: datetime) -> bytes:
    """Make a challenge that says itself until when it counts, and for what.

    Nothing is stored of it, so that asking for challenges fills no table; `purpose` (the act, and
    whose it is) is under the signature only.
    """
    expires = int((now + CHALLENGE_LIFE).timestamp())
    body = expires.to_bytes(_EXPIRY_BYTES) + secrets.token_bytes(_NONCE_BYTES)
    return body + _signature(key, purpose, body)


def challenge_expiry(key: str, purpose: str, challenge: bytes, now: datetime) -> datetime | None:
    """Return until when a challenge of ours counts; None when it is not one, or too old."""
    body, signature = challenge[:_BODY_BYTES], challenge[_BODY_BYTES:]
    if not hmac.compare_digest(signature, _signature(key, purpose, body)):
        return None
    expires = datetime.fromtimestamp(int.from_bytes(body[:_EXPIRY_BYTES]), UTC)
    return expires if expires > now else None


def _signature(key: str, purpose: str, body: bytes) -> bytes:
    return hmac.digest(key.encode(), purpose.encode() + b"\x00" + body, hashlib.sha256)
