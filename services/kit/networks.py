"""From which network a request comes, as far as that can be known."""

from collections.abc import Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

# Where the gateway can be: this machine, or a network that nobody outside belongs to.
INNER_NETWORKS = (
    "127.0.0.0/8",
    "::1/128",
    "10.0.0.0/8",
    "172.16.0.0/12",
    "192.168.0.0/16",
)


def client_address(peer: str, forwarded_for: str, trusted: Sequence[str] = INNER_NETWORKS) -> str:
    """Take the address from X-Forwarded-For only when a trusted proxy is the peer.

    The gateway sets the header (never appends), so its last item is what the gateway saw.
    """
    forwarded = _parsed(forwarded_for.rsplit(",", 1)[-1].strip())
    direct = _parsed(peer)
    if forwarded and direct and any(direct in ip_network(net) for net in trusted):
        return str(forwarded)
    return peer


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
