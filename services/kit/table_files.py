"""Tables of any rows as files, workbooks or text, written some rows at a time."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from xlsxwriter import Workbook

Format = Literal["xlsx", "csv"]
Language = Literal["ru", "en"]
# A cell: text, a number, a day, or nothing.
Cell = str | int | float | date | None
Rows = Sequence[Sequence[Cell]]
MEDIA: dict[Format, str] = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}
# Texts that an office program takes for a formula, unless they are a number or a telephone.
_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?")
# A sheet has so many rows at most, its head among them; what is beyond goes to the next one.
_SHEET_ROWS = 1_048_576


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a file: its head, and how wide it is (letters)."""

    title: str
    width: int = 20


@dataclass(frozen=True, slots=True)
class Customs:
    """How a language writes tables of text, and days in cells."""

    separator: str
    point: str
    day: str
    day_format: str
    # A byte order mark tells an office program that the text is UTF-8.
    mark: str


CUSTOMS: dict[Language, Customs] = {
    "ru": Customs(";", ",", "%d.%m.%Y", "dd.mm.yyyy", "\ufeff"),
    "en": Customs(",", ".", "%Y-%m-%d", "yyyy-mm-dd", ""),
}


def as_text(text: str) -> str:
    """Return a text that no office program takes for a formula.

    A number and a telephone in figures stay as they are: they are values, not formulas.
    """
    if _FORMULA.match(text) and not _NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def csv_row(row: Sequence[Cell], customs: Customs) -> str:
    """Return a row of a table of text (RFC 4180), with its end."""
    return customs.separator.join(_written(cell, customs) for cell in row) + "\r\n"


def _written(cell: Cell, customs: Customs) -> str:
    if cell is None:
        return ""
    if isinstance(cell, date):
        return cell.strftime(customs.day)
    text = as_text(cell) if isinstance(cell, str) else str(cell).replace(".", customs.point)
    if any(letter in text for letter in ('"', "\r", "\n", customs.separator)):
        return '"' + text.replace('"', '""') + '"'
    return text


class TextTable:
    """Writes CSV."""

    def __init__(self, path: Path, columns: Sequence[Column], language: Language) -> None:
        self._customs = CUSTOMS[language]
        self._file = path.open("w", encoding="utf-8", newline="")
        self._file.write(self._customs.mark)
        self.add([[one.title for one in columns]])

    def add(self, rows: Rows) -> None:
        """Write rows."""
        self._file.write("".join(csv_row(row, self._customs) for row in rows))

    def close(self) -> None:
        """End the file."""
        self._file.close()


class WorkBook:
    """Writes XLSX: every text is a text, days are days.

    Rows go into a file beside it as they come and are packed at the end.
    """

    def __init__(self, path: Path, columns: Sequence[Column], language: Language) -> None:
        self._book = Workbook(
            str(path),
            {
                "constant_memory": True,
                "tmpdir": str(path.parent),
                "strings_to_formulas": False,
                "strings_to_numbers": False,
                "strings_to_urls": False,
            },
        )
        self._columns = columns
        self._bold = self._book.add_format({"bold": True})
        day = CUSTOMS[language].day_format
        self._day = self._book.add_format({"num_format": day, "align": "left"})
        self._begin()

    def _begin(self) -> None:
        self._sheet = self._book.add_worksheet()
        self._sheet.freeze_panes(1, 0)
        for number, column in enumerate(self._columns):
            self._sheet.set_column(number, number, column.width)
            self._sheet.write_string(0, number, column.title, self._bold)
        self._row = 1

    def add(self, rows: Rows) -> None:
        """Write rows."""
        for row in rows:
            if self._row == _SHEET_ROWS:
                self._begin()
            for number, cell in enumerate(row):
                if cell is None:
                    continue
                if isinstance(cell, str):
                    self._sheet.write_string(self._row, number, cell)
                elif isinstance(cell, date):
                    self._sheet.write_datetime(self._row, number, cell, self._day)
                else:
                    self._sheet.write_number(self._row, number, cell)
            self._row += 1

    def close(self) -> None:
        """Pack the workbook."""
        self._book.close()


def table_file(
    kind: Format, path: Path, columns: Sequence[Column], language: Language
) -> TextTable | WorkBook:
    """Begin a file at the path; working files lie beside it."""
    return (WorkBook if kind == "xlsx" else TextTable)(path, columns, language)
