"""Which kinds of files are known, and why one is refused, as the examining process says it."""

from collections.abc import Mapping
from typing import Final, Literal

_OFFICE = "application/vnd.openxmlformats-officedocument"
# Ending -> media type.
MEDIA_TYPES: Final[Mapping[str, str]] = {
    "pdf": "application/pdf",
    "docx": f"{_OFFICE}.wordprocessingml.document",
    "xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "txt": "text/plain",
}

# Stands for an ending: any kind of photo (JPEG, PNG, WebP, HEIC), by its content alone.
PHOTO: Final = "photo"
# The same, as a small picture for lists.
SMALL_PHOTO: Final = "small-photo"

Refusal = Literal[
    "file-not-as-named",
    "file-damaged",
    "file-encrypted",
    "file-active",
    "file-holds-files",
    "file-holds-markup",
    "file-too-complex",
]


class Refused(Exception):
    """A file that is not taken; its text is a `Refusal`, the name of a problem."""

    def __init__(self, why: Refusal) -> None:
        Exception.__init__(self, why)
