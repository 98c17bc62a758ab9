"""Delivery: each source's batches in order, each until the systems door has answered it."""

import asyncio
import logging
from typing import Any

from services.integration.conversion.batches import rows_of
from services.integration.delivery.queries import (
    STAGED,
    finish_batch,
    list_next_batches,
    postpone_batch,
    prune,
    refuse_batch,
)
from services.integration.delivery.systems import NotDelivered, SystemsDoor
from services.kit.bell import Bell
from services.kit.database import Database
from services.kit.queue import backoff
from services.kit.worker import HOUSEKEEPING_SECONDS, every

log = logging.getLogger(__name__)
_FIRST_PAUSE_SECONDS = 0.5
_LONGEST_PAUSE_SECONDS = 10.0


async def deliver(database: Database, bell: Bell, door: SystemsDoor) -> None:
    """Deliver staged batches for ever; sources side by side, each one's batches in order."""

    async def deliver_next() -> bool:
        async with database.connection() as connection:
            batches = await list_next_batches(connection)
        async with asyncio.TaskGroup() as group:
            for batch in batches:
                group.create_task(deliver_batch(database, door, batch))
        return bool(batches)

    await bell.work_off(STAGED, deliver_next)


async def deliver_batch(database: Database, door: SystemsDoor, batch: dict[str, Any]) -> None:
    """Deliver one batch; the payload goes only after the receiver's acknowledgement.

    No answer, 5xx, 401, 403 and 429 are tried again without end, since they heal; what the same
    bytes would meet again is put aside as refused.
    """
    try:
        answer = await door.deliver(batch["kind"], batch["key"], batch["payload"])
    except NotDelivered as failure:
        known = {"batch": str(batch["key"]), "kind": batch["kind"], "reason": str(failure)}
        async with database.connection() as connection:
            if failure.refused:
                log.warning("batch_refused", extra=known)
                await refuse_batch(connection, batch["id"], str(failure))
                return
            pause = backoff(batch["attempts"] + 1, _FIRST_PAUSE_SECONDS, _LONGEST_PAUSE_SECONDS)
            log.warning("batch_not_delivered", extra=known)
            await postpone_batch(
                connection,
                batch["id"],
                str(failure),
                min(max(pause, failure.after), _LONGEST_PAUSE_SECONDS),
            )
        return
    rejected = _rejected_rows(answer, batch["payload"])
    async with database.connection() as connection:
        await finish_batch(connection, batch, answer, rejected)
    log.info(
        "batch_delivered",
        extra={
            "batch": str(batch["key"]),
            "kind": batch["kind"],
            "accepted": answer.get("accepted"),
            "rejected": answer.get("rejected"),
            "noted": len(answer.get("notes") or ()),
        },
    )


def _rejected_rows(
    answer: dict[str, Any], payload: bytes
) -> list[tuple[str, str | None, str, str]]:
    errors = [e for e in answer.get("errors") or () if isinstance(e, dict)]
    if not errors:
        return []
    numbers = [e["line"] for e in errors if isinstance(e.get("line"), int)]
    rows = rows_of(payload, numbers)
    return [
        (
            rows.get(e.get("line", 0), ""),
            str(e["field"])[:64] if e.get("field") else None,
            str(e.get("code", ""))[:64],
            str(e.get("reason", "")),
        )
        for e in errors
    ]


async def forget_old(database: Database, keep_days: int) -> None:
    """Remove what is old enough, once an hour; a worker loop."""

    async def once() -> None:
        async with database.connection() as connection:
            await prune(connection, keep_days)

    await every(HOUSEKEEPING_SECONDS, once)
