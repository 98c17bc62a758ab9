"""What is told by feeds, and reading them: page by page, each item once, none passed over."""

from typing import Any

from services.cabinet.errors import CursorUnknown, UnknownFeed
from services.cabinet.feeds import queries
from services.cabinet.feeds.rules import START, Place, Reader, place_of, read, written
from services.contracts.feeds import FROM_THE_START
from services.kit.database import Connection, Database
from services.kit.problems import ValidationFailed, field_error


async def read_feed(
    database: Database, feed: str, reader: Reader, after: str | None, limit: int
) -> dict[str, Any]:
    """Return the page after a cursor as `FeedPageOut` has it, at most `limit` items.

    Without a cursor it begins after what the client has acknowledged. The same cursor gives the
    same items again, and after them what was committed since. Raises UnknownFeed, ValidationFailed
    for a text that is no cursor of the feed, CursorUnknown for one of other data.
    """
    _known(feed)
    async with database.plain_transaction() as connection:
        await queries.place_items(connection, feed)
    async with database.connection() as connection:
        acknowledged = await queries.note_reader(connection, feed, *reader)
        if after is None:
            begin = await _at(connection, feed, acknowledged)
        else:
            begin = await _place(connection, feed, after, "after")
        found = await queries.list_items(connection, feed, begin.place, limit + 1)
    page = found[:limit]
    end = page[-1][0] if page else begin
    return {
        "items": [item for _, item in page],
        "cursor": written(feed, end),
        "more": len(found) > limit,
    }


async def acknowledge(database: Database, feed: str, reader: Reader, cursor: str) -> dict[str, int]:
    """Note that a client has stored everything up to a cursor; an earlier one changes nothing.

    Return how many items it has not acknowledged. Raises as `read_feed`.
    """
    _known(feed)
    async with database.plain_transaction() as connection:
        place = await _place(connection, feed, cursor, "cursor")
        waiting = await queries.acknowledge(connection, feed, *reader, place.place)
    return {"waiting": waiting}


def _known(feed: str) -> None:
    if feed not in queries.SOURCES:
        raise UnknownFeed(f"The feeds are {', '.join(queries.SOURCES)}.")


async def _place(connection: Connection, feed: str, cursor: str, field: str) -> Place:
    if cursor == FROM_THE_START:
        return START
    place = read(feed, cursor)
    if place is None:
        words = f"Send the cursor of a page of this feed, or «{FROM_THE_START}»."
        raise ValidationFailed(errors=[field_error(field, "not-a-cursor", words)])
    if place != START and place != await _at(connection, feed, place.place):
        raise CursorUnknown(f"Begin anew with «{FROM_THE_START}»: no item of this feed is there.")
    return place


async def _at(connection: Connection, feed: str, place: int) -> Place:
    mark = await queries.find_mark(connection, feed, place) if place else None
    return START if mark is None else place_of(place, mark)
