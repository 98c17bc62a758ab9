"""Who calls: users by cookie or bearer, machines by bearer, services by their own tokens."""

import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Annotated, Any, TypeVar

from fastapi import Header, Request

from services.kit.problems import (
    CrossOrigin,
    Forbidden,
    PasswordChangeRequired,
    Problem,
    SecondFactorRequired,
    Unauthenticated,
)
from services.kit.tokens import (
    PASSWORD_CHANGE,
    SECOND_FACTOR_SETUP,
    SERVICE_TOKEN,
    USER_TOKEN,
    TokenVerifier,
)

_Judge = TypeVar("_Judge", bound=Callable[..., Any])
_LETS_IN: dict[Any, str] = {}

# X-Application -> (audience, prefix of its cookies). Cookies ignore ports, hence the prefixes.
APPLICATIONS: Mapping[str, tuple[str, str]] = {
    "cabinet": ("consumer", "cabinet"),
    "admin": ("staff", "admin"),
}
# X-Application -> whose tokens its door takes: a cookie is sent to every port of its host.
_TAKEN_AT: Mapping[str, frozenset[str]] = {
    "cabinet": frozenset({"consumer"}),
    "admin": frozenset({"staff", "systems"}),
    "wizard": frozenset(),
}
# How a restricted session is refused by every route but those that lift the restriction.
_RESTRICTIONS: Mapping[str, type[Problem]] = {
    PASSWORD_CHANGE: PasswordChangeRequired,
    SECOND_FACTOR_SETUP: SecondFactorRequired,
}
# What a request of a safe method says of who sends it.
_NAMING_HEADERS = frozenset({b"x-application", b"authorization", b"cookie"})
_KNOWN_CALLERS = 4096
_TEXTS = ("sid", "role", "name", "scope", "restricted", "rights", "role_state")
_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
_AUTH = frozenset({"auth"})


@dataclass(frozen=True, slots=True)
class Caller:
    """A user or machine client whose token is good."""

    subject: str
    audience: str
    session_id: str
    role: str
    name: str
    scopes: frozenset[str]
    restricted: str
    # Seconds since 1970, as in the token.
    expires_at: int
    # Of staff: what the role holds, and which state of the role that was.
    rights: frozenset[str] = frozenset()
    role_state: str = ""

    @property
    def revocable(self) -> str:
        """What auth names when the token shall count no more: the client, or the session."""
        return self.subject if self.audience == "systems" else self.session_id


def cookie_name(prefix: str, kind: str, *, secure: bool) -> str:
    """Return the name of an `access` or `refresh` cookie; bound to the host under TLS."""
    if not secure:
        return f"{prefix}_{kind}"
    # The refresh cookie has a path of its own, which __Host- does not allow.
    return f"__{'Host' if kind == 'access' else 'Secure'}-{prefix}_{kind}"


def require_same_origin(request: Request) -> None:
    """Refuse an unsafe request that no page of the same origin has made (403)."""
    if request.method in _SAFE_METHODS:
        return
    site = request.headers.get("sec-fetch-site")
    if site == "same-origin":
        return
    origin = request.headers.get("origin")
    if site is None and origin is not None:
        scheme = request.headers.get("x-forwarded-proto", request.url.scheme)
        # Compared as it came: what cannot be parsed is no address of ours either.
        if origin == f"{scheme}://{request.headers.get('host', '')}":
            return
    raise CrossOrigin(
        "Send the request from our page, or with an Origin header equal to this address."
    )


def bearer_token(request: Request) -> str | None:
    """Return the token of the Authorization header, or None."""
    kind, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if kind.lower() == "bearer" else None


def user_token(request: Request, audience: str) -> str | None:
    """Return the caller's access token: from the header, or the application's cookie.

    A cookie on an unsafe method also demands the same origin. With `secure_cookies` only the
    name bound to the host counts: a neighbour under the same domain can set the plain one.
    """
    if token := bearer_token(request):
        return token
    prefix = next(p for a, p in APPLICATIONS.values() if a == audience)
    secure_only: bool = request.app.state.settings.secure_cookies
    for secure in (True,) if secure_only else (True, False):
        if token := request.cookies.get(cookie_name(prefix, "access", secure=secure)):
            require_same_origin(request)
            return token
    return None


class KnownCallers:
    """Callers by all that says who they are, so that a second look at it need not be taken.

    Keyed by digest: nothing in memory could be used as a token.
    """

    def __init__(self) -> None:
        self._known: OrderedDict[bytes, Caller] = OrderedDict()

    def find(self, said: bytes) -> Caller | None:
        """Return the caller, unless the token has expired meanwhile."""
        caller = self._known.get(said)
        if caller is not None and caller.expires_at <= time.time():
            del self._known[said]
            return None
        return caller

    def remember(self, said: bytes, caller: Caller) -> None:
        """Remember whom a request without side effects has named."""
        self._known[said] = caller
        if len(self._known) > _KNOWN_CALLERS:
            self._known.popitem(last=False)


