"""Problems of readings by file; `errors.py` lists them with the others."""

from services.kit.problems import Problem


class TooManySheets(Problem):
    """An organisation has as many files waiting as it may; send or delete some."""

    name, title, status = (
        "too-many-sheets",
        "Too many files wait to be sent; send them, or delete some.",
        409,
    )


class SheetNotReady(Problem):
    """A file that is still being checked, or could not be read."""

    name, title, status = "sheet-not-ready", "This file has not been checked.", 409


class MendGone(Problem):
    """A row that has no such mend any more: somebody took one, or the row is another now."""

    name, title, status = (
        "mend-gone",
        "This row is another than a moment ago; look at it again.",
        409,
    )


class TemplateTooLarge(Problem):
    """More meters than one file holds (`most`); choose fewer houses."""

    name, title, status = (
        "template-too-large",
        "One file does not hold so many meters; choose fewer houses.",
        422,
    )
