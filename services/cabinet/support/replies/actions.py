"""What staff write on an appeal: answers, notes, drafts; and that they are at it."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from services.cabinet.appeal_errors import AnsweredMeanwhile, AppealClosed
from services.cabinet.support.appeals import queries as appeals
from services.cabinet.support.appeals.actions import require_alone
from services.cabinet.support.appeals.registering import attach, once
from services.cabinet.support.appeals.rules import OPEN, digest_of, excerpt
from services.cabinet.support.appeals.telling import tell
from services.cabinet.support.attachments.actions import waiting_files
from services.cabinet.support.hours.queries import read_clock
from services.cabinet.support.hours.rules import working_minutes
from services.cabinet.support.replies import queries
from services.cabinet.support.replies.people import message, names_of, note, present
from services.cabinet.support.replies.schemas import AnswerIn, StaffDraftIn
from services.kit.clock import utc_now
from services.kit.database import Connection, plain_of
from services.kit.etags import etag_of
from services.kit.identity import Caller
from services.kit.problems import NotFound
from services.kit.staff import record_act


def seen_part(appeal: Mapping[str, Any]) -> dict[str, Any]:
    """Return what people change of an appeal's card beside its messages, by which its tag is."""
    return {
        "status": appeal["status"],
        "assignee_id": appeal["assignee_id"],
        "team_id": appeal["team_id"],
        "merged": [appeal["merged_into"], appeal["merged_count"]],
    }


async def found(connection: Connection, appeal_id: UUID, *, lock: bool = False) -> Any:
    """Return an appeal as staff see it. Raises NotFound."""
    appeal = await queries.find_appeal(connection, appeal_id, lock=lock)
    if appeal is None:
        raise NotFound
    return appeal


async def answer(
    session: AsyncSession, staff: Caller, appeal_id: UUID, given: AnswerIn, key: str | None
) -> dict[str, Any]:
    """Answer the consumer; return the message. The writer's own draft is gone with it.

    Two answers at the same time: the second is told of the first, and nothing of it is sent
    (case B17). Raises NotFound, AppealClosed, AppealMerged, AnsweredMeanwhile, ValidationFailed
    (`file_ids`), SendingKeyReused.
    """
    connection = await plain_of(session)
    staff_id = UUID(staff.subject)
    await found(connection, appeal_id)
    await queries.know_person(connection, staff_id, staff.name)

    async def act() -> str:
        appeal = await found(connection, appeal_id, lock=True)
        require_alone(appeal)
        await _require_seen(connection, appeal_id, given)
        if appeal["status"] not in OPEN:
            raise AppealClosed
        return str(await _answer(session, staff, appeal, given))

    digest = digest_of(f"answer {appeal_id}", given.model_dump(mode="json"))
    made = await once(connection, staff_id, key, digest, act)
    written = await appeals.read_message(connection, int(made))
    return message(written, await names_of(connection, [written["staff_id"]]))


async def _require_seen(connection: Connection, appeal_id: UUID, given: AnswerIn) -> None:
    """Refuse an answer of who has not seen every message, with what came since.

    Those of an appeal that was merged into this one are elder, and new here all the same.
    """
    since = await appeals.list_messages(connection, appeal_id, given.after or 0)
    if not since and given.seen is not None:
        every = await appeals.list_messages(connection, appeal_id)
        if len(every) > given.seen:
            since = [one for one in every if one["from_number"] is not None]
    if since:
        names = await names_of(connection, (one["staff_id"] for one in since))
        raise AnsweredMeanwhile(messages=[_told(message(one, names)) for one in since])


def _told(one: Mapping[str, Any]) -> dict[str, Any]:
    """Return a message as a problem document carries it."""
    author = one["author"] and {"id": str(one["author"]["id"]), "name": one["author"]["name"]}
    names = ("id", "by", "text", "files", "way", "from_number")
    told = {name: one[name] for name in names}
    return told | {"at": one["at"].isoformat(), "author": author}


