"""Taking letters that answer ours: into the dialog, or beside it for staff alone."""

from typing import Any
from uuid import UUID, uuid5

from sqlalchemy.ext.asyncio import AsyncSession

from services.cabinet.support.appeals.actions import say
from services.cabinet.support.appeals.rules import OPEN, reopen_until
from services.cabinet.support.appeals.schemas import MessageIn
from services.cabinet.support.appeals.telling import Change
from services.cabinet.support.attachments.actions import Taken, store_file
from services.cabinet.support.by_letter import queries
from services.cabinet.support.by_letter.schemas import LetterIn
from services.cabinet.support.replies.queries import find_appeal
from services.contracts.letters import LetterOutcome
from services.kit.clock import utc_now
from services.kit.database import Connection, plain_of
from services.kit.files import Files


def file_id_of(letter_id: UUID, position: int) -> UUID:
    """Return the id of a letter's file: the same file, however often it comes."""
    return uuid5(letter_id, str(position))


async def keep_file(
    session: AsyncSession, files: Files, user_id: UUID, file_id: UUID, taken: Taken
) -> None:
    """Keep a file until its letter names it, as an upload of who has written the letter."""
    connection = await plain_of(session)
    if not await queries.has_file(connection, file_id):
        await store_file(connection, files, (user_id, "consumer"), taken, file_id)


async def take_letter(session: AsyncSession, letter_id: UUID, given: LetterIn) -> dict[str, Any]:
    """Take a letter, once; return what has come of it, now or before.

    From the author's address it is a message of his, and opens again what was done (14 days); from
    another, or about an appeal that is another's by now, it is a note, of which no consumer hears.
    Raises ValidationFailed (`file_ids`).
    """
    connection = await plain_of(session)
    if await queries.begin(connection, letter_id, utc_now()):
        await _take(connection, letter_id, given)
    return await queries.find(connection, letter_id)


async def _that_goes_on(connection: Connection, appeal_id: UUID) -> Any:
    """Return the appeal in which one goes on, locked; None when there is none."""
    leads_to = await queries.leads_to(connection, appeal_id)
    appeal = leads_to and await find_appeal(connection, leads_to, lock=True)
    if appeal and appeal["merged_into"]:
        # It was merged while we waited for it.
        appeal = await find_appeal(connection, appeal["merged_into"], lock=True)
    return appeal


def _fate(appeal: Any, user_id: UUID, *, own: bool) -> LetterOutcome:
    """Return what a letter to an appeal comes to at this moment."""
    if not appeal or appeal["status"] == "draft":
        return "gone"
    if not (own and appeal["user_id"] == user_id):
        return "noted"
    if appeal["status"] in OPEN:
        return "written"
    until = reopen_until(appeal["status"], appeal["closed_at"])
    return "reopened" if until is not None and utc_now() <= until else "closed"


async def wants_files(connection: Connection, appeal_id: UUID, user_id: UUID) -> bool:
    """Say whether a letter of that user's would become a message, which may have files."""
    leads_to = await queries.leads_to(connection, appeal_id)
    appeal = leads_to and await find_appeal(connection, leads_to)
    return _fate(appeal, user_id, own=True) in {"written", "reopened"}


async def _take(connection: Connection, letter_id: UUID, given: LetterIn) -> None:
    appeal = await _that_goes_on(connection, given.appeal_id)
    fate = _fate(appeal, given.user_id, own=given.own)
    if fate == "gone":
        await queries.end(connection, letter_id, None, fate)
        return
    if fate == "noted":
        note_id = await queries.add_note(connection, appeal["id"], given.text, utc_now())
        await queries.end(
            *(connection, letter_id, appeal["id"], fate),
            note_id=note_id,
            sender=given.sender,
        )
        return
    if fate == "closed":
        await queries.end(connection, letter_id, appeal["id"], fate)
        return
    change: Change = fate
    message = MessageIn(text=given.text, file_ids=given.file_ids)
    message_id = await say(connection, given.user_id, appeal, message, change, way="letter")
    await queries.end(
        *(connection, letter_id, appeal["id"], change),
        message_id=message_id,
        whole=given.whole or None,
    )
