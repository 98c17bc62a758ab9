"""Which appeals may become one, and what the one that remains takes over; pure."""

from collections.abc import Mapping, Sequence
from typing import Any

from services.cabinet.support.appeals.rules import OPEN
from services.contracts.letters import LONGEST_TEXT, MOST_FILES

Row = Mapping[str, Any]


def of_others(kept: Row, merged: Sequence[Row], before: Sequence[Row]) -> list[int]:
    """Return the numbers of appeals that must not become one with the one that is kept.

    `before`: what was merged into any of them already. What is written on one must be what the
    author of the other may read: one user, and never two subscribers, for who sees his own account
    and his mother's keeps them apart. What nobody sees in a cabinet is told apart by the subscriber
    alone.
    """
    everybody = (kept, *merged, *before)
    if strangers := [one["number"] for one in merged if one["user_id"] != kept["user_id"]]:
        return strangers
    whose = subscriber_of(everybody)
    if kept["user_id"] is None and any(one["customer_id"] is None for one in everybody):
        return [one["number"] for one in merged]
    return [one["number"] for one in (*merged, *before) if one["customer_id"] not in {None, whose}]


def subscriber_of(appeals: Sequence[Row]) -> int | None:
    """Return the subscriber of the first appeal that has one."""
    return next((one["customer_id"] for one in appeals if one["customer_id"] is not None), None)


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
        "customer_id": subscriber_of((kept, *merged)),
        "search_text": " ".join((kept["search_text"], *(str(one["number"]) for one in merged))),
    }


def joined_draft(drafts: Sequence[Row]) -> dict[str, Any] | None:
    """Return one draft of an answer of several of one writer; None: they do not fit into one."""
    text = "\n\n".join(one["text"] for one in drafts if one["text"])
    files = list(dict.fromkeys(file for one in drafts for file in one["file_ids"]))
    if len(text) > LONGEST_TEXT or len(files) > MOST_FILES:
        return None
    return {"text": text, "file_ids": files}
