"""Problems of organisations that serve houses; `errors.py` lists them with the others."""

from services.kit.problems import Problem


class HandedInAlready(Problem):
    """Somebody else has handed in other values in this window; `standing` says what, and how."""

    name, title, status = (
        "handed-in-already",
        "Somebody else has handed in other readings already; look at them before you replace them.",
        409,
    )


class EmailOfAnother(Problem):
    """One address serves one organisation, and one person of it."""

    name, title, status = (
        "email-of-another",
        "Somebody of an organisation has this address already.",
        409,
    )


class OrganizationEnded(Problem):
    """It serves nothing any more: nothing of it is changed."""

    name, title, status = "organization-ended", "The organisation has ended.", 409


class InvitedJustNow(Problem):
    """The letter of invitation has just gone; `Retry-After` says how long to wait."""

    name, title, status = "invited-just-now", "The letter has just been sent; wait a minute.", 429


class HouseServedAlready(Problem):
    """The organisation serves the house in that time already."""

    name, title, status = (
        "house-served-already",
        "The organisation serves this house in that time already.",
        409,
    )


class ServedFromSameDay(Problem):
    """Two cannot begin with a house on one day."""

    name, title, status = (
        "served-from-same-day",
        "Another organisation serves this house from the same day.",
        409,
    )
