"""What of a text from outside may stand in a header, a letter or a file's name."""

import unicodedata

# Controls, line separators, and marks that turn the direction of what follows.
_UNWELCOME = {"Cc", "Zl", "Zp", "Cs", "Co", "Cn"}
_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def harmless(text: str) -> str:
    """Return a text without controls, line breaks and marks that turn the direction."""
    return "".join(
        " " if unicodedata.category(letter) in _UNWELCOME else letter
        for letter in text
        if letter not in _TURNING
    )
