"""Every problem that admin_panel can return."""

from services.kit.problems import NotFound, Problem, TooLarge, Unavailable

__all__ = [
    "BatchTooLarge",
    "BrokenBody",
    "CursorUnknown",
    "IdempotencyKeyReused",
    "NotFound",
    "NotUtf8",
    "RenewedJustNow",
    "RequestRefused",
    "TooLarge",
    "Unavailable",
    "UnknownFeed",
    "UnknownKind",
    "UnsupportedMedia",
]

RETRY_SECONDS = 5


class UnknownKind(Problem):
    """A batch of a kind that nobody takes."""

    name, title, status = "unknown-kind", "There is no such kind of batch.", 404


class UnknownFeed(Problem):
    """A feed that nobody writes."""

    name, title, status = "unknown-feed", "There is no such feed.", 404


class CursorUnknown(Problem):
    """A cursor from other data, as after they were restored from a copy."""

    name, title, status = "cursor-unknown", "This cursor is not ours any more.", 410


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


class RenewedJustNow(Problem):
    """Figures were counted within the last half minute; `Retry-After` says when they may be again.

    They are all owners' work: whoever presses the button in a hurry would slow everybody down.
    """

    name, title, status = "renewed-just-now", "The figures have just been counted.", 429


def unavailable(detail: str) -> Unavailable:
    """Return the 503 that asks the caller to come again in a moment."""
    return Unavailable(detail, headers={"Retry-After": str(RETRY_SECONDS)})
