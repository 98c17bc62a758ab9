"""Which appeals may become one, and what the one that remains takes over; pure."""

from collections.abc import Mapping, Sequence
from typing import Any

from services.cabinet.support.appeals.rules import LONGEST_TEXT, OPEN
from services.cabinet.support.attachments.rules import MOST_FILES

Row = Mapping[str, Any]


def same_subscriber(one: Row, other: Row) -> bool:
    """Say whether what is written on one appeal may be read by the author of the other.

    One user, and never two subscribers: who sees his own account and his mother's keeps them
    apart. What nobody sees in a cabinet is told apart by the subscriber alone.
    """
    if one["user_id"] != other["user_id"]:
        return False
    customers = {one["customer_id"], other["customer_id"]}
    if one["user_id"] is None:
        return len(customers) == 1 and None not in customers
    return len(customers - {None}) <= 1


def taken_over(kept: Row, merged: Sequence[Row]) -> dict[str, Any]:
    """Return what the appeal that remains has of those that are merged into it.

    The latest word of all; what their author has not seen; and where it waits for its first answer,
    the earliest term of those that wait as well. Its status and who deals with it stay its own.
    """
    latest = max((kept, *merged), key=lambda one: one["last_at"])
    due = kept["answer_due_at"]
    if kept["first_answered_at"] is None:
        waits = [
            one["answer_due_at"]
            for one in merged
            if one["status"] in OPEN and one["first_answered_at"] is None
        ]
        due = min((term for term in (due, *waits) if term is not None), default=None)
    return {
        "last_text": latest["last_text"],
        "last_by": latest["last_by"],
        "last_at": latest["last_at"],
        "unread": kept["unread"] + sum(one["unread"] for one in merged),
        "answer_due_at": due,
        "search_text": " ".join((kept["search_text"], *(str(one["number"]) for one in merged))),
    }


def joined_draft(drafts: Sequence[Row]) -> dict[str, Any] | None:
    """Return one draft of an answer of several of one writer; None: they do not fit into one."""
    text = "\n\n".join(one["text"] for one in drafts if one["text"])
    files = list(dict.fromkeys(file for one in drafts for file in one["file_ids"]))
    if len(text) > LONGEST_TEXT or len(files) > MOST_FILES:
        return None
    return {"text": text, "file_ids": files}
