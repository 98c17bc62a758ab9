"""Placeholders of answers that are ready; pure."""

import re
from collections.abc import Mapping
from typing import Literal

Meaning = Literal["name", "number", "account", "topic", "staff"]
# Russian or English, as who writes the template likes; filled in the words of the appeal.
PLACEHOLDERS: Mapping[str, Meaning] = {
    "имя": "name",
    "name": "name",
    "номер": "number",
    "number": "number",
    "счёт": "account",
    "счет": "account",
    "account": "account",
    "тема": "topic",
    "topic": "topic",
    "сотрудник": "staff",
    "staff": "staff",
}
_PLACE = re.compile(r"\{\s*([^{}\n]{1,40}?)\s*\}")


def unknown_placeholders(text: str) -> list[str]:
    """Return what stands in braces and nobody fills, each once."""
    named = (found.group(1).lower() for found in _PLACE.finditer(text))
    return list(dict.fromkeys(name for name in named if name not in PLACEHOLDERS))


def fill(text: str, values: Mapping[Meaning, str]) -> str:
    """Return a text with its placeholders filled.

    What is filled in is not looked through again: a name with braces stays a name.
    """

    def filled(found: re.Match[str]) -> str:
        meaning = PLACEHOLDERS.get(found.group(1).lower())
        return found.group(0) if meaning is None else values[meaning]

    return _PLACE.sub(filled, text)
