"""What is looked for in «Информация»; pure."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

_WORD = re.compile(r"\w+")
_MOST_WORDS: Final = 8
_LONGEST_WORD: Final = 40
_LONG_WORD: Final = 6
_MOST_MEANT: Final = 6
_SHORTEST_GUESSED: Final = 4
# What the keys are in the other language.
_SWITCHED: Final = str.maketrans(
    "qwertyuiop[]asdfghjkl;'zxcvbnm,.", "йцукенгшщзхъфывапролджэячсмитьбю"
) | str.maketrans("йцукенгшщзхъфывапролджэячсмитьбю", "qwertyuiop[]asdfghjkl;'zxcvbnm,.")


def asked_words(typed: str) -> list[str]:
    """Return the words of a search as they are compared: «ё» as «е», eight at most."""
    plain = typed.lower().replace("ё", "е").replace("_", " ")
    return [word[:_LONGEST_WORD] for word in _WORD.findall(plain)[:_MOST_WORDS]]


def ts_query(words: Sequence[Sequence[str]], how: str) -> str:
    """Return words, each with what it may have meant, as `to_tsquery` reads them.

    They are joined by & or |; the last may go on.
    """
    *former, last = words
    parts = [_either(one, "") for one in former] + [_either(last, ":*")]
    return f" {how} ".join(parts)


def _either(meant: Sequence[str], ending: str) -> str:
    quoted = [f"'{word}'{ending}" for word in meant]
    return quoted[0] if len(quoted) == 1 else f"({' | '.join(quoted)})"


def may_be_mistyped(word: str) -> bool:
    """Say whether it is guessed what a word may have been: shorter ones could be anything."""
    return len(word) >= _SHORTEST_GUESSED and word.isalpha()


def as_typed(word: str) -> list[str]:
    """Return a word, and what it is when the keyboard was switched to the other language."""
    other = word.translate(_SWITCHED)
    return [word, other] if other != word and other.isalpha() else [word]


def mistakes(typed: str, meant: str, *, begun: bool) -> int:
    """Return by how many letters two words differ: one left out, put in, wrong, or exchanged.

    `begun`: the word may go on, so its end is not compared.
    """
    if begun and len(typed) < len(meant):
        shorter = range(max(1, len(typed) - 1), min(len(meant), len(typed) + 1) + 1)
        return min(mistakes(typed, meant[:end], begun=False) for end in shorter)
    before: list[int] = []
    row = list(range(len(meant) + 1))
    for at, letter in enumerate(typed, 1):
        before_that, before, row = before, row, [at]
        for to, other in enumerate(meant, 1):
            least = min(before[to] + 1, row[to - 1] + 1, before[to - 1] + (letter != other))
            if at > 1 and to > 1 and letter == meant[to - 2] and typed[at - 2] == other:
                least = min(least, before_that[to - 2] + 1)
            row.append(least)
    return row[-1]


def meant_by(typed: str, candidates: Iterable[str], *, begun: bool) -> list[str]:
    """Return those of the candidates that a word may have been, the nearest alone.

    In a short word one letter may be wrong, in a longer one two.
    """
    most = 1 if len(typed) < _LONG_WORD else 2
    counted = {word: mistakes(typed, word, begun=begun) for word in candidates}
    least = min(counted.values(), default=most + 1)
    return [word for word, count in counted.items() if count == least <= most][:_MOST_MEANT]
