"""Which files are taken, what they may be called, and how they are given out."""

import unicodedata

from services.kit.file_kinds import MEDIA_TYPES
from services.kit.lines import harmless

MOST_FILES = 5
LARGEST_FILE = 10 * 1024 * 1024
# Uploads of one member of staff that no announcement has used yet.
MOST_WAITING = 20
_LONGEST_NAME = 150


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
    return MEDIA_TYPES.get(ending_of(name))


def ending_of(name: str) -> str:
    """Return what stands after the last dot of a name, in small letters; empty without one."""
    return name.rpartition(".")[2].lower() if "." in name else ""
