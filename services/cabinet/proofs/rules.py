"""What counts as the meter's number, its reading, a code, a name, a phone."""

import hashlib
import re
import secrets
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

CODE_LIFE = timedelta(days=45)
# Shorter ones are guessed.
_SHORTEST_SERIAL = 5
# Letters and digits that nobody takes for others.
_CODE_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_CODE_LENGTH = 10
_GROUP = 5
# What is accepted of a reading: from a little below the last known one to twice of what is used
# in the days since, at most 100 kWh. Of a meter that has counted 10 000 kWh that is one value in
# a hundred at most, and mostly one in five hundred; a young meter is guessed too easily.
_YOUNG_WH = 500_000
_BELOW_WH = 2_000
_ABOVE_WH = 2_000
_MOST_SINCE_WH = 100_000
_USUAL_DAILY_WH = 10_000
_TIMES_USUAL = 2
_WORD = re.compile(r"[^\W\d_]+")
_PHONE_DIGITS = 10


@dataclass(frozen=True, slots=True)
class Reading:
    """What a meter showed, in Wh over all zones."""

    taken_at: datetime
    total_wh: int


def serial_key(text: str) -> str:
    """Return a serial number without what people leave out: signs between, zeros in front."""
    folded = unicodedata.normalize("NFKC", text.replace("№", "")).upper()
    return "".join(letter for letter in folded if letter.isalnum()).lstrip("0")


def serial_fits(given: str, known: Iterable[str]) -> bool:
    """Return whether it is the number of one of the meters; short numbers prove nothing."""
    key = serial_key(given)
    return len(key) >= _SHORTEST_SERIAL and key in {serial_key(serial) for serial in known}


def reading_fits(given_wh: int, readings: Sequence[Reading], now: datetime) -> bool:
    """Return whether a meter with these readings, newest first, can show so many Wh now."""
    if not readings or readings[0].total_wh < _YOUNG_WH:
        return False
    last = readings[0]
    days = max((now - last.taken_at) / timedelta(days=1), 0.0) + 1
    since = min(_daily_wh(readings) * days * _TIMES_USUAL, _MOST_SINCE_WH)
    return last.total_wh - _BELOW_WH <= given_wh <= last.total_wh + since + _ABOVE_WH


def _daily_wh(readings: Sequence[Reading]) -> float:
    last, first = readings[0], readings[-1]
    days = (last.taken_at - first.taken_at) / timedelta(days=1)
    if days < 1 or last.total_wh < first.total_wh:
        return _USUAL_DAILY_WH
    return (last.total_wh - first.total_wh) / days


def new_code() -> str:
    """Return a random code as it is printed: two groups of five."""
    letters = "".join(secrets.choice(_CODE_ALPHABET) for _ in range(_CODE_LENGTH))
    return f"{letters[:_GROUP]}-{letters[_GROUP:]}"


def code_hash(account_id: int, code: str) -> bytes:
    """Return what is stored of an account's code, however it is grouped when typed."""
    key = "".join(letter for letter in code.upper() if letter.isalnum())
    return hashlib.sha256(f"{account_id}\0{key}".encode()).digest()


def compare_names(given: str, known: str) -> Literal["", "match", "differs"]:
    """Return whether a name is the registry's: in any order, with initials; empty = none given."""
    ours = _names(known)
    words = _names(given)
    if not words:
        return ""
    left = list(ours)
    # Whole words first, so that an initial takes none of theirs.
    for word in sorted(words, key=len, reverse=True):
        fits = next(
            (
                own
                for own in left
                if own == word
                or (len(word) == 1 and own.startswith(word))
                or (len(own) == 1 and word.startswith(own))
            ),
            None,
        )
        if fits is None:
            return "differs"
        left.remove(fits)
    return "match" if any(len(word) > 1 for word in words) else "differs"


def _names(text: str) -> list[str]:
    folded = unicodedata.normalize("NFKC", text).casefold().replace("ё", "е")
    return _WORD.findall(folded)


def same_phone(given: str, known: str) -> bool:
    """Return whether a number (E.164) is among those that the registry has, however written."""
    wanted = _digits(given)[-_PHONE_DIGITS:]
    return len(wanted) == _PHONE_DIGITS and any(
        _digits(one)[-_PHONE_DIGITS:] == wanted for one in re.split(r"[,;/\n]", known)
    )


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter.isascii() and letter.isdigit())
