"""Files that people fill in: the template of some houses, and what was wrong in an uploaded one."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import orjson

from services.cabinet.access.queries import Servicer
from services.cabinet.errors import TemplateTooLarge
from services.cabinet.servicing.houses.rules import Scope
from services.cabinet.servicing.repair.rules import day_of
from services.cabinet.servicing.sheets import queries
from services.cabinet.servicing.sheets.actions import require_window
from services.cabinet.servicing.sheets.rules import Place, natural
from services.cabinet.servicing.sheets.words import note_of
from services.cabinet.servicing.workbooks.rules import MOST_ROWS
from services.cabinet.servicing.workbooks.words import WORDS
from services.cabinet.servicing.workbooks.writing import BookFormat, TableRow, write_book
from services.cabinet.submissions.bulk.actions import MOST_ROWS as KNOWN_AT_ONCE
from services.cabinet.submissions.bulk.actions import known_of_many
from services.cabinet.submissions.entry.forms import Known
from services.cabinet.submissions.entry.rules import formers_of
from services.kit.clock import utc_now
from services.kit.database import Connection
from services.kit.problems import NotFound, Unavailable
from services.kit.table_files import CUSTOMS, Language

# Each is held in memory as it is made.
BOOKS_AT_A_TIME = 2
_WAIT_SECONDS = 20.0
_ZONES = ("T1", "T2", "T3")


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook and its name."""

    name: str
    content: bytes


async def make_template(
    connection: Connection,
    servicer: Servicer,
    turns: asyncio.Semaphore,
    *,
    houses: Sequence[int],
    scope: Scope,
    file_format: BookFormat,
    language: Language,
) -> Book:
    """Return the template of houses: a row per meter, flats in their order, with former readings.

    No houses: of all of them. Raises SubmissionWindowClosed, NotFound for a house that the
    organisation does not serve, and TemplateTooLarge.
    """
    organization_id = servicer.organization_id
    now = utc_now()
    await require_window(connection, organization_id, now)
    if houses:
        served = await queries.served_among(connection, organization_id, houses)
        if not served.issuperset(houses):
            raise NotFound
    places = [
        one
        for one in await queries.list_places(connection, organization_id)
        if one.scope == scope and (not houses or one.building_id in houses)
    ]
    if len(places) > MOST_ROWS:
        raise TemplateTooLarge(f"{len(places)} meters; {MOST_ROWS} at most.", most=MOST_ROWS)
    places.sort(key=_order)
    known = await _known(connection, [one.meter_id for one in places], now)
    rows = [
        _row(place, known.get(place.meter_id), with_ratio=scope == "building") for place in places
    ]
    content = await _written(turns, file_format, rows, language, ratios=scope == "building")
    return Book(_name(WORDS[language].template, now.date(), file_format, language), content)


def _order(place: Place) -> tuple[Any, ...]:
    return natural(place.address), natural(place.flat), natural(place.serial_number)


async def make_errors(
    connection: Connection,
    servicer: Servicer,
    turns: asyncio.Semaphore,
    sheet_id: UUID,
    *,
    file_format: BookFormat,
    language: Language,
) -> Book:
    """Return the rows of a file that are wrong or not filled in, each with why, to be mended.

    In the shape of the template: uploaded again it is understood. Raises NotFound.
    """
    organization_id = servicer.organization_id
    if await queries.find_sheet(connection, organization_id, sheet_id) is None:
        raise NotFound
    now = utc_now()
    stored = await queries.list_rows_of(
        connection, organization_id, sheet_id, ["wrong", "unfilled"]
    )
    meters = [row["meter_id"] for row in stored if row["meter_id"] is not None]
    known = await _known(connection, meters, now)
    ratios = any(row["scope"] == "building" for row in stored)
    rows = [_wrong_row(row, known.get(row["meter_id"]), language) for row in stored]
    content = await _written(turns, file_format, rows, language, ratios=ratios)
    return Book(_name(WORDS[language].errors, now.date(), file_format, language), content)


async def _known(connection: Connection, meters: Sequence[int], now: datetime) -> dict[int, Known]:
    known: dict[int, Known] = {}
    unique = list(dict.fromkeys(meters))
    for begin in range(0, len(unique), KNOWN_AT_ONCE):
        known |= await known_of_many(connection, unique[begin : begin + KNOWN_AT_ONCE], now)
    return known


def _former(known: Known | None, *, with_ratio: bool) -> dict[str, Any]:
    """Return what a row tells of its meter: former readings in kWh, and which zones it has."""
    if known is None:
        return {}
    formers = formers_of(known.others, known.zones, known.face)
    at = {zone: 0 if zone == "total" else _ZONES.index(zone) for zone in known.zones}
    previous: list[float | None] = [None, None, None]
    days = []
    for zone, former in formers.items():
        if former is not None:
            previous[at[zone]] = former.value_wh / 1000
            days.append(former.taken_at.astimezone(known.place).date())
    return {
        "previous_on": max(days, default=None),
        "previous": tuple(previous),
        "zones": frozenset(number + 1 for number in at.values()),
        "ratio": float(known.row["ratio"]) if with_ratio else None,
    }


def _row(place: Place, known: Known | None, *, with_ratio: bool) -> TableRow:
    return TableRow(
        place.meter_id,
        place.address,
        place.flat,
        place.serial_number,
        **_former(known, with_ratio=with_ratio),
    )


def _wrong_row(row: Mapping[str, Any], known: Known | None, language: Language) -> TableRow:
    return TableRow(
        row["meter_id"],
        row["house"],
        row["flat"],
        row["serial_number"],
        taken=day_of(row["taken"]) or row["taken"],
        values=(row["t1"], row["t2"], row["t3"]),
        note=note_of(orjson.loads(row["reasons"]), language),
        **_former(known, with_ratio=row["scope"] == "building"),
    )


async def _written(
    turns: asyncio.Semaphore,
    file_format: BookFormat,
    rows: Sequence[TableRow],
    language: Language,
    *,
    ratios: bool,
) -> bytes:
    """Write a workbook in a thread: other requests go on."""
    try:
        async with asyncio.timeout(_WAIT_SECONDS) as deadline, turns:
            deadline.reschedule(None)
            return await asyncio.to_thread(write_book, file_format, rows, language, ratios=ratios)
    except TimeoutError as error:
        raise Unavailable("Too many files are being made now.") from error


def _name(pattern: str, day: date, file_format: BookFormat, language: Language) -> str:
    return f"{pattern.format(day=day.strftime(CUSTOMS[language].day))}.{file_format}"
