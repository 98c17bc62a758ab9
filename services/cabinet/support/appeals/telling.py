"""Telling an appeal's author that something of it is another."""

from collections.abc import Mapping
from typing import Any, Literal

from services.cabinet.events import publish
from services.contracts.cabinet import AppealChanged
from services.kit.database import Connection

Change = Literal[
    "sent",
    "written",
    "answered",
    "moved",
    "merged",
    "reopened",
    "cancelled",
    "rated",
    "read",
    "made",
]


async def tell(
    connection: Connection,
    appeal: Mapping[str, Any],
    change: Change,
    *,
    by: Literal["consumer", "staff"],
    status: str,
    text: str | None = None,
    files: int = 0,
    into: Mapping[str, Any] | None = None,
) -> None:
    """Publish a change that the author may know of; an appeal without a user concerns nobody.

    `appeal`: id, number, user_id, title and title_en of its topic; `into`: id and number of the
    one in which it goes on. Notes, assignments and drafts
    are never told (case B18).
    """
    if appeal["user_id"] is None:
        return
    fact = AppealChanged(
        appeal_id=appeal["id"],
        number=appeal["number"],
        user_id=appeal["user_id"],
        change=change,
        by=by,
        status=status,
        topic=appeal["title"],
        topic_en=appeal["title_en"],
        text=text,
        files=files,
        into_id=into and into["id"],
        into_number=into and into["number"],
    )
    await publish.plainly(connection, [fact])
