"""Taking a batch in: read, checked, stored once, answered the same ever after."""

import asyncio
import logging
from datetime import datetime, timedelta
from typing import Any

import orjson
from sqlalchemy.ext.asyncio import AsyncSession

from services.cabinet.errors import BatchIdReused, UnknownKind
from services.cabinet.intake import queries
from services.cabinet.intake.body import BatchBody
from services.cabinet.intake.kinds import RECORD_KINDS
from services.cabinet.intake.profile_batch import ProfileBatch
from services.cabinet.intake.record_batch import RecordBatch
from services.cabinet.intake.rules import Remarks
from services.cabinet.lines.rules import Batch
from services.contracts.batches.kinds import LINES
from services.kit.clock import utc_now
from services.kit.database import LONG_STATEMENT_SECONDS, Connection, Database, plain_of
from services.kit.identity import Caller
from services.kit.problems import NotFound
from services.kit.staff import record_act

log = logging.getLogger(__name__)

# Half of all the work: checked by hand, beside the shape that it must agree with.
INTERVAL_PROFILES = "interval-profiles"

# Several batches at once only make each of them slower, and hold more memory.
_at_once = asyncio.Semaphore(4)


async def take_batch(
    database: Database,
    kind: str,
    batch_id: str,
    source: str,
    body: BatchBody,
    *,
    clock_skew: timedelta,
) -> dict[str, Any]:
    """Take a batch and return its answer (see `BatchAnswerOut`).

    What lies later than now and `clock_skew` has not been measured yet, and is not taken.

    Good lines are stored and committed together with the answer, bad ones are rejected with
    reasons; the same batch again gets the first answer and stores nothing. Raises UnknownKind,
    BatchIdReused, and what reading the body raises (then nothing is stored).
    """
    if kind not in LINES:
        raise UnknownKind(f"The kinds are {', '.join(LINES)}.")
    async with _at_once:
        async with database.connection() as connection:
            known = await queries.find_batch(connection, batch_id)
        if known is not None:
            async for _ in body.lines():
                pass
            return _former_answer(known, kind, body.digest)
        return await _take_new(
            database, kind, batch_id, source, body, latest=utc_now() + clock_skew
        )


async def _take_new(
    database: Database,
    kind: str,
    batch_id: str,
    source: str,
    body: BatchBody,
    *,
    latest: datetime,
) -> dict[str, Any]:
    rejections, notes = Remarks(), Remarks()
    batch: ProfileBatch | RecordBatch
    if kind == INTERVAL_PROFILES:
        batch = ProfileBatch(database, rejections, notes, latest)
    else:
        batch = RecordBatch(database, rejections, LINES[kind], RECORD_KINDS[kind], latest)
    async for lines in body.lines():
        await batch.take(lines)
    await batch.prepare()
    async with database.plain_transaction(statement_seconds=LONG_STATEMENT_SECONDS) as connection:
        number = await queries.add_batch(connection, batch_id, kind, source, body.digest)
        if number is None:
            known = await queries.find_batch(connection, batch_id)
            return _former_answer(known, kind, body.digest)
        await batch.store(connection, Batch(number, batch_id, source))
        answer = {
            "batch_id": batch_id,
            "kind": kind,
            "accepted": batch.accepted,
            "rejected": rejections.count,
            "errors": rejections.listed(),
            "notes": notes.listed(),
        }
        await queries.keep_answer(connection, number, answer)
        await queries.keep_lines(connection, number, rejections.lines())
    log.info(
        "batch_taken",
        extra={
            "batch_id": batch_id,
            "kind": kind,
            "accepted": batch.accepted,
            "rejected": rejections.count,
            "noted": notes.count,
        },
    )
    return answer


def _former_answer(row: Any, kind: str, digest: bytes) -> dict[str, Any]:
    if row["kind"] != kind or row["digest"] != digest:
        raise BatchIdReused("Send other records under an id of their own.")
    return _answer(row)


def _answer(row: Any) -> dict[str, Any]:
    return {
        "batch_id": row["id"],
        "kind": row["kind"],
        "accepted": row["accepted"],
        "rejected": row["rejected"],
        "errors": orjson.loads(row["errors"]),
        "notes": orjson.loads(row["notes"]),
    }


async def look_at_lines(session: AsyncSession, staff: Caller, batch_id: str) -> list[Any]:
    """Return the refused lines of a batch to a member of staff, which the log is told.

    They may name people, so that looking at them is an act. Raises NotFound.
    """
    lines = await queries.list_lines(await plain_of(session), batch_id)
    if lines is None:
        raise NotFound
    await record_act(session, staff, "look_at_lines", "batch", batch_id, lines=len(lines))
    return lines


async def find_answer(connection: Connection, batch_id: str) -> dict[str, Any] | None:
    """Return the answer that a batch got, or None when it has not been committed."""
    row = await queries.find_batch(connection, batch_id)
    return None if row is None else _answer(row)
