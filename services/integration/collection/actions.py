"""Polling: every due source is read kind by kind, page by page, into staged batches."""

import asyncio
import logging
from collections.abc import Callable
from functools import partial
from typing import Any

import httpx

from services.integration.collection.head_end import (
    CursorRefused,
    list_kinds,
    open_source,
    read_page,
)
from services.integration.collection.queries import count_staged, stage_page
from services.integration.conversion.batches import make_batch
from services.integration.conversion.rules import KINDS
from services.integration.errors import RunStopped, SourceFailed
from services.integration.runs.queries import begin_run, break_runs, end_run, is_run_to_go_on
from services.integration.secrets import unseal
from services.integration.sources.queries import (
    RUNS,
    find_cursor,
    forget_cursor,
    list_due_sources,
    mark_failed,
    mark_polled,
)
from services.kit.bell import Bell
from services.kit.database import Database
from services.kit.queue import backoff

log = logging.getLogger(__name__)
_FULL_SECONDS = 0.1
_FIRST_PAUSE_SECONDS = 1.0
_LONGEST_PAUSE_SECONDS = 15.0


async def collect(
    database: Database,
    bell: Bell,
    *,
    sealing_key: Callable[[], str],
    page_items: int,
    staged_limit: int,
) -> None:
    """Read due sources for ever, side by side; a worker loop of the leader.

    `sealing_key` is asked at each use: it may be made while the worker runs.
    """
    async with database.connection() as connection:
        await break_runs(connection)
    reading: dict[int, asyncio.Task[None]] = {}
    read = partial(
        _collect_safely,
        database,
        sealing_key=sealing_key,
        page_items=page_items,
        staged_limit=staged_limit,
    )
    async with asyncio.TaskGroup() as group:

        async def begin_due() -> bool:
            async with database.connection() as connection:
                due = await list_due_sources(connection)
            for source in due:
                task = reading.get(source["id"])
                if task is None or task.done():
                    reading[source["id"]] = group.create_task(read(source))
            # Those that are being read are due until they have been.
            return False

        await bell.work_off(RUNS, begin_due)


async def _collect_safely(
    database: Database,
    source: dict[str, Any],
    *,
    sealing_key: Callable[[], str],
    page_items: int,
    staged_limit: int,
) -> None:
    """Read one source; a source that fails is tried again later, the others go on."""
    source_id, version = source["id"], source["version"]
    async with database.connection() as connection:
        run_id = await begin_run(connection, source_id, version)
    if run_id is None:
        return
    try:
        key = unseal(sealing_key(), source["sealed_key"])
        async with open_source(source["url"], key) as client:
            known = await list_kinds(client)
            for kind in KINDS:
                if kind in known:
                    await collect_kind(
                        database,
                        client,
                        source_id,
                        kind,
                        stamps=source["stamps"],
                        page_items=page_items,
                        staged_limit=staged_limit,
                        run_id=run_id,
                    )
    except RunStopped:
        log.info("run_stopped", extra={"source": source_id})
        async with database.connection() as connection:
            await end_run(connection, run_id, "stopped")
    except SourceFailed as failure:
        reason = failure.detail or failure.title
        pause = backoff(source["failures"] + 1, _FIRST_PAUSE_SECONDS, _LONGEST_PAUSE_SECONDS)
        log.warning("source_failed", extra={"source": source_id, "reason": reason})
        async with database.connection() as connection, connection.transaction():
            await mark_failed(
                connection,
                source_id,
                version,
                code=failure.code,
                reason=reason,
                pause_seconds=pause,
            )
            await end_run(connection, run_id, "failed", failure.code, reason)
    else:
        async with database.connection() as connection, connection.transaction():
            await mark_polled(connection, source_id, version)
            await end_run(connection, run_id, "done")


async def collect_kind(
    database: Database,
    client: httpx.AsyncClient,
    source_id: int,
    kind: str,
    *,
    stamps: str | None,
    page_items: int,
    staged_limit: int,
    run_id: int | None = None,
) -> None:
    """Read one kind to its end: each page is converted and staged with its cursor.

    Waits while `staged_limit` batches of the source are not yet delivered, so that a receiver
    that is down does not fill the disk. `stamps` is which end of an interval the source's stamps
    name, where its items do not say so. A cursor that the source has forgotten is begun anew:
    records replace themselves, so nothing is doubled. Raises SourceFailed, and RunStopped when the
    source is paused, changed or removed meanwhile.
    """
    async with database.connection() as connection:
        after = await find_cursor(connection, source_id, kind)
    more = True
    while more:
        await _wait_for_room(database, source_id, staged_limit, run_id)
        try:
            page = await read_page(client, kind, after, page_items)
        except CursorRefused:
            if after is None:
                raise
            log.warning("cursor_refused", extra={"source": source_id, "kind": kind})
            async with database.connection() as connection:
                await forget_cursor(connection, source_id, kind)
            after = None
            continue
        batch = make_batch(kind, page.items, stamps)
        async with database.connection() as connection:
            stored = await stage_page(
                connection,
                source_id,
                kind,
                after=after,
                cursor=page.cursor,
                more=page.more,
                items=len(page.items),
                batch=batch,
                run_id=run_id,
            )
        if not stored:
            # Another worker has taken this page: go on from where it is.
            async with database.connection() as connection:
                after = await find_cursor(connection, source_id, kind)
            continue
        # A cursor that does not move would be asked for without end.
        more = page.more and page.cursor != after
        after = page.cursor


async def _wait_for_room(
    database: Database, source_id: int, staged_limit: int, run_id: int | None
) -> None:
    while True:
        async with database.connection() as connection:
            if run_id is not None and not await is_run_to_go_on(connection, run_id):
                raise RunStopped
            staged = await count_staged(connection, source_id)
        if staged < staged_limit:
            return
        await asyncio.sleep(_FULL_SECONDS)
