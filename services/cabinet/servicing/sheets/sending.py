"""What is right in a file is handed in: all of it in one transaction, once, whatever dies."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import orjson

from services.cabinet.access.queries import Servicer
from services.cabinet.servicing.houses.queries import list_served_meters
from services.cabinet.servicing.houses.rules import Scope
from services.cabinet.servicing.sheets import queries
from services.cabinet.servicing.sheets.actions import draft_of, require_ready, require_window
from services.cabinet.servicing.sheets.judging import Budget, Draft, Finding, fields_of, find
from services.cabinet.servicing.sheets.rules import Reason
from services.cabinet.submissions.bulk.actions import TURN, known_by_portions, no_collection
from services.cabinet.submissions.entry.actions import Submitter, hand_in
from services.cabinet.submissions.entry.checks import Checked
from services.cabinet.submissions.entry.forms import Known
from services.cabinet.submissions.entry.writes import lock_to_hand_in
from services.kit.aside import Aside
from services.kit.clock import utc_now
from services.kit.database import Connection
from services.kit.keys import KeyRing


async def send(
    connection: Connection,
    keys: KeyRing,
    servicer: Servicer,
    sheet_id: UUID,
    *,
    session_id: UUID | None,
    sending_key: str | None,
) -> dict[str, Any]:
    """Hand in the right rows of a file; return it as `SendOut` has it.

    `connection` is in a transaction, which is that of the whole act. Everything is checked again:
    what is not right any more stays, with its reason. The same key again is the same answer, and
    nothing is sent. Raises NotFound, SheetNotReady, and SubmissionWindowClosed: what waits goes on
    waiting.
    """
    organization_id = servicer.organization_id
    # What is sent settles rows of other files as well.
    await queries.lock_all_sheets(connection, organization_id)
    locked = await require_ready(connection, servicer, sheet_id)
    former = orjson.loads(locked["sending"]) if locked["sending"] else None
    if sending_key is not None and former and former["key"] == sending_key:
        answer: dict[str, Any] = former["answer"]
        return answer
    await require_window(connection, organization_id, utc_now())
    who = Submitter(servicer.user_id, organization_id=organization_id, session_id=session_id)
    with no_collection():
        # All that was made of the rows is gone when garbage is looked for again.
        counts, became_wrong = await _hand_in_right(connection, keys, who, sheet_id)
    left = await queries.find_sheet(connection, organization_id, sheet_id)
    assert left is not None
    made = {
        "sent": counts,
        "became_wrong": became_wrong,
        "left": {name: left[name] for name in ("right", "wrong", "unfilled")},
    }
    await queries.note_sent(connection, sheet_id, counts, {"key": sending_key, "answer": made})
    return made


async def _hand_in_right(
    connection: Connection, keys: KeyRing, who: Submitter, sheet_id: UUID
) -> tuple[dict[Scope, int], int]:
    """Hand in rows that are right, and still are; return how many, and of how many that is over."""
    organization_id = who.organization_id
    assert organization_id is not None
    rows = await queries.list_rows_of(connection, organization_id, sheet_id, ["right"])
    await lock_to_hand_in(connection, [row["meter_id"] for row in rows])
    sent, wrong, taken = await _judged(connection, organization_id, rows)
    await hand_in(connection, keys, who, taken)
    if wrong:
        await queries.put_rows(connection, sheet_id, wrong)
    await queries.drop_sent(
        connection,
        organization_id,
        sheet_id,
        [row["id"] for row in sent],
        [row["meter_id"] for row in sent],
    )
    return _by_scope(sent), len(wrong)


async def _judged(
    connection: Connection, organization_id: int, rows: Sequence[Mapping[str, Any]]
) -> tuple[list[Mapping[str, Any]], list[dict[str, Any]], list[tuple[Known, Checked]]]:
    """Return rows that are right, those that are wrong now, and what is to be written.

    Of the right ones there may be nothing to write. Those whose days are over are none of them.
    """
    served = await list_served_meters(connection, organization_id)
    meters = [row["meter_id"] for row in rows]
    sent: list[Mapping[str, Any]] = []
    wrong: list[dict[str, Any]] = []
    taken: list[tuple[Known, Checked]] = []
    async with Aside() as aside:
        async for part, known in known_by_portions(connection, aside, meters, utc_now()):
            for at, row in enumerate(rows[part]):
                if at % TURN == TURN - 1:
                    await asyncio.sleep(0)
                draft = draft_of(row)
                here = known.get(row["meter_id"]) if row["meter_id"] in served else None
                if here is not None and not here.window.open:
                    # The days of its house are over, those of another are not: it waits.
                    continue
                finding = _found(draft, here, organization_id, row["meter_id"] in served)
                if finding.checked is None or here is None:
                    wrong.append(_kept(row, draft, finding))
                    continue
                sent.append(row)
                if finding.checked.same is None:
                    taken.append((here, finding.checked))
    return sent, wrong, taken


def _found(draft: Draft, known: Known | None, organization_id: int, served: bool) -> Finding:
    if not served:
        # The house is another's now, or the meter was taken down.
        return Finding("wrong", None, (Reason("unknown-meter", "serial_number"),))
    return find(draft, known, organization_id, Budget(), twin=None)


def _kept(row: Mapping[str, Any], draft: Draft, finding: Finding) -> dict[str, Any]:
    return dict(row) | fields_of(draft, finding, draft.match.place)


def _by_scope(rows: Sequence[Mapping[str, Any]]) -> dict[Scope, int]:
    commons = sum(row["scope"] == "building" for row in rows)
    return {"unit": len(rows) - commons, "building": commons}
