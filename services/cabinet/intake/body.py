"""Reading a batch's body: inflated, split into lines, digested, never beyond the limits."""

import codecs
import hashlib
import zlib
from collections.abc import AsyncIterator, Iterator

from services.cabinet.errors import BatchTooLarge, BrokenGzip, NotUtf8, UnsupportedEncoding

WIRE_LIMIT = 16 * 1024 * 1024
UNPACKED_LIMIT = 128 * 1024 * 1024
LINES_LIMIT = 100_000
LINE_LIMIT = 64 * 1024
_PIECE = 1024 * 1024
# A mark and a character of UTF-32.
_WIDEST_START = 8

# A line's number, counted from 1, and its bytes.
Line = tuple[int, bytes]


class BatchBody:
    """The body of one batch; after `lines()` has ended, `digest` tells its unpacked bytes."""

    def __init__(self, chunks: AsyncIterator[bytes], encoding: str) -> None:
        if encoding not in ("", "identity", "gzip"):
            raise UnsupportedEncoding
        self._chunks = chunks
        self._inflate = _Inflater() if encoding == "gzip" else None
        self._hash = hashlib.sha256()
        self._unpacked = 0
        self._line_number = 0

    @property
    def digest(self) -> bytes:
        """SHA-256 of the unpacked bytes read so far."""
        return self._hash.digest()

    async def lines(self) -> AsyncIterator[list[Line]]:
        """Give the lines that are not blank, in lists as they arrive.

        A byte order mark before the first line is passed over. Raises NotUtf8 for UTF-16 and
        UTF-32, with a mark or without.
        """
        rest = b""
        async for chunk in self._chunks:
            for piece in self._pieces(chunk):
                *whole, rest = (rest + piece).split(b"\n")
                if len(rest) > LINE_LIMIT:
                    raise _too_long(self._line_number + len(whole) + 1)
                if numbered := self._number(whole):
                    yield numbered
        if self._inflate is not None:
            self._inflate.finish()
        if rest and (numbered := self._number([rest])):
            yield numbered

    def _pieces(self, chunk: bytes) -> Iterator[bytes]:
        for piece in self._inflate.pieces(chunk) if self._inflate else (chunk,):
            self._unpacked += len(piece)
            if self._unpacked > UNPACKED_LIMIT:
                raise BatchTooLarge(f"A batch holds at most {UNPACKED_LIMIT} bytes, unpacked.")
            self._hash.update(piece)
            yield piece

    def _number(self, whole: list[bytes]) -> list[Line]:
        numbered: list[Line] = []
        number = self._line_number
        for line in whole:
            number += 1
            text = _without_mark(line) if number == 1 else line
            if len(text) > LINE_LIMIT:
                raise _too_long(number)
            if text and not text.isspace():
                numbered.append((number, text))
        self._line_number = number
        if number > LINES_LIMIT:
            raise BatchTooLarge(f"A batch holds at most {LINES_LIMIT} lines.")
        return numbered


def _without_mark(line: bytes) -> bytes:
    # JSON begins with an ASCII character, which has a zero byte there, and has none in UTF-8.
    if b"\0" in line[:_WIDEST_START]:
        raise NotUtf8("The body is UTF-16 or UTF-32; send the same lines as UTF-8.")
    return line.removeprefix(codecs.BOM_UTF8)


def _too_long(number: int) -> BatchTooLarge:
    return BatchTooLarge(f"Line {number} is longer than {LINE_LIMIT} bytes.")


class _Inflater:
    """Inflates gzip by pieces of at most 1 MiB, so that a bomb is noticed before it bursts."""

    def __init__(self) -> None:
        self._stream = zlib.decompressobj(31)
        self._begun = False

    def pieces(self, chunk: bytes) -> Iterator[bytes]:
        data = chunk
        while data:
            if self._stream.eof:
                # Another member of the same file: gzip files may be put one after another.
                self._stream = zlib.decompressobj(31)
            self._begun = True
            try:
                piece = self._stream.decompress(data, _PIECE)
            except zlib.error as error:
                raise BrokenGzip from error
            data = self._stream.unused_data if self._stream.eof else self._stream.unconsumed_tail
            if piece:
                yield piece
            elif not self._stream.eof:
                return

    def finish(self) -> None:
        if self._begun and not self._stream.eof:
            raise BrokenGzip("The gzip data end early.")
