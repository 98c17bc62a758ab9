"""What an organisation does with files of readings: uploads, looks, mends, sends, deletes."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

import orjson

from services.cabinet.access.queries import Servicer
from services.cabinet.errors import (
    MendGone,
    SheetNotReady,
    SubmissionWindowClosed,
    TooManySheets,
)
from services.cabinet.servicing.repair.rules import Change, MendKind
from services.cabinet.servicing.sheets import queries
from services.cabinet.servicing.sheets.checking import QUEUE, directory_of
from services.cabinet.servicing.sheets.judging import (
    Budget,
    Draft,
    changed,
    fields_of,
    find,
    twice,
)
from services.cabinet.servicing.sheets.rules import (
    LARGEST_FILE,
    MOST_SHEETS,
    SUBJECT,
    Class,
    Directory,
    Match,
    Place,
    Reason,
)
from services.cabinet.servicing.workbooks.rules import Line
from services.cabinet.submissions.bulk.actions import known_of_many
from services.cabinet.submissions.windows.rules import Window, window_at
from services.cabinet.zones import zone
from services.kit.bell import ring
from services.kit.clock import utc_now
from services.kit.database import Connection, Database, reachable
from services.kit.file_names import clean_name
from services.kit.files import Files
from services.kit.problems import (
    NotFound,
    TooLarge,
    Unavailable,
    ValidationFailed,
    field_error,
)
from services.kit.uploads import scan

_UPLOAD_SECONDS = 30.0
# So long an upload waits for its file to be checked; then it is told its place in the queue.
ANSWER_SECONDS = 8.0
_FIRST_LOOK_SECONDS = 0.1
_LONGEST_LOOK_SECONDS = 0.5


async def require_window(connection: Connection, organization_id: int, now: datetime) -> None:
    """Refuse what is done in the days for readings only (manual 004, 3.3).

    Of houses whose days differ one that is open is enough. Raises SubmissionWindowClosed.
    """
    windows: list[tuple[Window, str]] = []
    for row in await queries.list_clocks(connection, organization_id):
        today = now.astimezone(zone(row["time_zone"])).date()
        window = window_at(today, row["reading_from"], row["reading_to"])
        if window.open:
            return
        windows.append((window, row["time_zone"]))
    window, time_zone = min(windows, key=lambda one: one[0].opens_on)
    raise SubmissionWindowClosed(
        f"Readings are taken from {window.opens_on} to {window.closes_on}.",
        opens_on=window.opens_on.isoformat(),
        closes_on=window.closes_on.isoformat(),
        time_zone=time_zone,
    )


async def require_room(database: Database, servicer: Servicer) -> None:
    """Refuse a file before its body is read: SubmissionWindowClosed, TooManySheets."""
    async with reachable(database.reading()) as connection:
        await require_window(connection, servicer.organization_id, utc_now())
        if await queries.count_kept(connection, servicer.organization_id) >= MOST_SHEETS:
            raise TooManySheets


async def take_body(body: AsyncIterator[bytes], uploads: asyncio.Semaphore, *, clamd: str) -> bytes:
    """Return the file of a body; what it holds is looked at by the process that reads it.

    Raises TooLarge, ValidationFailed (no bytes), FileInfected, and Unavailable when it does not
    come in half a minute or cannot be scanned.
    """
    try:
        async with asyncio.timeout(_UPLOAD_SECONDS) as deadline, uploads:
            content = bytearray()
            async for part in body:
                content += part
                if len(content) > LARGEST_FILE:
                    raise TooLarge
            if not content:
                raise ValidationFailed(errors=[field_error("file", "empty-file")])
            deadline.reschedule(None)
            if clamd:
                await scan(clamd, bytes(content))
    except TimeoutError as error:
        raise Unavailable(
            "Too much is being uploaded now, or the file comes too slowly."
        ) from error
    return bytes(content)


async def keep_sheet(
    database: Database, files: Files, servicer: Servicer, given_name: str, content: bytes
) -> UUID:
    """Put a file into the queue, for good: whatever dies from now on, it is checked.

    The bytes first, then the row. Raises TooManySheets, and ValidationFailed for a name of nothing.
    """
    name = clean_name(given_name)
    if not name:
        raise ValidationFailed(errors=[field_error("name", "missing")])
    stored = await files.put(SUBJECT, content, largest=LARGEST_FILE)
    sheet_id = uuid4()
    async with reachable(database.plain_transaction()) as connection:
        if await queries.count_kept(connection, servicer.organization_id, lock=True) >= MOST_SHEETS:
            raise TooManySheets
        row = {
            "id": sheet_id,
            "organization_id": servicer.organization_id,
            "user_id": servicer.user_id,
            "name": name,
            "size": stored.size,
            "file_key": stored.key,
        }
        await queries.add_sheet(connection, row)
        await ring(connection, QUEUE)
    return sheet_id


async def wait_for(database: Database, servicer: Servicer, sheet_id: UUID) -> dict[str, Any]:
    """Return a file as soon as it was checked, or as it stands after some seconds."""
    clock = asyncio.get_running_loop()
    until, pause = clock.time() + ANSWER_SECONDS, _FIRST_LOOK_SECONDS
    while True:
        async with reachable(database.reading()) as connection:
            sheet = await find_sheet(connection, servicer, sheet_id)
        if sheet["state"] in ("ready", "failed") or clock.time() + pause > until:
            return sheet
        await asyncio.sleep(pause)
        pause = min(1.5 * pause, _LONGEST_LOOK_SECONDS)


async def find_sheet(connection: Connection, servicer: Servicer, sheet_id: UUID) -> dict[str, Any]:
    """Return a file with its houses, as `SheetWithHousesOut` has it. Raises NotFound."""
    row = await queries.find_sheet(connection, servicer.organization_id, sheet_id)
    if row is None:
        raise NotFound
    houses = await queries.list_houses(connection, servicer.organization_id, sheet_id)
    return sheet_out(row) | {"houses": [dict(one) for one in houses]}


def sheet_out(row: Any) -> dict[str, Any]:
    """Return a row of a file as `SheetOut` has it."""
    return dict(row) | {
        "failure": row["failure"] and orjson.loads(row["failure"]),
        "notes": orjson.loads(row["notes"]),
        "sent": {"unit": row["sent_units"], "building": row["sent_commons"]},
    }


def row_out(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row as `SheetRowOut` has it."""
    return {
        **{
            name: row[name]
            for name in (
                "id", "number", "worksheet", "scope", "flat", "meter_id", "serial_number",
                "taken_on", "taken",
            )
        },
        "row_class": row["class"],
        "house_id": row["building_id"],
        "address": row["house"],
        "values": {name: row[name.lower()] or None for name in ("T1", "T2", "T3")},
        **{
            name: orjson.loads(told) if isinstance(told := row[name], str) else told
            for name in ("reasons", "mends")
        },
    }  # fmt: skip


