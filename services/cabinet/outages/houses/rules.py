"""What part of the map is asked for; pure."""

from typing import Final

MOST_BUILDINGS: Final = 5_000
# So many clusters from side to side.
CELLS: Final = 24


def box_of(text: str) -> tuple[float, float, float, float]:
    """Return west, south, east, north in degrees; ValueError for what is no such box.

    «nan» and «inf» are within no limits. A box over the 180th meridian is no box.
    """
    west, south, east, north = (float(part) for part in text.split(","))
    if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):
        raise ValueError("west, south, east, north in degrees")
    return west, south, east, north
