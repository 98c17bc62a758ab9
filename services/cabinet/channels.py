"""Kinds of energy, as they are named outside and stored inside."""

from collections.abc import Mapping

# A+ and A- are OBIS 1.8.0 and 2.8.0, R+ and R- are 3.8.0 and 4.8.0.
CHANNELS: Mapping[str, int] = {"A+": 1, "A-": 2, "R+": 3, "R-": 4}
CHANNEL_NAMES: Mapping[int, str] = {code: name for name, code in CHANNELS.items()}
UNITS: Mapping[str, str] = {"A+": "Wh", "A-": "Wh", "R+": "varh", "R-": "varh"}
