"""Files from people: what is taken is decided by the whole content, in a process of its own.

Images come back decoded and written anew, without metadata; the rest as it was. Whoever takes
files names the kinds; a virus scanner (clamd) is asked when one is set.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass

from services.kit.children import ask_child
from services.kit.problems import Problem, Unavailable

# unix:<path> or tcp:<host>:<port>; a pattern for settings.
CLAMD_ADDRESS = r"^(unix:/[^\s]+|tcp:[A-Za-z0-9.\-]+:[0-9]{1,5})?$"
# The child has a limit of its own for the time that it works; this one bounds waiting as well.
_EXAMINATION_SECONDS = 30.0
_SCAN_SECONDS = 30.0
_PIECE = 64 * 1024
_LONGEST_ANSWER = 1000


class FileNotAsNamed(Problem):
    """A file whose content is not what the ending of its name says."""

    name, title, status = "file-not-as-named", "The file is not what its name says.", 415


class FileDamaged(Problem):
    """A file that begins as its kind does and cannot be read to its end."""

    name, title, status = "file-damaged", "The file is damaged.", 422


class FileEncrypted(Problem):
    """A file that asks for a password, so that nobody can look into it."""

    name, title, status = "file-encrypted", "The file is protected by a password.", 422


class FileActive(Problem):
    """A file with macros, scripts, programs, or references that a program follows by itself."""

    name, title, status = "file-active", "The file holds macros, scripts or programs.", 422


class FileHoldsFiles(Problem):
    """A file with other files inside."""

    name, title, status = "file-holds-files", "The file holds other files.", 422


class FileHoldsMarkup(Problem):
    """A text that a program could take for a page."""

    name, title, status = "file-holds-markup", "The text holds markup of web pages.", 422


class FileTooComplex(Problem):
    """A file that would unpack to very much, or takes very long to read."""

    name, title, status = "file-too-complex", "The file unpacks to too much.", 422


class FileInfected(Problem):
    """A file in which the virus scanner has found something."""

    name, title, status = "file-infected", "The virus scanner refuses the file.", 422


_REFUSALS: Mapping[str, type[Problem]] = {
    one.name: one
    for one in (
        FileNotAsNamed,
        FileDamaged,
        FileEncrypted,
        FileActive,
        FileHoldsFiles,
        FileHoldsMarkup,
        FileTooComplex,
    )
}


@dataclass(frozen=True, slots=True)
class Taken:
    """A file as it may be kept; `scanned`: a virus scanner called it clean."""

    content: bytes
    scanned: bool


async def examine(ending: str, content: bytes, *, largest: int, clamd: str = "") -> Taken:
    """Return a file of one of the kinds of `MEDIA_TYPES` (`kit/file_kinds.py`) as it may be kept.

    `PHOTO` and `SMALL_PHOTO` stand for any kind of photo, kept as a JPEG that a page can show.
    Raises the problems of this module, and Unavailable when a scanner is set and does not answer.
    """
    if clamd:
        await scan(clamd, content)
    kept = await _examined(ending, content)
    if len(kept) > largest:
        raise FileTooComplex
    return Taken(kept, bool(clamd))


async def _examined(ending: str, content: bytes) -> bytes:
    try:
        done, answer = await ask_child(
            "services.kit.file_examination", ending, given=content, seconds=_EXAMINATION_SECONDS
        )
    except TimeoutError as error:
        raise FileTooComplex from error
    verdict, _, kept = answer.partition(b"\n")
    if done and verdict == b"taken":
        return kept
    # A child that broke its limits has said nothing.
    raise _REFUSALS.get(verdict.decode("ascii", "replace"), FileTooComplex)


async def scan(address: str, content: bytes) -> None:
    """Let clamd look at a file (INSTREAM); FileInfected, or Unavailable when it cannot say."""
    try:
        async with asyncio.timeout(_SCAN_SECONDS):
            answer = await _asked(address, content)
    except (OSError, TimeoutError) as error:
        raise Unavailable("The virus scanner does not answer.") from error
    if answer.endswith("FOUND"):
        raise FileInfected
    if not answer.endswith("OK"):
        raise Unavailable("The virus scanner cannot look at this file.")


async def _asked(address: str, content: bytes) -> str:
    kind, _, place = address.partition(":")
    if kind == "unix":
        reader, writer = await asyncio.open_unix_connection(place)
    else:
        host, _, port = place.rpartition(":")
        reader, writer = await asyncio.open_connection(host, int(port))
    try:
        writer.write(b"zINSTREAM\0")
        for start in range(0, len(content), _PIECE):
            piece = content[start : start + _PIECE]
            writer.write(len(piece).to_bytes(4, "big") + piece)
            await writer.drain()
        writer.write(bytes(4))
        await writer.drain()
        answer = await reader.read(_LONGEST_ANSWER)
    finally:
        writer.close()
    return answer.rstrip(b"\0\n ").decode("utf-8", "replace")
