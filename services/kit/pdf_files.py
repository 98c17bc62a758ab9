"""PDF: whole, open to everybody, and without anything that acts by itself or is a file inside."""

import io
import re
from collections.abc import Iterator
from typing import Any

from services.kit.file_kinds import Refusal, Refused

_HEADER = re.compile(rb"%PDF-[12]\.\d")
_TAIL = 2048
# Values of /S, /Subtype and /Type, and keys of dictionaries, by what they stand for.
_NAMES: dict[str, Refusal] = {
    "/JavaScript": "file-active",
    "/JS": "file-active",
    "/Launch": "file-active",
    "/ImportData": "file-active",
    "/Rendition": "file-active",
    "/RichMedia": "file-active",
    "/RichMediaExecute": "file-active",
    "/XFA": "file-active",
    "/EmbeddedFile": "file-holds-files",
    "/EmbeddedFiles": "file-holds-files",
    "/FileAttachment": "file-holds-files",
    "/GoToE": "file-holds-files",
    "/EF": "file-holds-files",
}
# Also in what no table names any more: a reader that mends a file finds it. Long enough not to
# occur in packed data by chance.
_RAW = re.compile(rb"/(JavaScript|ImportData|RichMedia|EmbeddedFiles?|FileAttachment|Launch)\b")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")


def examine_pdf(content: bytes) -> None:
    """Take a PDF; raises Refused."""
    # Only here: the other kinds need not load it.
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    if not _HEADER.match(content):
        raise Refused("file-not-as-named")
    if b"startxref" not in content[-_TAIL:] or b"%%EOF" not in content[-_TAIL:]:
        raise Refused("file-damaged")
    plain = _ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), content)
    if found := _RAW.search(plain):
        raise Refused(_NAMES["/" + found[1].decode()])
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted:
            raise Refused("file-encrypted")
        if not len(reader.pages):
            raise Refused("file-damaged")
        _look_at(reader)
    except (PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
        raise Refused("file-damaged") from error


def _look_at(reader: Any) -> None:
    numbers = {
        (number, generation) for generation, found in reader.xref.items() for number in found
    }
    numbers |= {(number, 0) for number in reader.xref_objStm}
    _judge(reader.trailer)
    for number, generation in sorted(numbers):
        if number:
            _judge(reader.get_object(_reference(reader, number, generation)))


def _reference(reader: Any, number: int, generation: int) -> Any:
    from pypdf.generic import IndirectObject

    return IndirectObject(number, generation, reader)


def _judge(item: Any) -> None:
    for name in _names(item):
        if why := _NAMES.get(name):
            raise Refused(why)


def _names(item: Any) -> Iterator[str]:
    """Give the keys and names in an object, not following its references."""
    waiting = [item]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            yield from map(str, one.keys())
            # What a reference leads to is looked at by itself.
            waiting.extend(dict.values(one))
        elif isinstance(one, list):
            waiting.extend(list.__iter__(one))
        elif isinstance(one, str) and one.startswith("/"):
            yield one
