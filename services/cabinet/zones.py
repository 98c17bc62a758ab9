"""IANA time zones, kept once loaded."""

from functools import lru_cache
from zoneinfo import ZoneInfo


@lru_cache(maxsize=64)
def zone(name: str) -> ZoneInfo:
    """Return the time zone; raises ZoneInfoNotFoundError or ValueError for an unknown one."""
    return ZoneInfo(name)
