"""Every problem that notifications can return."""

from services.kit.problems import NotFound, Problem, Unavailable, ValidationFailed

__all__ = ["ConfirmFirst", "NotFound", "NotScheduled", "Unavailable", "ValidationFailed"]


class ConfirmFirst(Problem):
    """A modal notice is settled by its confirmation only."""

    name, title, status = "confirm-first", "This notice asks for a confirmation.", 409


class NotScheduled(Problem):
    """An announcement that is on its way already, or was withdrawn."""

    name, title, status = "not-scheduled", "This announcement no longer waits.", 409
