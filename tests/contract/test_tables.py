"""SQL keeps to its room: import rules see half of a house that writes its statements by hand.

Every text of SQL names tables of its own room and of those below it.
"""

import ast
import configparser
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

from tests.support.sources import texts

SERVICES = Path(__file__).resolve().parents[2] / "services"
_NAMED = re.compile(r"\b(?:FROM|JOIN|INTO|UPDATE|ONLY|USING)\s+(\w+)")


def _layers(service: str) -> tuple[frozenset[str], ...]:
    """Return the rooms of a service as the contract of its imports has them."""
    parser = configparser.ConfigParser()
    parser.read(SERVICES.parent / ".importlinter")
    rows = parser[f"importlinter:contract:{service}"]["layers"].split("\n")
    return tuple(
        frozenset(room.strip().rpartition(".")[2] for room in row.split("|")) for row in rows if row
    )


# Rooms from the top down; those of one row do not know each other. What is not in a room (worker,
# commands) tidies up everywhere.
ROOMS: Mapping[str, tuple[frozenset[str], ...]] = {
    "cabinet": _layers("cabinet"),
    "auth": _layers("auth"),
    "integration": (
        frozenset({"rejections", "runs", "servers", "upkeep"}),
        frozenset({"sources"}),
        frozenset({"collection"}),
        frozenset({"conversion"}),
        frozenset({"delivery"}),
    ),
    "admin_panel": (
        frozenset({"audit_export"}),
        frozenset({"audit_reading"}),
        frozenset({"analytics", "audit", "exports", "ledger", "systems", "tables"}),
    ),
    "notifications": _layers("notifications"),
}
# Who sees what is said by many tables and read by everybody: it stands low and looks up.
_LOOKS_UP = {("cabinet", "access")}
# The engine of batches writes nothing but its ledger: the subjects do.
_ITS_OWN_ONLY = {("cabinet", "intake")}
# Who looks up keys is given a table's name.
_BY_NAME = {"list_ids", "Reference"}
# A cursor is written in the transaction that stages what it has read.
# When a value was stored is told by the batch that brought it (decision 41).
_KNOWN_UPWARD = {
    ("integration", "collection", "cursors"),
    # How old the newest data are is noted in the transaction that notes their delivery.
    ("integration", "delivery", "cursors"),
    ("cabinet", "metering", "intake_batches"),
}


def _room(service: str, path: Path) -> str:
    parts = path.relative_to(SERVICES / service).parts
    return parts[0] if len(parts) > 1 else ""


def _modules(service: str) -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted((SERVICES / service).rglob("*.py")):
        if "migrations" not in path.parts:
            yield path, ast.parse(path.read_text("utf-8"))


@cache
def _owners(service: str) -> dict[str, str]:
    """Return the room of each table, by `__tablename__`."""
    return {
        node.value.value: _room(service, path)
        for path, tree in _modules(service)
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
        and isinstance(node.targets[0], ast.Name)
        and node.targets[0].id == "__tablename__"
    }


@cache
def _named(service: str) -> tuple[tuple[str, str, str, str], ...]:
    """Return room, table, the table's room and the place, for every table named in SQL."""
    owners = _owners(service)
    return tuple(
        (_room(service, path), table, owners[table], f"{path.relative_to(SERVICES)}:{line}")
        for path, tree in _modules(service)
        for line, text in texts(tree)
        for table in _NAMED.findall(text)
        if table in owners
    )


@pytest.mark.parametrize("service", ROOMS)
def test_statements_name_tables_of_their_room_and_below(service: str) -> None:
    height = {room: -row for row, rooms in enumerate(ROOMS[service]) for room in rooms}
    wrong = [
        f"{place} names {table} of {owner}"
        for room, table, owner, place in _named(service)
        if room and room != owner and (service, room) not in _LOOKS_UP
        if owner and height[owner] >= height[room]
        if (service, room, table) not in _KNOWN_UPWARD
    ]
    assert not wrong


def test_who_has_a_ledger_only_names_nothing_else() -> None:
    wrong = [
        f"{place} names {table} of {owner or 'the service'}"
        for service in ROOMS
        for room, table, owner, place in _named(service)
        if (service, room) in _ITS_OWN_ONLY and room != owner
    ]
    assert not wrong


@pytest.mark.parametrize("service", ROOMS)
def test_every_room_has_its_place(service: str) -> None:
    rooms = {
        folder.name
        for folder in (SERVICES / service).iterdir()
        if folder.is_dir() and folder.name not in {"migrations", "__pycache__"}
    }
    assert rooms == frozenset().union(*ROOMS[service])


def test_texts_of_sql_are_found() -> None:
    found = {(room, table) for room, table, _, _ in _named("cabinet")}
    assert ("home", "meter_events") in found
    assert ("access", "account_holdings") in found
    assert ("customers", "service_locations") in found
    assert ("metering", "usage_points") in found
