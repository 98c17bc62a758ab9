"""Commands of integration: `python -m services.integration.manage COMMAND`."""

import argparse
import asyncio
import json
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import asyncpg

from services.integration.conversion.profiles import STAMPS
from services.integration.delivery.queries import put_back_refused
from services.integration.deps import made_sealing_key
from services.integration.secrets import seal
from services.integration.settings import Settings
from services.integration.sources.queries import count_progress, save_source
from services.integration.sources.rules import source_address
from services.kit.manage import Commands, own_database

_CHECK_SECONDS = 0.3
_SAY_SECONDS = 10.0


async def _add_source(settings: Settings, given: argparse.Namespace) -> None:
    try:
        url = source_address(given.url)
    except ValueError as error:
        raise SystemExit(f"--url: {error}") from error
    key = given.key or given.key_file.read_text(encoding="utf-8").strip()
    async with own_database(settings) as database, database.connection() as connection:
        number = await save_source(
            connection,
            given.name,
            url,
            seal(made_sealing_key(settings), key),
            given.poll_seconds,
            stamps=given.stamps,
        )
    print(json.dumps({"id": number, "name": given.name}))


async def _wait_idle(settings: Settings, given: argparse.Namespace) -> None:
    """Return once every active source is read to its end and nothing waits for delivery."""
    started = said = time.monotonic()
    async with own_database(settings) as database:
        async with database.connection() as connection:
            # One that cannot be reached at the start is told at once.
            progress = await count_progress(connection)
        while True:
            # A database that restarts is waited for like everything else.
            with suppress(OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
                async with database.connection() as connection:
                    progress = await count_progress(connection)
                if not progress["behind"] and not progress["staged"]:
                    break
            now = time.monotonic()
            if now - started > given.timeout:
                raise SystemExit(f"not idle after {given.timeout:.0f} s: {_told(progress)}")
            if now - said > _SAY_SECONDS:
                said = now
                print(_told(progress), file=sys.stderr, flush=True)
            await asyncio.sleep(_CHECK_SECONDS)
    print(_told(progress))


def _told(progress: dict[str, Any]) -> str:
    return json.dumps({k: v for k, v in progress.items() if v is not None}, default=int)


async def _retry_refused(settings: Settings, _: argparse.Namespace) -> None:
    async with own_database(settings) as database, database.connection() as connection:
        print(json.dumps({"staged_again": await put_back_refused(connection)}))


if __name__ == "__main__":
    commands = Commands(Settings, __doc__)
    add = commands.add("add-source", _add_source, help="add a source, or change the one so named")
    add.add_argument("--name", required=True)
    add.add_argument("--url", required=True)
    source_key = add.add_mutually_exclusive_group(required=True)
    source_key.add_argument("--key", help="the source's key; better given by file")
    source_key.add_argument("--key-file", type=Path)
    add.add_argument("--poll-seconds", type=int, default=30)
    add.add_argument(
        "--stamps",
        choices=STAMPS,
        help="which end of an interval its stamps name, if its items do not say so",
    )
    wait = commands.add("wait-idle", _wait_idle, help="wait until all is fetched and delivered")
    wait.add_argument("--timeout", type=float, default=600.0)
    commands.add("retry-refused", _retry_refused, help="stage the refused batches again")
    commands.run()
