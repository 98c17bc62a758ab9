"""An export as a table of text: CSV as the reader's office program opens it; pure."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import repeat

from services.cabinet.metering.consumption.rules import interval_stamps
from services.cabinet.metering.export.days import table_of
from services.cabinet.metering.export.rules import (
    Export,
    ExportDay,
    Measured,
    marks_of,
)
from services.cabinet.metering.export.words import Words, heading
from services.kit.table_files import as_text

_MARK = "\ufeff"
_END = "\r\n"
# Of kWh in Wh, of roubles in `COST_UNITS`.
_KILO_DIGITS, _COST_DIGITS = 3, 5


class TextTable:
    """Writes one table: `head`, then `days` as often as there are any, then `end`."""

    def __init__(self, export: Export, words: Words) -> None:
        self._export = export
        self._words = words

    def head(self) -> str:
        """Return the first row: place, start and end, then each channel's value and its quality."""
        words = self._words
        row = [words.place, words.start, words.end]
        for channel in self._export.place.channels:
            row += [heading(words, channel), f"{words.quality}: {words.channels[channel]}"]
        if self._export.priced:
            row.append(words.cost)
        mark = _MARK if words.marked else ""
        return mark + words.separator.join(cell(text, words) for text in row) + _END

    def days(self, days: Iterable[ExportDay]) -> Iterator[str]:
        """Give the rows of each day: kWh or kvarh, exact to the Wh; moments by the local clock.

        A value that is missing is an empty cell, and its quality says so.
        """
        place, words = self._export.place, self._words
        name = cell(as_text(place.name), words)
        for day in days:
            table = table_of(day, place.channels, place.time_zone)
            stamps = interval_stamps(day.day, table.minutes, table.rows, place.time_zone)
            columns: list[Iterable[str]] = [repeat(name), stamps[:-1], stamps[1:]]
            for part in table.columns:
                columns += _columns(part, words)
            if self._export.priced:
                columns.append([_decimal(cost, words.point, _COST_DIGITS) for cost in table.costs])
            yield _END.join((*map(words.separator.join, zip(*columns, strict=False)), ""))

    def end(self) -> str:
        """Return what ends the table: nothing."""
        return ""


def cell(text: str, words: Words) -> str:
    """Return a text as a cell (RFC 4180)."""
    if re.search(rf'["\r\n{words.separator}]', text):
        return '"' + text.replace('"', '""') + '"'
    return text


def _columns(part: Measured, words: Words) -> tuple[list[str], Iterable[str]]:
    point, said = words.point, words.qualities
    values = [_decimal(value, point, _KILO_DIGITS) for value in part.values]
    if part.quality is None and None not in part.values:
        # Nearly every day of nearly everybody.
        return values, repeat(said[0], len(values))
    marks = zip(part.values, marks_of(part), strict=True)
    return values, [said[None if value is None else mark] for value, mark in marks]


@lru_cache(maxsize=65536)
def _decimal(value: int | None, point: str, digits: int) -> str:
    if value is None:
        return ""
    whole, rest = divmod(abs(value), 10**digits)
    text = f"{whole}{point}{rest:0{digits}}".rstrip("0") if rest else str(whole)
    return f"-{text}" if value < 0 else text
