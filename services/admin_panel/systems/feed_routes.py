"""HTTP of the systems door: feeds out, acknowledgements in."""

from collections.abc import Awaitable, Callable
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel, create_model

from services.admin_panel.deps import CurrentMachine, CurrentSettings
from services.admin_panel.errors import UnknownFeed
from services.admin_panel.systems import feed_actions
from services.admin_panel.systems.schemas import AcknowledgedOut, AcknowledgeIn, FeedAnswer
from services.contracts.feeds import FEEDS, FROM_THE_START, MOST_ITEMS
from services.kit.deps import CurrentClient
from services.kit.identity import Caller, signed_in

router = APIRouter(prefix="/v1/feeds", tags=["feeds"])

After = Annotated[
    str | None,
    Query(
        max_length=200,
        description="`cursor` of the page before. Without one: after what you have acknowledged."
        f" `{FROM_THE_START}`: from the first item on.",
    ),
]
Limit = Annotated[int, Query(ge=1, le=MOST_ITEMS, description="Items at most.")]

_READ = """\
Read what was told after a cursor, in the order in which it became known.

Keep `cursor` of the page and ask again with it; at the end of the feed it stays the same until
something comes. A cursor gives the same items again, however often it is asked. Acknowledge what
you have stored for good.
Problems: 401, 403 (scope `feeds:{feed}`), 410 `cursor-unknown` (the data are others now: begin
anew), 422 for what is no cursor; 503 with Retry-After.
"""
_ACKNOWLEDGE = """\
Say that everything up to a cursor is stored with you; staff see how far you are.

Again, or with an earlier cursor, it changes nothing. Problems: as of reading.
"""


def _reader(feed: str, caller_of: Any) -> Callable[..., Awaitable[dict[str, Any]]]:
    async def read(
        *,
        caller: Annotated[Caller, Depends(caller_of)],
        client: CurrentClient,
        settings: CurrentSettings,
        after: After = None,
        limit: Limit = 100,
    ) -> dict[str, Any]:
        return await feed_actions.read_feed(
            client, settings.cabinet_url, caller, feed, after=after, limit=limit
        )

    return read


def _acknowledger(feed: str, caller_of: Any) -> Callable[..., Awaitable[AcknowledgedOut]]:
    async def acknowledge(
        given: AcknowledgeIn,
        caller: Annotated[Caller, Depends(caller_of)],
        client: CurrentClient,
        settings: CurrentSettings,
    ) -> AcknowledgedOut:
        return await feed_actions.acknowledge(
            client, settings.cabinet_url, caller, feed, given.cursor
        )

    return acknowledge


def _page_of(feed: str, item: type[BaseModel]) -> type[BaseModel]:
    name = f"{item.__name__.removesuffix('Item')}FeedOut"
    # The shape is published, not applied: an item stays as it was written, in its release.
    return create_model(
        name,
        __base__=FeedAnswer,
        __doc__=f"A page of the feed `{feed}`.",
        items=(list[item], ...),  # type: ignore[valid-type]
    )


for _feed, _item in FEEDS.items():
    _caller_of = signed_in("systems", scope=f"feeds:{_feed}")
    router.add_api_route(
        f"/{_feed}",
        _reader(_feed, _caller_of),
        methods=["GET"],
        name=f"read_{_feed}",
        summary=f"Read {_feed}",
        description=_READ.format(feed=_feed),
        response_model=None,
        responses={200: {"model": _page_of(_feed, _item)}},
    )
    router.add_api_route(
        f"/{_feed}/acknowledge",
        _acknowledger(_feed, _caller_of),
        methods=["POST"],
        name=f"acknowledge_{_feed}",
        summary=f"Acknowledge {_feed}",
        description=_ACKNOWLEDGE,
        response_model=AcknowledgedOut,
    )


@router.get("/{feed}", include_in_schema=False)
@router.post("/{feed}/acknowledge", include_in_schema=False)
async def refuse_unknown_feed(caller: CurrentMachine, feed: str) -> None:
    """Refuse a feed that nobody writes."""
    raise UnknownFeed(f"The feeds are {', '.join(FEEDS)}.")
