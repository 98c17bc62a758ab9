"""Signing and checking tokens: the only module that knows python-jose's JWT functions.

ES256 is pinned; header keys, `typ`, audience, issuer and times are required and typed; the
length is capped; every failure, whatever its kind, is one refusal (`Unauthenticated`).
"""

import base64
import hashlib
import secrets
import time
from collections import OrderedDict
from typing import Any

import orjson
from jose import jws
from jose.utils import base64url_encode

from services.kit.keys import KeyRing
from services.kit.problems import Unauthenticated

USER_TOKEN = "at+jwt"  # noqa: S105
SERVICE_TOKEN = "svc+jwt"  # noqa: S105
# Opens the wizard, once.
WIZARD_PASS = "wizard-pass+jwt"  # noqa: S105
# What a user token's `restricted` says that must be done before anything else.
PASSWORD_CHANGE = "password_change"  # noqa: S105
SECOND_FACTOR_SETUP = "second_factor_setup"
SERVICE_TOKEN_SECONDS = 60
MAX_LENGTH = 4096
_CLOCK_SKEW_SECONDS = 30
_LONGEST_LIFE_SECONDS = 3600
_CACHE_SIZE = 4096

Claims = dict[str, Any]


def issue(ring: KeyRing, *, typ: str, issuer: str, lifetime: int, **claims: Any) -> str:
    """Sign a token that lives `lifetime` seconds; `claims` must hold `aud` and `sub`."""
    kid, key = ring.signing_key(issuer)
    now = int(time.time())
    header = {"alg": "ES256", "typ": typ, "kid": kid}
    payload = {"iss": issuer, "iat": now, "exp": now + lifetime, "jti": secrets.token_hex(12)}
    signed = b".".join(base64url_encode(orjson.dumps(part)) for part in (header, payload | claims))
    signature = base64url_encode(key.sign(signed))
    return (signed + b"." + signature).decode()


class TokenVerifier:
    """Checks tokens against the public keys; remembers good ones until they expire."""

    def __init__(self, ring: KeyRing) -> None:
        self._ring = ring
        # Keyed by digest and demands: a hit spares the signature, never the time check.
        self._good: OrderedDict[tuple[bytes, str, str, frozenset[str]], Claims] = OrderedDict()

    def verify(self, token: str, *, typ: str, audience: str, issuers: frozenset[str]) -> Claims:
        """Return the claims of a token that is good now; raise `Unauthenticated` otherwise."""
        if len(token) > MAX_LENGTH:
            raise Unauthenticated
        cache_key = (hashlib.sha256(token.encode()).digest(), typ, audience, issuers)
        claims = self._good.get(cache_key)
        if claims is None:
            try:
                claims = self._check(token, typ, audience, issuers)
            # A nested header raises RecursionError, odd numbers OverflowError, and so on:
            # whatever a forged token provokes, its sender is unknown.
            except Exception as error:
                raise Unauthenticated from error
            self._good[cache_key] = claims
            if len(self._good) > _CACHE_SIZE:
                self._good.popitem(last=False)
        if claims["exp"] <= time.time():
            self._good.pop(cache_key, None)
            raise Unauthenticated("The token has expired.")
        return claims

    def _check(self, token: str, typ: str, audience: str, issuers: frozenset[str]) -> Claims:
        header_part, payload_part, _ = token.split(".")
        header = orjson.loads(_decode(header_part))
        if set(header) != {"alg", "typ", "kid"} or header["alg"] != "ES256":
            raise ValueError("header")
        if header["typ"] != typ or not isinstance(header["kid"], str):
            raise ValueError("typ or kid")
        claims = orjson.loads(_decode(payload_part))
        issuer = claims["iss"]
        if issuer not in issuers or claims["aud"] != audience:
            raise ValueError("iss or aud")
        key = self._ring.public_key(issuer, header["kid"])
        if key is None:
            raise LookupError("kid")
        jws.verify(token, key, algorithms=["ES256"])
        _check_times(claims)
        for name in ("sub", "jti"):
            if not isinstance(claims[name], str) or not claims[name]:
                raise ValueError(name)
        return dict(claims)


def _decode(part: str) -> bytes:
    return base64.b64decode(part + "=" * (-len(part) % 4), altchars=b"-_", validate=True)


def _check_times(claims: Claims) -> None:
    issued, expires = claims["iat"], claims["exp"]
    if type(issued) is not int or type(expires) is not int:
        raise ValueError("iat or exp")
    now = time.time()
    if issued > now + _CLOCK_SKEW_SECONDS or not 0 < expires - issued <= _LONGEST_LIFE_SECONDS:
        raise ValueError("iat or exp out of range")
    if "nbf" in claims and (type(claims["nbf"]) is not int or claims["nbf"] > now):
        raise ValueError("nbf")
