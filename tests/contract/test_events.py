"""Every event of the contracts is told by its publisher, sent to somebody, and handled there."""

import ast
import importlib
import pkgutil
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from services import contracts
from services.contracts.facts import Fact
from services.kit.events import Publisher

ROOT = Path(__file__).resolve().parents[2]
# Its type is made of the name of the service that tells it, so that no shape is its own.
_ACTS_OF_STAFF = ".staff_acted.v1"
_PUBLISHERS = ("auth", "cabinet", "notifications")
_READERS = ("admin_panel", "auth", "cabinet", "notifications")


def _facts() -> list[type[Fact]]:
    for module in pkgutil.walk_packages(contracts.__path__, "services.contracts."):
        importlib.import_module(module.name)
    return sorted(Fact.__subclasses__(), key=lambda fact: fact.type)


def _publisher(service: str) -> Publisher:
    made: Publisher = importlib.import_module(f"services.{service}.events").publish
    return made


def _handlers(service: str) -> Mapping[str, object]:
    handlers: Mapping[str, object] = importlib.import_module(f"services.{service}.events").HANDLERS
    return handlers


@cache
def _made_in(service: str) -> frozenset[str]:
    """Return the names of what the service's code makes by calling a class."""
    return frozenset(
        node.func.id
        for path in (ROOT / "services" / service).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    )


@pytest.mark.parametrize("fact", _facts(), ids=lambda fact: fact.__name__)
def test_an_event_is_named_by_its_publisher_and_its_class(fact: type[Fact]) -> None:
    publisher = fact.__module__.rsplit(".", 1)[1]
    words = re.sub(r"(?<!^)([A-Z])", r"_\1", fact.__name__).lower()
    assert fact.type == f"{publisher}.{words}.v1"
    assert "type" not in fact.model_fields, "it is the name on the wire, no part of the data"


@pytest.mark.parametrize("fact", _facts(), ids=lambda fact: fact.__name__)
def test_an_event_has_a_publisher_a_subscriber_and_a_handler(fact: type[Fact]) -> None:
    service = fact.type.split(".")[0]
    assert fact.__name__ in _made_in(service), "nobody tells it"
    readers = _publisher(service).subscribers[fact.type]
    assert readers, "nobody gets it"
    for reader in readers:
        assert fact.type in _handlers(reader), f"{reader} gets it and does nothing with it"


@pytest.mark.parametrize("reader", _READERS)
def test_a_service_handles_only_what_it_is_sent(reader: str) -> None:
    sent = {
        kind
        for service in _PUBLISHERS
        for kind, readers in _publisher(service).subscribers.items()
        if reader in readers
    }
    handled = {kind for kind in _handlers(reader) if not kind.endswith(_ACTS_OF_STAFF)}
    assert handled == sent


def test_all_services_with_events_are_looked_at() -> None:
    publishers, readers = set(), set()
    for path in (ROOT / "services").glob("*/events.py"):
        if path.parent.name == "kit":
            continue
        module = importlib.import_module(f"services.{path.parent.name}.events")
        publishers |= {path.parent.name} if hasattr(module, "publish") else set()
        readers |= {path.parent.name} if hasattr(module, "HANDLERS") else set()
    assert (publishers, readers) == (set(_PUBLISHERS), set(_READERS))


@pytest.mark.parametrize("service", _PUBLISHERS)
def test_the_worker_knows_where_each_subscriber_lives(service: str) -> None:
    source = (ROOT / "services" / service / "worker.py").read_text()
    for readers in _publisher(service).subscribers.values():
        for reader in readers:
            assert f'"{reader}": settings.{reader}_url' in source
