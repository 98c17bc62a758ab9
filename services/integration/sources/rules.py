"""When a source is late, and which addresses and keys can be asked; pure."""

from collections.abc import Sequence
from datetime import datetime
from ipaddress import ip_address
from statistics import median
from urllib.parse import urlsplit

# Of these kinds new data come all the time; of the others only when something has changed.
MEASURED = ("register-readings", "interval-profiles")
GAPS_KEPT = 20
# With fewer nobody knows yet what is usual.
_FEWEST_GAPS = 3
# What is a little later than usual needs nobody.
_PATIENCE = 1.5
_PATIENCE_SECONDS = 900
LONGEST_URL = 500
# What a header can carry.
KEY_PATTERN = r"^[\x21-\x7e]+$"
LONGEST_KEY = 1000
SHORTEST_POLL, LONGEST_POLL = 10, 86_400


def usual_seconds(kind: str, gaps: Sequence[int]) -> int | None:
    """Return how old the newest data usually become before newer come; None = not known."""
    if kind not in MEASURED or len(gaps) < _FEWEST_GAPS:
        return None
    return round(median(gaps))


def age_seconds(kind: str, newest_at: datetime | None, now: datetime) -> int | None:
    """Return how old the newest delivered data are, of a kind that comes all the time."""
    if newest_at is None or kind not in MEASURED:
        return None
    return max(0, int((now - newest_at).total_seconds()))


def is_late(age: int | None, usual: int | None) -> bool:
    """Say whether data are older than is usual for their source."""
    if age is None or usual is None:
        return False
    return age > max(usual * _PATIENCE, usual + _PATIENCE_SECONDS)


def source_address(url: str) -> str:
    """Return the address of a source without a slash at its end; ValueError for another thing.

    What is asked of it goes below it, with the key: so there is no place for a name and password,
    a question or a fragment. Addresses of this very link (where clouds keep their secrets) are no
    source's.
    """
    parts = urlsplit(url.strip())
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("an address is like https://head-end.example:4568")
    if parts.username is not None or parts.password is not None or parts.query or parts.fragment:
        raise ValueError("an address has no name, password, question or fragment")
    if any(not sign.isprintable() or sign.isspace() for sign in url.strip()):
        raise ValueError("an address has no spaces or controls")
    _ = parts.port
    try:
        address = ip_address(parts.hostname)
    except ValueError:
        pass
    else:
        if address.is_link_local or address.is_multicast or address.is_unspecified:
            raise ValueError("this address is no system's")
    return url.strip().rstrip("/")
