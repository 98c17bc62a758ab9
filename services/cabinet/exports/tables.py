"""A table of any rows as a file: a workbook or text, written some rows at a time."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from xlsxwriter import Workbook

from services.cabinet.exports.rules import CUSTOMS, Column, Format, Language, Rows, csv_row

# A sheet has so many rows at most, its head among them; what is beyond goes to the next one.
_SHEET_ROWS = 1_048_576


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
