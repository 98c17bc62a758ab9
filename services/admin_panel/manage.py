"""Commands of admin_panel: `python -m services.admin_panel.manage COMMAND`."""

import argparse
import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime

from services.admin_panel.audit.chain import drop_before, verify_chain
from services.admin_panel.settings import Settings
from services.kit.database import Connection, Database
from services.kit.settings import save_settings_from_input


@asynccontextmanager
async def _connection() -> AsyncIterator[Connection]:
    settings = Settings.load()
    if not settings.configured:
        raise SystemExit("No database is set; save the settings first.")
    database = Database(settings)
    try:
        async with database.connection() as connection:
            yield connection
    finally:
        await database.close()


async def _verify(anchor: tuple[int, str] | None) -> None:
    async with _connection() as connection:
        found = await verify_chain(connection, anchor)
    for fault in found.faults:
        print(fault)
    if found.faults:
        raise SystemExit("The audit log is not as it was written.")
    print(f"The audit log is whole: {found.links} links. Keep this elsewhere: {found.last or '-'}")


async def _drop(before: date) -> None:
    async with _connection() as connection:
        moment = datetime(before.year, before.month, before.day, tzinfo=UTC)
        print(f"dropped {await drop_before(connection, moment)}")


def _anchor(text: str) -> tuple[int, str]:
    if not re.fullmatch(r"[0-9]{1,18}:[0-9a-f]{64}", text):
        raise argparse.ArgumentTypeError("give what an earlier look has printed, NUMBER:HASH")
    number, _, digest = text.partition(":")
    return int(number), digest


def _main() -> None:
    parser = argparse.ArgumentParser(prog="python -m services.admin_panel.manage")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("save-settings", help="merge a JSON object from standard input")
    verify = commands.add_parser("verify-audit", help="say whether the audit log was changed")
    verify.add_argument("--anchor", type=_anchor, help="what an earlier look has printed")
    drop = commands.add_parser("drop-audit", help="remove the oldest entries, and say so in it")
    drop.add_argument("--before", type=date.fromisoformat, required=True, help="2024-05-31, UTC")
    given = parser.parse_args()
    match given.command:
        case "save-settings":
            save_settings_from_input(Settings)
        case "verify-audit":
            asyncio.run(_verify(given.anchor))
        case "drop-audit":
            asyncio.run(_drop(given.before))


if __name__ == "__main__":
    _main()
