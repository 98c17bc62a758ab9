"""Speaks the acquisition server's HTTP protocol: one page of a kind at a time."""

from codecs import BOM_UTF8
from dataclasses import dataclass
from typing import Any

import httpx
import orjson

from services.integration.errors import SourceFailed

_TIMEOUT = httpx.Timeout(60.0, connect=5.0)
_LARGEST_PAGE = 64 * 1024 * 1024
_LONGEST_CURSOR = 1000


@dataclass(frozen=True, slots=True)
class FeedPage:
    """A page: items, the next place, and whether more waits."""

    items: list[Any]
    cursor: str
    more: bool


class CursorRefused(SourceFailed):
    """The source does not know our cursor any more."""

    code = "cursor-refused"


def open_source(url: str, key: str, *, seconds: float | None = None) -> httpx.AsyncClient:
    """Make a client of one source; redirects are not followed, since the key would go along.

    `seconds`: how long an answer may take, if not as long as a page of a reading.
    """
    return httpx.AsyncClient(
        base_url=url,
        timeout=_TIMEOUT if seconds is None else httpx.Timeout(seconds, connect=5.0),
        headers={"Authorization": f"Bearer {key}"},
        follow_redirects=False,
        trust_env=False,
    )


async def _get(client: httpx.AsyncClient, path: str, params: dict[str, str | int]) -> Any:
    try:
        async with client.stream("GET", path, params=params) as response:
            if response.status_code == httpx.codes.GONE:
                raise CursorRefused("The source does not know the cursor.")
            if response.status_code != httpx.codes.OK:
                status = response.status_code
                raise SourceFailed(f"The source answers {status}.", code=f"answered-{status}")
            body = bytearray()
            async for part in response.aiter_bytes():
                body += part
                if len(body) > _LARGEST_PAGE:
                    raise SourceFailed("The source's page is too large.", code="too-large")
    except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
        reason = f"The source does not answer ({type(error).__name__})."
        raise SourceFailed(reason, code="no-answer") from error
    try:
        return orjson.loads(body.removeprefix(BOM_UTF8))
    except orjson.JSONDecodeError as error:
        raise SourceFailed("The source's answer is not JSON.", code="not-json") from error


async def list_kinds(client: httpx.AsyncClient) -> list[str]:
    """Return the kinds that the source has. Raises SourceFailed."""
    answer = await _get(client, "/v1/kinds", {})
    kinds = answer.get("kinds") if isinstance(answer, dict) else None
    if not isinstance(kinds, list):
        raise SourceFailed(
            "The source's list of kinds has another shape than agreed.", code="wrong-shape"
        )
    return [kind for kind in kinds if isinstance(kind, str)]


async def read_page(
    client: httpx.AsyncClient, kind: str, after: str | None, limit: int
) -> FeedPage:
    """Return the page after a cursor. Raises SourceFailed, CursorRefused."""
    params: dict[str, str | int] = {"limit": limit}
    if after is not None:
        params["after"] = after
    match await _get(client, f"/v1/feed/{kind}", params):
        case {"items": list(items), "cursor": str(cursor), "more": bool(more)} if (
            len(cursor) <= _LONGEST_CURSOR and len(items) <= limit
        ):
            return FeedPage(items, cursor, more)
    raise SourceFailed("The source's page has another shape than agreed.", code="wrong-shape")
