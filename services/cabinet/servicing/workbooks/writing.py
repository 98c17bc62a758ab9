"""Writes tables of readings that people fill in, as XLSX and as XLS.

One row per meter. The first column, the meter's key, is hidden: a file whose columns were renamed
or put into another order is understood all the same. Every number of a meter is a text, so that no
office program takes its zeros away.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from io import BytesIO
from typing import Any, Literal, NamedTuple, Protocol

import xlsxwriter
import xlwt

from services.cabinet.servicing.workbooks.words import WORDS
from services.kit.table_files import CUSTOMS, Language

BookFormat = Literal["xlsx", "xls"]
MEDIA: dict[BookFormat, str] = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xls": "application/vnd.ms-excel",
}
_ZONES = (1, 2, 3)
# By columns, in letters.
_WIDTHS = {"house": 42, "flat": 10, "serial": 18, "day": 14, "value": 12, "note": 60}
# Of old workbooks: 1/256 of a letter.
_OLD_WIDTH = 256
_OLD_LONGEST = 32_767


class TableRow(NamedTuple):
    """A meter's row. Values are texts as they were typed; former ones kWh by T1 to T3.

    `ratio` is told of common meters only. `zones`: which counters there are to be filled in.
    """

    meter_id: int | None
    house: str
    flat: str
    serial: str
    ratio: float | None = None
    previous_on: date | None = None
    previous: tuple[float | None, float | None, float | None] = (None, None, None)
    zones: frozenset[int] = frozenset(_ZONES)
    taken: date | str | None = None
    values: tuple[str, str, str] = ("", "", "")
    note: str = ""


class _Sheet(Protocol):
    """Puts cells into one format of workbooks."""

    def put(self, row: int, column: int, cell: Any, kind: str) -> None:
        """Put a cell; its kind is that of its column."""

    def done(self) -> bytes:
        """Return the whole workbook."""


def write_book(
    file_format: BookFormat, rows: Sequence[TableRow], language: Language, *, ratios: bool
) -> bytes:
    """Return a workbook of rows; `ratios`: with the column of transformation ratios."""
    words = WORDS[language]
    columns = _columns(language, ratios=ratios)
    kind = _NewSheet if file_format == "xlsx" else _OldSheet
    sheet: _Sheet = kind(words.worksheet, columns, language)
    for number, row in enumerate(rows, 1):
        for column, (cell, how) in enumerate(_cells(row, ratios=ratios)):
            if cell is not None and cell != "":
                sheet.put(number, column, cell, how)
            elif how == "fill":
                sheet.put(number, column, None, how)
    return sheet.done()


def _columns(language: Language, *, ratios: bool) -> list[tuple[str, str]]:
    """Return title and kind of each column."""
    words = WORDS[language]
    return [
        (words.key, "key"),
        (words.house, "house"),
        (words.flat, "flat"),
        (words.serial, "serial"),
        *([(words.ratio, "value")] if ratios else []),
        (words.previous_on, "day"),
        *((words.previous.format(zone=zone), "value") for zone in _ZONES),
        (words.taken, "day"),
        *((words.value.format(zone=zone), "value") for zone in _ZONES),
        (words.note, "note"),
    ]


def _cells(row: TableRow, *, ratios: bool) -> Iterator[tuple[Any, str]]:
    """Return the cells of a row, each with how it is shown; `fill` is to be filled in."""
    yield row.meter_id, "plain"
    yield row.house, "plain"
    yield row.flat, "plain"
    yield row.serial, "plain"
    if ratios:
        yield row.ratio, "plain"
    yield row.previous_on, "day"
    for value in row.previous:
        yield value, "plain"
    yield row.taken, "fill-day"
    for zone, text in zip(_ZONES, row.values, strict=True):
        yield _number(text), "fill" if zone in row.zones else "plain"
    yield row.note, "note"


def _number(text: str) -> float | str:
    """Return a value as a number where it is one, so that it can be reckoned with."""
    plain = text.replace(",", ".")
    if plain.replace(".", "", 1).isdecimal() and plain.isascii() and len(plain) < 15:
        return float(plain)
    return text


class _NewSheet:
    """XLSX."""

    def __init__(self, title: str, columns: Sequence[tuple[str, str]], language: Language) -> None:
        self._file = BytesIO()
        self._book = xlsxwriter.Workbook(
            self._file,
            {
                "in_memory": True,
                "constant_memory": True,
                "strings_to_formulas": False,
                "strings_to_numbers": False,
                "strings_to_urls": False,
            },
        )
        day = CUSTOMS[language].day_format
        add = self._book.add_format
        filled = {"bg_color": "#FFF8E1", "border": 1, "border_color": "#E0C97F"}
        self._formats = {
            "plain": add({"num_format": "@"}),
            "number": add({"num_format": "General"}),
            "day": add({"num_format": day, "align": "left"}),
            "fill": add(filled),
            "fill-day": add(filled | {"num_format": day, "align": "left"}),
            "note": add({"text_wrap": True}),
        }
        head = add({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        self._sheet = self._book.add_worksheet(title)
        self._sheet.freeze_panes(1, 4)
        self._sheet.repeat_rows(0)
        self._sheet.set_landscape()
        self._sheet.fit_to_pages(1, 0)
        for number, (name, kind) in enumerate(columns):
            hidden = {"hidden": True} if kind == "key" else {}
            self._sheet.set_column(number, number, _WIDTHS.get(kind, 8), None, hidden)
            self._sheet.write_string(0, number, name, head)

    def put(self, row: int, column: int, cell: Any, kind: str) -> None:
        """Put a cell; its kind is that of its column."""
        how = self._formats[kind]
        if cell is None:
            self._sheet.write_blank(row, column, None, how)
        elif isinstance(cell, str):
            self._sheet.write_string(row, column, cell, how)
        elif isinstance(cell, date):
            self._sheet.write_datetime(row, column, cell, how)
        else:
            how = self._formats["number"] if kind == "plain" else how
            self._sheet.write_number(row, column, cell, how)

    def done(self) -> bytes:
        """Return the whole workbook."""
        self._book.close()
        return self._file.getvalue()


class _OldSheet:
    """XLS (BIFF8), for whoever works with an office of before 2007 (manual 004, 3.3.2)."""

    def __init__(self, title: str, columns: Sequence[tuple[str, str]], language: Language) -> None:
        self._book = xlwt.Workbook(encoding="utf-8")
        day = CUSTOMS[language].day_format
        border = "borders: left thin, right thin, top thin, bottom thin"
        filled = f"pattern: pattern solid, fore_colour light_yellow; {border}"
        self._formats = {
            "plain": xlwt.easyxf(num_format_str="@"),
            "number": xlwt.easyxf(num_format_str="General"),
            "day": xlwt.easyxf("alignment: horizontal left", num_format_str=day),
            "fill": xlwt.easyxf(filled, num_format_str="General"),
            "fill-day": xlwt.easyxf(f"{filled}; alignment: horizontal left", num_format_str=day),
            "note": xlwt.easyxf("alignment: wrap on"),
        }
        head = xlwt.easyxf("font: bold on; alignment: wrap on, vertical top")
        self._sheet = self._book.add_sheet(title)
        self._sheet.set_panes_frozen(True)
        self._sheet.set_horz_split_pos(1)
        self._sheet.set_vert_split_pos(4)
        self._sheet.portrait = False
        for number, (name, kind) in enumerate(columns):
            column = self._sheet.col(number)
            column.width = _WIDTHS.get(kind, 8) * _OLD_WIDTH
            column.hidden = kind == "key"
            self._sheet.write(0, number, name, head)

    def put(self, row: int, column: int, cell: Any, kind: str) -> None:
        """Put a cell; its kind is that of its column."""
        if isinstance(cell, str):
            cell = cell[:_OLD_LONGEST]
        elif kind == "plain" and not isinstance(cell, date):
            kind = "number"
        self._sheet.write(row, column, cell, self._formats[kind])

    def done(self) -> bytes:
        """Return the whole workbook."""
        file = BytesIO()
        self._book.save(file)
        return file.getvalue()
