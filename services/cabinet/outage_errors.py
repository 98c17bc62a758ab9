"""Problems of outages; `errors.py` lists them with the others."""

from services.kit.problems import Problem


class OutagePublished(Problem):
    """It has been told: it is ended or cancelled, not published again or deleted."""

    name, title, status = (
        "outage-published",
        "People have been told of it already; end or cancel it.",
        409,
    )


class OutageDraft(Problem):
    """Nobody has been told of a draft: there is nothing to end or to update."""

    name, title, status = "outage-draft", "It is a draft; publish it first, or delete it.", 409


class OutageNotBegun(Problem):
    """What has not begun cannot end."""

    name, title, status = "outage-not-begun", "It has not begun; cancel it instead.", 409


class OutageOver(Problem):
    """It has ended or was cancelled."""

    name, title, status = "outage-over", "It is over; nothing of it is changed any more.", 409


class TooManyReports(Problem):
    """More reports of one user than a day takes; `Retry-After` says how long to wait."""

    name, title, status = (
        "too-many-reports",
        "You have reported very often today; please call us.",
        429,
    )
