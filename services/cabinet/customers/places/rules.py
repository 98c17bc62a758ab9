"""Addresses: what two spellings have in common, how one is written, what is typed to find one."""

import re
from dataclasses import dataclass
from itertools import pairwise

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


def building_key(region: str | None, locality: str, street: str | None, house: str | None) -> str:
    """Return what two spellings of one building's address have in common."""
    parts = (region, locality, street, house)
    return "|".join(" ".join((part or "").lower().replace("ё", "е").split()) for part in parts)


def address_text(
    region: str | None, locality: str, street: str | None, house: str | None, flat: str | None
) -> str:
    """Return a whole address as it is written on an envelope in Russian."""
    parts = [
        region,
        locality,
        street,
        f"д. {house}" if house and house[0].isdigit() else house,
        f"кв. {flat}" if flat and flat[0].isdigit() else flat,
    ]
    given = [part for part in parts if part]
    # A city that is its own region is named once.
    return ", ".join([given[0], *(b for a, b in pairwise(given) if a != b)])
