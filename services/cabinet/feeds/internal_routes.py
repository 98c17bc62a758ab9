"""HTTP of feeds, for the systems door."""

from typing import Annotated, Any

from fastapi import APIRouter, Query

from services.cabinet.deps import internal
from services.cabinet.feeds import actions
from services.cabinet.feeds.rules import Reader
from services.cabinet.feeds.schemas import (
    AcknowledgedOut,
    AcknowledgeIn,
    FeedPageOut,
)
from services.contracts.feeds import MOST_ITEMS
from services.kit.database import CurrentDatabase

router = APIRouter(prefix="/internal/feeds", tags=["internal"], dependencies=[internal("feeds")])


@router.get("/{feed}", response_model=FeedPageOut)
async def read_feed(
    *,
    feed: str,
    database: CurrentDatabase,
    client_id: Annotated[str, Query(min_length=1, max_length=64)],
    name: Annotated[str, Query(max_length=100)] = "",
    after: Annotated[str | None, Query(max_length=200)] = None,
    limit: Annotated[int, Query(ge=1, le=MOST_ITEMS)] = 100,
) -> dict[str, Any]:
    """Return the page of a feed after a cursor; without one, after what the client acknowledged."""
    return await actions.read_feed(database, feed, Reader(client_id, name), after, limit)


@router.post("/{feed}/acknowledge", response_model=AcknowledgedOut)
async def acknowledge(feed: str, given: AcknowledgeIn, database: CurrentDatabase) -> dict[str, int]:
    """Note what a client has stored; repeatable, and never back."""
    return await actions.acknowledge(
        database, feed, Reader(given.client_id, given.name), given.cursor
    )
