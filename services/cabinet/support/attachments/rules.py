"""Which files an appeal takes; pure."""

from typing import Literal

from services.kit.file_kinds import MEDIA_TYPES

Side = Literal["consumer", "staff"]
# Five files of 10 MB each with one message.
LARGEST_FILE = 10 * 1024 * 1024
LARGEST_SMALL = 1024 * 1024
# Uploads of one person that no message has.
MOST_WAITING = 20
ENDINGS = frozenset({"jpg", "jpeg", "png", "pdf", "docx", "xlsx"})
TYPES = sorted({MEDIA_TYPES[ending] for ending in ENDINGS})
PICTURES = frozenset({"image/jpeg", "image/png"})
SMALL_TYPE = "image/jpeg"
# Below these nothing else has a large body.
UPLOAD_PATHS = "/api/cabinet/appeals/files"
STAFF_UPLOAD_PATHS = "/api/cabinet/staff/appeals/files"
# The files' name of the subject.
SUBJECT = "appeals"


def ending_of(name: str) -> str | None:
    """Return the ending of a name, in small letters, when files of it are taken."""
    ending = name.rpartition(".")[2].lower()
    return ending if "." in name and ending in ENDINGS else None
