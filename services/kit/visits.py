"""Where a request comes from: address, network, browser."""

from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from fastapi import Request

# Where the gateway can be: on this machine or in a private network.
TRUSTED_PROXIES = (
    "127.0.0.0/8",
    "::1/128",
    "10.0.0.0/8",
    "172.16.0.0/12",
    "192.168.0.0/16",
)


@dataclass(frozen=True, slots=True)
class Visit:
    """The address and browser behind a request, as far as they can be known."""

    address: str
    user_agent: str


def visit_of_request(request: Request, trusted_proxies: Sequence[str]) -> Visit:
    """Return where a request comes from."""
    return visit_of(
        request.client.host if request.client else "",
        request.headers.get("x-forwarded-for", ""),
        request.headers.get("user-agent", ""),
        trusted_proxies,
    )


def visit_of(
    peer: str, forwarded_for: str, user_agent: str, trusted_proxies: Sequence[str]
) -> Visit:
    """Take the address from X-Forwarded-For only when a trusted proxy is the peer.

    The gateway sets the header (never appends), so its last item is what the gateway saw.
    """
    address = peer
    forwarded = _parsed(forwarded_for.rsplit(",", 1)[-1].strip())
    direct = _parsed(peer)
    if forwarded and direct and any(direct in ip_network(net) for net in trusted_proxies):
        address = str(forwarded)
    printable = "".join(letter for letter in user_agent if letter.isprintable())
    return Visit(address=address[:45], user_agent=printable[:300])


def network_of(address: str) -> str:
    """Return what counts as one network: an IPv4 address, or the /64 of an IPv6 one."""
    parsed = _parsed(address)
    if isinstance(parsed, IPv6Address):
        if parsed.ipv4_mapped:
            return str(parsed.ipv4_mapped)
        return str(ip_network((parsed, 64), strict=False))
    return address


def _parsed(text: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(text)
    except ValueError:
        return None
