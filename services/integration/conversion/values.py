"""Energy as text becomes whole Wh or varh; names of channels."""

from decimal import ROUND_HALF_EVEN, Decimal, InvalidOperation

# IEC 62056-61: total of active and reactive energy, both directions.
CHANNELS = {"1.8.0": "A+", "2.8.0": "A-", "3.8.0": "R+", "4.8.0": "R-"}
UNITS = {"A+": "Wh", "A-": "Wh", "R+": "varh", "R-": "varh"}
_LONGEST = 24
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

    Raises Unfit for anything but a finite number of ordinary length.
    """
    # Plain digits are the rule and cost less without Decimal: at most three decimals are exact.
    if isinstance(text, str) and len(text) <= _LONGEST:
        whole, _, decimals = text.partition(".")
        if len(decimals) <= 3 and whole.isdecimal() and (decimals.isdecimal() or not decimals):
            return int(whole + decimals.ljust(3, "0"))
        try:
            value = Decimal(text)
        except InvalidOperation:
            value = Decimal("NaN")
        if value.is_finite() and -_TOO_MUCH < value < _TOO_MUCH:
            return int((value * 1000).to_integral_value(ROUND_HALF_EVEN))
    raise Unfit(field, "not-a-number", "Energy must be a decimal number as text.")
