"""Client credentials as RFC 6749 writes them."""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from ipaddress import IPv6Address, ip_address
from typing import Literal, get_args
from urllib.parse import parse_qsl, unquote_plus

# A feed has a scope of its own: who reads one has no business with the next. So have outages: who
# brings measurements has nothing to tell to everybody. So have organisations: what is said of them
# lets people see houses.
Scope = Literal[
    "batches:write",
    "batches:outages",
    "batches:organizations",
    "batches:read",
    "feeds:submissions",
    "feeds:appeals",
    "feeds:outages",
]
SCOPES: tuple[Scope, ...] = get_args(Scope)
TOKEN_SECONDS = 300
LIVE_SECRETS = 2
# How long the former secret is good beside a new one.
CHANGE_OVER = timedelta(days=1)
# What kind of place a client asks from: this machine, a network that nobody outside belongs to,
# or anywhere.
Place = Literal["here", "inner", "outer"]
# The client by which `integration` delivers to our own door, made by `manage add-client`.
SUITE_CLIENT = "integration"


class TokenError(Exception):
    """An error of RFC 6749 5.2; `basic` when the client tried HTTP Basic."""

    def __init__(self, code: str, description: str, *, basic: bool = False) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.basic = basic


@dataclass(frozen=True, slots=True)
class TokenRequest:
    """What a client asks for, and what it says to be."""

    client_id: str
    client_secret: str
    scopes: frozenset[str] | None
    basic: bool


def parse_token_request(body: bytes, content_type: str, authorization: str | None) -> TokenRequest:
    """Read a form and an Authorization header; raises TokenError.

    The secret comes by HTTP Basic or in the body, never both (RFC 6749 2.3).
    """
    basic = authorization is not None
    if content_type.partition(";")[0].strip().lower() != "application/x-www-form-urlencoded":
        raise TokenError("invalid_request", "Send application/x-www-form-urlencoded.")
    try:
        pairs = parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=20, errors="strict")
    except ValueError as error:
        raise TokenError("invalid_request", "The form cannot be read.") from error
    form = dict(pairs)
    if len(form) != len(pairs):
        raise TokenError("invalid_request", "A parameter is repeated.")
    grant = form.get("grant_type")
    if not grant:
        raise TokenError("invalid_request", "grant_type is missing.")
    if grant != "client_credentials":
        raise TokenError("unsupported_grant_type", "Only client_credentials is known here.")
    client_id, client_secret = form.get("client_id"), form.get("client_secret")
    if authorization is not None:
        user, password = _basic(authorization)
        if client_secret is not None or client_id not in (None, user):
            raise TokenError("invalid_request", "Authenticate one way only.")
        client_id, client_secret = user, password
    if not client_id or not client_secret:
        raise TokenError("invalid_client", "Client id or secret is missing.", basic=basic)
    asked = form.get("scope", "").split()
    return TokenRequest(client_id, client_secret, frozenset(asked) if asked else None, basic)


def _basic(authorization: str) -> tuple[str, str]:
    kind, _, encoded = authorization.partition(" ")
    refusal = TokenError("invalid_client", "The header cannot be read.", basic=True)
    try:
        decoded = base64.b64decode(encoded.strip(), validate=True).decode()
        user, colon, password = decoded.partition(":")
        pair = unquote_plus(user, errors="strict"), unquote_plus(password, errors="strict")
    except ValueError as error:
        raise refusal from error
    if kind.lower() != "basic" or not colon:
        raise refusal
    return pair


def place_of(address: str) -> Place:
    """Return what kind of place an address is; one that cannot be read is anywhere."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return "outer"
    if isinstance(parsed, IPv6Address) and parsed.ipv4_mapped:
        parsed = parsed.ipv4_mapped
    if parsed.is_loopback:
        return "here"
    return "inner" if parsed.is_private or parsed.is_link_local else "outer"


def new_credentials() -> tuple[str, str]:
    """Return a new client id and secret."""
    return f"client-{secrets.token_hex(8)}", secrets.token_urlsafe(32)


def secret_hash(secret: str) -> bytes:
    """Return what is stored of a secret: it is random, so one SHA-256 is enough."""
    return hashlib.sha256(secret.encode()).digest()


def secret_fits(secret: str, hashes: Collection[bytes]) -> bool:
    """Compare in constant time with all live secrets, and with one that is nobody's."""
    given = secret_hash(secret)
    fits = False
    for known in (*hashes, bytes(32)):
        fits |= hmac.compare_digest(given, known)
    return fits
