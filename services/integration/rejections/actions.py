"""What staff do with what was refused: send batches again, look at rows, take them away."""

import asyncio
from collections.abc import AsyncGenerator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from services.integration.delivery.queries import find_state, put_back_batch, put_back_refused
from services.integration.errors import BatchNotRefused, NotFound
from services.integration.rejections import queries
from services.integration.rejections.rules import COLUMNS, LARGEST_SHEET, Filters, cells
from services.integration.sources.queries import find_settings
from services.kit.database import Database, plain_of
from services.kit.identity import Caller
from services.kit.staff import record_act, record_look
from services.kit.table_files import CUSTOMS, Format, Language, csv_row, table_file

_PIECE = 256 * 1024
_ROWS = 500


async def retry_batch(session: AsyncSession, staff: Caller, batch_id: int) -> None:
    """Send a refused batch again, under its key. Raises NotFound, and BatchNotRefused."""
    connection = await plain_of(session)
    if not await put_back_batch(connection, batch_id):
        if await find_state(connection, batch_id) is None:
            raise NotFound
        raise BatchNotRefused
    was, now = {"state": "refused"}, {"state": "staged"}
    await record_act(session, staff, "retry_batch", "batch", batch_id, before=was, after=now)


async def retry_refused(session: AsyncSession, staff: Caller, source_id: int) -> int:
    """Send all refused batches of a source again, oldest first; return how many."""
    connection = await plain_of(session)
    if await find_settings(connection, source_id) is None:
        raise NotFound
    batches = await put_back_refused(connection, source_id)
    await record_act(session, staff, "retry_refused", "source", source_id, batches=batches)
    return batches


async def look_at_row(
    database: Database, staff: Caller, source_id: int, row_id: int
) -> dict[str, Any]:
    """Return a rejected row with what it holds; the look is recorded. Raises NotFound."""
    async with database.plain_transaction() as connection:
        row = await queries.find_row(connection, source_id, row_id)
        if row is None:
            raise NotFound
        await record_look(
            connection, "integration", staff, "source", source_id, what="rejected_row"
        )
    return row


async def begin_file(database: Database, staff: Caller, source_id: int) -> str:
    """Record that rows of a source are taken away; return the source's name. Raises NotFound."""
    async with database.plain_transaction() as connection:
        source = await find_settings(connection, source_id)
        if source is None:
            raise NotFound
        await record_look(
            connection, "integration", staff, "source", source_id, what="rejected_rows"
        )
    return str(source["name"])


async def pieces(
    database: Database, source_id: int, filters: Filters, *, kind: Format, language: Language
) -> AsyncGenerator[bytes, None]:
    """Yield the file of a source's rejected rows, newest first, as it is made.

    No connection is held while somebody takes his time. A workbook is packed at its end, so it
    comes when all of it is there, and holds as many rows as a sheet.
    """
    if kind == "csv":
        customs = CUSTOMS[language]
        heads = [one.title for one in COLUMNS[language]]
        yield (customs.mark + csv_row(heads, customs)).encode()
        async for rows in _rows(database, source_id, filters):
            text = "".join(csv_row(cells(row, language), customs) for row in rows)
            yield text.encode()
        return
    with TemporaryDirectory(prefix="rejected-", ignore_cleanup_errors=True) as folder:
        path = Path(folder) / "file"
        await _write(path, database, source_id, filters, language)
        with path.open("rb") as file:
            while piece := await asyncio.to_thread(file.read, _PIECE):
                yield piece


async def _write(
    path: Path, database: Database, source_id: int, filters: Filters, language: Language
) -> None:
    book = await asyncio.to_thread(table_file, "xlsx", path, COLUMNS[language], language)
    left = LARGEST_SHEET
    async for rows in _rows(database, source_id, filters):
        await asyncio.to_thread(book.add, [cells(row, language) for row in rows[:left]])
        left -= len(rows)
        if left <= 0:
            break
    await asyncio.to_thread(book.close)


async def _rows(
    database: Database, source_id: int, filters: Filters
) -> AsyncGenerator[list[Mapping[str, Any]], None]:
    before: int | None = None
    while True:
        async with database.connection() as connection:
            rows = await queries.list_rows_before(
                connection, source_id, filters, before=before, limit=_ROWS
            )
        if rows:
            yield rows
        if len(rows) < _ROWS:
            return
        before = rows[-1]["id"]
