"""When an outage may begin and end, and what may be done with it in which status; pure."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import Any, Final, Literal, TypeAlias

import orjson

Kind: TypeAlias = Literal["planned", "emergency"]
Status: TypeAlias = Literal["draft", "planned", "current", "ended", "cancelled"]
Act: TypeAlias = Literal[
    "created", "changed", "published", "updated", "ended", "cancelled", "imported"
]
LONGEST_CAUSE: Final = 500
LONGEST_TEXT: Final = 2_000
# Further away is a slip of the hand.
FURTHEST: Final = timedelta(days=366)
# Of what staff change the touched are told anew; the rest of a change concerns who is touched.
TOLD: Final = ("kind", "starts_at", "expected_end_at", "cause", "text")
Wrong: TypeAlias = tuple[str, str, str]


def wrong_order(kind: Kind, starts_at: datetime, expected_end_at: datetime | None) -> Wrong | None:
    """Return field, code and words of times that no outage has, or None."""
    if expected_end_at is None:
        if kind == "planned":
            return "expected_end_at", "needed-for-planned", "Say when energy will be back."
        return None
    if expected_end_at <= starts_at:
        return "expected_end_at", "ends-before-it-starts", "It must end after it starts."
    return None


def wrong_times(
    kind: Kind, starts_at: datetime, expected_end_at: datetime | None, now: datetime
) -> Wrong | None:
    """Return the same of times that somebody has typed: nobody means one of another year."""
    if not now - FURTHEST <= starts_at <= now + FURTHEST:
        return "starts_at", "too-far-away", "Give a time within a year from now."
    if wrong := wrong_order(kind, starts_at, expected_end_at):
        return wrong
    if expected_end_at is not None and expected_end_at > starts_at + FURTHEST:
        return "expected_end_at", "too-long", "An outage ends within a year."
    return None


def wrong_end(starts_at: datetime, ended_at: datetime, now: datetime) -> Wrong | None:
    """Return field, code and words of what is wrong with the moment of an end, or None."""
    if ended_at > now:
        return "ended_at", "in-the-future", "Give a time that has passed."
    if ended_at <= starts_at:
        return "ended_at", "ends-before-it-starts", "It must end after it started."
    return None


def digest_of(body: Mapping[str, Any]) -> bytes:
    """Return what two requests with the same content have in common."""
    return blake2b(orjson.dumps(body, option=orjson.OPT_SORT_KEYS), digest_size=16).digest()
