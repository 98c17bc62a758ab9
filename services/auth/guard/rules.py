"""How long one waits after failures, and what counters are kept by."""

import hashlib

# Seconds to wait after the 1st, 2nd, … failure; the last one holds for all further ones.
FREE_FAILURES = 5
_FIRST_WAIT = 5.0
_LONGEST_WAIT = 900.0
# Many households sit behind one address of their provider: more is free there.
FREE_NETWORK_FAILURES = 30
# A registration takes one; an office that registers its people some more.
FREE_REGISTRATIONS = 20
# A counter without failures for so long starts anew.
FORGET_SECONDS = 3600.0


def waits(free: int) -> list[float]:
    """Return the waits after each failure: nothing while free, then 5 s doubling to 15 min."""
    growing = [_FIRST_WAIT]
    while growing[-1] < _LONGEST_WAIT:
        growing.append(min(growing[-1] * 2, _LONGEST_WAIT))
    return [0.0] * (free - 1) + growing


def counter_key(*parts: str) -> bytes:
    """Return the key of a counter; parts are told apart by a character no part has."""
    return hashlib.sha256("\x00".join(parts).encode()).digest()


def token_hash(token: str) -> bytes:
    """Return what is stored of a random token."""
    return hashlib.sha256(token.encode()).digest()
