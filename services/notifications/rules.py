"""How long a letter waits for its next try, and what of a name may stand in it."""

import unicodedata

MOST_ATTEMPTS = 8
_FIRST_PAUSE = 5.0
_LONGEST_PAUSE = 3600.0
# While no mail server answers, letters only wait, and a new trial is cheap.
_LONGEST_SERVER_PAUSE = 60.0
_LONGEST_NAME = 100
# Controls, line separators, and marks that turn the direction of what follows.
_UNWELCOME = {"Cc", "Zl", "Zp", "Cs", "Co", "Cn"}
_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def retry_pause(attempts: int) -> float:
    """Return the seconds to wait after that many tries: 5 s doubling to 1 h."""
    return float(min(_FIRST_PAUSE * 2 ** max(attempts - 1, 0), _LONGEST_PAUSE))


def server_pause(failures: int) -> float:
    """Return the seconds to wait after that many failures to reach the mail server."""
    return float(min(_FIRST_PAUSE * 2 ** min(failures - 1, 10), _LONGEST_SERVER_PAUSE))


def harmless(text: str) -> str:
    """Return a text without controls, line breaks and marks that turn the direction."""
    return "".join(
        " " if unicodedata.category(letter) in _UNWELCOME else letter
        for letter in text
        if letter not in _TURNING
    )


def one_line(text: str) -> str:
    """Return a text as one harmless line: no controls, no turned direction, not too long."""
    kept = harmless(text[: 4 * _LONGEST_NAME])
    # What looks like an encoded word (RFC 2047) would be decoded by the reader's program.
    line = " ".join(kept.replace("=?", "= ?").split())
    return line if len(line) <= _LONGEST_NAME else f"{line[: _LONGEST_NAME - 1]}…"


def letter_language(language: str) -> str:
    """Return the language of a letter: Russian unless English was chosen."""
    return "en" if language == "en" else "ru"
