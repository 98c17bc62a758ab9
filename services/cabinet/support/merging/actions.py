"""Staff make one appeal of several."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from services.cabinet.appeal_errors import AppealClosed, AppealsDiffer, DraftNotMerged
from services.cabinet.support.appeals import queries as appeals
from services.cabinet.support.appeals.actions import require_alone
from services.cabinet.support.appeals.rules import OPEN
from services.cabinet.support.appeals.telling import tell
from services.cabinet.support.desk.actions import read_card
from services.cabinet.support.merging import queries
from services.cabinet.support.merging.rules import joined_draft, of_others, taken_over
from services.cabinet.support.replies import queries as replies
from services.kit.clock import utc_now
from services.kit.database import Connection, plain_of
from services.kit.identity import Caller
from services.kit.problems import NotFound, ValidationFailed, field_error
from services.kit.staff import record_acts


async def merge(
    session: AsyncSession, staff: Caller, appeal_id: UUID, ids: Sequence[UUID]
) -> dict[str, Any]:
    """Merge appeals into one that goes on; return its card. All of them or none.

    What was written on them is shown in it; each is closed with the way there, and its author told
    once. Those that are in it already change nothing. All rows are locked in one order: of two who
    merge at the same time the second finds what the first has made of them.

    Raises NotFound, ValidationFailed (`ids`), AppealMerged, AppealClosed, DraftNotMerged,
    AppealsDiffer.
    """
    connection = await plain_of(session)
    if appeal_id in ids:
        words = "An appeal is not merged into itself."
        raise ValidationFailed(errors=[field_error("ids", "itself", words)])
    chosen = list(dict.fromkeys(ids))
    there = await queries.lock(connection, [appeal_id, *chosen])
    if any(one not in there for one in (appeal_id, *chosen)):
        raise NotFound
    kept = there[appeal_id]
    require_alone(kept)
    merged = [there[one] for one in chosen if there[one]["merged_into"] != appeal_id]
    before = [one for one in there.values() if one["id"] not in {appeal_id, *chosen}]
    _require_mergeable(kept, merged, before)
    await replies.know_person(connection, UUID(staff.subject), staff.name)
    if merged:
        await _merge(connection, staff, kept, merged)
        done = [(one["id"], {"before": one["status"]}) for one in merged]
        await record_acts(
            session, staff, "merge_appeals", "appeal", done, into=str(appeal_id),
            into_number=kept["number"],
        )  # fmt: skip
    return await read_card(connection, staff, appeal_id)


def _require_mergeable(kept: Any, merged: Sequence[Any], before: Sequence[Any]) -> None:
    for one in merged:
        require_alone(one)
    if drafts := [one["number"] for one in (kept, *merged) if one["status"] == "draft"]:
        raise DraftNotMerged(numbers=drafts)
    if merged and (others := of_others(kept, merged, before)):
        raise AppealsDiffer(numbers=others)
    if merged and kept["status"] not in OPEN:
        raise AppealClosed("Reopen the appeal into which you merge, or choose one that goes on.")


async def _merge(connection: Connection, staff: Caller, kept: Any, merged: Sequence[Any]) -> None:
    now, staff_id = utc_now(), UUID(staff.subject)
    ids = [one["id"] for one in merged]
    await queries.lead_on(connection, ids, kept["id"])
    for one in merged:
        await queries.merge(connection, one["id"], kept["id"], now, staff_id)
        status = one["status"]
        if status in OPEN:
            status = "cancelled"
            await appeals.set_status(connection, one["id"], now, status, unread=0)
            await appeals.add_state(
                connection, one["id"], status, now, by="staff", staff_id=staff_id
            )
        await tell(connection, one, "merged", by="staff", status=status, into=kept)
    await queries.take_over(connection, kept["id"], now, taken_over(kept, merged))
    await _lead_drafts_on(connection, kept["id"], ids)


async def _lead_drafts_on(connection: Connection, kept: UUID, merged: Sequence[UUID]) -> None:
    """Let what colleagues are writing be where the appeal goes on; what does not fit stays."""
    found = await queries.list_drafts(connection, [kept, *merged])
    for staff_id, drafts in groupby(found, key=lambda one: one["staff_id"]):
        of_one = list(drafts)
        joined = joined_draft(of_one)
        if joined is None or all(one["appeal_id"] == kept for one in of_one):
            continue
        await queries.drop_drafts(connection, staff_id, merged)
        await replies.save_draft(connection, kept, staff_id, joined["text"], joined["file_ids"])
