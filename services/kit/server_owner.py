"""Whose a database is: what its tables and Alembic's note of them say, beside our migrations."""

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Literal

Owner = Literal["ours", "another-service", "newer-release", "half-migrated", "not-empty"]

_SERVICES = Path(__file__).parent.parent
_REVISION = re.compile(r"^revision(?:: str)? = \"([^\"]+)\"", re.MULTILINE)
_TABLE = re.compile(r"create_table\(\s*\"(\w+)\"")
NOTE = "alembic_version"
# Every service that publishes or hears has them; nobody else would call them so, both.
_OF_THE_SUITE = frozenset({"outbox", "inbox"})


@lru_cache
def _revisions(service: str) -> dict[str, frozenset[str]]:
    """Return a service's revisions, each with the tables that it makes."""
    found = {}
    for path in (_SERVICES / service / "migrations" / "versions").glob("*.py"):
        text = path.read_text("utf-8")
        if match := _REVISION.search(text):
            found[match[1]] = frozenset(_TABLE.findall(text))
    return found


@lru_cache
def _services() -> tuple[str, ...]:
    return tuple(sorted(path.parent.name for path in _SERVICES.glob("*/migrations")))


def owner_of(service: str, tables: Collection[str], noted: Sequence[str] | None) -> Owner:
    """Say whose a database is, as `service` sees it.

    `tables`: all but the note and what extensions own; `noted`: the revisions of the note, None
    without one. An empty one is ours, and so is one that an earlier release of the service, or a
    migration that was cut off between two revisions, has left.
    """
    if noted is None:
        return "not-empty" if tables else "ours"
    if not noted:
        return "half-migrated" if tables else "ours"
    if len(noted) > 1:
        return "half-migrated"
    if not _is_of(service, noted[0], tables):
        return _of_others(service, noted[0], tables)
    return "ours" if tables else "half-migrated"


def _is_of(service: str, revision: str, tables: Collection[str]) -> bool:
    """Several services may have called a revision alike: then its tables tell."""
    known = _revisions(service)
    if revision not in known:
        return False
    alike = any(revision in _revisions(one) for one in _services() if one != service)
    return not alike or not tables or known[revision] <= set(tables)


def _of_others(service: str, revision: str, tables: Collection[str]) -> Owner:
    if other_service(service, revision, tables):
        return "another-service"
    return "newer-release" if _OF_THE_SUITE & set(tables) else "not-empty"


def other_service(service: str, revision: str, tables: Collection[str]) -> str:
    """Return which other service of the suite a revision is of; empty when of none."""
    others = (one for one in _services() if one != service)
    return next((one for one in others if _is_of(one, revision, tables)), "")
