"""Tokens that nobody may take for good, by the name of what is wrong with them."""

import base64
import hashlib
import hmac
import json
import time
from collections.abc import Callable
from typing import Any

from services.contracts.rights import RIGHTS
from services.kit.keys import KeyRing, new_key
from services.kit.tokens import issue
from tests.support.tokens import key_ring, keys_dir

Change = Callable[[dict[str, Any], dict[str, Any]], None]


def _encode(value: Any) -> str:
    raw = value if isinstance(value, bytes) else json.dumps(value).encode()
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _sign(header: Any, payload: Any, issuer: str = "auth", ring: KeyRing | None = None) -> str:
    _, key = (ring or key_ring()).signing_key(issuer)
    signed = f"{_encode(header)}.{_encode(payload)}"
    return f"{signed}.{_encode(key.sign(signed.encode()))}"


def _parts(typ: str, audience: str, issuer: str) -> tuple[dict[str, Any], dict[str, Any]]:
    kid, _ = key_ring().signing_key(issuer)
    now = int(time.time())
    header = {"alg": "ES256", "typ": typ, "kid": kid}
    payload = {
        "iss": issuer, "aud": audience, "sub": "0d6c1b6e-9c7b-4bb1-8a2f-0a4f6e1f7f10", "jti": "j",
        "sid": "0d6c1b6e-9c7b-4bb1-8a2f-0a4f6e1f7f11", "role": "administrator",
        "rights": " ".join(RIGHTS),
        "scope": "batches:write batches:read", "name": "Eve", "iat": now, "exp": now + 300,
    }  # fmt: skip
    return header, payload


def _changes() -> dict[str, Change]:
    now = time.time()

    def header(**values: Any) -> Change:
        return lambda head, _: head.update(values)

    def claim(**values: Any) -> Change:
        return lambda _, payload: payload.update(values)

    def without(name: str) -> Change:
        def change(head: dict[str, Any], payload: dict[str, Any]) -> None:
            head.pop(name, None)
            payload.pop(name, None)

        return change

    nested: Any = "x"
    for _ in range(200):
        nested = [nested]
    return {
        "no alg": without("alg"),
        "alg HS256, signed ES256": header(alg="HS256"),
        "alg es256 in small letters": header(alg="es256"),
        "alg ES384": header(alg="ES384"),
        "alg a list": header(alg=["ES256"]),
        "no typ": without("typ"),
        "typ JWT": header(typ="JWT"),
        "typ of the other kind": lambda head, _: head.update(
            typ="svc+jwt" if head["typ"] == "at+jwt" else "at+jwt"
        ),
        "no kid": without("kid"),
        "kid of nobody": header(kid="0000000000000000"),
        "kid a path": header(kid="../../private/auth"),
        "kid a number": header(kid=5),
        "kid null": header(kid=None),
        "crit": header(crit=["exp"], exp=now),
        "jwk in the header": header(jwk=new_key()),
        "jku in the header": header(jku="http://evil.example/keys"),
        "x5u in the header": header(x5u="http://evil.example/cert"),
        "zip in the header": header(zip="DEF"),
        "nested header": header(nested=nested),
        "no iss": without("iss"),
        "iss unknown": claim(iss="evil"),
        "iss a list": claim(iss=["auth"]),
        "iss a path": claim(iss="../private/auth"),
        "no aud": without("aud"),
        "aud another": claim(aud="setup"),
        "aud a list": lambda _, payload: payload.update(aud=[payload["aud"]]),
        "aud null": claim(aud=None),
        "no exp": without("exp"),
        "exp past": claim(iat=int(now) - 700, exp=int(now) - 400),
        "exp a text": claim(exp=str(int(now) + 300)),
        "exp a fraction": claim(exp=now + 300.5),
        "exp true": claim(exp=True),
        "exp far away": claim(exp=int(now) + 10**9),
        "exp 10**400": claim(exp=10**400),
        "exp null": claim(exp=None),
        "no iat": without("iat"),
        "iat in the future": claim(iat=int(now) + 600, exp=int(now) + 900),
        "iat a text": claim(iat="now"),
        "nbf in the future": claim(nbf=int(now) + 600),
        "nbf a text": claim(nbf="soon"),
        "no sub": without("sub"),
        "sub empty": claim(sub=""),
        "sub a number": claim(sub=5),
        "no jti": without("jti"),
        "over the length": claim(padding="x" * 5000),
    }


def honest(typ: str, audience: str, issuer: str) -> str:
    """Return the token that the others are made of, which the door takes."""
    return _sign(*_parts(typ, audience, issuer), issuer)


def forgeries(typ: str, audience: str, issuer: str) -> dict[str, str]:
    """Return forged tokens for a door that takes `typ`, `audience` and `issuer`.

    Make them in the test: after five minutes all are refused for their age alone.
    """
    forged: dict[str, str] = {}
    for name, change in _changes().items():
        header, payload = _parts(typ, audience, issuer)
        change(header, payload)
        forged[name] = _sign(header, payload, issuer)
    header, payload = _parts(typ, audience, issuer)
    public = (keys_dir() / "public" / f"{issuer}.json").read_bytes()
    for name, secret in (("public key file", public), ("nothing", b"")):
        signed = f"{_encode(header | {'alg': 'HS256'})}.{_encode(payload)}"
        mac = hmac.digest(secret, signed.encode(), hashlib.sha256)
        forged[f"HS256 with {name}"] = f"{signed}.{_encode(mac)}"
    good = honest(typ, audience, issuer)
    head, body, signature = good.split(".")
    other = _encode(payload | {"role": "viewer"})
    signer = "wizard" if issuer != "wizard" else "auth"
    forged |= {
        "alg none": f"{_encode(header | {'alg': 'none'})}.{body}.",
        "alg None with signature": f"{_encode(header | {'alg': 'None'})}.{body}.{signature}",
        "no signature": f"{head}.{body}.",
        "payload exchanged": f"{head}.{other}.{signature}",
        "signature cut": good[:-4],
        "signature of zeros": f"{head}.{body}.{_encode(bytes(64))}",
        "signature empty DER": f"{head}.{body}.{_encode(bytes.fromhex('300602010002010000'))}",
        "two parts": f"{head}.{body}",
        "four parts": f"{good}.x",
        "five parts, as JWE": f"{head}.{body}.{signature}.x.y",
        "another service's key": _sign(header, payload, signer),
        "payload a list": _sign(header, [payload], issuer),
        "payload no JSON": _sign(header, b"{", issuer),
        "payload empty": _sign(header, b"", issuer),
        "header no JSON": f"!!!.{body}.{signature}",
        "header deep": f"{_encode(b'[' * 2000)}.{body}.{signature}",
        "blanks within": f"{head} .{body}.{signature}",
        "text": "token",
        "dots": "..",
        "line break": good + "\\n",
    }
    if issuer == "auth":
        forged["honest, but of another issuer"] = issue(
            key_ring(), typ=typ, issuer="integration", lifetime=60, aud=audience, sub="x"
        )
    return forged
