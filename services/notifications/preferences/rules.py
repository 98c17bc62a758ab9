"""The kinds of messages, and what holds for a user who has chosen nothing."""

from typing import Literal

Kind = Literal["bills", "payments", "window_start", "window_end", "advertising"]
KINDS: tuple[Kind, ...] = ("bills", "payments", "window_start", "window_end", "advertising")
# Days before the reading window begins or ends: the manual of the legal entity's cabinet, 13.1.5.
WINDOW_DAYS = {"window_start": 4, "window_end": 2}
LEAST_DAYS, MOST_DAYS = 1, 15


def wanted_by_default(kind: Kind, channel: Literal["email", "push"]) -> bool:
    """Say whether a kind goes out unasked: letters do, except advertising; push never does."""
    return channel == "email" and kind != "advertising"
