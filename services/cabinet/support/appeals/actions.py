"""What an author does with appeals: sends, writes, reopens, cancels, rates, reads."""

from datetime import datetime
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy.ext.asyncio import AsyncSession

from services.cabinet.appeal_errors import (
    AppealClosed,
    AppealMerged,
    AppealNotDone,
    AppealRated,
    ReopenTooLate,
    TooManyAppeals,
)
from services.cabinet.support.appeals import queries
from services.cabinet.support.appeals.registering import Origin, attach, once, register
from services.cabinet.support.appeals.rules import (
    MOST_A_DAY,
    OPEN,
    Way,
    digest_of,
    excerpt,
    reopen_until,
    shown,
    wait_seconds,
)
from services.cabinet.support.appeals.schemas import AppealIn, MessageIn, RatingIn
from services.cabinet.support.appeals.telling import Change, tell
from services.cabinet.support.attachments.actions import waiting_files
from services.kit.clock import utc_now
from services.kit.database import Connection, plain_of
from services.kit.problems import NotFound, ValidationFailed, field_error


async def send_appeal(
    session: AsyncSession, user_id: UUID, name: str, given: AppealIn, key: str | None
) -> dict[str, Any]:
    """Send an appeal; return it as `AppealOut` has it. The draft is gone with it.

    Raises ValidationFailed by field, TooManyAppeals, SendingKeyReused.
    """
    connection = await plain_of(session)
    now = utc_now()

    async def send() -> str:
        wait = wait_seconds(await queries.list_sent(connection, user_id, now, MOST_A_DAY), now)
        if wait is not None:
            raise TooManyAppeals(headers={"Retry-After": str(wait)}, retry_after=wait)
        account = None
        if given.account_id is not None:
            account = await queries.find_account(connection, user_id, given.account_id)
            if account is None:
                words = "Choose one of your accounts."
                raise ValidationFailed(errors=[field_error("account_id", "not-yours", words)])
        card = None if given.card is None else given.card.model_dump(mode="json")
        origin = Origin(user_id, name, account, user_id, "consumer", card=card)
        appeal_id = await register(connection, given, origin, now)
        await queries.drop_draft(connection, user_id)
        appeal = await queries.find_own(connection, user_id, appeal_id)
        await tell(connection, appeal, "sent", by="consumer", status="new")
        return str(appeal_id)

    digest = digest_of("appeal", given.model_dump(mode="json"))
    made = await once(connection, user_id, key, digest, send)
    return shown(await _found(connection, user_id, UUID(made)), utc_now())


async def _found(connection: Connection, user_id: UUID, appeal_id: UUID) -> Any:
    appeal = await queries.find_own(connection, user_id, appeal_id)
    if appeal is None:
        raise NotFound
    return appeal


async def _locked(connection: Connection, user_id: UUID, appeal_id: UUID) -> Any:
    appeal = await queries.lock_own(connection, user_id, appeal_id)
    if appeal is None:
        raise NotFound
    return appeal


async def read_card(connection: Connection, user_id: UUID, appeal_id: UUID) -> dict[str, Any]:
    """Return an appeal with all that was written, as `AppealCardOut` has it. Raises NotFound."""
    appeal = await _found(connection, user_id, appeal_id)
    return shown(appeal, utc_now()) | {
        "messages": await queries.list_messages(connection, appeal_id),
        "history": await queries.list_states(connection, appeal_id),
        "fields": orjson.loads(appeal["fields"]),
        "card": appeal["card"] and orjson.loads(appeal["card"]),
        "merged": await queries.list_merged(connection, appeal_id),
    }


def require_alone(appeal: Any) -> None:
    """Refuse to go on with an appeal that goes on in another: AppealMerged."""
    if appeal["merged_into"] is not None:
        into = {"id": str(appeal["merged_into"]), "number": appeal["merged_number"]}
        raise AppealMerged(into=into)


async def write_message(
    session: AsyncSession, user_id: UUID, appeal_id: UUID, given: MessageIn, key: str | None
) -> dict[str, Any]:
    """Write on an appeal that goes on; return the message. Raises NotFound, AppealClosed.

    Raises AppealMerged, ValidationFailed (`file_ids`), SendingKeyReused as well.
    """
    connection = await plain_of(session)
    await _found(connection, user_id, appeal_id)

    async def write() -> str:
        appeal = await _locked(connection, user_id, appeal_id)
        require_alone(appeal)
        if appeal["status"] not in OPEN:
            raise AppealClosed
        return str(await say(connection, user_id, appeal, given, "written"))

    digest = digest_of(f"message {appeal_id}", given.model_dump(mode="json"))
    made = await once(connection, user_id, key, digest, write)
    return await queries.read_message(connection, int(made))


