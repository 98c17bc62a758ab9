"""Telling an appeal's author, and the open pages of the desk, that something of it is another."""

from collections.abc import Mapping
from typing import Any, Literal

from services.cabinet.events import publish
from services.contracts.cabinet import AppealChanged
from services.kit.database import Connection

# On which the desk's open lists listen.
CHANNEL = "appeals"
Change = Literal[
    "sent", "written", "answered", "moved", "reopened", "cancelled", "rated", "read", "made"
]
_RING = f"SELECT pg_notify('{CHANNEL}', $1)"
# What nobody at the desk needs to look at again for.
_OF_THE_AUTHOR_ALONE = frozenset({"read"})


async def tell(
    connection: Connection,
    appeal: Mapping[str, Any],
    change: Change,
    *,
    by: Literal["consumer", "staff"],
    status: str,
    text: str | None = None,
    files: int = 0,
) -> None:
    """Publish a change that the author may know of; an appeal without a user concerns nobody.

    `appeal`: id, number, user_id, title and title_en of its topic. Notes, assignments and drafts
    are never told (case B18).
    """
    if change not in _OF_THE_AUTHOR_ALONE:
        await tell_desk(connection, appeal["id"])
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
    )
    await publish.plainly(connection, [fact])


async def tell_desk(connection: Connection, appeal_id: object) -> None:
    """Let the desk's open pages look again, once the transaction is committed."""
    await connection.execute(_RING, str(appeal_id))
