"""Which files entries have; pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from services.kit.file_kinds import PHOTO
from services.kit.file_names import clean_name


@dataclass(frozen=True, slots=True)
class Taken:
    """What is taken for a kind of entries: looked into as, up to so many bytes, kept as."""

    examined_as: str
    largest: int
    media_type: str
    ending: str


TAKEN: Final[Mapping[str, Taken]] = {
    "document": Taken("pdf", 20 * 1024 * 1024, "application/pdf", ".pdf"),
    "service": Taken(PHOTO, 10 * 1024 * 1024, "image/jpeg", ".jpg"),
}
LARGEST: Final = max(one.largest for one in TAKEN.values())
# Below it nothing else has a body.
UPLOAD_PATHS: Final = "/api/cabinet/staff/content/files/"
# The files' name of the subject.
SUBJECT: Final = "content"


def name_of(given: str, taken: Taken) -> str:
    """Return what a file is called: without folders, with the ending of what it is."""
    stem = clean_name(given)
    if stem.lower().endswith(taken.ending):
        stem = stem[: -len(taken.ending)]
    elif taken.ending == ".jpg":
        stem = stem.rpartition(".")[0] or stem
    return f"{stem or 'file'}{taken.ending}"
