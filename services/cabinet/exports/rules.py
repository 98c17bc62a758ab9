"""What becomes of a file that was asked for, and texts that are no formulas; pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

State = Literal["waiting", "running", "ready", "failed", "cancelled"]
Format = Literal["xlsx", "csv"]
Language = Literal["ru", "en"]
# A cell: text, a number, a day, or nothing.
Cell = str | int | float | date | None
Rows = Sequence[Sequence[Cell]]
# Files that one member of staff has in the making at a time.
MOST_AT_ONCE = 3
# How long a file can be fetched.
KEPT = timedelta(hours=24)
LEASE_SECONDS = 60.0
MOST_ATTEMPTS = 3
LARGEST_FILE = 256 * 1024 * 1024
MEDIA: dict[Format, str] = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}
# Texts that an office program takes for a formula, unless they are a number or a telephone.
_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?")


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
