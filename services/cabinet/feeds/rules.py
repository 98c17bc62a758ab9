"""Cursors of feeds: opaque to readers, a place and a mark of the item there to us; pure."""

import base64
import binascii
import re
from typing import NamedTuple
from uuid import UUID

_MARK = 8
_LARGEST_PLACE = 2**63 - 1
_FORM = re.compile(r"([a-z-]{1,32})\.(0|[1-9][0-9]{0,18})\.([0-9a-f]{8}|)")


class Reader(NamedTuple):
    """A machine client that reads feeds, and how staff call it."""

    client_id: str
    name: str


class Place(NamedTuple):
    """Where a reader is: after the item at this place, whose id begins with `mark`.

    Place 0, without a mark, is before the first item.
    """

    place: int
    mark: str


START = Place(0, "")


def place_of(place: int, item_id: UUID) -> Place:
    """Return where a reader is who has read the item."""
    return Place(place, item_id.hex[:_MARK])


def written(feed: str, place: Place) -> str:
    """Return the cursor of a place."""
    return base64.urlsafe_b64encode(f"{feed}.{place.place}.{place.mark}".encode()).decode()


def read(feed: str, cursor: str) -> Place | None:
    """Return the place that a cursor of the feed names; None when it is no cursor of the feed."""
    try:
        text = base64.b64decode(cursor.encode("ascii"), altchars=b"-_", validate=True).decode()
    except (ValueError, binascii.Error):
        return None
    found = _FORM.fullmatch(text)
    if found is None or found[1] != feed:
        return None
    place = Place(int(found[2]), found[3])
    if place.place > _LARGEST_PLACE or (place.place == 0) != (place.mark == ""):
        return None
    return place