async def say(
    connection: Connection,
    user_id: UUID,
    appeal: Any,
    given: MessageIn,
    change: Change,
    *,
    way: Way = "web",
) -> int:
    """Add a word of the author's to an appeal that is locked; return the message's id."""
    now = utc_now()
    await waiting_files(connection, user_id, "consumer", given.file_ids)
    message_id = await queries.add_message(connection, appeal["id"], given.text, now, way=way)
    await attach(connection, message_id, user_id, "consumer", given.file_ids)
    await queries.note_word(
        connection, appeal["id"], now, excerpt(given.text), by="consumer", unread=0
    )
    status = appeal["status"]
    if change == "reopened":
        status = "in_work"
        await queries.set_status(connection, appeal["id"], now, status, unread=0)
        await queries.add_state(connection, appeal["id"], status, now, by="consumer")
    await tell(connection, appeal, change, by="consumer", status=status)
    return message_id


async def reopen(
    session: AsyncSession, user_id: UUID, appeal_id: UUID, text: str, key: str | None
) -> dict[str, Any]:
    """Open an appeal that was done again, within 14 days, with a word on why; return its card.

    Raises NotFound, AppealMerged, AppealNotDone, ReopenTooLate, SendingKeyReused.
    """
    connection = await plain_of(session)
    await _found(connection, user_id, appeal_id)

    async def act() -> str:
        appeal = await _locked(connection, user_id, appeal_id)
        require_alone(appeal)
        until = reopen_until(appeal["status"], appeal["closed_at"])
        if until is None:
            raise AppealNotDone
        if utc_now() > until:
            raise ReopenTooLate
        await say(connection, user_id, appeal, MessageIn(text=text), "reopened")
        return str(appeal_id)

    await once(connection, user_id, key, digest_of(f"reopen {appeal_id}", {"text": text}), act)
    return await read_card(connection, user_id, appeal_id)


async def cancel(session: AsyncSession, user_id: UUID, appeal_id: UUID) -> dict[str, Any]:
    """Cancel an appeal that goes on; return its card. Raises NotFound, AppealClosed."""
    connection = await plain_of(session)
    appeal = await _locked(connection, user_id, appeal_id)
    if appeal["status"] == "done":
        raise AppealClosed
    if appeal["status"] in OPEN:
        now = utc_now()
        await queries.set_status(connection, appeal_id, now, "cancelled", unread=0)
        await queries.add_state(connection, appeal_id, "cancelled", now, by="consumer")
        await tell(connection, appeal, "cancelled", by="consumer", status="cancelled")
    return await read_card(connection, user_id, appeal_id)


async def rate(
    session: AsyncSession, user_id: UUID, appeal_id: UUID, given: RatingIn
) -> dict[str, Any]:
    """Rate an appeal that is done, once; return its card.

    The same rating again changes nothing. Raises NotFound, AppealNotDone, AppealRated,
    AppealMerged.
    """
    connection = await plain_of(session)
    appeal = await _locked(connection, user_id, appeal_id)
    if appeal["rating_stars"] is not None:
        if (appeal["rating_stars"], appeal["rating_text"]) != (given.stars, given.text):
            raise AppealRated
    elif appeal["status"] != "done":
        raise AppealNotDone
    else:
        require_alone(appeal)
        await queries.rate(connection, appeal_id, utc_now(), given.stars, given.text)
        await tell(connection, appeal, "rated", by="consumer", status="done")
    return await read_card(connection, user_id, appeal_id)


async def note_read(
    session: AsyncSession, user_id: UUID, appeal_id: UUID, seen_at: datetime | None
) -> None:
    """Note that an appeal was read up to a moment, or all of it. Raises NotFound."""
    connection = await plain_of(session)
    appeal = await _locked(connection, user_id, appeal_id)
    if await queries.set_read(connection, appeal_id, seen_at):
        await tell(connection, appeal, "read", by="consumer", status=appeal["status"])
