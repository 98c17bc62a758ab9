"""Problems of appeals; `errors.py` lists them with the others."""

from services.kit.problems import Problem


class SendingKeyReused(Problem):
    """A key under which something else was sent before."""

    name, title, status = "idempotency-key-reused", "This Idempotency-Key was used before.", 409


class TooManyAppeals(Problem):
    """More new appeals of one user than are taken; `Retry-After` says how long to wait."""

    name, title, status = (
        "too-many-appeals",
        "You have sent many appeals; wait a little, or write on one of them.",
        429,
    )


class AppealClosed(Problem):
    """An appeal that is done or cancelled; what is written on it nobody would answer."""

    name, title, status = "appeal-closed", "This appeal is closed.", 409


class AppealMerged(Problem):
    """An appeal that goes on in another one: `into` is that one's `id` and `number`."""

    name, title, status = (
        "appeal-merged",
        "This appeal was merged into another one, where it goes on.",
        409,
    )


class AppealsDiffer(Problem):
    """Appeals of different subscribers are never one; `numbers` are those that differ."""

    name, title, status = (
        "appeals-differ",
        "These appeals are of different subscribers; what one has written the other must not see.",
        409,
    )


class DraftNotMerged(Problem):
    """A draft has no author yet who could be told; `numbers` names drafts among the chosen."""

    name, title, status = (
        "draft-not-merged",
        "A draft is not merged; register it first, or delete it.",
        409,
    )


class AppealNotDone(Problem):
    """Only an appeal that is done is reopened or rated."""

    name, title, status = "appeal-not-done", "This appeal is not done.", 409


class ReopenTooLate(Problem):
    """An appeal is reopened within 14 days of its end."""

    name, title, status = (
        "reopen-too-late",
        "This appeal ended more than 14 days ago; write a new one.",
        409,
    )


class AppealRated(Problem):
    """An appeal is rated once; the rating that was given stays."""

    name, title, status = "appeal-rated", "This appeal was rated already.", 409


class AnsweredMeanwhile(Problem):
    """Somebody has written since the last message that was seen: `messages` are those."""

    name, title, status = (
        "answered-meanwhile",
        "Somebody has written meanwhile; look at it before you answer.",
        409,
    )


class StatusNotAllowed(Problem):
    """An appeal does not become this from what it is; `allowed` says what it may."""

    name, title, status = "status-not-allowed", "The appeal cannot become this now.", 409


class TakenMeanwhile(Problem):
    """A colleague has taken the appeal; `by` is his name."""

    name, title, status = "taken-meanwhile", "A colleague deals with this appeal already.", 409


class TeamInUse(Problem):
    """A team with appeals that go on is not deleted; `appeals` is how many."""

    name, title, status = (
        "team-in-use",
        "Appeals of this team go on; give them to others first.",
        409,
    )


class TeamNameTaken(Problem):
    """Two teams of one name could not be told apart."""

    name, title, status = "team-name-taken", "Another team has this name.", 409


class TopicInUse(Problem):
    """A topic that appeals are about is taken out of use, not deleted."""

    name, title, status = "topic-in-use", "Appeals are about this topic; take it out of use.", 409


class OpenAppeals(Problem):
    """What is to be deleted has appeals that go on; `numbers` names some of them."""

    name, title, status = (
        "open-appeals",
        "Appeals of these subscribers go on; answer or close them first.",
        409,
    )


class AppealFileRefused(Problem):
    """A file of a kind that appeals do not carry."""

    name, title, status = (
        "unsupported-file",
        "Only JPEG, PNG, PDF, DOCX and XLSX files are taken.",
        415,
    )


class TooManyUploads(Problem):
    """Too many uploads of one person wait for a message."""

    name, title, status = "too-many-uploads", "Too many of your uploads wait for use.", 409
