"""What of a text from outside may stand in a header, a letter, a list or a file's name."""

import re
import unicodedata

# Controls, line separators, and marks that turn the direction of what follows.
_UNWELCOME = frozenset({"Cc", "Zl", "Zp", "Cs", "Co", "Cn"})
_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def harmless(text: str) -> str:
    """Return a text without controls, line breaks and marks that turn the direction."""
    return "".join(
        " " if unicodedata.category(letter) in _UNWELCOME else letter
        for letter in text
        if letter not in _TURNING
    )


# Signs without a look of their own, but for those of which emoji and some scripts are made: the
# joiners, and the letters of the flags of regions.
_UNSEEN = frozenset({"Cf"})
_JOINING = frozenset({"\u200c", "\u200d", *map(chr, range(0xE0020, 0xE0080))})


def plain_line(text: str) -> str:
    """Return a text on one line, in its one spelling (NFC), without spaces around it.

    ValueError when it holds controls, line breaks, marks that turn the direction or other signs
    that nobody sees, or nothing but such. A text without anything is "".
    """
    line = unicodedata.normalize("NFC", text).strip()
    if any(
        unicodedata.category(sign) in _UNWELCOME | _UNSEEN and sign not in _JOINING for sign in line
    ):
        raise ValueError("line breaks, controls and signs that nobody sees are not taken")
    if line and all(unicodedata.category(sign)[0] in "CMZ" for sign in line):
        raise ValueError("at least one sign must be seen")
    return line


_BLANK_LINES = re.compile(r"\n{3,}")


def plain_text(text: str) -> str:
    """Return a text of several lines without what nobody sees: controls, marks of direction.

    Lines end with a line feed, have no spaces at their ends, and one empty line at most between
    them. It may be empty.
    """
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    clean = "\n".join(harmless(line).rstrip() for line in lines)
    return _BLANK_LINES.sub("\n\n", clean).strip()
