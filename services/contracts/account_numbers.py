"""How account numbers are written: the one rule for every place where a person types one.

A bill prints `0001 23456` or `000-123-456` where the registry has `000123456`. Spaces of any
kind, dashes of any kind and dots are there for the eye and say nothing; everything else does, so
that `123456` is another number than `000123456`.
"""

import unicodedata
from typing import Annotated

from pydantic import AfterValidator, Field

LONGEST_ACCOUNT_NUMBER = 64
# Also in the column `number_key` of cabinet's accounts: a change here needs a migration there.
SEPARATORS = (
    "\t \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"
    "\u3000\u00ad\u200b\u200c\u200d\u2060\ufeff-\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212."
)
_WITHOUT = dict.fromkeys(map(ord, SEPARATORS))


def account_key(text: str) -> str:
    """Return what all spellings of one account number have in common; empty when none is there."""
    plain = unicodedata.normalize("NFC", text).strip().removeprefix("№")
    return plain.translate(_WITHOUT)


def typed_number(text: str) -> str:
    """Return a typed number on one line; ValueError when it holds what no number does."""
    number = "".join(letter for letter in text if letter.isprintable() or letter in SEPARATORS)
    if number != text or not account_key(number):
        raise ValueError("not an account number")
    return number.strip()


# A number as a person types it; it is compared by its key.
TypedNumber = Annotated[
    str,
    AfterValidator(typed_number),
    Field(min_length=1, max_length=LONGEST_ACCOUNT_NUMBER),
]
