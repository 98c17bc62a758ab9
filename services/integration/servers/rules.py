"""Addresses of servers, and what a saved key may be sent to: plain decisions."""

from dataclasses import dataclass
from urllib.parse import urlsplit

# How far a source's clock may be from ours before its readings are told of wrong hours.
MOST_CLOCK_SECONDS = 60
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Server:
    """A server by host and port; `secure`: it speaks TLS."""

    host: str
    port: int
    secure: bool

    @property
    def url(self) -> str:
        """The address that requests begin with."""
        return f"{'https' if self.secure else 'http'}://{self.authority}"

    @property
    def authority(self) -> str:
        """Host and port as they stand in an address."""
        return f"{in_address(self.host)}:{self.port}"


def in_address(host: str) -> str:
    """Return a host as it stands in an address: IPv6 in brackets."""
    return f"[{host}]" if ":" in host else host


def server_of(url: str) -> Server | None:
    """Return the server that an address names; None when it names none."""
    parts = urlsplit(url)
    if parts.scheme not in _PORTS or not parts.hostname:
        return None
    return Server(parts.hostname, parts.port or _PORTS[parts.scheme], parts.scheme == "https")
