"""Reads one file of readings, as a process of its own: `python -m …servicing.workbooks.reading`.

The content comes on standard input, a `FileRead` goes out. Whatever a crafted workbook does to its
reader, it does it here: without network or secrets in reach, within limits of memory and time.
Nothing of it is ever run: macros are passed over, formulas count as the values that they had.
"""

import csv
import io
import re
import sys
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetVisibleEnum,
    load_workbook,
)

from services.cabinet.servicing.workbooks.rules import (
    MOST_ROWS,
    FileFailure,
    FileKind,
    FileNote,
    FileRead,
    Heading,
    Line,
    find_headings,
    lines_of,
    missing_of,
    text_of,
)
from services.kit.children import limit_child

MEMORY = 300 * 1024 * 1024
CPU_SECONDS = 20
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MACROS = "_VBA_PROJECT".encode("utf-16-le")
# So much of a workbook's parts is looked through for formulas.
_LOOKED_THROUGH = 64 * 1024 * 1024
_FORMULA = re.compile(rb"<(\w+:)?f[ >]|table:formula=")
_MOST_WORKSHEETS = 200
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")
_SEPARATORS = ";\t,"

Rows = Iterable[tuple[int, Sequence[str]]]


class _Refused(Exception):
    """A file that is not taken."""

    def __init__(self, why: FileFailure, missing: Sequence[Heading] = ()) -> None:
        super().__init__(why)
        self.why: FileFailure = why
        self.missing = list(missing)


def read(content: bytes) -> FileRead:
    """Return what a file holds, or why it is not taken."""
    try:
        return _read(content)
    except _Refused as refused:
        return FileRead(failure=refused.why, missing=refused.missing)


def _read(content: bytes) -> FileRead:
    sheets: Iterable[tuple[str, Rows]]
    if content.startswith(b"PK\x03\x04"):
        kind, notes = _archive(content)
        sheets, hidden = _workbook(content)
    elif content.startswith(_OLE):
        # So Office writes what has a password, and so its files before 2007 begin.
        if _ENCRYPTED in content:
            raise _Refused("sheet-protected")
        kind, notes = "xls", ["macros"] if _MACROS in content else []
        sheets, hidden = _workbook(content)
    else:
        kind, notes, hidden = "csv", [], False
        sheets = [("", _text_rows(content))]
    if hidden:
        notes.append("hidden-worksheets")
    return FileRead(kind=kind, notes=notes, lines=_lines(sheets))


def _lines(sheets: Iterable[tuple[str, Rows]]) -> list[Line]:
    lines: list[Line] = []
    best: set[Heading] = set()
    whole = filled = False
    for name, rows in sheets:
        kept = list(_bounded(rows))
        filled = filled or bool(kept)
        named, begin = find_headings([cells for _, cells in kept])
        if not begin:
            best = max(best, set(named), key=len)
            continue
        whole = True
        lines += lines_of(name, kept)
        if len(lines) > MOST_ROWS:
            raise _Refused("sheet-too-large")
    if not filled:
        raise _Refused("sheet-empty")
    if not whole:
        raise _Refused("sheet-columns-missing", missing_of(best))
    if not lines:
        raise _Refused("sheet-empty")
    return lines


def _bounded(rows: Rows) -> Iterator[tuple[int, Sequence[str]]]:
    """Return the rows that hold something; a table of far too many ends the reading."""
    count = 0
    for row in rows:
        if any(row[1]):
            count += 1
            if count > 2 * MOST_ROWS:
                raise _Refused("sheet-too-large")
            yield row


def _archive(content: bytes) -> tuple[FileKind, list[FileNote]]:
    """Return which kind of workbook an archive is, and what is to be said of it."""
    notes: list[FileNote] = []
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = {info.filename for info in archive.infolist()}
            kind = _kind_of(names)
            if kind == "ods" and _is_sealed(archive):
                raise _Refused("sheet-protected")
            if any("vbaproject" in name.lower() or name.startswith("Basic/") for name in names):
                notes.append("macros")
            if _has_formulas(archive):
                notes.append("formulas")
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
        raise _Refused("sheet-damaged") from error
    except (NotImplementedError, RuntimeError) as error:
        # A part with a password, or packed in a way that nobody uses.
        raise _Refused("sheet-protected") from error
    return kind, notes


