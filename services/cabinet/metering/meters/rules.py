"""What measurements need to know of meters."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KnownMeter:
    """What a line needs of its meter: inner key, and the time zone of its usage point."""

    id: int
    time_zone: str
