"""Every problem that auth can return beside the kit's."""

from services.kit.problems import Problem


class SignInRefused(Problem):
    """Unknown, wrong or blocked: one answer for all."""

    name, title, status = "sign-in-refused", "The login or the password is not right.", 401


class TooManyAttempts(Problem):
    """Wait as long as `Retry-After` says."""

    name, title, status = "too-many-attempts", "Too many attempts; wait a little.", 429


class SessionEnded(Problem):
    """The session has ended, or there was none."""

    name, title, status = "session-ended", "The session has ended; sign in again.", 401


class WrongPassword(Problem):
    """The current password is another one."""

    name, title, status = "wrong-password", "The current password is not right.", 403


class WeakPassword(Problem):
    """The new password breaks rules; `errors[].code` says which."""

    name, title, status = "weak-password", "Choose a better password.", 422


class Overloaded(Problem):
    """More sign-ins at a time than the machine can compute."""

    name, title, status = "temporarily-unavailable", "Try again in a moment.", 503


class WrongCode(Problem):
    """The picture's digits, or another code, are wrong, late or used up."""

    name, title, status = "wrong-code", "The code is not right; take a new one.", 422


class AlreadyDecided(Problem):
    """Somebody has decided about the request before."""

    name, title, status = "already-decided", "The request has been decided already.", 409


class ContactTaken(Problem):
    """E-mail address or phone belong to a user to whom the account cannot be given."""

    name, title, status = "contact-taken", "The e-mail or phone belongs to another user.", 409


class LinkExpired(Problem):
    """A one-time link that is used up, too old, or none."""

    name, title, status = "link-expired", "The link has expired; ask for a new one.", 410
