"""Taking a new appeal in, from its author or by staff for him; and doing what is sent once."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from uuid import UUID, uuid4

from services.cabinet.appeal_errors import SendingKeyReused
from services.cabinet.support.appeals import queries
from services.cabinet.support.appeals.rules import Way, excerpt, search_text
from services.cabinet.support.appeals.schemas import NewAppeal
from services.cabinet.support.attachments.actions import waiting_files
from services.cabinet.support.attachments.queries import attach_files
from services.cabinet.support.attachments.rules import Side
from services.cabinet.support.hours.queries import read_clock
from services.cabinet.support.hours.rules import answer_due
from services.cabinet.support.topics.queries import find_topic
from services.cabinet.support.topics.rules import Misfit, kept_fields, wrong_fields
from services.contracts.account_numbers import account_key
from services.kit.database import Connection
from services.kit.problems import ValidationFailed, field_error

_SAID: Mapping[Misfit, str] = {
    "missing": "This must be filled in.",
    "unknown-field": "The topic does not ask for this; open the form again.",
    "not-a-number": "Give a number, with a comma or a point.",
    "not-a-date": "Give a day, as 2026-11-23.",
    "not-a-choice": "Choose one of the list.",
    "not-a-file": "Choose one of the files that you send along.",
}


@dataclass(frozen=True, slots=True)
class Origin:
    """Whose appeal it is, and how it came.

    `user_id`: who is told and sees it, if anybody. `account`: a row of account_id, customer_id,
    name, number. `uploader` has uploaded its files, as `side`; `made_by` of the staff wrote it
    down.
    """

    user_id: UUID | None
    name: str
    account: Mapping[str, Any] | None
    uploader: UUID
    side: Side
    way: Way = "web"
    made_by: UUID | None = None
    status: Literal["draft", "new"] = "new"
    card: Mapping[str, Any] | None = None


async def once(
    connection: Connection,
    sender_id: UUID,
    key: str | None,
    digest: bytes,
    act: Callable[[], Awaitable[str]],
) -> str:
    """Do an act under a key of its sender's once; return the id of what came of it.

    The same key again gives what came of it then. Raises SendingKeyReused for a key under which
    something else was sent.
    """
    if key is None:
        return await act()
    before = await queries.begin_sending(connection, sender_id, key, digest)
    if before is not None:
        if before[0] != digest:
            raise SendingKeyReused
        return before[1]
    made = await act()
    await queries.end_sending(connection, sender_id, key, made)
    return made


async def attach(
    connection: Connection, message_id: int, uploader: UUID, side: Side, ids: list[UUID]
) -> None:
    """Give a message the uploads that `waiting_files` has found.

    Raises ValidationFailed as it does, when another message was faster.
    """
    if ids and await attach_files(connection, message_id, uploader, side, ids) != len(ids):
        await waiting_files(connection, uploader, side, ids)


async def register(connection: Connection, given: NewAppeal, origin: Origin, now: datetime) -> UUID:
    """Add an appeal with its first message and status; return its id.

    Raises ValidationFailed by field: `topic_id`, `kind`, `fields.<key>`, `file_ids`.
    """
    topic = await find_topic(connection, given.topic_id)
    if topic is None or not topic["in_use"]:
        words = "This topic is no longer in use; choose another."
        raise ValidationFailed(errors=[field_error("topic_id", "unknown-topic", words)])
    if given.kind not in topic["kinds"]:
        words = "There are no appeals of this kind about the topic."
        raise ValidationFailed(errors=[field_error("kind", "kind-not-of-topic", words)])
    files = await waiting_files(connection, origin.uploader, origin.side, given.file_ids)
    if wrong := wrong_fields(topic["fields"], given.fields, given.file_ids):
        errors = [field_error(f"fields.{key}", code, _SAID[code]) for key, code in wrong]
        raise ValidationFailed(errors=errors)
    account = origin.account or {"account_id": None, "customer_id": None, "name": "", "number": ""}
    appeal_id = uuid4()
    await queries.add_appeal(
        connection,
        {
            "id": appeal_id,
            "kind": given.kind,
            "topic_id": given.topic_id,
            "account_id": account["account_id"],
            "customer_id": account["customer_id"],
            "user_id": origin.user_id,
            "name": account["name"] or origin.name,
            "status": origin.status,
            "way": origin.way,
            "made_by": origin.made_by,
            "at": now,
            "opening": excerpt(given.text),
            "answer_due_at": None if origin.status == "draft" else await due_at(connection, now),
            "fields": kept_fields(
                topic["fields"], given.fields, {str(file["id"]): file["name"] for file in files}
            ),
            "card": origin.card,
            "search_text": search_text(
                account["name"], origin.name, account["number"], account_key(account["number"])
            ),
            # What staff wrote down is news to its author.
            "unread": 0 if origin.made_by is None else 1,
            "team_id": topic["team_id"],
        },
    )
    message_id = await queries.add_message(connection, appeal_id, given.text, now, way=origin.way)
    await attach(connection, message_id, origin.uploader, origin.side, given.file_ids)
    by = "consumer" if origin.made_by is None else "staff"
    await queries.add_state(
        connection, appeal_id, origin.status, now, by=by, staff_id=origin.made_by
    )
    return appeal_id


async def due_at(connection: Connection, now: datetime) -> datetime:
    """Return by when an appeal that is registered now is to be answered first."""
    hours, zone = await read_clock(connection)
    return answer_due(now, hours, zone)
