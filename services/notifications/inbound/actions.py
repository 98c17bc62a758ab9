"""Reading the mailbox: what has come is queued, then dealt with one by one, then called read."""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, cast
from uuid import UUID, uuid4

import orjson

from services.contracts.letters import LONGEST_TEXT, LONGEST_WHOLE, AppealLetter
from services.kit.children import ask_child
from services.kit.client import ServiceClient
from services.kit.clock import utc_now
from services.kit.database import Connection, Database, plain_of
from services.kit.lines import plain_text
from services.kit.problems import Unavailable
from services.notifications.inbound import queries
from services.notifications.inbound.handing import Handover
from services.notifications.inbound.mailbox import Fetched, Mailbox, MailboxUnreachable
from services.notifications.inbound.reading import ReadLetter
from services.notifications.inbound.rules import (
    AGAIN_DAYS,
    FIRST_DAYS,
    TOO_MANY_SECONDS,
    Outcome,
    letter_key,
    plain_address,
    retry_pause,
    same_address,
    server_pause,
    tokens_of,
)
from services.notifications.letters.kinds import Draft
from services.notifications.letters.queries import add_letter
from services.notifications.letters.rendering import words_of
from services.notifications.letters.rules import letter_language

log = logging.getLogger(__name__)
_READING_SECONDS = 60.0
# As the author of an appeal writes; what is longer is read by staff.
_MOST_QUEUED = 2000
# Of a file that is named because it was not taken.
_LONGEST_NAME = 60
_APART = "\n\n"
_CLOSED, _UNTOLD = "appeal_reply_closed", "appeal_reply_unknown"
_NOTE = "appeal_reply"


@dataclass(frozen=True, slots=True)
class Ways:
    """What the reader needs to know: our addresses, cabinet's, shares, lease."""

    mailbox: str
    reply_address: str
    own_addresses: frozenset[str]
    cabinet_url: str
    per_hour: int
    lease_seconds: float


@dataclass(frozen=True, slots=True)
class _Answer:
    """A letter that was read, of a known sender, and whom it is about."""

    read: ReadLetter
    key: UUID
    reply: Any
    whole: bool


