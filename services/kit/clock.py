"""The one source of «now», so that tests can hold the time still."""

from datetime import UTC, datetime


def utc_now() -> datetime:
    """Return the present moment with the UTC offset."""
    return datetime.now(UTC)
