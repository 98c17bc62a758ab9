"""Speaks with the systems door: token by client credentials, batches with their keys."""

import time
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import httpx
import orjson

_TIMEOUT = httpx.Timeout(180.0, connect=5.0)
_LOOK_SECONDS = 5.0
# A token is renewed when less than this is left of it.
_RENEW_SECONDS = 60


class NotDelivered(Exception):
    """No answer that settles a batch; `refused` = the same batch would be refused again."""

    def __init__(self, reason: str, *, refused: bool = False, after: float = 0.0) -> None:
        Exception.__init__(self, reason)
        self.refused = refused
        self.after = after


@dataclass(slots=True)
class _Token:
    text: str = ""
    good_until: float = 0.0


# What the same bytes would meet again: malformed, unknown kind, key reused, too large and so on.
_SETTLED = frozenset({400, 404, 409, 411, 413, 415, 422})


class SystemsDoor:
    """The receiver, as one machine client sees it."""

    def __init__(self, auth_url: str, systems_url: str, client_id: str, client_secret: str) -> None:
        self._token_url = f"{auth_url.rstrip('/')}/api/auth/oauth/token"
        self._systems_url = systems_url.rstrip("/")
        self._credentials = (client_id, client_secret)
        self._token = _Token()
        self._http = httpx.AsyncClient(timeout=_TIMEOUT, follow_redirects=False, trust_env=False)

    async def close(self) -> None:
        """Close the connections."""
        await self._http.aclose()

    async def _bearer(self) -> str:
        if time.monotonic() >= self._token.good_until:
            if not all(self._credentials):
                raise NotDelivered("client_id and client_secret are not set yet.")
            response = await self._ask(
                self._token_url,
                data={"grant_type": "client_credentials"},
                auth=httpx.BasicAuth(*self._credentials),
            )
            match _json(response):
                case {"access_token": str(text), "expires_in": int(seconds)} if (
                    response.status_code == httpx.codes.OK
                ):
                    left = max(seconds - _RENEW_SECONDS, seconds / 2)
                    self._token = _Token(text, time.monotonic() + left)
                case _:
                    raise NotDelivered(f"auth answers {response.status_code} to our credentials.")
        return self._token.text

    async def _ask(self, url: str, **options: Any) -> httpx.Response:
        try:
            return await self._http.post(url, **options)
        except httpx.HTTPError as error:
            raise NotDelivered(f"no answer ({type(error).__name__}).") from error

    async def deliver(self, kind: str, key: UUID, payload: bytes) -> dict[str, Any]:
        """Hand over a batch of gzip NDJSON; return the receiver's answer.

        The answer comes after the receiver has committed. Raises NotDelivered.
        """
        response = await self._post(kind, key, payload)
        if response.status_code == httpx.codes.UNAUTHORIZED:
            # The keys may have been changed since: one new token, then patience.
            self._token = _Token()
            response = await self._post(kind, key, payload)
        answer = _json(response)
        if response.status_code == httpx.codes.OK and isinstance(answer, dict):
            return answer
        after = response.headers.get("retry-after", "")
        raise NotDelivered(
            f"answered {response.status_code} {answer.get('type', '')}".strip()
            if isinstance(answer, dict)
            else f"answered {response.status_code}",
            refused=response.status_code in _SETTLED,
            after=float(after) if after.isdecimal() else 0.0,
        )

    async def look(self) -> int:
        """Ask the door for a batch that nobody has sent; return the answer's status.

        Raises NotDelivered when auth gives no token, or nobody answers.
        """
        token = await self._bearer()
        try:
            response = await self._http.get(
                f"{self._systems_url}/v1/batches/{UUID(int=0)}",
                headers={"Authorization": f"Bearer {token}"},
                timeout=_LOOK_SECONDS,
            )
        except httpx.HTTPError as error:
            raise NotDelivered(f"no answer ({type(error).__name__}).") from error
        return response.status_code

    async def _post(self, kind: str, key: UUID, payload: bytes) -> httpx.Response:
        token = await self._bearer()
        return await self._ask(
            f"{self._systems_url}/v1/batches/{kind}",
            content=payload,
            headers={
                "Authorization": f"Bearer {token}",
                "Content-Type": "application/x-ndjson",
                "Content-Encoding": "gzip",
                "Idempotency-Key": str(key),
            },
        )


def _json(response: httpx.Response) -> Any:
    try:
        return orjson.loads(response.content)
    except orjson.JSONDecodeError:
        return None
