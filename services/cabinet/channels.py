"""Kinds of energy, qualities and sources of values, as named and counted outside and inside."""

from collections.abc import Mapping
from datetime import date

# Nothing was measured before, as far as anybody may tell.
FIRST_DAY = date(2000, 1, 1)
# A+ and A- are OBIS 1.8.0 and 2.8.0, R+ and R- are 3.8.0 and 4.8.0.
CHANNELS: Mapping[str, int] = {"A+": 1, "A-": 2, "R+": 3, "R-": 4}
CHANNEL_NAMES: Mapping[int, str] = {code: name for name, code in CHANNELS.items()}
# Of a value: measured, computed in place of a measured one, measured but not to be relied on.
QUALITIES: Mapping[str, int] = {"good": 0, "estimated": 1, "doubtful": 2}
# Of a register reading: the meter was read from afar, the consumer has handed it in, the supplier's
# inspector was there, or nobody has read it: it was computed.
SOURCES: Mapping[str, int] = {"remote": 1, "manual": 2, "inspector": 3, "computed": 4}
SOURCE_NAMES: Mapping[int, str] = {code: name for name, code in SOURCES.items()}
_QUALITY_NAMES = tuple(QUALITIES)


def quality_words(quality: bytes | None) -> str | list[str]:
    """Return a stored quality as it is sent: one word for all values, or one for each."""
    words = [_QUALITY_NAMES[mark] for mark in quality or b"\0"]
    return words[0] if len(words) == 1 else words


def kilo(watt_hours: int) -> float:
    """Return kWh, exact to the Wh when printed."""
    return watt_hours / 1000
