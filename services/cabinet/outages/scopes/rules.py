"""What may be drawn or chosen, and how a choice is called; pure."""

from collections.abc import Sequence
from typing import Final, Literal, TypeAlias

ScopeKind: TypeAlias = Literal["buildings", "area", "radius", "substation"]
MOST_CHOSEN: Final = 5_000
MOST_VERTICES: Final = 500
LEAST_METRES: Final = 10
MOST_METRES: Final = 50_000
# However it is said: more is no outage but a slip of the hand.
MOST_BUILDINGS: Final = 50_000
MOST_SHOWN: Final = 500
# Degrees across and up: on the globe, sides that are far longer have no one way to go.
MOST_DEGREES: Final = 20
_MOST_STREETS: Final = 3

Position: TypeAlias = tuple[float, float]


def checked_ring(ring: list[Position]) -> list[Position]:
    """Return the ring of a polygon; ValueError with words when it is open.

    Positions are [longitude, latitude] in degrees, the first one again at the end (RFC 7946,
    3.1.6). Whether it crosses itself is for the database to say.
    """
    if ring[0] != ring[-1]:
        raise ValueError("end the line where it begins")
    return ring


def is_vast(ring: Sequence[Position]) -> bool:
    """Say whether an area is wider or higher than any supplier's is."""
    return any(max(side) - min(side) > MOST_DEGREES for side in zip(*ring, strict=True))


def title_of(streets: Sequence[tuple[str, str | None]]) -> str:
    """Return where an outage is in short: streets by town, those with most houses first.

    `streets`: locality and street; «Тара: ул. Лесная, ул. Мира; Омск …».
    """
    shown = streets[:_MOST_STREETS]
    towns: dict[str, list[str]] = {}
    for town, street in shown:
        towns.setdefault(town, [])
        if street:
            towns[town].append(street)
    text = "; ".join(
        f"{town}: {', '.join(names)}" if names else town for town, names in towns.items()
    )
    return f"{text}…" if len(streets) > len(shown) else text
