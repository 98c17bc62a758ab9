"""Every problem that notifications can return."""

from services.kit.problems import NotFound, Problem, Unavailable, ValidationFailed
from services.kit.uploads import (
    FileActive,
    FileDamaged,
    FileEncrypted,
    FileHoldsFiles,
    FileHoldsMarkup,
    FileInfected,
    FileNotAsNamed,
    FileTooComplex,
)

__all__ = [
    "ConfirmFirst",
    "FileActive",
    "FileDamaged",
    "FileEncrypted",
    "FileHoldsFiles",
    "FileHoldsMarkup",
    "FileInfected",
    "FileNotAsNamed",
    "FileTooComplex",
    "LetterExpired",
    "NotFound",
    "NotScheduled",
    "ServerRefused",
    "TooManyUploads",
    "Unavailable",
    "UnsupportedFile",
    "ValidationFailed",
]


class ConfirmFirst(Problem):
    """A modal notice is settled by its confirmation only."""

    name, title, status = "confirm-first", "This notice asks for a confirmation.", 409


class LetterExpired(Problem):
    """A letter that would tell what holds no more."""

    name, title, status = "letter-expired", "What this letter says holds no more.", 409


class NotScheduled(Problem):
    """An announcement that is on its way already, or was withdrawn."""

    name, title, status = "not-scheduled", "This announcement no longer waits.", 409


class UnsupportedFile(Problem):
    """A file of a kind that notices do not carry."""

    name, title, status = (
        "unsupported-file",
        "Only PDF, DOCX, XLSX, PNG, JPEG and TXT files are taken.",
        415,
    )


class TooManyUploads(Problem):
    """Too many uploads of one member of staff wait for an announcement."""

    name, title, status = "too-many-uploads", "Too many of your uploads wait for use.", 409


class ServerRefused(Problem):
    """A mail server in a network where none may be (`kit/outbound.py`)."""

    name, title, status = "server-refused", "No server may be in this network.", 422
