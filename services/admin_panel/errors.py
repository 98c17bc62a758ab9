"""Every problem that admin_panel can return."""

from services.kit.problems import Forbidden, NotFound, Problem, TooLarge, Unavailable

__all__ = [
    "AlreadyDecided",
    "AlreadyTaken",
    "BatchTooLarge",
    "BrokenBody",
    "ClientRevoked",
    "CodesDoNotCount",
    "ContactTaken",
    "Forbidden",
    "IdempotencyKeyReused",
    "LastAdministrator",
    "NoEmail",
    "NotFound",
    "NotUtf8",
    "OwnAccount",
    "RequestRefused",
    "SessionEnded",
    "SuiteClient",
    "TooLarge",
    "TooManyAttempts",
    "Unavailable",
    "UnknownAccount",
    "UnknownKind",
    "UnsupportedMedia",
    "UserBlocked",
    "WaitAMinute",
]

RETRY_SECONDS = 5


class UnknownKind(Problem):
    """A batch of a kind that nobody takes."""

    name, title, status = "unknown-kind", "There is no such kind of batch.", 404


class BrokenBody(Problem):
    """A body that ends early, or is not the gzip that it is said to be."""

    name, title, status = "broken-body", "The body is not whole.", 400


class IdempotencyKeyReused(Problem):
    """A key that belongs to another batch."""

    name, title, status = "idempotency-key-reused", "This Idempotency-Key was used before.", 409


class BatchTooLarge(TooLarge):
    """More than one batch may hold."""

    name, title = "batch-too-large", "The batch is larger than one may be."


class UnsupportedMedia(Problem):
    """Neither NDJSON nor gzip of it."""

    name, title, status = "unsupported-media-type", "Send NDJSON, plain or gzip.", 415


class NotUtf8(Problem):
    """Lines in another encoding."""

    name, title, status = "not-utf-8", "The lines must be UTF-8.", 415


class RequestRefused(Problem):
    """What the owner of the data finds unfit."""

    name, title, status = "validation-failed", "Some fields are not right.", 422


class AlreadyTaken(Problem):
    """A login, address or name that somebody has."""

    name, title, status = "already-taken", "Somebody uses that already.", 409


class UnknownAccount(Problem):
    """An account number that the registry does not have; `errors` says which of them."""

    name, title, status = "unknown-account", "The registry has no such account.", 422


class LastDayAhead(Problem):
    """A user's last day with an account lies in the future."""

    name, title, status = "last-day-ahead", "The last day cannot be after today.", 422


class NoEmail(Problem):
    """A letter is to be sent, and there is no address for it."""

    name, title, status = "no-email", "The user has no e-mail address.", 409


class UserBlocked(Problem):
    """What a blocked user cannot be given."""

    name, title, status = "user-blocked", "The user is blocked.", 409


class WaitAMinute(Problem):
    """A letter was sent less than a minute ago."""

    name, title, status = "wait-a-minute", "A letter has just been sent; wait a minute.", 429


class TooManyAttempts(Problem):
    """As many letters as may go in an hour."""

    name, title, status = "too-many-attempts", "Too many letters; wait a little.", 429


class SessionEnded(Problem):
    """The member of staff was signed out, blocked or given another role meanwhile."""

    name, title, status = "session-ended", "The session has ended; sign in again.", 401


class OwnAccount(Problem):
    """Nobody blocks or removes themselves by mistake."""

    name, title, status = "own-account", "That is your own account.", 409


class LastAdministrator(Problem):
    """Somebody must be left who can administer."""

    name, title, status = "last-administrator", "There is no other active administrator.", 409


class ClientRevoked(Problem):
    """A machine client that was revoked stays so; make another."""

    name, title, status = "client-revoked", "The machine client has been revoked.", 409


class CodesDoNotCount(Problem):
    """The supplier has not chosen codes as a second proof, so one would open nothing."""

    name, title, status = "codes-do-not-count", "Registration does not take codes.", 409


class SuiteClient(Problem):
    """The client that the suite itself uses; without it no readings arrive."""

    name, title, status = "suite-client", "The suite's own client is renewed by `manage`.", 409


class AlreadyDecided(Problem):
    """Somebody has decided about the registration request before."""

    name, title, status = "already-decided", "The request has been decided already.", 409


class ContactTaken(Problem):
    """E-mail address or phone belong to a user to whom the account cannot be given."""

    name, title, status = "contact-taken", "The e-mail or phone belongs to another user.", 409


def unavailable(detail: str) -> Unavailable:
    """Return the 503 that asks the caller to come again in a moment."""
    return Unavailable(detail, headers={"Retry-After": str(RETRY_SECONDS)})
