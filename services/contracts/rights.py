"""What a member of staff may do, as named facts, and the roles that are there from the start.

A right is `section:see`, `section:change`, or an act that is given by itself. Every route of staff
names the one that opens it; a role is a set of them (docs/decisions/0057).
"""

from collections.abc import Iterable, Mapping
from typing import Literal, get_args

Right = Literal[
    # Own things: the panel's frame, own tables and files. Whoever has any right has this one.
    "panel:open",
    "analytics:see",
    "accounts:see",
    "accounts:change",
    "accounts:delete",
    "meters:see",
    "meters:change",
    "submissions:see",
    "submissions:change",
    "registrations:see",
    "registrations:change",
    "users:see",
    "users:change",
    # Give a consumer an account, take it away, issue the code by which he claims one.
    "access:grant",
    "colleagues:see",
    # Invite colleagues, edit and block them, give them roles.
    "users:grant",
    "roles:change",
    "appeals:see",
    "appeals:change",
    # Topics, ready answers and teams of the desk.
    "desk:change",
    # Organisations that serve houses: their people and houses.
    "organizations:see",
    "organizations:change",
    "outages:see",
    "outages:change",
    "announcements:see",
    "announcements:change",
    "letters:see",
    "letters:change",
    "models:see",
    "models:change",
    "tariffs:see",
    "tariffs:change",
    "content:see",
    "content:change",
    "orders:see",
    "orders:change",
    "integration:see",
    "integration:operate",
    # Outside systems: machine clients and sources, with their secrets.
    "clients:change",
    # Files of what a section shows, beside the right to see it.
    "exports:make",
    "settings:see",
    "settings:change",
    "audit:see",
    # All that is kept of one person, given out or erased.
    "personal:export",
    "personal:erase",
    "wizard:open",
]
RIGHTS: tuple[Right, ...] = get_args(Right)
OPEN: Right = "panel:open"

_ADMINISTRATORS: frozenset[Right] = frozenset(
    {
        "users:grant",
        "roles:change",
        "clients:change",
        "settings:change",
        "audit:see",
        "personal:export",
        "personal:erase",
        "wizard:open",
    }
)
_VIEWER = frozenset(right for right in RIGHTS if right.endswith(":see")) - _ADMINISTRATORS | {OPEN}

# The roles that nobody makes or changes; they grow with the rights of a release.
BUILT_IN: Mapping[str, frozenset[Right]] = {
    "administrator": frozenset(RIGHTS),
    "operator": frozenset(RIGHTS) - _ADMINISTRATORS,
    "viewer": _VIEWER,
}

# What somebody must be able to look at who does that; of `section:change` it is `section:see`.
_NEEDS: Mapping[Right, tuple[Right, ...]] = {
    "accounts:delete": ("accounts:see",),
    # A meter is of a model, and has a tariff.
    "meters:change": ("meters:see", "models:see", "tariffs:see"),
    "submissions:change": ("submissions:see", "meters:see"),
    "access:grant": ("users:see", "accounts:see"),
    "users:grant": ("colleagues:see",),
    "roles:change": ("colleagues:see",),
    "desk:change": ("appeals:see",),
    "integration:operate": ("integration:see",),
    "clients:change": ("integration:see",),
    # Whoever asks for the file takes it as any other.
    "personal:export": ("users:see", "exports:make"),
    "personal:erase": ("users:see",),
}

# Who holds both decides what others may do: somebody is always left who does.
KEEPS_ROLES: frozenset[Right] = frozenset({"roles:change", "users:grant"})


def needs(right: Right) -> tuple[Right, ...]:
    """Return what a right is worth nothing without."""
    section, _, what = right.partition(":")
    seen = f"{section}:see"
    if right not in _NEEDS and what == "change" and seen in RIGHTS:
        return (seen,)
    return _NEEDS.get(right, ())


def whole(rights: Iterable[Right]) -> frozenset[Right]:
    """Return the rights with what they need; none stay none."""
    given = frozenset(rights)
    if not given:
        return given
    return given | {needed for right in given for needed in needs(right)} | {OPEN}


def known(names: Iterable[str]) -> frozenset[Right]:
    """Return those of the names that are rights of this release."""
    given = frozenset(names)
    return frozenset(right for right in RIGHTS if right in given)
