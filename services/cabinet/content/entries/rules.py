"""What may be written, and what is lacking before it is published; pure."""

from collections.abc import Mapping
from typing import Any, Final, Literal, TypeAlias

from services.kit.lines import plain_line

Kind: TypeAlias = Literal["agreement", "document", "group", "office", "question", "service"]
LONGEST_TITLE: Final = 300
LONGEST_TEXT: Final = 20_000
LONGEST_AGREEMENT: Final = 100_000
_MOST_LINES: Final = 2_000
# What a kind has to say before everybody reads it, beside its title.
_NEEDED: Final[Mapping[str, tuple[str, ...]]] = {
    "agreement": ("text",),
    "document": ("file",),
    "group": (),
    "office": ("text",),
    "question": ("text",),
    "service": ("text",),
}


def titled(text: str) -> str:
    """Return a title on one line; ValueError when nothing of it is seen."""
    line = plain_line(text)
    if not line:
        raise ValueError("give it a title")
    return line


def plain_text(text: str) -> str:
    """Return a text of plain lines; ValueError for controls and signs that nobody sees.

    Its markup is announcements': none. An empty line parts paragraphs, «- » begins an item of a
    list, and everything else, tags as well, is shown as it stands.
    """
    lines = text.replace("\r\n", "\n").replace("\t", " ").split("\n")
    if len(lines) > _MOST_LINES:
        raise ValueError(f"at most {_MOST_LINES} lines are taken")
    return "\n".join(plain_line(line) for line in lines).strip("\n")


def lacking(kind: str, draft: Mapping[str, Any]) -> list[str]:
    """Return the names of what has to be there before a draft is published."""
    return [name for name in _NEEDED[kind] if not draft.get(name)]


def pattern_of(words: str) -> str:
    """Return what LIKE compares to find the words anywhere; empty when nothing is looked for."""
    for sign in "\\%_":
        words = words.replace(sign, f"\\{sign}")
    return f"%{words}%" if words else ""
