"""Every problem that integration can return or meet."""

from services.kit.problems import NotFound, Problem

__all__ = [
    "BatchNotRefused",
    "KeyNeeded",
    "KeyUnreadable",
    "NotFound",
    "RunStopped",
    "SealingKeyMissing",
    "ServerRefused",
    "SourceFailed",
    "SourceNameTaken",
    "SourceNotPaused",
    "SourcePaused",
    "SourceUnchecked",
    "SourceWaits",
]


class SourceFailed(Problem):
    """An outside system that does not answer as agreed; `code` is why, for words."""

    name, title, status = "source-failed", "The source does not answer as agreed.", 502
    code = "failed"

    def __init__(self, detail: str = "", *, code: str = "") -> None:
        super().__init__(detail)
        self.code = code or self.code


class KeyUnreadable(SourceFailed):
    """A source's key that was sealed with another sealing key."""

    name, title, status = "key-unreadable", "The source's key must be entered again.", 409
    code = "key-unreadable"


class SealingKeyMissing(Problem):
    """No key to seal sources' keys with, and no settings file to keep one in."""

    name, title, status = (
        "sealing-key-missing",
        "Set INTEGRATION_SEALING_KEY first: without it no source's key can be kept.",
        503,
    )


class RunStopped(Exception):
    """The source was paused, changed or removed while it was read."""


class SourceUnchecked(Problem):
    """A source that did not answer the question asked before it is saved; `reason` is a code."""

    name, title, status = (
        "source-check-failed",
        "The source does not answer with this address and key; nothing was saved.",
        422,
    )


class SourceNameTaken(Problem):
    """Another source has that name."""

    name, title, status = "source-name-taken", "Another source has this name.", 409


class SourcePaused(Problem):
    """A source that is not asked until it is resumed."""

    name, title, status = "source-paused", "The source is paused; resume it first.", 409


class SourceNotPaused(Problem):
    """A source that is removed while it is still asked."""

    name, title, status = "source-not-paused", "Pause the source before it is removed.", 409


class SourceWaits(Problem):
    """A source of which batches still wait for delivery."""

    name, title, status = (
        "source-waits",
        "Batches of the source still wait for delivery; remove it when they are delivered.",
        409,
    )


class BatchNotRefused(Problem):
    """A batch that is not sent again, since it was not refused."""

    name, title, status = "batch-not-refused", "Only a refused batch is sent again.", 409


class KeyNeeded(Problem):
    """The saved key is another server's, or there is none."""

    name, title, status = "key-needed", "Give the key of this server.", 422


class ServerRefused(Problem):
    """A server in a network where none may be (`kit/outbound.py`)."""

    name, title, status = "server-refused", "No server may be in this network.", 422
