"""Every problem that integration can return or meet."""

from services.kit.problems import NotFound, Problem

__all__ = ["KeyUnreadable", "NotFound", "SourceFailed"]


class SourceFailed(Problem):
    """An outside system that does not answer as agreed."""

    name, title, status = "source-failed", "The source does not answer as agreed.", 502


class KeyUnreadable(Problem):
    """A source's key that was sealed with another sealing key."""

    name, title, status = "key-unreadable", "The source's key must be entered again.", 409
