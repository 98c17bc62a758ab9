"""Reading what is typed into the address field."""

import re
from dataclasses import dataclass

SHORTEST_QUERY = 3
LONGEST_QUERY = 100
MOST_ADDRESSES = 10
_SHORTEST_WORD = 3
_MOST_WORDS = 8
_WORD = re.compile(r"[^\W_]+(?:[/-][^\W_]+)*")
# Kinds of places and their abbreviations: everybody writes another one, or none.
_KINDS_TEXT = """
г гор город с село д дер деревня п пос поселок пгт рп ст станица хутор х
ул улица пр пр-кт просп проспект пер переулок пл площадь б-р бул бульвар ш шоссе пр-д проезд
наб набережная туп тупик мкр микрорайон дом корп корпус стр кв квартира
обл область край респ республика р-н район
"""
_KINDS = frozenset(_KINDS_TEXT.split())


@dataclass(frozen=True, slots=True)
class AddressQuery:
    """Words of the street (each occurs in it) and numbers (each begins a house, flat, street)."""

    words: tuple[str, ...]
    numbers: tuple[str, ...]


def address_query(text: str) -> AddressQuery:
    """Split «омск садов 5» into words to look a street up by, and numbers.

    No words when none has three letters: a letter or two would list half the registry.
    """
    folded = text.lower().replace("ё", "е")
    found = [word for word in _WORD.findall(folded) if word not in _KINDS][:_MOST_WORDS]
    numbers = tuple(word for word in found if word[0].isdigit())
    words = tuple(word for word in found if not word[0].isdigit())
    long_enough = any(len(word) >= _SHORTEST_WORD for word in words)
    return AddressQuery(words if long_enough else (), numbers)