def _kind_of(names: set[str]) -> FileKind:
    if "xl/workbook.xml" in names or any(name.startswith("xl/worksheets/") for name in names):
        return "xlsb" if "xl/workbook.bin" in names else "xlsx"
    if "xl/workbook.bin" in names:
        return "xlsb"
    if "content.xml" in names:
        return "ods"
    raise _Refused("sheet-not-a-table")


def _is_sealed(archive: zipfile.ZipFile) -> bool:
    """Say whether an ODS has a password: its list of parts tells how each was encrypted."""
    try:
        info = archive.getinfo("META-INF/manifest.xml")
    except KeyError:
        return False
    return info.file_size < _LOOKED_THROUGH and b"encryption-data" in archive.read(info)


def _has_formulas(archive: zipfile.ZipFile) -> bool:
    left = _LOOKED_THROUGH
    for info in archive.infolist():
        if not re.fullmatch(r"xl/worksheets/[^/]+\.xml|content\.xml", info.filename):
            continue
        with archive.open(info) as part:
            tail = b""
            while left > 0 and (piece := part.read(1024 * 1024)):
                left -= len(piece)
                if _FORMULA.search(tail + piece):
                    return True
                tail = piece[-40:]
    return False


def _workbook(content: bytes) -> tuple[Iterator[tuple[str, Rows]], bool]:
    try:
        book = load_workbook(io.BytesIO(content))
    except PasswordError as error:
        raise _Refused("sheet-protected") from error
    except CalamineError as error:
        raise _Refused("sheet-damaged") from error
    about = book.sheets_metadata
    shown = [one.name for one in about if one.visible == SheetVisibleEnum.Visible]
    if len(shown) > _MOST_WORKSHEETS:
        raise _Refused("sheet-too-large")
    return _worksheets(book, shown), len(shown) < len(about)


def _worksheets(book: CalamineWorkbook, names: Sequence[str]) -> Iterator[tuple[str, Rows]]:
    for name in names:
        try:
            sheet = book.get_sheet_by_name(name)
        except PasswordError as error:
            raise _Refused("sheet-protected") from error
        except CalamineError as error:
            raise _Refused("sheet-damaged") from error
        # Rows are told from the first that holds something.
        first = sheet.start[0] if sheet.start else 0
        yield name if len(names) > 1 else "", _numbered(sheet.iter_rows(), first)


def _numbered(rows: Iterable[Sequence[Any]], first: int) -> Rows:
    for number, cells in enumerate(rows, first + 1):
        yield number, [text_of(cell) for cell in cells]


def _text_rows(content: bytes) -> Rows:
    text = _decoded(content)
    if _CONTROLS.search(text[:100_000]) or text.lstrip()[:1] == "<":
        raise _Refused("sheet-not-a-table")
    head = [line for line in text.splitlines()[:50] if line.strip()]
    separator = max(_SEPARATORS, key=lambda one: sum(line.count(one) for line in head))
    if not any(separator in line for line in head):
        raise _Refused("sheet-not-a-table" if head else "sheet-empty")
    csv.field_size_limit(10_000)
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(text), delimiter=separator), 1):
            # Office programs are told by an apostrophe or `="…"` that a figure is a text.
            yield number, [text_of(re.sub(r'^(=")(.*)"$|^\'', r"\2", cell)) for cell in cells]
    except csv.Error as error:
        raise _Refused("sheet-damaged") from error


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "cp1251"]
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise _Refused("sheet-not-a-table")


def main() -> None:
    """Read what comes in, and answer."""
    limit_child(memory=MEMORY, cpu_seconds=CPU_SECONDS)
    try:
        answer = read(sys.stdin.buffer.read())
    except (MemoryError, RecursionError):
        answer = FileRead(failure="sheet-too-large")
    sys.stdout.buffer.write(answer.packed())


if __name__ == "__main__":
    main()
