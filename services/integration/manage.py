"""Commands of integration: `python -m services.integration.manage COMMAND`."""

import argparse
import asyncio
import json
import sys
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import asyncpg
from pydantic import ValidationError

from services.integration.conversion.profiles import STAMPS
from services.integration.delivery.queries import put_back_refused
from services.integration.sealing import new_sealing_key, seal
from services.integration.settings import Settings
from services.integration.sources.queries import find_progress, save_source
from services.kit.database import Connection
from services.kit.settings import save_settings

_CHECK_SECONDS = 0.3
_SAY_SECONDS = 10.0


def _address(settings: Settings) -> dict[str, Any]:
    return {
        "host": settings.database_host,
        "port": settings.database_port,
        "user": settings.database_user,
        "password": settings.database_password.get_secret_value(),
        "database": settings.database_name,
    }


async def _connect(settings: Settings) -> Connection:
    if not settings.configured:
        raise SystemExit("integration has no database yet; save its settings first.")
    try:
        return await asyncpg.connect(**_address(settings))
    except (OSError, asyncpg.PostgresError) as error:
        raise SystemExit(f"integration's database does not answer: {error}") from error


def _save_settings() -> None:
    changes = json.load(sys.stdin)
    if not isinstance(changes, dict):
        raise SystemExit("a JSON object is expected on standard input.")
    try:
        save_settings(Settings, changes)
    except ValueError as error:
        # Pydantic's own text would repeat the values, secrets among them.
        names = str(error)
        if isinstance(error, ValidationError):
            names = ", ".join(".".join(map(str, one["loc"])) for one in error.errors())
        raise SystemExit(f"settings do not fit: {names}") from None


def _sealing_key(settings: Settings) -> str:
    key = settings.sealing_key.get_secret_value()
    if not key:
        key = new_sealing_key()
        save_settings(Settings, {"sealing_key": key})
    return key


async def _add_source(name: str, url: str, key: str, poll_seconds: int, stamps: str | None) -> None:
    if urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).hostname:
        raise SystemExit("--url must be an address such as http://host:4568")
    settings = Settings.load()
    sealed = seal(_sealing_key(settings), key)
    connection = await _connect(settings)
    try:
        number = await save_source(
            connection, name, url.rstrip("/"), sealed, poll_seconds, stamps=stamps
        )
    finally:
        await connection.close()
    print(json.dumps({"id": number, "name": name}))


def _is_idle(progress: dict[str, Any]) -> bool:
    return not progress["behind"] and not progress["staged"]


async def _wait_idle(timeout: float) -> None:
    """Return once every active source is read to its end and nothing waits for delivery."""
    settings = Settings.load()
    connection = await _connect(settings)
    progress: dict[str, Any] = {}
    started = said = time.monotonic()
    while True:
        try:
            if connection.is_closed():
                connection = await asyncpg.connect(**_address(settings))
            progress = await find_progress(connection)
            if _is_idle(progress):
                break
        except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
            # The database restarts: it is waited for like everything else.
            connection.terminate()
        now = time.monotonic()
        if now - started > timeout:
            raise SystemExit(f"not idle after {timeout:.0f} s: {_told(progress)}")
        if now - said > _SAY_SECONDS:
            said = now
            print(_told(progress), file=sys.stderr, flush=True)
        await asyncio.sleep(_CHECK_SECONDS)
    await connection.close()
    print(_told(progress))


def _told(progress: dict[str, Any]) -> str:
    return json.dumps({k: v for k, v in progress.items() if v is not None}, default=int)


async def _retry_refused() -> None:
    connection = await _connect(Settings.load())
    try:
        print(json.dumps({"staged_again": await put_back_refused(connection)}))
    finally:
        await connection.close()


def _main() -> None:
    parser = argparse.ArgumentParser(prog="python -m services.integration.manage")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("save-settings", help="merge a JSON object from standard input")
    add = commands.add_parser("add-source", help="add a source, or change the one of that name")
    add.add_argument("--name", required=True)
    add.add_argument("--url", required=True)
    key = add.add_mutually_exclusive_group(required=True)
    key.add_argument("--key", help="the source's key; better given by file")
    key.add_argument("--key-file", type=Path)
    add.add_argument("--poll-seconds", type=int, default=30)
    add.add_argument(
        "--stamps",
        choices=STAMPS,
        help="which end of an interval its stamps name, if its items do not say so",
    )
    wait = commands.add_parser("wait-idle", help="wait until all is fetched and delivered")
    wait.add_argument("--timeout", type=float, default=600.0)
    commands.add_parser("retry-refused", help="stage the refused batches again")
    given = parser.parse_args()
    match given.command:
        case "save-settings":
            _save_settings()
        case "add-source":
            secret = given.key or given.key_file.read_text(encoding="utf-8").strip()
            asyncio.run(
                _add_source(given.name, given.url, secret, given.poll_seconds, given.stamps)
            )
        case "wait-idle":
            asyncio.run(_wait_idle(given.timeout))
        case "retry-refused":
            asyncio.run(_retry_refused())


if __name__ == "__main__":
    _main()
