"""A file is checked: read by a process of its own, each row judged, and kept until it is sent.

The work of the worker, one file at a time; who dies over one leaves it to another.
"""

import asyncio
import logging
from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from services.cabinet.servicing.sheets import queries
from services.cabinet.servicing.sheets.judging import Budget, Draft, fields_of, find, twice
from services.cabinet.servicing.sheets.rules import (
    LARGEST_FILE,
    SUBJECT,
    Directory,
    natural,
)
from services.cabinet.servicing.workbooks.rules import FileRead, Line
from services.cabinet.submissions.bulk.actions import known_of_many
from services.cabinet.submissions.entry.forms import Known
from services.kit.children import ask_child
from services.kit.clock import utc_now
from services.kit.database import Connection, Database
from services.kit.files import Files
from services.kit.problems import NotFound
from services.kit.queue import backoff

log = logging.getLogger(__name__)
QUEUE = "sheets"
_READER = "services.cabinet.servicing.workbooks.reading"
_READING_SECONDS = 20.0
_MOST_ATTEMPTS = 3
# So many rows are judged between two words of how far it is.
_PORTION = 1000
_TURN = 100


class _Gone(Exception):
    """It was deleted, or is another's now."""


async def check_next(database: Database, files: Files) -> bool:
    """Check the next file of the queue; False when there is none.

    After some tries that died or failed it is given up: `sheet-unreadable`.
    """
    async with database.connection() as connection:
        claimed = await queries.claim_sheet(connection)
    if claimed is None:
        return False
    claim = (claimed["id"], claimed["attempts"])
    try:
        if claim[1] > _MOST_ATTEMPTS:
            await _fail(database, claim, {"code": "sheet-unreadable", "missing": []})
        else:
            await _check(database, files, claimed)
    except _Gone:
        log.info("sheet_gone")
    except Exception as error:
        log.warning("sheet_failed", exc_info=True, extra={"reason": type(error).__name__})
        async with database.connection() as connection:
            await queries.put_off(connection, *claim, backoff(claim[1], 1.0, 10.0))
    else:
        await _forget_file(files, claimed["file_key"])
    return True


async def _forget_file(files: Files, key: str | None) -> None:
    # Its rows are kept; what stays behind is swept.
    if key is not None:
        await files.delete(key)


async def _fail(database: Database, claim: tuple[UUID, int], failure: Mapping[str, Any]) -> None:
    async with database.connection() as connection:
        if not await queries.fail_sheet(connection, claim, failure):
            raise _Gone
    log.info("sheet_refused", extra={"code": failure["code"]})


async def _check(database: Database, files: Files, claimed: Any) -> None:
    claim = (claimed["id"], claimed["attempts"])
    read = await _read(files, claimed["file_key"])
    if read.failure is not None:
        await _fail(database, claim, {"code": read.failure, "missing": read.missing})
        return
    await _note(database, claim, 0, len(read.lines))
    rows = await _judge(database, claim, claimed["organization_id"], read.lines)
    async with database.plain_transaction() as connection:
        if not await queries.finish_sheet(connection, claim, read.kind, read.notes, rows):
            raise _Gone
    log.info("sheet_checked", extra={"rows": len(rows), "kind": read.kind})


async def _note(database: Database, claim: tuple[UUID, int], done: int, total: int) -> None:
    async with database.connection() as connection:
        if not await queries.note_progress(connection, *claim, done, total):
            raise _Gone


async def _read(files: Files, key: str) -> FileRead:
    """Return what a file holds; what breaks the reader, or takes too long, is too large."""
    content = bytearray()
    try:
        async for piece in (await files.open(key)).pieces:
            content += piece
    except NotFound:
        return FileRead(failure="sheet-damaged")
    assert len(content) <= LARGEST_FILE
    try:
        done, told = await ask_child(_READER, given=bytes(content), seconds=_READING_SECONDS)
    except TimeoutError:
        return FileRead(failure="sheet-too-large")
    # A child that broke its limits has said nothing.
    return FileRead.unpacked(told) if done else FileRead(failure="sheet-too-large")


async def directory_of(connection: Connection, organization_id: int) -> Directory:
    """Return the meters of an organisation's houses, by all that names them."""
    places = await queries.list_places(connection, organization_id)
    return Directory.of(places, await queries.list_former(connection, organization_id))


async def _judge(
    database: Database, claim: tuple[UUID, int], organization_id: int, lines: Sequence[Line]
) -> list[dict[str, Any]]:
    """Return the rows of a file as they are kept, houses and flats in their order."""
    async with database.reading() as connection:
        directory = await directory_of(connection, organization_id)
    drafts = []
    for at, line in enumerate(lines):
        match = directory.find(line)
        drafts.append((line.number, Draft(match, line.taken, (line.t1, line.t2, line.t3))))
        if at % _TURN == 0:
            await asyncio.sleep(0)
    twins = twice(drafts)
    budget = Budget()
    rows: list[dict[str, Any]] = []
    portions = [range(at, min(at + _PORTION, len(lines))) for at in range(0, len(lines), _PORTION)]
    asked = _ask(database, drafts, portions[:1])
    try:
        for number, portion in enumerate(portions):
            known = await asked
            await _note(database, claim, len(rows), len(lines))
            # PostgreSQL looks up the next ones while these are judged.
            asked = _ask(database, drafts, portions[number + 1 : number + 2])
            for at in portion:
                line, draft = lines[at], drafts[at][1]
                place = draft.match.place
                finding = find(
                    draft,
                    known.get(place.meter_id) if place else None,
                    organization_id,
                    budget,
                    twin=twins.get(at),
                )
                rows.append(_as_written(line, directory) | fields_of(draft, finding, place))
                if at % _TURN == 0:
                    await asyncio.sleep(0)
        await asked
    finally:
        asked.cancel()
    rows.sort(key=_order)
    return [row | {"position": position} for position, row in enumerate(rows)]


def _ask(
    database: Database, drafts: Sequence[tuple[int, Draft]], portions: Sequence[range]
) -> "asyncio.Task[dict[int, Known]]":
    wanted = [drafts[at][1] for portion in portions for at in portion]
    return asyncio.create_task(_known(database, wanted))


async def _known(database: Database, drafts: Sequence[Draft]) -> dict[int, Known]:
    meters = {one.match.place.meter_id for one in drafts if one.match.place and one.filled}
    if not meters:
        return {}
    async with database.reading() as connection:
        return await known_of_many(connection, list(meters), utc_now())


def _as_written(line: Line, directory: Directory) -> dict[str, Any]:
    """Return a row whose meter is not known; its house may be."""
    return {
        "worksheet": line.worksheet,
        "number": line.number,
        "key": line.key,
        "house": line.house,
        "flat": line.flat,
        "serial_number": line.serial,
        "meter_id": None,
        "building_id": directory.house(line.house) if line.house else None,
        "scope": None,
    }


def _order(row: Mapping[str, Any]) -> tuple[Any, ...]:
    known = row["building_id"] is not None
    return (
        *(not known, natural(row["house"]) if known else (), row["building_id"] or 0),
        *(row["scope"] != "building", natural(row["flat"]), natural(row["serial_number"])),
        row["number"],
    )


async def sweep_sheets(database: Database, files: Files) -> int:
    """Delete files that no row names, a day old and older; return how many."""

    async def named(keys: Sequence[str]) -> Collection[str]:
        async with database.connection() as connection:
            return await queries.list_named(connection, keys)

    return await files.sweep(SUBJECT, named)
