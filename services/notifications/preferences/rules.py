"""The kinds of messages, and what holds for a user who has chosen nothing."""

from typing import Literal, get_args

from services.contracts.notifications import DAYS_BEFORE_END, DAYS_BEFORE_START

Kind = Literal[
    "bills",
    "payments",
    "window_start",
    "window_end",
    "readings",
    "unusual",
    "appeals",
    "outages",
    "orders",
    "advertising",
]
KINDS: tuple[Kind, ...] = get_args(Kind)
WINDOW_DAYS = {"window_start": DAYS_BEFORE_START, "window_end": DAYS_BEFORE_END}
LEAST_DAYS, MOST_DAYS = 1, 15
# Of these nothing is told, not even in the bell, until somebody asks for it.
ASKED_FOR = frozenset({"unusual"})


def wanted_by_default(kind: Kind, channel: Literal["email", "push"]) -> bool:
    """Say whether a kind goes out unasked: letters do, except advertising; push never does."""
    return channel == "email" and kind != "advertising"