class Reader:
    """Reads one mailbox, over and over."""

    def __init__(
        self, database: Database, client: ServiceClient, mailbox: Mailbox, ways: Ways
    ) -> None:
        self._database = database
        self._client = client
        self._mailbox = mailbox
        self._ways = ways
        self._failures = 0

    async def look(self) -> float:
        """Look into the mailbox once, and deal with all that is due; return how long to wait more.

        While the server is away nothing is lost: letters wait in the mailbox.
        """
        try:
            uidvalidity = await self._mailbox.open()
            await self._note_arrived(uidvalidity)
            while await self._deal_with_next():
                pass
            await self._mark_read(uidvalidity)
        except MailboxUnreachable as error:
            self._failures += 1
            async with self._database.connection() as connection:
                await queries.note_problem(connection, self._ways.mailbox, str(error))
            pause = server_pause(self._failures)
            log.warning("mailbox_unreachable", extra={"reason": str(error), "pause": pause})
            return pause
        self._failures = 0
        return 0.0

    async def _note_arrived(self, uidvalidity: int) -> None:
        async with self._database.connection() as connection:
            state = await queries.find_state(connection, self._ways.mailbox)
        known = state is not None and state["uidvalidity"] == uidvalidity
        last_uid = state["last_uid"] if known else 0
        since = None
        if not known:
            new = state is None or state["uidvalidity"] is None
            since = utc_now().date() - timedelta(days=FIRST_DAYS if new else AGAIN_DAYS)
        uids = (await self._mailbox.list_after(last_uid, since))[:_MOST_QUEUED]
        async with self._database.transaction() as session:
            await queries.note_arrived(
                await plain_of(session),
                self._ways.mailbox,
                uidvalidity,
                uids,
                uids[-1] if uids else last_uid,
            )

    async def _mark_read(self, uidvalidity: int) -> None:
        async with self._database.connection() as connection:
            rows = await queries.list_unmarked(connection, self._ways.mailbox, uidvalidity)
        if rows:
            await self._mailbox.mark_read([row["uid"] for row in rows])
            async with self._database.connection() as connection:
                await queries.set_marked(connection, [row["id"] for row in rows])

    async def _deal_with_next(self) -> bool:
        """Deal with the first letter that is due; False when none is, or cabinet is away."""
        ways = self._ways
        async with self._database.connection() as connection:
            letter = await queries.claim(connection, ways.mailbox, ways.lease_seconds)
        if letter is None:
            return False
        try:
            await self._deal_with(letter)
        except MailboxUnreachable as error:
            await self._put_off(letter, 0.0, str(error))
            raise
        except Unavailable as error:
            pause = server_pause(1)
            await self._put_off(letter, pause, error.detail or error.title)
            log.warning("letter_not_handed_over", extra=_told(letter) | {"pause": pause})
            return False
        except Exception as error:
            pause = retry_pause(letter["attempts"])
            async with self._database.connection() as connection:
                await queries.mark_failed(connection, letter, pause, type(error).__name__)
            log.exception("inbound_letter_failed", extra=_told(letter))
        return True

    async def _deal_with(self, letter: Any) -> None:
        if letter["sender"] and await self._put_off_of_many(letter, letter["sender"]):
            return
        fetched = await self._mailbox.fetch(letter["uid"])
        read = None if fetched is None else await _read(fetched)
        if fetched is None or read is None:
            await self._settle(letter, "gone" if fetched is None else "unreadable")
            return
        sender = plain_address(read["sender"])
        key = letter_key(read["message_id"], sender, read["digest"])
        if read["automatic"] or not sender or sender in self._ways.own_addresses:
            await self._settle(letter, "automatic", sender, key)
            return
        tokens = tokens_of(self._ways.reply_address, read["recipients"], read["references"])
        async with self._database.connection() as connection:
            double = await queries.was_taken(connection, key, letter["id"])
            reply = await queries.find_reply(connection, tokens) if tokens else None
        if double:
            await self._settle(letter, "double", sender, key)
        elif reply is None:
            await self._answer_unknown(letter, sender, key)
        elif not await self._put_off_of_many(letter, sender):
            answer = _Answer(read, key, reply, whole=fetched.whole)
            await self._hand_over(letter, answer, sender)

    async def _put_off_of_many(self, letter: Any, sender: str) -> bool:
        """Put off a letter of who has sent so many within the hour; give it up after days."""
        async with self._database.connection() as connection:
            if await queries.count_sent(connection, sender) < self._ways.per_hour:
                return False
        if letter["old"]:
            await self._settle(letter, "too_many", sender)
            return True
        await self._put_off(letter, TOO_MANY_SECONDS, "too many of one sender", sender)
        log.warning("inbound_letter_put_off", extra=_told(letter))
        return True

    async def _answer_unknown(self, letter: Any, sender: str, key: UUID) -> None:
        """Tell a consumer whose letter answers nothing where to write; leave others to people."""
        async with self._database.connection() as connection:
            writer = await queries.find_writer(connection, sender)
        if writer is None:
            await self._settle(letter, "stranger", sender, key)
        else:
            await self._settle(letter, "untold", sender, key, (_UNTOLD, writer, {}))

    async def _hand_over(self, letter: Any, answer: _Answer, sender: str) -> None:
        read, reply = answer.read, answer.reply
        own = bool(reply["active"]) and same_address(sender, reply["email"])
        # Of the beginning of a letter no file is whole.
        files = read["files"] if answer.whole else []
        refused = [*read["refused"]] if answer.whole else [("", "letter-too-large")]
        if not own:
            refused += [(file["name"], "stranger") for file in files]
        if own and not (read["text"] or files or refused):
            await self._settle(letter, "empty", sender, answer.key)
            return
        way = Handover(self._client, self._ways.cabinet_url, answer.key)
        file_ids: list[UUID] = []
        if own and files and not await way.wants_files(reply["appeal_id"], reply["user_id"]):
            refused += [(file["name"], "stranger") for file in files]
        elif own:
            file_ids, not_taken = await way.give_files(reply["user_id"], files)
            refused += not_taken
        language = letter_language(reply["language"] or "") if own else "ru"
        text, whole = words_with(read, refused, language, files=len(file_ids))
        handed = await way.give_letter(
            # Its limits are cabinet's to check: what does not fit is told as a refusal.
            AppealLetter.model_construct(
                appeal_id=reply["appeal_id"],
                user_id=reply["user_id"],
                own=own,
                sender=sender,
                text=text,
                whole=whole,
                file_ids=file_ids,
            )
        )
        told = None
        if handed.outcome == "closed":
            told = (_CLOSED, reply, {"number": handed.number})
        await self._settle(letter, handed.outcome, sender, answer.key, told)

    async def _settle(
        self,
        letter: Any,
        outcome: Outcome,
        sender: str | None = None,
        key: UUID | None = None,
        told: tuple[str, Any, dict[str, Any]] | None = None,
    ) -> None:
        """Note what became of a letter, and queue the word about it, in one transaction."""
        async with self._database.transaction() as session:
            connection = await plain_of(session)
            if await queries.settle(connection, letter, outcome, sender or None, key) and told:
                template, reader, parameters = told
                if not await queries.told_today(connection, reader["email"], template):
                    draft = Draft(
                        reader["user_id"],
                        reader["email"],
                        reader["language"],
                        template,
                        {"display_name": reader["display_name"]} | parameters,
                    )
                    await add_letter(session, uuid4(), draft)
        log.info("inbound_letter", extra=_told(letter) | {"outcome": outcome})

    async def _put_off(
        self, letter: Any, pause: float, reason: str, sender: str | None = None
    ) -> None:
        async with self._database.connection() as connection:
            await queries.put_off(connection, letter, pause, reason, sender)