async def require_ready(connection: Connection, servicer: Servicer, sheet_id: UUID) -> Any:
    """Return a file that was checked, which nobody else changes now."""
    locked = await queries.lock_sheet(connection, servicer.organization_id, sheet_id)
    if locked is None:
        raise NotFound
    if locked["state"] != "ready":
        raise SheetNotReady
    return locked


async def delete_rows(
    connection: Connection,
    servicer: Servicer,
    sheet_id: UUID,
    *,
    ids: Sequence[int] | None,
    row_class: Class | None,
    house: int | None,
) -> int:
    """Delete rows from what waits; return how many. Raises NotFound, SheetNotReady.

    A row that was one of two of its meter may be right afterwards.
    """
    await require_ready(connection, servicer, sheet_id)
    meters = await queries.delete_rows(
        connection, servicer.organization_id, sheet_id, ids=ids, row_class=row_class, house=house
    )
    known = {meter for meter in meters if meter is not None}
    if known:
        rows = await queries.list_rows_of_meters(
            connection, servicer.organization_id, sheet_id, known
        )
        await _judge_again(connection, servicer, sheet_id, rows)
    return len(meters)


async def take_mend(
    connection: Connection, servicer: Servicer, sheet_id: UUID, row_id: int, kind: MendKind
) -> dict[str, Any]:
    """Take a mend of a row; return the row as it is now.

    Raises NotFound, SheetNotReady, MendGone, and SubmissionWindowClosed.
    """
    await require_ready(connection, servicer, sheet_id)
    await require_window(connection, servicer.organization_id, utc_now())
    row = await queries.find_row(connection, servicer.organization_id, sheet_id, row_id)
    if row is None:
        raise NotFound
    mends = [one for one in orjson.loads(row["mends"]) if one["kind"] == kind]
    if not mends:
        raise MendGone
    changes = [Change(one["field"], one["becomes"]) for one in mends[0]["changes"]]
    after = dict(row)
    after["confirmed"] = row["confirmed"] or kind == "confirm"
    if kind == "replace":
        after["base"] = _seen(row)
    whose = {one.field: one.becomes for one in changes if one.field in ("serial_number", "flat")}
    if whose:
        directory = await directory_of(connection, servicer.organization_id)
        after |= _matched_again(directory, after | whose)
    draft = changed(draft_of(after), changes)
    after |= {"taken": draft.taken, **dict(zip(("t1", "t2", "t3"), draft.texts, strict=True))}
    rows = [after]
    if after["meter_id"] is not None:
        others = await queries.list_rows_of_meters(
            connection, servicer.organization_id, sheet_id, [after["meter_id"]]
        )
        rows += [dict(one) for one in others if one["id"] != row_id]
    judged = await _judge_again(connection, servicer, sheet_id, rows)
    return row_out(next(one for one in judged if one["id"] == row_id))


