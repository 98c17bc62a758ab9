"""What stands before an appeal is sent: its form, and its draft."""

from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from services.cabinet.support.appeals import queries as appeals
from services.cabinet.support.attachments.actions import waiting_files
from services.cabinet.support.attachments.queries import list_waiting
from services.cabinet.support.attachments.rules import LARGEST_FILE, TYPES
from services.cabinet.support.drafts import queries
from services.cabinet.support.drafts.rules import DRAFT_KEPT
from services.cabinet.support.drafts.schemas import DraftIn
from services.cabinet.support.topics.queries import list_in_use
from services.cabinet.support.topics.rules import KIND_TITLES
from services.contracts.letters import LONGEST_TEXT, MOST_FILES
from services.kit.database import Connection, plain_of
from services.kit.problems import NotFound

_KINDS = [
    {"kind": kind, "title": title, "title_en": title_en}
    for kind, (title, title_en) in KIND_TITLES.items()
]
_LIMITS = {
    "text": LONGEST_TEXT,
    "files": MOST_FILES,
    "file_bytes": LARGEST_FILE,
    "types": TYPES,
}
_MOST_ACCOUNTS = 500


async def read_form(
    connection: Connection, user_id: UUID, account_id: int | None
) -> dict[str, Any]:
    """Return what a new appeal may be, as `AppealFormOut` has it.

    `account_id` is told first of the accounts; NotFound when it is not the user's today.
    """
    accounts = await queries.list_accounts(connection, user_id, account_id, _MOST_ACCOUNTS)
    if account_id is not None and account_id not in {account["id"] for account in accounts}:
        raise NotFound
    return {
        "kinds": _KINDS,
        "topics": await list_in_use(connection),
        "accounts": accounts,
        "limits": _LIMITS,
        "draft": await _read_draft(connection, user_id),
    }


async def _read_draft(connection: Connection, user_id: UUID) -> dict[str, Any] | None:
    draft = await queries.find_draft(connection, user_id)
    if draft is None:
        return None
    content = draft["content"]
    return {
        **{name: content[name] for name in ("kind", "topic_id", "account_id", "text", "fields")},
        "card": content["card"],
        "files": await list_waiting(connection, user_id, "consumer", draft["file_ids"]),
        "saved_at": draft["saved_at"],
        "kept_until": draft["saved_at"] + DRAFT_KEPT,
    }


async def save_draft(session: AsyncSession, user_id: UUID, given: DraftIn) -> dict[str, Any]:
    """Keep the whole of what a user writes; return it. Raises ValidationFailed (`file_ids`)."""
    connection = await plain_of(session)
    await waiting_files(connection, user_id, "consumer", given.file_ids)
    content = given.model_dump(mode="json", exclude={"file_ids"})
    await queries.save_draft(connection, user_id, content, given.file_ids)
    kept = await _read_draft(connection, user_id)
    assert kept is not None
    return kept


async def drop_draft(session: AsyncSession, user_id: UUID) -> None:
    """Forget what a user was writing; its files go with the day."""
    await appeals.drop_draft(await plain_of(session), user_id)
