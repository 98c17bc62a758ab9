"""Named dependencies: who calls, and with what rights."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Annotated
from uuid import UUID

import orjson
from fastapi import Depends, Header, Path, Request, Response
from pydantic import BeforeValidator

from services.cabinet.settings import Settings
from services.kit.client_info import client_info_of_request
from services.kit.deps import held, internal_of
from services.kit.identity import lets_in, signed_in
from services.kit.networks import network_of
from services.kit.problems import NotFound, Unauthenticated

# Which service may do what here.
ALLOWED_CALLERS: Mapping[str, frozenset[str]] = {
    "admin_panel": frozenset({"batches", "feeds", "figures", "names"}),
    "auth": frozenset({"events", "match", "policies"}),
    "notifications": frozenset({"audience", "events", "letters"}),
    "wizard": frozenset({"setup"}),
}

_consumer = signed_in("consumer")
# Whoever opens one page opens others.
_user_id = lru_cache(maxsize=4096)(UUID)


@lets_in("consumer")
async def consumer_of(request: Request) -> UUID:
    """Return the signed-in consumer's user id; 401 without a good token."""
    # Called, not declared: on the hot path each level of dependencies has its price.
    caller = await _consumer(request)
    try:
        return _user_id(caller.subject)
    except ValueError as error:
        raise Unauthenticated from error


# The signed-in consumer's user id; what he may see is decided by each query.
CurrentConsumer = Annotated[UUID, Depends(consumer_of)]


async def _name_of(request: Request) -> str:
    return (await _consumer(request)).name


# As his token calls him; it may be empty.
CurrentConsumerName = Annotated[str, Depends(_name_of)]

SendingKey = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        pattern=r"^[\x21-\x7e]{1,128}$",
        description="Your own key of what you send (a UUID, say): the same key is the same thing,"
        " sent once, however often the request comes. Without it each is a new one.",
    ),
]


def key_of(value: str) -> int:
    """Return a key from an address; text that names nothing is not found, as another's thing."""
    if not (value.isascii() and value.isdecimal() and len(value) <= 9):
        raise NotFound
    return int(value)


MeterKey = Annotated[int, BeforeValidator(key_of), Path(description="The meter's `id`.")]
UsagePointKey = Annotated[
    int, BeforeValidator(key_of), Path(description="The `usage_point_id` of a meter.")
]
AccountKey = Annotated[int, BeforeValidator(key_of), Path(description="The account's `id`.")]
ScheduleKey = Annotated[int, BeforeValidator(key_of), Path(description="The schedule's `id`.")]


internal = internal_of(ALLOWED_CALLERS)
CurrentSettings = Annotated[Settings, Depends(held("settings"))]


async def _network(request: Request, settings: CurrentSettings) -> str:
    return network_of(client_info_of_request(request, settings.trusted_proxies).address)


# An IPv4 address, or the /64 of an IPv6 one.
CurrentNetwork = Annotated[str, Depends(_network)]


def json_or_404(document: object) -> Response:
    """Answer with a document that a query has made, or that there is none."""
    if document is None:
        raise NotFound
    # The driver's UUIDs are of a kind of their own.
    return Response(orjson.dumps(document, default=str), media_type="application/json")
