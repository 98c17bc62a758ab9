"""Asking a server that nobody vouches for: five seconds, a small answer, no redirect followed.

The name is looked up once, and the address that was judged is the one that is asked.
"""

import asyncio
import ssl
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any

import httpx
import orjson

from services.contracts.servers import ServerCheckOut, ServerOutcome
from services.integration.servers.rules import Server, in_address
from services.kit.clock import utc_now
from services.kit.outbound import AddressRefused, addresses_of

_SECONDS = 5.0
_LARGEST_ANSWER = 64 * 1024


class NoAnswer(Exception):
    """Why there is no answer that could be looked at."""

    def __init__(self, outcome: ServerOutcome, detail: str = "") -> None:
        super().__init__(outcome)
        self.told = ServerCheckOut(ok=False, outcome=outcome, detail=detail)


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer: its status, its JSON (None: it is none), and the clock that it tells."""

    status: int
    body: Any
    clock: datetime | None


async def ask(
    server: Server,
    path: str,
    *,
    refused: Sequence[str],
    headers: Mapping[str, str] | None = None,
) -> Answer:
    """GET a path of the server; raises NoAnswer."""
    try:
        async with asyncio.timeout(_SECONDS):
            address = await _address_of(server, refused)
            return await _asked(server, address, path, dict(headers or {}))
    except TimeoutError as error:
        raise NoAnswer("timed-out") from error


async def refuse(server: Server, refused: Sequence[str]) -> None:
    """Raise NoAnswer for a server where none may be; what cannot be looked up now may be saved."""
    try:
        async with asyncio.timeout(_SECONDS):
            await _address_of(server, refused)
    except TimeoutError:
        return
    except NoAnswer as error:
        if error.told.outcome == "host-refused":
            raise


async def _address_of(server: Server, refused: Sequence[str]) -> str:
    try:
        return (await addresses_of(server.host, server.port, refused))[0]
    except AddressRefused as error:
        raise NoAnswer("host-refused") from error
    except (OSError, UnicodeError) as error:
        # UnicodeError: a name that cannot even be asked for.
        raise NoAnswer("host-unknown") from error


async def _asked(server: Server, address: str, path: str, headers: dict[str, str]) -> Answer:
    scheme = "https" if server.secure else "http"
    url = f"{scheme}://{in_address(address)}:{server.port}{path}"
    headers["Host"] = server.authority
    extensions = {"sni_hostname": server.host} if server.secure else {}
    try:
        async with (
            httpx.AsyncClient(timeout=_SECONDS, follow_redirects=False, trust_env=False) as client,
            client.stream("GET", url, headers=headers, extensions=extensions) as response,
        ):
            body = bytearray()
            async for part in response.aiter_bytes():
                body += part
                if len(body) > _LARGEST_ANSWER:
                    raise NoAnswer("not-ours")
            return Answer(response.status_code, _json(bytes(body)), _clock(response))
    except httpx.TimeoutException as error:
        raise NoAnswer("timed-out") from error
    except httpx.HTTPError as error:
        raise _reason(error) from error


def _reason(error: BaseException) -> NoAnswer:
    """Return what the chain of errors below a failed question stands for."""
    current: BaseException | None = error
    while current is not None:
        if isinstance(current, ssl.SSLCertVerificationError):
            return NoAnswer("certificate-not-trusted")
        if isinstance(current, ssl.SSLError):
            return NoAnswer("encryption-failed")
        if isinstance(current, ConnectionRefusedError):
            return NoAnswer("connection-refused")
        current = current.__cause__ or current.__context__
    # It was reached, and what it said is no HTTP; or nothing was reached.
    spoke = isinstance(error, httpx.ProtocolError | httpx.ReadError | httpx.DecodingError)
    return NoAnswer("not-http" if spoke else "unreachable", "" if spoke else _words(error))


def _words(error: BaseException) -> str:
    text = str(error)
    return "" if text.startswith("All connection attempts failed") else text[:100]


def _json(body: bytes) -> Any:
    try:
        return orjson.loads(body)
    except orjson.JSONDecodeError:
        return None


def _clock(response: httpx.Response) -> datetime | None:
    try:
        told = parsedate_to_datetime(response.headers.get("date", ""))
    except ValueError:
        return None
    return told if told.tzinfo is not None else None


def seconds_off(answer: Answer) -> int:
    """Return by how many seconds the server's clock is ahead of ours; 0 when it tells none."""
    return 0 if answer.clock is None else round((answer.clock - utc_now()).total_seconds())
