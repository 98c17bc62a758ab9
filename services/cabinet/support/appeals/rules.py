"""What an appeal goes through, and who may move it on; pure."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from hashlib import blake2b
from math import ceil
from typing import Any, Literal

# Manual 000, 3.5: «Черновик», «Новое», «В работе», «Выполнено», «Отмена». A draft is one that staff
# write down for a consumer and have not registered yet: nobody else sees it.
Status = Literal["draft", "new", "in_work", "done", "cancelled"]
SeenStatus = Literal["new", "in_work", "done", "cancelled"]
By = Literal["consumer", "staff", "system"]
Way = Literal["web", "letter", "phone"]
CardKind = Literal["moment", "event", "reading", "receipt"]

OPEN: frozenset[str] = frozenset({"new", "in_work"})
CLOSED: frozenset[str] = frozenset({"done", "cancelled"})
# What staff may make of an appeal. A draft that is not wanted is deleted: nobody has seen it.
TRANSITIONS: Mapping[str, frozenset[str]] = {
    "draft": frozenset({"new", "in_work"}),
    "new": frozenset({"in_work", "done", "cancelled"}),
    "in_work": frozenset({"new", "done", "cancelled"}),
    "done": frozenset({"in_work"}),
    "cancelled": frozenset({"in_work"}),
}
LONGEST_RATING = 1000
LONGEST_CARD_TITLE = 200
EXCERPT = 200
REOPEN_FOR = timedelta(days=14)
# New appeals of one user.
MOST_AN_HOUR = 10
MOST_A_DAY = 50


def reopen_until(status: str, closed_at: datetime | None) -> datetime | None:
    """Return until when the author may reopen an appeal that was done; None: he may not at all."""
    return closed_at + REOPEN_FOR if status == "done" and closed_at is not None else None


def can(
    status: str, closed_at: datetime | None, *, rated: bool, merged: bool, now: datetime
) -> dict[str, bool]:
    """Return what the author of an appeal may do with it now; `merged`: it goes on elsewhere."""
    if merged:
        return dict.fromkeys(("answer", "reopen", "rate", "cancel"), False)
    until = reopen_until(status, closed_at)
    return {
        "answer": status in OPEN,
        "reopen": until is not None and now <= until,
        "rate": status == "done" and not rated,
        "cancel": status in OPEN,
    }


def wait_seconds(sent: Sequence[datetime], now: datetime) -> int | None:
    """Return after how many seconds one more appeal is taken; None: now.

    `sent` are the moments of the user's own appeals of the last day, the latest first.
    """
    waits = [
        (sent[most - 1] + term - now).total_seconds()
        for most, term in ((MOST_AN_HOUR, timedelta(hours=1)), (MOST_A_DAY, timedelta(days=1)))
        if len(sent) >= most and sent[most - 1] + term > now
    ]
    return ceil(max(waits)) if waits else None


def excerpt(text: str) -> str:
    """Return the beginning of a text on one line, as lists show it."""
    line = " ".join(text.split())
    return line if len(line) <= EXCERPT else f"{line[: EXCERPT - 1].rstrip()}…"


def digest_of(what: str, body: Mapping[str, Any]) -> bytes:
    """Return the digest of something that is sent under a key: its kind and all its fields."""
    content = json.dumps([what, body], sort_keys=True, default=str)
    return blake2b(content.encode(), digest_size=16).digest()


def search_text(*parts: str | None) -> str:
    """Return what an appeal is found by: small letters, «ё» as «е»."""
    return " ".join(part for part in parts if part).lower().replace("ё", "е")


def shown(row: Mapping[str, Any], now: datetime) -> dict[str, Any]:
    """Return a row of `_APPEAL` (queries.py) as `AppealOut` has it."""
    return {
        "id": row["id"],
        "number": row["number"],
        "kind": row["kind"],
        "topic": {"id": row["topic_id"], "title": row["title"], "title_en": row["title_en"]},
        "account": account_of(row),
        "status": row["status"],
        "created_at": row["created_at"],
        "updated_at": row["updated_at"],
        "unread": row["unread"],
        "last": {"text": row["last_text"], "by": row["last_by"], "at": row["last_at"]},
        "can": can(
            row["status"],
            row["closed_at"],
            rated=row["rating_stars"] is not None,
            merged=row["merged_into"] is not None,
            now=now,
        ),
        "reopen_until": None
        if row["merged_into"]
        else reopen_until(row["status"], row["closed_at"]),
        "rating": rating_of(row),
        "merged_into": merged_into(row),
    }


def merged_into(row: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return where an appeal goes on as `AppealRefOut` has it; None: in itself."""
    if row["merged_into"] is None:
        return None
    return {"id": row["merged_into"], "number": row["merged_number"]}


def account_of(row: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return the account of a row as `AccountRefOut` has it."""
    if row["account_id"] is None:
        return None
    return {
        "id": row["account_id"],
        "number": row["account_number"],
        "address": row["account_address"],
    }


def rating_of(row: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return the rating of a row as `RatingOut` has it."""
    if row["rating_stars"] is None:
        return None
    return {"stars": row["rating_stars"], "text": row["rating_text"], "at": row["rated_at"]}
