"""Handing a message to a push service: encrypted (RFC 8291), signed (RFC 8292), held in bounds."""

import asyncio
import base64
import json
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from uuid import UUID

import http_ece
import httpx
from cryptography.hazmat.primitives.asymmetric import ec
from py_vapid import Vapid02

from services.kit.clock import utc_now
from services.kit.keys import vapid_path
from services.notifications.push.rules import endpoint_allowed, origin_of, retry_after

_TOKEN_SECONDS = 12 * 3600
_CONNECT_SECONDS = 5.0
# What a push service says beside its status is read only so that the connection can be kept.
_MOST_ANSWER_BYTES = 4096
_ANSWER_SECONDS = 1.0


class EndpointRefused(Exception):
    """The endpoint is none of a push service that may be spoken to."""


class ServiceUnreachable(Exception):
    """No push service was reached: that says nothing about the message."""


class NotAccepted(Exception):
    """A push service did not take a message; `status` is 0 when it gave no answer."""

    def __init__(self, status: int, wait: float | None = None, reason: str = "") -> None:
        super().__init__(reason or f"answer {status}")
        self.status = status
        self.wait = wait


def public_key(keys_dir: Path) -> str | None:
    """Return the `applicationServerKey` that browsers subscribe with; None when there is none."""
    try:
        key = json.loads(vapid_path(keys_dir, "public", "notifications").read_text())["keys"][0]
    except OSError:
        return None
    point = b"\x04" + b"".join(base64.urlsafe_b64decode(f"{key[name]}=") for name in "xy")
    return base64.urlsafe_b64encode(point).rstrip(b"=").decode()


class PushServices:
    """The way to the push services; raises OSError while the keys are missing."""

    def __init__(
        self,
        keys_dir: Path,
        *,
        contact: str,
        hosts: Sequence[str],
        test_service: str = "",
        at_once: int = 10,
        seconds: float = 10.0,
    ) -> None:
        private = json.loads(vapid_path(keys_dir, "private", "notifications").read_text())
        self._vapid = Vapid02.from_raw(private["keys"][0]["d"].encode())
        self._contact = contact
        self._hosts = tuple(hosts)
        self._test_service = test_service
        self._seconds = seconds
        self._tokens: dict[str, tuple[str, float]] = {}
        # Its own client: no service token, no proxy of the environment, nowhere else by redirect.
        self._http = httpx.AsyncClient(
            timeout=httpx.Timeout(seconds, connect=_CONNECT_SECONDS),
            limits=httpx.Limits(max_connections=at_once, max_keepalive_connections=at_once),
            follow_redirects=False,
            trust_env=False,
            headers={"User-Agent": "personal-cabinet", "Accept-Encoding": "identity"},
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

    async def send(self, push: Any, payload: bytes) -> None:
        """Hand a message over, in `seconds` at most.

        `push` has `endpoint`, `p256dh`, `auth`, `notice_id` and `seconds_left`. Raises
        EndpointRefused, ServiceUnreachable or NotAccepted.
        """
        endpoint: str = push["endpoint"]
        # Looked at again: the list may have become shorter since the browser subscribed.
        if not endpoint_allowed(endpoint, self._hosts, self._test_service):
            raise EndpointRefused
        headers = {
            "Authorization": self._authorization(origin_of(endpoint)),
            "Content-Encoding": "aes128gcm",
            "Content-Type": "application/octet-stream",
            "TTL": str(max(int(push["seconds_left"]), 0)),
            "Urgency": "normal",
            "Topic": topic_of(push["notice_id"]),
        }
        body = encrypted(payload, push["p256dh"], push["auth"])
        try:
            async with asyncio.timeout(self._seconds):
                status, asked = await self._post(endpoint, headers, body)
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout) as error:
            raise ServiceUnreachable(type(error).__name__) from error
        except (httpx.HTTPError, httpx.InvalidURL, TimeoutError) as error:
            raise NotAccepted(0, reason=type(error).__name__) from error
        if not 200 <= status < 300:
            raise NotAccepted(status, retry_after(asked, utc_now()))

    async def _post(self, endpoint: str, headers: dict[str, str], body: bytes) -> tuple[int, str]:
        request = self._http.build_request("POST", endpoint, headers=headers, content=body)
        response = await self._http.send(request, stream=True)
        try:
            # The status has said all; an answer that goes on and on only costs the connection.
            with suppress(TimeoutError, httpx.HTTPError):
                async with asyncio.timeout(_ANSWER_SECONDS):
                    await _skip(response)
            return response.status_code, response.headers.get("Retry-After", "")
        finally:
            await response.aclose()

    def _authorization(self, origin: str) -> str:
        token, until = self._tokens.get(origin, ("", 0.0))
        now = time.time()
        if until - now < _TOKEN_SECONDS / 2:
            until = now + _TOKEN_SECONDS
            claims = {"aud": origin, "exp": int(until), "sub": self._contact}
            token = self._vapid.sign(claims)["Authorization"]
            self._tokens[origin] = (token, until)
        return token


async def _skip(response: httpx.Response) -> None:
    seen = 0
    async for part in response.aiter_raw():
        seen += len(part)
        if seen > _MOST_ANSWER_BYTES:
            return


def topic_of(notice_id: UUID) -> str:
    """Return the Topic under which a second copy replaces the first: 32 letters at most."""
    return notice_id.hex


def encrypted(payload: bytes, p256dh: bytes, auth: bytes) -> bytes:
    """Encrypt a message for one browser, with a key pair of its own."""
    message: bytes = http_ece.encrypt(
        payload, private_key=ec.generate_private_key(ec.SECP256R1()), dh=p256dh, auth_secret=auth
    )
    return message
