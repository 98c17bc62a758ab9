"""What an appeal goes through, and who may move it on; pure."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Literal

from services.cabinet.support.topics.rules import Kind

__all__ = ["Kind"]

# Manual 000, 3.5: «Черновик», «Новое», «В работе», «Выполнено», «Отмена». A draft is one that staff
# write down for a consumer and have not registered yet: nobody else sees it.
Status = Literal["draft", "new", "in_work", "done", "cancelled"]
SeenStatus = Literal["new", "in_work", "done", "cancelled"]
By = Literal["consumer", "staff", "system"]
Way = Literal["web", "letter", "phone"]
CardKind = Literal["moment", "event", "reading", "receipt"]

OPEN: frozenset[str] = frozenset({"new", "in_work"})
CLOSED: frozenset[str] = frozenset({"done", "cancelled"})
# What staff may make of an appeal.
TRANSITIONS: Mapping[str, frozenset[str]] = {
    "draft": frozenset({"new", "in_work", "cancelled"}),
    "new": frozenset({"in_work", "done", "cancelled"}),
    "in_work": frozenset({"new", "done", "cancelled"}),
    "done": frozenset({"in_work"}),
    "cancelled": frozenset({"in_work"}),
}
LONGEST_TEXT = 4000
LONGEST_RATING = 1000
LONGEST_CARD_TITLE = 200
REOPEN_FOR = timedelta(days=14)
# New appeals of one user.
MOST_AN_HOUR = 10
MOST_A_DAY = 50


def reopen_until(status: str, closed_at: datetime | None) -> datetime | None:
    """Return until when the author may reopen an appeal that was done; None: he may not at all."""
    return closed_at + REOPEN_FOR if status == "done" and closed_at is not None else None


def can(status: str, closed_at: datetime | None, *, rated: bool, now: datetime) -> dict[str, bool]:
    """Return what the author of an appeal may do with it now."""
    until = reopen_until(status, closed_at)
    return {
        "answer": status in OPEN,
        "reopen": until is not None and now <= until,
        "rate": status == "done" and not rated,
        "cancel": status in OPEN,
    }
