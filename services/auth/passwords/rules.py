"""What a new password must not be, and what those in letters are."""

import secrets
import unicodedata
from collections.abc import Collection
from datetime import timedelta
from functools import lru_cache
from pathlib import Path

from services.auth.factors.rules import SHORTEST

LONGEST = 128
# How long a password that travels by letter is good, for one sign-in.
TEMPORARY_LIFE = timedelta(hours=72)
# Nothing that looks like something else; four groups of four hold 79 bits.
_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"
_GROUPS, _GROUP = 4, 4

_LIST = Path(__file__).parent / "known-bad.txt"
_RUSSIAN = "йцукенгшщзхъфывапролджэячсмитьбюё"
_LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
_KEYS = str.maketrans(_RUSSIAN + _LATIN, _LATIN + _RUSSIAN)
# What a finger or a child runs along; also backwards.
_ROWS = (
    "01234567890123456789",
    "abcdefghijklmnopqrstuvwxyz",
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "qwertyuiop[]asdfghjkl;'zxcvbnm,./",
    "йцукенгшщзхъфывапролджэячсмитьбю",
    "1q2w3e4r5t6y7u8i9o0p",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/",
    "qazwsxedcrfvtgbyhnujmikolp",
)
_LONGEST_UNIT = 4


def new_temporary_password() -> str:
    """Make a password that can be typed from paper."""
    return "-".join(
        "".join(secrets.choice(_LETTERS) for _ in range(_GROUP)) for _ in range(_GROUPS)
    )


def weaknesses(
    new: str, *, current: str, names: Collection[str], shortest: int = SHORTEST
) -> list[str]:
    """Return the codes of the rules that a password breaks, none when it is good.

    `names` are the user's own login, phone and e-mail. Codes: `too-short`, `too-long`,
    `known-bad`, `same-as-login`, `same-as-current`.
    """
    codes = []
    length = len(unicodedata.normalize("NFC", new))
    if length < shortest:
        codes.append("too-short")
    if length > LONGEST:
        codes.append("too-long")
    folded = new.casefold().strip()
    core = _core(folded)
    own = {part for name in names for part in (name.casefold(), name.casefold().split("@")[0])}
    if folded in own or (core and core in own) or folded.lstrip("+8") in _phones(own):
        codes.append("same-as-login")
    if new == current:
        codes.append("same-as-current")
    if length <= LONGEST and _known_bad(folded, core):
        codes.append("known-bad")
    return codes


def _core(folded: str) -> str:
    """Return the password without the digits and signs around it."""
    letters = [index for index, letter in enumerate(folded) if letter.isalpha()]
    return folded[letters[0] : letters[-1] + 1] if letters else ""


def _phones(names: set[str]) -> set[str]:
    return {name.lstrip("+") for name in names if name.startswith("+")} | {
        name[2:] for name in names if name.startswith("+7")
    }


def _known_bad(folded: str, core: str) -> bool:
    words = _words()
    unit = _unit(folded)
    candidates = {folded, core, unit, _core(unit)} - {""}
    if any(word in words or word.translate(_KEYS) in words for word in candidates):
        return True
    if len(unit) <= _LONGEST_UNIT and len(unit) < len(folded):
        return True
    # Rows one after another: "qwertyuiop123", "12345678901qwerty".
    rest = folded
    while rest:
        taken = _row_length(rest)
        if taken < min(3, len(rest)):
            return False
        rest = rest[taken:]
    return True


def _unit(text: str) -> str:
    """Return the part that the text repeats ("abcabc" -> "abc"), or all of it."""
    for length in range(1, len(text) // 2 + 1):
        if text == (text[:length] * (len(text) // length + 1))[: len(text)]:
            return text[:length]
    return text


def _row_length(text: str) -> int:
    """Return how many characters at the beginning run along a row, either way."""
    longest = 1
    for row in _ROWS:
        for line in (row, row[::-1]):
            while longest < len(text) and text[: longest + 1] in line:
                longest += 1
    return longest


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    lines = _LIST.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
