"""Energy as text becomes whole Wh or varh; names of channels."""

import re
from decimal import ROUND_HALF_EVEN, Decimal

# IEC 62056-61: total of active and reactive energy, both directions.
CHANNELS = {"1.8.0": "A+", "2.8.0": "A-", "3.8.0": "R+", "4.8.0": "R-"}
_LONGEST = 24
# Python's own reading of numbers would take `1_000`, `٣`, `1e3`, ` 1` and `+1` as well: what a
# source writes so is a mistake of its export, and its value anybody's guess.
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_TOO_MUCH = 10**12


class Unfit(Exception):
    """An item that cannot be converted: which field, and why."""

    def __init__(self, field: str, code: str, reason: str) -> None:
        Exception.__init__(self, reason)
        self.field = field
        self.code = code
        self.reason = reason


def base_units(field: str, text: object) -> int:
    """Return kWh (kvarh), a decimal number as text, as whole Wh (varh); halves to the even one.

    A number is digits 0 to 9, with one point between them at most and a minus before them at
    most. Raises Unfit for anything else, and for what is longer than any meter counts.
    """
    if isinstance(text, str) and len(text) <= _LONGEST and _NUMBER.fullmatch(text):
        whole, _, decimals = text.partition(".")
        # At most three decimals are the rule, exact, and cost less without Decimal.
        if len(decimals) <= 3 and whole[0] != "-":
            value = int(whole + decimals.ljust(3, "0"))
        else:
            value = int((Decimal(text) * 1000).to_integral_value(ROUND_HALF_EVEN))
        if abs(value) < _TOO_MUCH * 1000:
            return value
    raise Unfit(field, "not-a-number", "Energy must be a decimal number as text, such as 12.345.")
