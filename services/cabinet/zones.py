"""IANA time zones, kept once loaded."""

from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


@lru_cache(maxsize=64)
def zone(name: str) -> ZoneInfo:
    """Return the time zone; raises ZoneInfoNotFoundError or ValueError for an unknown one."""
    return ZoneInfo(name)


def is_zone(name: str) -> bool:
    """Say whether there is a time zone of this name."""
    try:
        zone(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
