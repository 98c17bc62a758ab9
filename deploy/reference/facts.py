"""Pages of what stands in many files of one kind: problems, events, callers, settings, tables."""

import importlib
import importlib.util
import inspect
import pkgutil
from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import SecretStr
from pydantic.fields import FieldInfo
from sqlalchemy import Table

from deploy.reference.markdown import code, first_sentence, page, table
from services import contracts
from services.contracts.facts import Fact
from services.kit.problems import Problem
from services.kit.settings import ServiceSettings

SERVICES = ("auth", "cabinet", "notifications", "admin_panel", "integration", "wizard")


def _each(module: str) -> Iterator[tuple[str, Any]]:
    """Yield each service that has such a module, and the module."""
    for service in SERVICES:
        name = f"services.{service}.{module}"
        if importlib.util.find_spec(name):
            yield service, importlib.import_module(name)


def problems() -> str:
    """Return the page of all problem documents."""

    def listed(module: Any) -> str:
        rows = sorted(
            (f"`{one.name}`", one.status, one.title, first_sentence(one.__doc__))
            for one in vars(module).values()
            if inspect.isclass(one) and issubclass(one, Problem)
            # A service's list may bring those of a room in from a module beside it.
            if one.__module__.split(".")[1] == module.__name__.split(".")[1]
            if hasattr(one, "name")
        )
        return table(("type", "status", "title", "when"), rows)

    return page(
        "Problems",
        "`type` of each is `urn:personal-cabinet:problem:` and its name. Those of the kit may come"
        " from every service.",
        [
            ("kit", listed(importlib.import_module("services.kit.problems"))),
            *((service, listed(module)) for service, module in _each("errors")),
        ],
    )


def events() -> str:
    """Return the page of all events: who tells them to whom."""
    for module in pkgutil.iter_modules(contracts.__path__, "services.contracts."):
        importlib.import_module(module.name)
    told: dict[str, tuple[str, ...]] = {}
    for _, module in _each("events"):
        told |= module.publish.subscribers if hasattr(module, "publish") else {}
    rows = [
        (f"`{fact.type}`", ", ".join(told.get(fact.type, ())), code(fact.model_fields), words)
        for fact in sorted(_facts(Fact), key=lambda fact: fact.type)
        if (words := first_sentence(fact.__doc__))
    ]
    return page(
        "Events",
        "Facts that travel by outbox and inbox; the publisher's name begins the type.",
        [("All", table(("type", "told to", "fields", "what"), rows))],
    )


def _facts(base: type[Fact]) -> Iterator[type[Fact]]:
    for one in base.__subclasses__():
        if "type" in vars(one):
            yield one
        yield from _facts(one)


def callers() -> str:
    """Return the page of which service may do what at which other."""
    rows = (
        (service, [(caller, code(may)) for caller, may in sorted(module.ALLOWED_CALLERS.items())])
        for service, module in _each("deps")
        if hasattr(module, "ALLOWED_CALLERS")
    )
    return page(
        "Callers",
        "Which service may do what at the `/internal/` routes of another; nobody else may.",
        ((f"at {service}", table(("service", "operations"), found)) for service, found in rows),
    )


def settings() -> str:
    """Return the page of every service's settings."""
    common = set(ServiceSettings.model_fields)
    own = (
        (service, _variables(module.Settings, module.Settings.model_config["env_prefix"], common))
        for service, module in _each("settings")
    )
    return page(
        "Settings",
        "Environment variables; below them stands what the service's own settings file says."
        " `.env.example` shows them with their reasons.",
        [("every service", _variables(ServiceSettings, "<SERVICE>_", set())), *own],
    )


def _variables(shown: type[ServiceSettings], prefix: str, without: Iterable[str]) -> str:
    rows = [
        (f"`{prefix}{name.upper()}`", f"`{_kind(field)}`", _default(field))
        for name, field in shown.model_fields.items()
        if name not in without
    ]
    return table(("variable", "kind", "default"), rows)


def _kind(field: FieldInfo) -> str:
    text = inspect.formatannotation(field.annotation)
    for module in ("typing.", "pydantic.types.", "pydantic.networks.", "pathlib."):
        text = text.replace(module, "")
    return text


def _default(field: FieldInfo) -> str:
    value = field.get_default(call_default_factory=True, validated_data={})
    if isinstance(value, SecretStr) or value in (None, ""):
        return ""
    return f"`{sorted(value) if isinstance(value, frozenset | set) else value}`"


def tables() -> str:
    """Return the page of every service's tables and their columns."""
    bases = {service: module.Base for service, module in _each("base")}
    importable = dict(_each("models"))
    return page(
        "Tables",
        "Each service has a database of its own. Columns of the primary key are in bold.",
        ((service, _tables(base)) for service, base in bases.items() if service in importable),
    )


def _tables(base: Any) -> str:
    found: list[tuple[Table, str]] = sorted(
        ((one.local_table, first_sentence(one.class_.__doc__)) for one in base.registry.mappers),
        key=lambda one: one[0].name,
    )
    rows = ((f"`{shown.name}`", _columns(shown), words) for shown, words in found)
    return table(("table", "columns", "what"), rows)


def _columns(shown: Table) -> str:
    return ", ".join(
        f"**{column.name}**" if column.primary_key else column.name for column in shown.columns
    )
