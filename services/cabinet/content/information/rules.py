"""What is looked for in «Информация»; pure."""

import re
from typing import Final

_WORD = re.compile(r"\w+")
_MOST_WORDS: Final = 8
_LONGEST_WORD: Final = 40


def asked_words(typed: str) -> list[str]:
    """Return the words of a search as they are compared: «ё» as «е», eight at most."""
    plain = typed.lower().replace("ё", "е").replace("_", " ")
    return [word[:_LONGEST_WORD] for word in _WORD.findall(plain)[:_MOST_WORDS]]


def ts_query(words: list[str], how: str) -> str:
    """Return the words as `to_tsquery` reads them, joined by & or |; the last may go on."""
    quoted = [f"'{word}'" for word in words]
    quoted[-1] += ":*"
    return f" {how} ".join(quoted)
