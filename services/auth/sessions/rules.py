"""Tokens of sessions: how one follows another, how long they live."""

import base64
import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from services.auth.revocations.rules import TOKEN_LIFE

ACCESS_SECONDS = int(TOKEN_LIFE.total_seconds())
# A refresh token used twice within so long comes from a second tab, which gets the same answer.
GRACE = timedelta(seconds=10)
DEVICE_SECONDS = 365 * 86400


@dataclass(frozen=True, slots=True)
class SessionLimits:
    """How long sessions live without use, and at most, in days."""

    idle_days: int
    longest_days: int


def new_token() -> str:
    """Return 256 random bits as text."""
    return secrets.token_urlsafe(32)


def successor(token: str, salt: bytes) -> str:
    """Return the token that follows; every tab that still holds `token` gets the same one.

    Only a holder of `token` can compute it: the database knows the salt and a hash of the token.
    """
    digest = hashlib.sha256(b"successor\x00" + token.encode() + b"\x00" + salt).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def expiry(created_at: datetime, now: datetime, limits: SessionLimits) -> datetime:
    """Return when a session used now ends by itself."""
    return min(
        now + timedelta(days=limits.idle_days), created_at + timedelta(days=limits.longest_days)
    )
