"""What a chart shows, put together and written as a workbook."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

import orjson

from services.cabinet.metering.chart_files.queries import read_number
from services.cabinet.metering.chart_files.schemas import ChartFileQuery
from services.cabinet.metering.chart_files.words import CHART_WORDS
from services.cabinet.metering.chart_files.workbook import ChartBook, Shown
from services.cabinet.metering.consumption.schemas import ConsumptionQuery, ShownQuery
from services.cabinet.metering.consumption.subjects import Subject
from services.cabinet.metering.export.actions import refuse_flood
from services.cabinet.metering.export.queries import find_place
from services.cabinet.metering.export.words import WORDS, Language
from services.kit.database import Database
from services.kit.lines import harmless
from services.kit.problems import NotFound, ValidationFailed, field_error

# Nine thousand rows take a processor for half a second.
_BOOKS_AT_ONCE = 2
_books = asyncio.Semaphore(_BOOKS_AT_ONCE)
# Answers a question as the chart is answered.
Ask = Callable[[ConsumptionQuery], Awaitable[bytes]]


class ChartFile(NamedTuple):
    """A workbook under its name."""

    name: str
    content: bytes


async def make_chart_file(
    database: Database,
    user_id: UUID,
    subject: Subject,
    asked: ChartFileQuery,
    language: Language,
    *,
    ask: Ask,
    now: datetime,
) -> ChartFile:
    """Return what a chart shows as a workbook, in the words of a language.

    The chart, and what stands beside it, is what `ask` answers: its refusals are those of the
    chart. Raises ValidationFailed for what does not go together, TooManyExports as other files.
    """
    given, compared = _given(asked), _compared(asked)
    chart = orjson.loads(await ask(_question(asked)))
    first, last = (date.fromisoformat(chart[name]) for name in ("first_day", "last_day"))
    await refuse_flood(database, user_id, first, last, now)
    number, facts = await _facts(database, user_id, subject, language)
    shown = Shown(
        chart,
        given=None if given is None else orjson.loads(await ask(given)),
        other=None if compared is None else orjson.loads(await ask(compared)),
        facts=facts,
        now=now,
    )
    book = ChartBook(shown, WORDS[language], CHART_WORDS[language])
    async with _books:
        content = await asyncio.to_thread(book.content)
    title = CHART_WORDS[language].file
    return ChartFile(f"{title} {number.replace('/', '-')} {first} - {last}.xlsx", content)


def _question(asked: ShownQuery, **changes: Any) -> ConsumptionQuery:
    shown = {name: getattr(asked, name) for name in ShownQuery.model_fields}
    return ConsumptionQuery(**shown | changes)


def _given(asked: ChartFileQuery) -> ConsumptionQuery | None:
    """Return what asks for the other way, if that is wanted."""
    if not asked.given:
        return None
    if asked.channel != "A+":
        raise _unfit("given", "conflict", "What was given stands beside A+ only.")
    return _question(asked, channel="A-")


def _compared(asked: ChartFileQuery) -> ConsumptionQuery | None:
    """Return what asks for the period that is compared with, if there is one."""
    by_days = asked.start is not None
    if asked.compared is None:
        if asked.compared_end is None:
            return None
        raise _unfit("compared", "missing", "The last day compared with needs the first.")
    if not by_days:
        if asked.compared_end is not None:
            raise _unfit("compared_end", "conflict", "It goes with start and end.")
        return _question(asked, date=asked.compared)
    if asked.compared_end is None or asked.compared_end < asked.compared:
        raise _unfit("compared_end", "missing", "Days need the last one to compare with, too.")
    return _question(asked, start=asked.compared, end=asked.compared_end)


def _unfit(field: str, code: str, message: str) -> ValidationFailed:
    return ValidationFailed(errors=[field_error(field, code, message)])


async def _facts(
    database: Database, user_id: UUID, subject: Subject, language: Language
) -> tuple[str, Sequence[tuple[str, str]]]:
    """Return the number of the account, and what the file tells of whose chart it is."""
    words = WORDS[language]
    if subject.kind == "account":
        number = harmless(await read_number(database, subject.key))
        whole = CHART_WORDS[language].whole_account
        return number, [(words.account, number), (words.place, whole)]
    place = await find_place(database, user_id, "meter", subject.key)
    if place is None:
        # It has been taken away a moment ago.
        raise NotFound
    number = harmless(place.account_number)
    meters = dict.fromkeys(serial for serial, _, _ in place.meters)
    return number, [
        (words.account, number),
        (words.place, place.name),
        (words.address, place.address),
        *((words.meters, serial) for serial in meters),
        (words.zone, place.time_zone),
    ]
