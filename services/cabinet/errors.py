"""Every problem that this service can return beside kit's own."""

# Those of appeals, content, outages, servicing organisations and sheets stand in modules of their
# own; the list of all is here.
from services.cabinet.appeal_errors import *  # noqa: F403
from services.cabinet.content_errors import *  # noqa: F403
from services.cabinet.outage_errors import *  # noqa: F403
from services.cabinet.servicer_errors import *  # noqa: F403
from services.cabinet.sheet_errors import *  # noqa: F403
from services.kit.problems import Problem, TooLarge


class UnknownKind(Problem):
    """A batch of a kind that nobody takes."""

    name, title, status = "unknown-kind", "There is no such kind of batch.", 404


class UnknownFeed(Problem):
    """A feed that nobody writes."""

    name, title, status = "unknown-feed", "There is no such feed.", 404


class CursorUnknown(Problem):
    """A cursor of this feed at which there is no item, or another one: the data are others."""

    name, title, status = "cursor-unknown", "This cursor is not ours any more.", 410


class BatchIdReused(Problem):
    """The id of another batch; a batch keeps its id only for the same kind and records."""

    name, title, status = "batch-id-reused", "This batch id belongs to another batch.", 409


class BatchTooLarge(TooLarge):
    """More than one batch may hold; nothing of it is stored."""

    name, title = "batch-too-large", "The batch is larger than one may be."


class BrokenGzip(Problem):
    """The body says that it is gzip and is not, or ends early."""

    name, title, status = "broken-gzip", "The body is not whole gzip data.", 400


class IncompleteBody(Problem):
    """The sender went away before the end of the body."""

    name, title, status = "incomplete-body", "The body ended before its time.", 400


class UnsupportedEncoding(Problem):
    """A Content-Encoding other than gzip."""

    name, title, status = "unsupported-encoding", "Only gzip or no encoding is taken.", 415


class NotUtf8(Problem):
    """A body in another encoding; line by line it could only be misread."""

    name, title, status = "not-utf-8", "The lines must be UTF-8.", 415


class DateOutOfRange(Problem):
    """A date for which there can be no readings."""

    name, title, status = "date-out-of-range", "There can be no readings at this date.", 422


class TooMuchAtOnce(Problem):
    """Consumption in more points, or of more meters, than one answer holds."""

    name, title, status = "too-much-at-once", "This is too much for one answer.", 422

    def __init__(self, told: str) -> None:
        super().__init__(f"{told}; ask for a shorter period or a longer step.")


class TooManyAttempts(Problem):
    """Wait as long as `Retry-After` says."""

    name, title, status = "too-many-attempts", "Too many searches; wait a little.", 429


class PeriodTooLong(Problem):
    """More days than one file holds; `detail` says which may be asked for."""

    name, title, status = "period-too-long", "One file does not hold so many days.", 422


class TooManyExports(Problem):
    """Files of more days than one user may take in an hour; `Retry-After` says how long to wait."""

    name, title, status = (
        "too-many-exports",
        "You have taken very many files; wait a little, or ask for fewer days.",
        429,
    )


class NotAPhoto(Problem):
    """A file that is no photo of a kind that is taken."""

    name, title, status = "not-a-photo", "Only photos are taken: JPEG, PNG, WebP or HEIC.", 415


class PhotoTooLarge(Problem):
    """A photo over 10 MiB, or of more than 50 million pixels."""

    name, title, status = (
        "photo-too-large",
        "The photo is too large: 10 MB and 50 million pixels at most.",
        413,
    )


class PhotoTooLate(Problem):
    """The window of the reading has closed, or another reading counts in its place."""

    name, title, status = (
        "photo-too-late",
        "The time for changes to this reading is over, so a photo can no longer be added.",
        409,
    )


class SubmissionWindowClosed(Problem):
    """Readings are taken on other days; `opens_on` and `closes_on` say when next."""

    name, title, status = (
        "submission-window-closed",
        "Readings are not taken today; hand it in when the window is open.",
        409,
    )


class ReadingToConfirm(Problem):
    """Values that may be wrong: `zones` says which and why; send them again with `confirm`."""

    name, title, status = "reading-to-confirm", "Look at the counter again, and confirm.", 409


class ReadingLower(Problem):
    """A counter shows less than before, which it cannot; `errors` names the zones."""

    name, title, status = (
        "reading-lower",
        "A counter cannot show less than before; look at it again, or write to us.",
        422,
    )


class MeterRemoved(Problem):
    """The meter was taken away before the reading's day; `removed_on` says when."""

    name, title, status = "meter-removed", "This meter was removed; its readings are closed.", 409


