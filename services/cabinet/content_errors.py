"""Problems of content and of orders of services; `errors.py` lists them with the others."""

from services.kit.problems import Problem, TooLarge


class ContentPublished(Problem):
    """What everybody reads is withdrawn before it is deleted."""

    name, title, status = "content-published", "Withdraw it first: everybody reads it now.", 409


class GroupInUse(Problem):
    """A group with questions cannot be deleted."""

    name, title, status = "group-in-use", "Move the questions of this group first.", 409


class AgreementTaken(Problem):
    """Two versions of the agreement cannot hold from the same day."""

    name, title, status = (
        "agreement-taken",
        "Another version of the agreement holds from this day.",
        409,
    )


class AgreementInForce(Problem):
    """A version that people may have agreed to stays as it is; a change is another version."""

    name, title, status = (
        "agreement-in-force",
        "This version of the agreement is in force; write another one.",
        409,
    )


class AgreementOther(Problem):
    """Somebody agrees to a version that does not hold, or not any more."""

    name, title, status = (
        "agreement-other",
        "Another version of the agreement is in force; read it first.",
        409,
    )


class ContentWithoutFile(Problem):
    """Only documents and services have files."""

    name, title, status = "content-without-file", "An entry of this kind has no file.", 409


class ContentFileTooLarge(TooLarge):
    """More than a document, or a picture, may have."""

    name, title = "content-file-too-large", "The file is larger than it may be."


class OrderSettled(Problem):
    """An order that is done or cancelled, or is worked on already, cannot be changed like that."""

    name, title, status = "order-settled", "This order cannot be changed like that any more.", 409


class TooManyOrders(Problem):
    """More new orders than one person needs; they wait until staff have looked at some."""

    name, title, status = (
        "too-many-orders",
        "Many of your orders wait already; wait until we have looked at them.",
        409,
    )


class ContentThere(Problem):
    """What a supplier begins with is written into nothing: what is there is kept by hand."""

    name, title, status = "content-there", "There is content already; nothing is imported.", 409
