"""Every problem that admin_panel can return."""

from services.kit.problems import NotFound, Problem, TooLarge, Unavailable

__all__ = [
    "AlreadyDecided",
    "BatchTooLarge",
    "BrokenBody",
    "ContactTaken",
    "IdempotencyKeyReused",
    "NotFound",
    "RequestRefused",
    "TooLarge",
    "Unavailable",
    "UnknownKind",
    "UnsupportedMedia",
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


class RequestRefused(Problem):
    """What the owner of the data finds unfit."""

    name, title, status = "validation-failed", "Some fields are not right.", 422


class AlreadyDecided(Problem):
    """Somebody has decided about the registration request before."""

    name, title, status = "already-decided", "The request has been decided already.", 409


class ContactTaken(Problem):
    """E-mail address or phone belong to a user to whom the account cannot be given."""

    name, title, status = "contact-taken", "The e-mail or phone belongs to another user.", 409


def unavailable(detail: str) -> Unavailable:
    """Return the 503 that asks the caller to come again in a moment."""
    return Unavailable(detail, headers={"Retry-After": str(RETRY_SECONDS)})
