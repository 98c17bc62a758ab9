"""Which files are taken, what they may be called, and how they are given out."""

from services.kit.file_kinds import MEDIA_TYPES

MOST_FILES = 5
LARGEST_FILE = 10 * 1024 * 1024
# Uploads of one member of staff that no announcement has used yet.
MOST_WAITING = 20


def kind_of(name: str) -> str | None:
    """Return the media type that a name's ending stands for; None when such files are not taken."""
    return MEDIA_TYPES.get(ending_of(name))


def ending_of(name: str) -> str:
    """Return what stands after the last dot of a name, in small letters; empty without one."""
    return name.rpartition(".")[2].lower() if "." in name else ""
