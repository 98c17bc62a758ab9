"""Two people at one card: who saves says what he has seen, and is told when it is another now.

The tag of a card is made of all that it holds, whoever changes it: a colleague, a batch, a loop of
a worker. No column has to be kept for it, and what was changed and changed back is the same again.
"""

from collections.abc import Mapping
from hashlib import blake2b
from typing import Annotated, Any

import orjson
from fastapi import Depends, Header, Response

from services.kit.problems import Problem

_BYTES = 16
_MOST_TAGS = 8


class TagRequired(Problem):
    """A change of a card by who does not say which state of it he has seen."""

    name, title, status = (
        "if-match-required",
        "Say which state of this you have seen: send its ETag as If-Match.",
        428,
    )


class Stale(Problem):
    """The card is another meanwhile: `now` is what it holds, `etag` its tag, `changed` by whom."""

    name, title, status = "stale", "This was changed meanwhile; look at it again.", 412


def etag_of(card: Mapping[str, Any]) -> str:
    """Return the strong tag of a card: the same for the same content, in quotes (RFC 9110)."""
    content = orjson.dumps(card, option=orjson.OPT_SORT_KEYS, default=str)
    return f'"{blake2b(content, digest_size=_BYTES).hexdigest()}"'


async def _if_match(
    if_match: Annotated[
        str, Header(max_length=600, description="The ETag of the card as it was read.")
    ] = "",
) -> frozenset[str]:
    # The gateway packs answers and marks their tags as weak by that; they name the same content.
    tags = (tag.strip().removeprefix("W/") for tag in if_match.split(",")[:_MOST_TAGS])
    given = frozenset(tag for tag in tags if tag)
    # «*» says nothing of what was seen.
    if not given or "*" in given:
        raise TagRequired
    return given


# The tags that a request names; 428 `if-match-required` without one.
SeenTags = Annotated[frozenset[str], Depends(_if_match)]


def require_seen(
    seen: frozenset[str], card: Mapping[str, Any], changed: Mapping[str, Any] | None = None
) -> None:
    """Refuse a change by who has seen another state of the card than it has now: Stale.

    `card` is read in the transaction of the change, behind its lock; `changed` says who changed it
    last and when, as far as that is known.
    """
    tag = etag_of(card)
    if tag not in seen:
        raise Stale(
            "Somebody has changed this since you opened it.",
            now=dict(card),
            etag=tag,
            changed=None if changed is None else dict(changed),
        )


def tagged(card: Mapping[str, Any], status: int = 200) -> Response:
    """Answer with a card and its tag."""
    return Response(
        orjson.dumps(card, default=str),
        status,
        {"ETag": etag_of(card), "Cache-Control": "no-store"},
        "application/json",
    )
