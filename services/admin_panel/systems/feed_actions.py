"""Passing a feed on: cabinet has the items and knows how far each client is."""

import logging
from typing import Any, TypeVar

import httpx
from pydantic import BaseModel, ValidationError

from services.admin_panel.errors import (
    CursorUnknown,
    RequestRefused,
    Unavailable,
    UnknownFeed,
    unavailable,
)
from services.admin_panel.systems.schemas import AcknowledgedOut, FeedAnswer
from services.contracts.feeds import FROM_THE_START
from services.kit.client import ServiceClient
from services.kit.identity import Caller
from services.kit.problems import Problem, field_error

_Shape = TypeVar("_Shape", bound=BaseModel)
log = logging.getLogger(__name__)
_LONGEST_NAME = 100
_AGAIN = "The feed cannot be read now; come again with the same cursor."


def _refusals(field: str) -> dict[int, Problem]:
    """Return our own words for what cabinet refuses; `field` is the one with the cursor."""
    words = f"Send the cursor of a page of this feed as it came, or «{FROM_THE_START}»."
    return {
        404: UnknownFeed("See /openapi.json for the feeds."),
        410: CursorUnknown(f"The data are others now: begin anew with «{FROM_THE_START}»."),
        422: RequestRefused(errors=[field_error(field, "not-a-cursor", words)]),
    }


async def read_feed(
    client: ServiceClient,
    cabinet_url: str,
    caller: Caller,
    feed: str,
    *,
    after: str | None,
    limit: int,
) -> dict[str, Any]:
    """Return a page of a feed, as cabinet has it.

    Raises CursorUnknown, RequestRefused for what is no cursor, and Unavailable (503 with
    Retry-After) when cabinet does not answer.
    """
    params = {"client_id": caller.subject, "name": _name(caller), "limit": str(limit)}
    if after is not None:
        params["after"] = after
    address = f"{cabinet_url}/internal/feeds/{feed}"
    answer = await _ask(client, "GET", address, "after", params=params)
    return _read(FeedAnswer, answer).model_dump()


async def acknowledge(
    client: ServiceClient, cabinet_url: str, caller: Caller, feed: str, cursor: str
) -> AcknowledgedOut:
    """Let cabinet note what a client has stored. Raises as `read_feed`."""
    told = {"client_id": caller.subject, "name": _name(caller), "cursor": cursor}
    address = f"{cabinet_url}/internal/feeds/{feed}/acknowledge"
    return _read(AcknowledgedOut, await _ask(client, "POST", address, "cursor", json=told))


def _name(caller: Caller) -> str:
    return (caller.name or caller.subject)[:_LONGEST_NAME]


async def _ask(
    client: ServiceClient, method: str, address: str, field: str, **options: Any
) -> httpx.Response:
    try:
        answer = await client.request(method, "cabinet", address, **options)
    except Unavailable as error:
        raise unavailable(_AGAIN) from error
    if refusal := _refusals(field).get(answer.status_code):
        raise refusal
    if answer.status_code != httpx.codes.OK:
        log.error("cabinet_refuses", extra={"status": answer.status_code})
        raise unavailable(_AGAIN)
    return answer


def _read(shape: type[_Shape], answer: httpx.Response) -> _Shape:
    try:
        return shape.model_validate_json(answer.content)
    except ValidationError as error:
        log.warning("cabinet_answers_otherwise")
        raise unavailable(_AGAIN) from error