def _said(request: Request, audience: str) -> bytes:
    said = [audience.encode()]
    for header in request.scope["headers"]:
        if header[0] in _NAMING_HEADERS:
            said += header
    # Neither name nor value can hold a NUL.
    return blake2b(b"\0".join(said), digest_size=32).digest()


def caller_of(request: Request, audience: str) -> Caller:
    """Return the caller with a good token for the audience; raise 401 otherwise.

    Also 401 when auth has said that session or client are over, or that the role has changed, and
    when the gateway's door at which the request came in is not for that audience.
    """
    state = request.app.state
    known: KnownCallers = state.callers
    if request.scope["method"] == "GET":
        said = _said(request, audience)
        caller = known.find(said)
        if caller is None:
            caller = _examined(request, audience)
            known.remember(said, caller)
    else:
        # Where it comes from counts as well.
        caller = _examined(request, audience)
    if state.revocations.cover(caller.revocable, caller.expires_at):
        raise Unauthenticated("The session has ended.")
    if caller.role_state and caller.role_state in state.revocations:
        raise Unauthenticated("The role has changed; take a fresh token.")
    return caller


def _examined(request: Request, audience: str) -> Caller:
    """Return whom the request's token names, whether or not his session has ended since."""
    door = request.headers.get("x-application")
    if door is not None and audience not in _TAKEN_AT.get(door, _TAKEN_AT["cabinet"]):
        raise Unauthenticated("Nobody of that kind signs in at this door.")
    token = bearer_token(request) if audience == "systems" else user_token(request, audience)
    if not token:
        raise Unauthenticated(headers={"WWW-Authenticate": "Bearer"})
    verifier: TokenVerifier = request.app.state.verifier
    claims = verifier.verify(token, typ=USER_TOKEN, audience=audience, issuers=_AUTH)
    texts = {k: claims.get(k, "") for k in _TEXTS}
    if not all(isinstance(text, str) for text in texts.values()):
        raise Unauthenticated
    if audience == "staff" and "rights" not in claims:
        raise Unauthenticated("The token is of a former release; take a fresh one.")
    return Caller(
        subject=claims["sub"],
        audience=audience,
        session_id=texts["sid"],
        role=texts["role"],
        name=texts["name"],
        scopes=frozenset(texts["scope"].split()),
        restricted=texts["restricted"],
        expires_at=int(claims["exp"]),
        rights=frozenset(texts["rights"].split()),
        role_state=texts["role_state"],
    )


def refuse_restricted(restricted: str) -> None:
    """Raise what a restricted session is refused with; one of an unknown kind may do nothing."""
    if restricted:
        raise _RESTRICTIONS.get(restricted, Forbidden)


def lets_in(words: str) -> Callable[[_Judge], _Judge]:
    """Say of a dependency, or of a route that judges by itself, whom it lets in."""

    def marked(judge: _Judge) -> _Judge:
        _LETS_IN[judge] = words
        return judge

    return marked


def whom_it_lets_in(judge: Any) -> str:
    """Return what `lets_in` has said of a callable, or nothing."""
    return _LETS_IN.get(judge, "")


def signed_in(audience: str, *, scope: str | None = None) -> Callable[[Request], Awaitable[Caller]]:
    """Make a dependency: the caller of that audience, with the scope; staff by `rights.may`.

    401 without a good token, 403 `password-change-required` with a temporary password, 403
    `second-factor-required` without a demanded second factor, 403 `forbidden` without the scope.
    """

    @lets_in(f"{audience} with `{scope}`" if scope else audience)
    async def dependency(request: Request) -> Caller:
        caller = caller_of(request, audience)
        refuse_restricted(caller.restricted)
        if scope and scope not in caller.scopes:
            raise Forbidden(f"The token lacks the scope {scope}.")
        return caller

    return dependency


def called_by(
    allowed: Mapping[str, frozenset[str]], operation: str
) -> Callable[..., Awaitable[str]]:
    """Make a dependency: the name of the calling service, if it may do the operation.

    `allowed` is the target's static table issuer -> operations. For whom that service asks, as
    its token says, is in the request's `asked_for` (RFC 8693, `act`).
    """
    issuers = frozenset(allowed)

    @lets_in(", ".join(sorted(name for name, may in allowed.items() if operation in may)))
    async def dependency(
        request: Request, authorization: Annotated[str | None, Header()] = None
    ) -> str:
        token = bearer_token(request)
        if not token or not authorization:
            raise Unauthenticated(headers={"WWW-Authenticate": "Bearer"})
        claims: dict[str, Any] = request.app.state.verifier.verify(
            token, typ=SERVICE_TOKEN, audience=request.app.state.service, issuers=issuers
        )
        issuer = str(claims["iss"])
        if operation not in allowed[issuer]:
            raise Forbidden(f"{issuer} may not do {operation}.")
        told = claims.get("act")
        request.state.asked_for = told if isinstance(told, dict) else {}
        return issuer

    return dependency
