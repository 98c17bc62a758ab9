"""What is told of houses and of the days for readings; pure."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal, NamedTuple

from services.cabinet.customers.places.rules import address_text
from services.cabinet.submissions.windows.rules import window_at

Scope = Literal["unit", "building"]
MOST_WORDS = 8


class Wanted(NamedTuple):
    """Which meters of a house: those of flats, or of the whole; `flat`: only of that one."""

    building_id: int
    scope: Scope = "unit"
    flat: str | None = None


def house_out(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a house as it is told, with its address in words."""
    parts = (row["locality"], row["street"], row["house"])
    counts = ("unit_meters", "common_meters", "unit_by_hand", "common_by_hand", "handed_in")
    return {
        "id": row["id"],
        "address": address_text(None, *parts, None),
        "locality": parts[0],
        "street": parts[1],
        "house": parts[2],
        **{name: row[name] for name in counts},
        "by_hand": row["unit_by_hand"] + row["common_by_hand"],
    }


def window_out(today: date, first: int, last: int, time_zone: str) -> dict[str, Any]:
    """Return the window of a day, and how many days are left until it closes, or opens."""
    window = window_at(today, first, last)
    until = window.closes_on if window.open else window.opens_on
    return {
        "open": window.open,
        "opens_on": window.opens_on,
        "closes_on": window.closes_on,
        "time_zone": time_zone,
        "today": today,
        "days_left": (until - today).days,
    }


def patterns_of(query: str) -> list[str]:
    """Return patterns of LIKE, each of which a house's address holds: a word of what is typed."""
    folded = query.lower().replace("ё", "е")
    for character in "\\%_":
        folded = folded.replace(character, f"\\{character}")
    return [f"%{word}%" for word in folded.replace(",", " ").split()[:MOST_WORDS]]
