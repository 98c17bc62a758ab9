"""What of a meter's days goes together: pure."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

# Each must not be after the next one; of days that are not known nothing is said.
_ORDER = (
    ("manufactured_on", "last_verification_on"),
    ("last_verification_on", "next_verification_on"),
)
_BEEN = ("manufactured_on", "last_instrumental_check_on", "last_verification_on")


def wrong_days(values: Mapping[str, Any], today: date) -> Iterator[tuple[str, str, str]]:
    """Yield field, code and words of days that cannot be so: to come, or out of order."""
    for name in _BEEN:
        if values[name] is not None and values[name] > today:
            yield name, "day-ahead", "This day has not come yet."
    for earlier, later in _ORDER:
        if None not in (values[earlier], values[later]) and values[earlier] > values[later]:
            yield later, "order", f"This day is before {earlier.replace('_', ' ')}."


def wrong_times(
    installed_on: date | None, removed_on: date | None, today: date
) -> Iterator[tuple[str, str, str]]:
    """Yield field, code and words of days of an installation that cannot be so."""
    for name, day in (("installed_on", installed_on), ("removed_on", removed_on)):
        if day is not None and day > today:
            yield name, "day-ahead", "This day has not come yet."
    if installed_on and removed_on and removed_on < installed_on:
        yield "removed_on", "before-installation", "It was not installed yet on this day."
