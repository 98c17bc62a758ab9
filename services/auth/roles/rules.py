"""What a role is."""

import secrets
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from services.contracts.rights import BUILT_IN, RIGHTS, Right, known, whole

LONGEST_KEY = 20
LONGEST_NAME = 80
LONGEST_DESCRIPTION = 500
MOST_ROLES = 50
_KEY_BYTES = 5


@dataclass(frozen=True, slots=True)
class Standing:
    """What somebody is by his role, at one moment."""

    key: str
    rights: frozenset[Right]
    # How tokens call this state of the role; a built-in one has no states.
    state: str = ""
    # Of a role that somebody made.
    name_ru: str = ""
    name_en: str = ""


NOBODY = Standing("", frozenset())


def new_key() -> str:
    """Return a key that no role has had: tokens and the log name roles by it."""
    return f"role-{secrets.token_hex(_KEY_BYTES)}"


def state_of(key: str, version: int) -> str:
    """Return how tokens and the feed of revocations call a state of a role."""
    return f"role:{key}:{version}"


def rights_of(key: str, stored: Iterable[str]) -> frozenset[Right]:
    """Return what a role holds: built-in ones by this release, others what is kept and known."""
    return BUILT_IN[key] if key in BUILT_IN else whole(known(stored))


def in_order(rights: Collection[Right]) -> list[Right]:
    """Return rights in the order in which they are listed everywhere."""
    return [right for right in RIGHTS if right in rights]


def names_clash(name: str, others: Sequence[str]) -> bool:
    """Say whether a name is one of the others, however it is written."""
    return name.casefold() in {other.casefold() for other in others}