async def _answer(session: AsyncSession, staff: Caller, appeal: Any, given: AnswerIn) -> int:
    connection = await plain_of(session)
    staff_id, appeal_id, now = UUID(staff.subject), appeal["id"], utc_now()
    await waiting_files(connection, staff_id, "staff", given.file_ids)
    message_id = await appeals.add_message(
        connection, appeal_id, given.text, now, staff_id=staff_id
    )
    await attach(connection, message_id, staff_id, "staff", given.file_ids)
    await appeals.note_word(connection, appeal_id, now, excerpt(given.text), by="staff", unread=1)
    if given.status != appeal["status"]:
        # One thing to look at for its author: the answer.
        await appeals.set_status(connection, appeal_id, now, given.status, unread=0)
        await appeals.add_state(
            connection, appeal_id, given.status, now, by="staff", staff_id=staff_id
        )
    if appeal["first_answered_at"] is None:
        hours, zone = await read_clock(connection)
        minutes = working_minutes(appeal["created_at"], now, hours, zone)
        await queries.note_answered(connection, appeal_id, now, minutes)
    await queries.drop_draft(connection, appeal_id, staff_id)
    await tell(
        connection, appeal, "answered", by="staff", status=given.status, text=given.text,
        files=len(given.file_ids),
    )  # fmt: skip
    await record_act(
        session, staff, "answer_appeal", "appeal", appeal_id,
        before={"status": appeal["status"]}, after={"status": given.status},
        files=len(given.file_ids),
    )  # fmt: skip
    return message_id


async def add_note(
    session: AsyncSession, staff: Caller, appeal_id: UUID, text: str, key: str | None
) -> dict[str, Any]:
    """Write an internal note; return it. No consumer hears of it (case B18). Raises NotFound."""
    connection = await plain_of(session)
    staff_id = UUID(staff.subject)
    await found(connection, appeal_id)
    await queries.know_person(connection, staff_id, staff.name)

    async def act() -> str:
        added = await queries.add_note(connection, appeal_id, staff_id, text, utc_now())
        await record_act(session, staff, "note_appeal", "appeal", appeal_id)
        return str(added)

    digest = digest_of(f"note {appeal_id}", {"text": text})
    made = await once(connection, staff_id, key, digest, act)
    row = await queries.find_note(connection, int(made))
    return note(row, await names_of(connection, [row["staff_id"]]))


async def save_draft(
    session: AsyncSession, staff: Caller, appeal_id: UUID, given: StaffDraftIn
) -> None:
    """Keep what a member of staff is writing. Raises NotFound, ValidationFailed (`file_ids`).

    It is saved every few seconds and nothing of it is sent: the log is not told.
    """
    connection = await plain_of(session)
    staff_id = UUID(staff.subject)
    await found(connection, appeal_id)
    await waiting_files(connection, staff_id, "staff", given.file_ids)
    await queries.save_draft(connection, appeal_id, staff_id, given.text, given.file_ids)


async def drop_draft(session: AsyncSession, staff: Caller, appeal_id: UUID) -> None:
    """Forget what a member of staff was writing. Raises NotFound."""
    connection = await plain_of(session)
    await found(connection, appeal_id)
    await queries.drop_draft(connection, appeal_id, UUID(staff.subject))


async def note_presence(
    session: AsyncSession, staff: Caller, appeal_id: UUID, *, typing: bool
) -> dict[str, Any]:
    """Note that somebody is at an appeal; return `PresenceOut`. Raises NotFound."""
    connection = await plain_of(session)
    staff_id = UUID(staff.subject)
    appeal = await found(connection, appeal_id)
    await queries.know_person(connection, staff_id, staff.name)
    await queries.note_presence(connection, appeal_id, staff_id, typing=typing)
    others = await queries.list_others(connection, appeal_id, staff_id)
    return {
        "others": await present(connection, others),
        "last_message_id": await queries.last_message(connection, appeal_id),
        "updated_at": appeal["updated_at"],
        "etag": etag_of(seen_part(appeal)),
    }
