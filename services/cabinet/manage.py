"""`python -m services.cabinet.manage …`: what is done from the command line."""

import argparse
import asyncio
import csv
import json
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from typing import Any

from pydantic import ValidationError

from services.cabinet.access.queries import list_differences, renew_spans
from services.cabinet.errors import CodesDoNotCount
from services.cabinet.metering.partitions import drop_partitions
from services.cabinet.proofs.actions import issue_code
from services.cabinet.settings import Settings
from services.cabinet.supplier.actions import change_settings
from services.cabinet.supplier.queries import read_settings
from services.cabinet.supplier.rules import PROOF_KINDS
from services.cabinet.supplier.schemas import SupplierSettings
from services.kit.clock import utc_now
from services.kit.database import Database
from services.kit.problems import NotFound
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


@asynccontextmanager
async def _database() -> AsyncIterator[Database]:
    settings = Settings.load()
    if not settings.configured:
        raise SystemExit("No database is set; save the settings first.")
    database = Database(settings)
    try:
        yield database
    finally:
        await database.close()


async def _drop_before(month: date) -> None:
    async with _database() as database:
        for name in await drop_partitions(database, month):
            print(f"dropped {name}")


async def _set_supplier(changes: dict[str, Any]) -> None:
    async with _database() as database:
        async with database.connection() as connection:
            known = await read_settings(connection)
        try:
            settings = SupplierSettings.model_validate(known | changes)
        except ValidationError as error:
            names = ", ".join(str(item["loc"][0]) for item in error.errors())
            raise SystemExit(f"These settings do not fit: {names}.") from None
        async with database.transaction() as session:
            await change_settings(session, settings.model_dump())


async def _issue_codes(numbers: list[str]) -> None:
    if numbers == ["-"]:
        numbers = [line.strip() for line in sys.stdin if line.strip()]
    written = csv.writer(sys.stdout)
    async with _database() as database, database.connection() as connection:
        for number in numbers:
            try:
                made = await issue_code(connection, number, "billing", utc_now())
            except (NotFound, CodesDoNotCount) as error:
                raise SystemExit(f"{number}: {error.title}") from None
            written.writerow([made.number, made.code, made.expires_at.isoformat()])


async def _check_spans(*, renew: bool) -> None:
    async with _database() as database, database.connection() as connection:
        found = await list_differences(connection)
        for point, surplus, missing in found:
            print(f"usage point {point}: {surplus} too many, {missing} missing")
        if not found:
            print("All days that users see are as they follow from the registry.")
        elif renew:
            await renew_spans(connection, [point for point, *_ in found])
            print(f"{len(found)} usage points are right again.")
        else:
            raise SystemExit("Run `check-spans --renew` to put them right.")


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
    supplier = commands.add_parser("set-supplier", help="change the supplier's own settings")
    supplier.add_argument("--name")
    supplier.add_argument("--phone", help="as people read it, as «8 800 000-00-00»")
    supplier.add_argument("--hours", help="when somebody answers there")
    supplier.add_argument("--color", help="as #1668dc")
    supplier.add_argument("--time-zone", help="IANA name, as Asia/Omsk")
    supplier.add_argument("--billing-day", type=int, help="first day of billing periods, 1-31")
    supplier.add_argument("--rows-per-page", type=int)
    supplier.add_argument(
        "--former-access-months",
        type=int,
        help="for how long a former customer may see his own past, 0-120",
    )
    supplier.add_argument(
        "--second-proofs",
        nargs="*",
        choices=PROOF_KINDS,
        help="what registration takes beside the address; none of them: staff decide always",
    )
    codes = commands.add_parser(
        "issue-codes", help="make codes for bills; prints number, code and term as CSV"
    )
    codes.add_argument("numbers", nargs="+", help="account numbers; `-` reads them, one a line")
    spans = commands.add_parser(
        "check-spans", help="compare the days of meters that users see with the registry"
    )
    spans.add_argument("--renew", action="store_true", help="and write anew what differs")
    arguments = parser.parse_args()
    if arguments.command == "save-settings":
        _save_settings()
    elif arguments.command == "set-supplier":
        given = {k: v for k, v in vars(arguments).items() if k != "command" and v is not None}
        asyncio.run(_set_supplier(given))
    elif arguments.command == "issue-codes":
        asyncio.run(_issue_codes(arguments.numbers))
    elif arguments.command == "check-spans":
        asyncio.run(_check_spans(renew=arguments.renew))
    else:
        asyncio.run(_drop_before(arguments.month))


if __name__ == "__main__":
    _main()
