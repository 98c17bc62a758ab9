"""Every problem that the wizard can return beside kit's own."""

from services.kit.problems import Problem


class WrongToken(Problem):
    """Not the bootstrap token, or one that has expired, been used up or ended with the set-up."""

    name, title = "wrong-bootstrap-token", "This token does not open the wizard."
    status = 401


class TooManyAttempts(Problem):
    """Too many wrong tokens; `Retry-After` says when to try again."""

    name, title, status = "too-many-attempts", "Too many attempts; wait a little.", 429


class ServiceUnreachable(Problem):
    """The service to set up does not answer the wizard."""

    name, title, status = "service-unreachable", "The service does not answer the wizard.", 503


class JobRunning(Problem):
    """The service is being set up at this moment."""

    name, title, status = "job-running", "This service is being set up already.", 409


class StepLocked(Problem):
    """The earlier step has not been finished."""

    name, title, status = "step-locked", "Finish the earlier step first.", 409
