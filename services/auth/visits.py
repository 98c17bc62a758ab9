"""Where a request comes from: address, network, browser."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.kit.networks import client_address, network_of

__all__ = ["Visit", "network_of", "visit_of"]


@dataclass(frozen=True, slots=True)
class Visit:
    """The address and browser behind a request, as far as they can be known."""

    address: str
    user_agent: str


def visit_of(
    peer: str, forwarded_for: str, user_agent: str, trusted_proxies: Sequence[str]
) -> Visit:
    """Return address and browser as they may be kept: of bounded length, printable."""
    address = client_address(peer, forwarded_for, trusted_proxies)
    printable = "".join(letter for letter in user_agent if letter.isprintable())
    return Visit(address=address[:45], user_agent=printable[:300])
