"""Acts on exports: counting what a user takes, and making the file while he takes it."""

import asyncio
import math
from collections.abc import AsyncGenerator, Iterable, Iterator, Sequence
from contextlib import aclosing
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol
from uuid import UUID

from services.cabinet.channels import CHANNELS
from services.cabinet.errors import TooManyExports
from services.cabinet.metering.consumption.hours import list_hours
from services.cabinet.metering.consumption.pricing import days_used, find_tariffs
from services.cabinet.metering.consumption.queries import list_day
from services.cabinet.metering.consumption.rules import Period
from services.cabinet.metering.consumption.subjects import Subject
from services.cabinet.metering.costs.rules import Clock
from services.cabinet.metering.export.costing import Costs, Prices
from services.cabinet.metering.export.days import days_of
from services.cabinet.metering.export.green_button import GreenButton
from services.cabinet.metering.export.queries import count_days
from services.cabinet.metering.export.rules import MOST_DAYS_AN_HOUR, Export, ExportDay, Format
from services.cabinet.metering.export.text_table import TextTable
from services.cabinet.metering.export.words import Words
from services.cabinet.metering.export.workbook import ReadingsBook
from services.kit.database import Database, reachable
from services.kit.problems import NotFound

# Read by one statement for each channel: the hours of a year come in some milliseconds.
_WINDOW = timedelta(days=366)
# Written in one go; between two the service serves others.
_DAYS_IN_A_GO = 31
_PIECE_BYTES = 128 * 1024
_PAID = "A+"
# A workbook takes a processor for seconds.
_BOOKS_AT_ONCE = 2
_books = asyncio.Semaphore(_BOOKS_AT_ONCE)


class _Writer(Protocol):
    """Writes a file of text: `head`, then `days` as often as there are any, then `end`."""

    def head(self) -> str: ...

    def days(self, days: Iterable[ExportDay]) -> Iterator[str]: ...

    def end(self) -> str: ...


async def refuse_flood(
    database: Database, user_id: UUID, first: date, last: date, now: datetime
) -> None:
    """Count the days that a user asks for; raises TooManyExports over so many in the hour (UTC).

    It is a transaction of its own: what is counted stays, whatever becomes of the file.
    """
    async with reachable(database.connection()) as connection:
        taken = await count_days(connection, user_id, (last - first).days + 1, now)
    if taken <= MOST_DAYS_AN_HOUR:
        return
    next_hour = now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    seconds = max(1, math.ceil((next_hour - now).total_seconds()))
    raise TooManyExports(headers={"Retry-After": str(seconds)})


async def begun(pieces: AsyncGenerator[bytes, None]) -> AsyncGenerator[bytes, None]:
    """Return the pieces once the first of them is there: until then a refusal can be answered."""

    async def all_of_them() -> AsyncGenerator[bytes, None]:
        async with aclosing(pieces):
            first = await anext(pieces)
            # Whoever closes what has begun closes the pieces with it.
            yield b""
            yield first
            async for piece in pieces:
                yield piece

    told = all_of_them()
    await anext(told)
    return told


async def file_pieces(
    database: Database, user_id: UUID, export: Export, kind: Format, words: Words
) -> AsyncGenerator[bytes, None]:
    """Give the bytes of the file as it is made; the database is asked a year at a time.

    No connection is held between two questions, however slowly the pieces are taken. Each year is
    as it is when it is read. Raises NotFound when the place is not the user's any more.
    """
    export, prices = await with_prices(database, user_id, export)
    goes = _goes(database, user_id, export, prices)
    if kind == "xlsx":
        pieces = _book_pieces(goes, export, words)
    else:
        writer = GreenButton(export, words) if kind == "green-button" else TextTable(export, words)
        pieces = _text_pieces(writer, goes)
    async with aclosing(pieces):
        async for piece in pieces:
            yield piece


async def _text_pieces(
    writer: _Writer, goes: AsyncGenerator[list[ExportDay], None]
) -> AsyncGenerator[bytes, None]:
    waiting = [writer.head().encode()]
    async for days in goes:
        waiting.append("".join(writer.days(days)).encode())
        if sum(map(len, waiting)) >= _PIECE_BYTES:
            yield b"".join(waiting)
            waiting.clear()
        # Who takes everything at once would keep all others waiting for the whole file.
        await asyncio.sleep(0)
    yield b"".join((*waiting, writer.end().encode()))


async def _book_pieces(
    goes: AsyncGenerator[list[ExportDay], None], export: Export, words: Words
) -> AsyncGenerator[bytes, None]:
    # Who goes away leaves a thread behind that may be writing yet.
    with TemporaryDirectory(prefix="export-", ignore_cleanup_errors=True) as folder:
        path = Path(folder) / "readings.xlsx"
        async with _books:
            book = ReadingsBook(path, export, words)
            async for days in goes:
                await asyncio.to_thread(book.add, days)
            await asyncio.to_thread(book.close)
        with path.open("rb") as file:
            while piece := await asyncio.to_thread(file.read, _PIECE_BYTES):
                yield piece


async def with_prices(
    database: Database, user_id: UUID, export: Export
) -> tuple[Export, Prices | None]:
    """Return the export and the prices of its place, None where there are none for any of it."""
    place = export.place
    if place.measured is None or _PAID not in place.channels:
        return export, None
    whose = database, user_id, Subject("usage_point", place.id), CHANNELS[_PAID]
    stored = await list_day(*whose, export.first)
    if not stored:
        return export, None
    spot = stored[0].place
    period = Period(export.first, export.last + timedelta(days=1))
    tariffs = await find_tariffs(database, [spot], period, partial(days_used, whose))
    if tariffs is None:
        return export, None

    def prices(clock: Clock) -> Sequence[int | None]:
        return tariffs.prices(spot, tariffs.of(spot, clock), 1)

    return replace(export, priced=True), prices


async def _goes(
    database: Database, user_id: UUID, export: Export, prices: Prices | None
) -> AsyncGenerator[list[ExportDay], None]:
    """Give the days of the export, some at a time."""
    place = export.place
    costs = Costs(place.time_zone, prices) if prices is not None else None
    if place.measured is None:
        return
    first, last = max(export.first, place.measured[0]), min(export.last, place.measured[1])
    subject = Subject("usage_point", place.id)
    while first <= last:
        end = min(first + _WINDOW - timedelta(days=1), last)
        stored = {}
        for channel in place.channels:
            found = await list_hours(database, user_id, subject, CHANNELS[channel], (first, end))
            if not found:
                raise NotFound
            stored[channel] = found[0].stretches
        days = days_of(place, first, end, stored)
        if costs is not None:
            days = map(costs.added, days)
        while some := list(islice(days, _DAYS_IN_A_GO)):
            yield some
        first = end + timedelta(days=1)
