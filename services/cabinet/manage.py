"""`python -m services.cabinet.manage …`: what is done from the command line."""

import argparse
import asyncio
import json
import sys
from datetime import date

from pydantic import ValidationError

from services.cabinet.partitions import drop_partitions
from services.cabinet.settings import Settings
from services.kit.database import Database
from services.kit.settings import save_settings


def _month(text: str) -> date:
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError as error:
        raise argparse.ArgumentTypeError("give a month as 2024-05") from error


def _save_settings() -> None:
    try:
        save_settings(Settings, json.load(sys.stdin))
    except ValidationError as error:
        # The names only: a value may be a secret.
        names = {".".join(map(str, item["loc"])) for item in error.errors(include_input=False)}
        raise SystemExit(f"These settings do not fit: {', '.join(sorted(names))}.") from None
    except ValueError as error:
        raise SystemExit(f"Nothing was saved: {error}.") from None


async def _drop_before(month: date) -> None:
    settings = Settings.load()
    if not settings.configured:
        raise SystemExit("No database is set; save the settings first.")
    database = Database(settings)
    try:
        for name in await drop_partitions(database, month):
            print(f"dropped {name}")
    finally:
        await database.close()


def _main() -> None:
    parser = argparse.ArgumentParser(prog="python -m services.cabinet.manage")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser(
        "save-settings", help="merge a JSON object from standard input into the settings file"
    )
    drop = commands.add_parser(
        "drop-before", help="drop the readings and events of the time before a month"
    )
    drop.add_argument("month", type=_month, help="YYYY-MM; yearly tables go by whole years")
    arguments = parser.parse_args()
    if arguments.command == "save-settings":
        _save_settings()
    else:
        asyncio.run(_drop_before(arguments.month))


if __name__ == "__main__":
    _main()
