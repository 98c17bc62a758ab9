"""What may become of an order; pure."""

from collections.abc import Mapping
from typing import Final, Literal, TypeAlias

State: TypeAlias = Literal["new", "in_work", "done", "cancelled"]
# What staff may make of it; the same again changes the answer alone.
_NEXT: Final[Mapping[State, frozenset[State]]] = {
    "new": frozenset({"new", "in_work", "done", "cancelled"}),
    "in_work": frozenset({"in_work", "done", "cancelled"}),
    "done": frozenset(),
    "cancelled": frozenset(),
}
MOST_WAITING: Final = 20


def may_become(state: State, wanted: State) -> bool:
    """Say whether staff may bring an order from a state into another."""
    return wanted in _NEXT[state]
