"""Questions to other services: own token, time limit, request id; never inside a transaction."""

from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

import httpx

from services.kit.database import open_session_var
from services.kit.keys import KeyRing
from services.kit.logs import request_id_var
from services.kit.problems import Unavailable
from services.kit.tokens import SERVICE_TOKEN, SERVICE_TOKEN_SECONDS, issue

_TIMEOUT = httpx.Timeout(5.0, connect=2.0)
# Kept connections are let go before the other side does (uvicorn: 5 s), as the gateway does.
_LIMITS = httpx.Limits(max_connections=100, max_keepalive_connections=20, keepalive_expiry=3.0)
# Asking these again changes nothing that was not changed: RFC 9110, 9.2.2.
_REPEATABLE = frozenset({"GET", "HEAD", "OPTIONS", "PUT", "DELETE"})


@dataclass(frozen=True, slots=True)
class AskedFor:
    """The member of staff for whom a service asks another."""

    user_id: str
    role: str


class ServiceClient:
    """An HTTP client that speaks as one service of the suite."""

    def __init__(self, service: str, ring: KeyRing) -> None:
        self._service = service
        self._ring = ring
        self._http = httpx.AsyncClient(
            timeout=_TIMEOUT, limits=_LIMITS, follow_redirects=False, trust_env=False
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self._http.aclose()

    def headers(self, target: str, asked_for: AskedFor | None = None) -> dict[str, str]:
        """Return the headers that make a request ours: service token and request id."""
        person = {} if asked_for is None else {"sub": asked_for.user_id, "role": asked_for.role}
        token = issue(
            self._ring,
            typ=SERVICE_TOKEN,
            issuer=self._service,
            lifetime=SERVICE_TOKEN_SECONDS,
            aud=target,
            sub=self._service,
            **({"act": person} if person else {}),
        )
        headers = {"Authorization": f"Bearer {token}"}
        if request_id := request_id_var.get():
            headers["X-Request-Id"] = request_id
        return headers

    async def request(
        self,
        method: str,
        target: str,
        url: str,
        *,
        timeout: float | None = None,
        headers: dict[str, str] | None = None,
        asked_for: AskedFor | None = None,
        **options: Any,
    ) -> httpx.Response:
        """Ask the service `target` at `url`; `options` go to httpx (json, content, params).

        `asked_for`: the member of staff for whom it is asked, whom the other service writes down.
        Raises `Unavailable` when it does not answer in time or answers 502-504; other answers,
        problems included, are returned for the caller to translate.
        """
        session = open_session_var.get()
        if session is not None and session.in_transaction():
            raise RuntimeError("a network call inside a transaction holds its locks")
        try:
            response = await self._send(
                method,
                url,
                headers=self.headers(target, asked_for) | (headers or {}),
                timeout=timeout if timeout is not None else _TIMEOUT,
                **options,
            )
        except httpx.TransportError as error:
            raise Unavailable(f"{target} does not answer.") from error
        if response.status_code in (502, 503, 504):
            raise Unavailable(f"{target} cannot work now.")
        return response

    async def _send(self, method: str, url: str, **options: Any) -> httpx.Response:
        """Send, and once more when a connection broke under a question that may be repeated.

        A kept connection may have been closed by the other side at the very moment of sending,
        as when it restarts; the second try makes a new one.
        """
        try:
            return await self._http.request(method, url, **options)
        except (httpx.RemoteProtocolError, httpx.ReadError, httpx.WriteError):
            if method not in _REPEATABLE:
                raise
            return await self._http.request(method, url, **options)
