"""Commands of the installer: `python -m services.<service>.manage COMMAND`."""

import argparse
import asyncio
import json
import sys
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager
from typing import Any, Generic, TypeVar

import asyncpg
from pydantic import ValidationError
from sqlalchemy.exc import DBAPIError

from services.kit.database import Database
from services.kit.settings import ServiceSettings, save_settings, words_of

S = TypeVar("S", bound=ServiceSettings)
Act = Callable[[S, argparse.Namespace], Coroutine[Any, Any, None]]


class Commands(Generic[S]):
    """A service's commands; `save-settings` is everybody's."""

    def __init__(self, settings_cls: type[S], about: str | None) -> None:
        self._settings_cls = settings_cls
        self._parser = argparse.ArgumentParser(
            prog=f"python -m services.{settings_cls.service}.manage", description=about
        )
        self._added = self._parser.add_subparsers(dest="command", required=True)
        self._acts: dict[str, Act[S]] = {}
        self._added.add_parser("save-settings", help="merge a JSON object from standard input")

    def add(self, name: str, act: Act[S], *, help: str) -> argparse.ArgumentParser:  # noqa: A002
        """Add a command; return its parser, for what it takes."""
        self._acts[name] = act
        return self._added.add_parser(name, help=help)

    def run(self, arguments: Sequence[str] | None = None) -> None:
        """Do what the command line says; what goes wrong ends the process in plain words."""
        given = self._parser.parse_args(arguments)
        if given.command == "save-settings":
            _save_settings_from_input(self._settings_cls)
        else:
            asyncio.run(self._acts[given.command](self._settings_cls.load(), given))


@asynccontextmanager
async def own_database(settings: ServiceSettings) -> AsyncIterator[Database]:
    """Lend the service's database to a command; without one, or by its no, the process ends."""
    if not settings.configured:
        prefix = settings.model_config.get("env_prefix", "")
        raise SystemExit(
            f"{settings.service} has no database yet: set {prefix}DATABASE_HOST or run the wizard."
        )
    database = Database(settings)
    try:
        yield database
    except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, DBAPIError) as error:
        # Its own words may repeat what it was given.
        reason = getattr(error, "orig", None) or error
        raise SystemExit(f"The database said no: {type(reason).__name__}.") from error
    finally:
        await database.close()


def _save_settings_from_input(settings_cls: type[ServiceSettings]) -> None:
    """Merge the JSON object of standard input into the settings.

    What does not fit ends the process with one plain sentence that repeats no value.
    """
    try:
        changes = json.load(sys.stdin)
    except ValueError:
        changes = None
    if not isinstance(changes, dict):
        raise SystemExit("Not saved: give one JSON object on standard input.")
    try:
        save_settings(settings_cls, changes)
    except ValidationError as error:
        # Without the cause: its own words repeat the values, secrets among them.
        raise SystemExit(f"Not saved: {words_of(error)}") from None
    except ValueError as error:
        raise SystemExit(f"Not saved: {error}") from None
