"""How a letter addresses somebody: by first name and patronymic, not as an office summons."""

import re

# Endings of Russian patronymics, and the words that follow a father's name elsewhere.
_PATRONYMIC = re.compile(r".+(вич|ична|вна|ьич|ыч|инична)|оглы|кызы|оол", re.IGNORECASE)
_SURNAME_FIRST = 3


def spoken_name(name: str) -> str:
    """Return `Елена Владимировна` of `Кузнецова Елена Владимировна`, and other names as they are.

    Only a patronymic tells which word is the surname: two words, or three without one, may stand
    in any order, and initials are no names to speak.
    """
    words = name.split()
    if len(words) < _SURNAME_FIRST or any(word.endswith(".") for word in words):
        return name
    *before, last = words
    # First the middle one: a surname may end like a patronymic, a first name does not.
    if _PATRONYMIC.fullmatch(words[1]) and len(words) == _SURNAME_FIRST:
        return f"{words[0]} {words[1]}"
    if _PATRONYMIC.fullmatch(last) and len(words) == _SURNAME_FIRST:
        return f"{before[-1]} {last}"
    if last.lower() in {"оглы", "кызы", "оол"}:
        return " ".join(words[1:])
    return name
