"""Where whoever sets a service up may send it: a network's own services are not for that.

A check tells what listens at an address, and what is saved is asked again and again. So addresses
that only a machine's own host answers (a cloud's metadata) are refused always, and those of
`refused_networks` by the setting.
"""

import asyncio
import socket
from collections.abc import Sequence
from ipaddress import IPv6Address, ip_address, ip_network

# Link-local (metadata of clouds among them), «this host», groups, and metadata that some clouds
# have at other addresses.
ALWAYS_REFUSED = (
    "0.0.0.0/8",
    "100.100.100.200/32",
    "169.254.0.0/16",
    "192.0.0.192/32",
    "224.0.0.0/4",
    "240.0.0.0/4",
    "::/128",
    "fd00:ec2::/32",
    "fe80::/10",
    "ff00::/8",
)


class AddressRefused(Exception):
    """The host is, or leads to, an address of a refused network."""


def networks_of(text: str) -> tuple[str, ...]:
    """Read a setting's list of networks, separated by commas; ValueError for what is none."""
    return tuple(str(ip_network(part.strip())) for part in text.split(",") if part.strip())


def is_refused(address: str, refused: Sequence[str] = ()) -> bool:
    """Say whether an address is in a refused network, in whichever way it is written."""
    parsed = ip_address(address.partition("%")[0])
    if isinstance(parsed, IPv6Address):
        # An IPv4 address in the clothes of an IPv6 one: mapped, 6to4, NAT64.
        inner = parsed.ipv4_mapped or parsed.sixtofour
        if parsed in ip_network("64:ff9b::/96"):
            inner = ip_address(int(parsed) & 0xFFFF_FFFF)  # type: ignore[assignment]
        if inner is not None and is_refused(str(inner), refused):
            return True
    return any(parsed in ip_network(network) for network in (*ALWAYS_REFUSED, *refused))


async def addresses_of(host: str, port: int, refused: Sequence[str] = ()) -> list[str]:
    """Return the addresses of a host, to connect to these and no others.

    A name that was looked up twice might lead elsewhere the second time. Raises AddressRefused
    when one of them is refused, `socket.gaierror` when there is none.
    """
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if any(is_refused(address, refused) for address in addresses):
        raise AddressRefused
    return addresses
