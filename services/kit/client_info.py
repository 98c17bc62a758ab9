"""Where a request comes from: address and browser."""

from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import Request

from services.kit.networks import client_address

# Where the gateway can be: on this machine or in a private network.
TRUSTED_PROXIES = (
    "127.0.0.0/8",
    "::1/128",
    "10.0.0.0/8",
    "172.16.0.0/12",
    "192.168.0.0/16",
)


@dataclass(frozen=True, slots=True)
class ClientInfo:
    """The address and browser behind a request, as far as they can be known."""

    address: str
    user_agent: str


def client_info_of_request(request: Request, trusted_proxies: Sequence[str]) -> ClientInfo:
    """Return where a request comes from."""
    return client_info_of(
        request.client.host if request.client else "",
        request.headers.get("x-forwarded-for", ""),
        request.headers.get("user-agent", ""),
        trusted_proxies,
    )


def client_info_of(
    peer: str, forwarded_for: str, user_agent: str, trusted_proxies: Sequence[str]
) -> ClientInfo:
    """Return address and browser as they may be kept: of bounded length, printable."""
    address = client_address(peer, forwarded_for, trusted_proxies)
    printable = "".join(letter for letter in user_agent if letter.isprintable())
    return ClientInfo(address=address[:45], user_agent=printable[:300])
