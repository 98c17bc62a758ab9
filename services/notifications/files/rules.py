"""Which files are taken, what they may be called, and how they are given out."""

import unicodedata
from urllib.parse import quote

from services.notifications.rules import harmless

MOST_FILES = 5
LARGEST_FILE = 10 * 1024 * 1024
# Uploads of one member of staff that no announcement has used yet.
MOST_WAITING = 20
_LONGEST_NAME = 150
_OFFICE = "application/vnd.openxmlformats-officedocument"
# Ending -> media type, how the content begins, what else it must hold.
_KINDS: dict[str, tuple[str, bytes, tuple[bytes, ...]]] = {
    "pdf": ("application/pdf", b"%PDF-", ()),
    "docx": (
        f"{_OFFICE}.wordprocessingml.document",
        b"PK\x03\x04",
        (b"[Content_Types].xml", b"word/"),
    ),
    "xlsx": (f"{_OFFICE}.spreadsheetml.sheet", b"PK\x03\x04", (b"[Content_Types].xml", b"xl/")),
    "png": ("image/png", b"\x89PNG\r\n\x1a\n", ()),
    "jpg": ("image/jpeg", b"\xff\xd8\xff", ()),
    "jpeg": ("image/jpeg", b"\xff\xd8\xff", ()),
    "txt": ("text/plain", b"", ()),
}
# Text has no signature: whatever begins like a known other kind, or holds a zero byte, is none.
_NOT_TEXT = (b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"MZ", b"\x7fELF", b"GIF8")


def clean_name(given: str) -> str:
    """Return a file's name without folders, controls and turned direction, at most 150 long.

    The ending stays; an empty text means that nothing usable is left.
    """
    last = harmless(given[-4 * _LONGEST_NAME :]).replace("\\", "/").rsplit("/", 1)[-1]
    name = " ".join(unicodedata.normalize("NFC", last).split()).strip().rstrip(". ")
    stem, dot, ending = name.rpartition(".")
    if not dot:
        return name[:_LONGEST_NAME]
    stem = stem[: _LONGEST_NAME - len(ending) - 1].rstrip(". ")
    return f"{stem}.{ending}" if stem else ""


def kind_of(name: str) -> str | None:
    """Return the media type that a name's ending stands for; None when such files are not taken."""
    found = _KINDS.get(_ending(name))
    return found[0] if found else None


def is_what_it_says(name: str, content: bytes | bytearray) -> bool:
    """Say whether the content begins as files of that ending do."""
    _, beginning, marks = _KINDS[_ending(name)]
    if not beginning:
        return b"\0" not in content and not content.startswith(_NOT_TEXT)
    return content.startswith(beginning) and all(mark in content for mark in marks)


def content_disposition(name: str) -> str:
    """Return the header that makes a browser save the file by its name (RFC 6266, RFC 8187)."""
    plain = "".join(
        letter if " " <= letter <= "~" and letter not in '"\\%' else "_" for letter in name
    )
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


def _ending(name: str) -> str:
    return name.rpartition(".")[2].lower() if "." in name else ""
