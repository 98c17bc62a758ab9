"""What a file from outside may be called here."""

import unicodedata

from services.kit.lines import harmless

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