def _seen(row: Mapping[str, Any]) -> UUID | None:
    """Return which submission of somebody else's a row was told to stand against."""
    told = [one["params"].get("submission_id") for one in orjson.loads(row["reasons"])]
    # A row that was judged by the release before does not say: it is judged, and asked about, anew.
    return next((UUID(one) for one in told if one), None)


def _matched_again(directory: Directory, row: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is known of whose a row is, now that it says so."""
    line = Line(
        worksheet=row["worksheet"],
        number=row["number"],
        key=row["key"],
        house=row["house"],
        flat=row["flat"],
        serial=row["serial_number"],
    )
    place = directory.find(line).place
    if place is None:
        raise MendGone
    return {
        "meter_id": place.meter_id,
        "building_id": place.building_id,
        "scope": place.scope,
        "house": place.address,
        "flat": place.flat,
        "serial_number": place.serial_number,
    }


def draft_of(row: Mapping[str, Any]) -> Draft:
    """Return a stored row as it is to be judged."""
    if row["meter_id"] is None:
        reasons = row["reasons"]
        told = orjson.loads(reasons) if isinstance(reasons, str) else reasons
        reason = Reason(**told[0]) if told else Reason("unknown-meter", "serial_number")
        match = Match(None, reason)
    else:
        names = ("meter_id", "building_id", "scope", "serial_number", "flat", "house")
        match = Match(Place(*(row[name] for name in names)))
    texts = (row["t1"], row["t2"], row["t3"])
    # A row without a day is of the day on which it was checked first.
    taken = row["taken"] or (row["taken_on"].isoformat() if row["taken_on"] else "")
    return Draft(match, taken, texts, row["confirmed"], row["base"])


async def _judge_again(
    connection: Connection, servicer: Servicer, sheet_id: UUID, rows: Sequence[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """Judge rows anew that are all the file's rows of their meters; keep and return them."""
    drafts = [(row["number"], draft_of(row)) for row in rows]
    twins = twice(drafts)
    meters = {one.match.place.meter_id for _, one in drafts if one.match.place and one.filled}
    known = await known_of_many(connection, list(meters), utc_now()) if meters else {}
    budget, judged = Budget(), []
    for at, (row, (_, draft)) in enumerate(zip(rows, drafts, strict=True)):
        if (place := draft.match.place) is None:
            continue
        finding = find(
            draft, known.get(place.meter_id), servicer.organization_id, budget, twin=twins.get(at)
        )
        judged.append(dict(row) | fields_of(draft, finding, place))
    await queries.put_rows(connection, sheet_id, judged)
    return judged


async def delete_sheet(connection: Connection, servicer: Servicer, sheet_id: UUID) -> None:
    """Delete a file with all its rows, whatever has become of it. Raises NotFound."""
    gone = await queries.delete_sheet(connection, servicer.organization_id, sheet_id)
    if gone is None:
        raise NotFound