class VerificationOverdue(Problem):
    """The supplier takes no readings of meters whose verification is overdue (`due_on`)."""

    name, title, status = (
        "verification-overdue",
        "The meter's verification is overdue; readings are taken again after a new one.",
        409,
    )


class MeterReadRemotely(Problem):
    """The meter is read from afar: there is nothing to hand in."""

    name, title, status = (
        "meter-read-remotely",
        "This meter is read remotely; you need not hand anything in.",
        409,
    )


class SubmissionSettled(Problem):
    """A submission that was refused or corrected does not change any more."""

    name, title, status = (
        "submission-settled",
        "This reading was refused or corrected already.",
        409,
    )


class SubmissionOfFormerSession(Problem):
    """An organisation takes back only what it has handed in in the session that asks."""

    name, title, status = (
        "submission-of-former-session",
        "Only what was handed in in this session can be deleted; hand it in anew to correct it.",
        409,
    )


class CodesDoNotCount(Problem):
    """The supplier has not chosen codes as a second proof, so one would open nothing."""

    name, title, status = (
        "codes-do-not-count",
        "Registration does not take codes: see the supplier's settings.",
        409,
    )


class UnknownAccount(Problem):
    """An account number that the registry does not have; `errors` names the field."""

    name, title, status = "unknown-account", "The registry has no such account.", 422


class LastDayAhead(Problem):
    """Somebody's last day with an account lies in the future."""

    name, title, status = "last-day-ahead", "The last day cannot be after today.", 422


class SeenByRole(Problem):
    """A role on the contract shows the account; only its administrator takes that."""

    name, title, status = (
        "seen-by-role",
        "You see this account by your role on the contract; its administrator can end that.",
        409,
    )


class NobodyElseSees(Problem):
    """Who gives an account up is the last who sees it, and has not said that he knows."""

    name, title, status = (
        "nobody-else-sees",
        "Nobody else sees this account; say that you know, and leave it then.",
        409,
    )


class AccountNumberTaken(Problem):
    """An account has this number already, in some spelling; `errors` names the field."""

    name, title, status = "account-number-taken", "There is an account of this number.", 409


class CustomerKeyTaken(Problem):
    """A subscriber has this key of the billing system already; `errors` names the field."""

    name, title, status = "customer-key-taken", "There is a subscriber of this key.", 409


class ChosenGone(Problem):
    """Some of what was chosen is not there any more: a colleague was faster, or a system."""

    name, title, status = (
        "chosen-gone",
        "Some of the chosen rows are not there any more; choose again.",
        409,
    )


class RestoreTooLate(Problem):
    """What was deleted so long ago cannot be brought back."""

    name, title, status = "restore-too-late", "The term for bringing this back is over.", 409


class TariffNameTaken(Problem):
    """Another tariff schedule has this name, or systems name another one by it."""

    name, title, status = (
        "tariff-name-taken",
        "Another tariff schedule has this name; choose another.",
        409,
    )


class TariffVersionInForce(Problem):
    """A version that has begun is not taken back; what it was counts for what was measured."""

    name, title, status = (
        "tariff-version-in-force",
        "The version has begun and cannot be withdrawn; correct it by another one.",
        409,
    )


class TariffFileUnreadable(Problem):
    """A file that is no list of tariff schedules; `detail` says what was expected."""

    name, title, status = (
        "tariff-file-unreadable",
        "This is no file of tariff schedules.",
        422,
    )


class TariffAssigned(Problem):
    """Usage points that have another schedule from this day or a later one; `conflicts` has some.

    To put the new one in the place of those, say `replace`.
    """

    name, title, status = (
        "tariff-assigned",
        "Some of the accounts have another schedule from this day or later.",
        409,
    )


class TariffAssignmentChanged(Problem):
    """What was chosen holds more or fewer usage points than were shown; look again."""

    name, title, status = (
        "tariff-assignment-changed",
        "The choice holds other usage points than a moment ago; look at it again.",
        409,
    )


class ModelInUse(Problem):
    """A type of meters that some meter is of cannot be deleted; it can be merged into another."""

    name, title, status = (
        "model-in-use",
        "Meters are of this model; merge it into another one instead.",
        409,
    )


class MeterNotInstalled(Problem):
    """A meter that does not stand anywhere is neither replaced nor taken down."""

    name, title, status = "meter-not-installed", "This meter does not stand anywhere now.", 409


class ReplacementFinal(Problem):
    """A replacement that cannot be undone any more; `detail` says why."""

    name, title, status = "replacement-final", "This replacement cannot be undone any more.", 409
