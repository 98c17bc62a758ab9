"""How long a sign-in may wait for its second step, and what is tried meanwhile."""

import hashlib
from datetime import timedelta

ATTEMPT_LIFE = timedelta(minutes=10)
LETTER_PAUSE = timedelta(minutes=1)
MOST_TRIES = 5
LETTER_DIGITS = 6


def password_digest(password_hash: str | None) -> bytes:
    """Return what an attempt remembers of the password that was checked."""
    return hashlib.sha256((password_hash or "").encode()).digest()