async def _read(fetched: Fetched) -> ReadLetter | None:
    """Let a process of its own read a letter; None when it does not survive it."""
    try:
        done, answer = await ask_child(
            "services.notifications.inbound.reading",
            given=fetched.content,
            seconds=_READING_SECONDS,
        )
    except TimeoutError:
        return None
    return cast("ReadLetter", await asyncio.to_thread(orjson.loads, answer)) if done else None


def words_with(
    read: ReadLetter, refused: Sequence[tuple[str, str]], language: str, *, files: int
) -> tuple[str, str]:
    """Return what stands in the message, and the whole for staff, "" when that is no more.

    What was not taken is named in the message, in the language of its author.
    """
    said = plain_text(read["text"])
    told = {
        "refused": [{"name": name[:_LONGEST_NAME], "reason": reason} for name, reason in refused],
        "empty": not said,
        "files": files,
        "cut": False,
    }
    added = words_of(_NOTE, language, told).strip()
    whole = plain_text(read["whole"])[:LONGEST_WHOLE]
    if len(said) + len(added) + len(_APART) > LONGEST_TEXT:
        whole = whole or said[:LONGEST_WHOLE]
        added = words_of(_NOTE, language, told | {"cut": True}).strip()
        room = LONGEST_TEXT - len(added) - len(_APART) - 1
        said = f"{said[:room].rstrip()}…"
    return _APART.join(one for one in (said, added) if one), whole


def _told(letter: Any) -> dict[str, Any]:
    return {"letter_id": str(letter["id"]), "attempts": letter["attempts"]}


async def mailbox_health(connection: Connection, mailbox: str | None) -> dict[str, Any]:
    """Return how the mailbox is, as `MailboxOut` has it; without one nothing is wrong."""
    told: dict[str, Any] = {
        "set_up": mailbox is not None,
        "letters": {},
        "checked_at": None,
        "problem": None,
        "problem_since": None,
    }
    if mailbox is not None:
        told["letters"] = await queries.count_outcomes(connection, mailbox)
        known = await queries.read_health(connection, mailbox)
        told |= {"problem": "not-looked-at"} if known is None else known
    return told
