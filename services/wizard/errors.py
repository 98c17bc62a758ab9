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


class KeyNeeded(Problem):
    """The saved key is another server's, or there is none."""

    name, title, status = "key-needed", "Give the key of this server.", 422


class ServerRefused(Problem):
    """A server in a network where none may be, by the settings of the service."""

    name, title, status = "server-refused", "No server may be in this network.", 422


class AdministratorKnown(Problem):
    """Somebody administers already: the wizard makes the first one only."""

    name, title = "administrator-known", "There is an administrator already."
    status = 409


class PassRefused(Problem):
    """A pass from the control panel that is too old, was used, or is none."""

    name, title = "wrong-wizard-pass", "Open the wizard from the control panel once more."
    status = 401


class AdministratorUnconfirmed(Problem):
    """auth has been silent for longer than its word is good: nobody can say who administers."""

    name, title = "administrator-unconfirmed", "auth does not answer: who administers is not known."
    status = 503
