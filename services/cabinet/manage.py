"""`python -m services.cabinet.manage …`: what is done from the command line."""

import argparse
import csv
import sys
from datetime import date

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
from services.kit.manage import Commands, own_database
from services.kit.problems import NotFound
from services.kit.settings import words_of


def _month(text: str) -> date:
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError as error:
        raise argparse.ArgumentTypeError("give a month as 2024-05") from error


async def _drop_before(settings: Settings, given: argparse.Namespace) -> None:
    async with own_database(settings) as database:
        for name in await drop_partitions(database, given.month):
            print(f"dropped {name}")


async def _set_supplier(settings: Settings, given: argparse.Namespace) -> None:
    changes = {k: v for k, v in vars(given).items() if k != "command" and v is not None}
    async with own_database(settings) as database:
        async with database.connection() as connection:
            known = await read_settings(connection)
        try:
            wanted = SupplierSettings.model_validate(known | changes)
        except ValidationError as error:
            raise SystemExit(f"These settings do not fit: {words_of(error)}") from None
        async with database.transaction() as session:
            await change_settings(session, wanted.model_dump())


async def _issue_codes(settings: Settings, given: argparse.Namespace) -> None:
    numbers: list[str] = given.numbers
    if numbers == ["-"]:
        numbers = [line.strip() for line in sys.stdin if line.strip()]
    written = csv.writer(sys.stdout)
    async with own_database(settings) as database, database.connection() as connection:
        for number in numbers:
            try:
                made = await issue_code(connection, number, "billing", utc_now())
            except (NotFound, CodesDoNotCount) as error:
                raise SystemExit(f"{number}: {error.title}") from None
            written.writerow([made.number, made.code, made.expires_at.isoformat()])


async def _check_spans(settings: Settings, given: argparse.Namespace) -> None:
    async with own_database(settings) as database, database.connection() as connection:
        found = await list_differences(connection)
        for point, surplus, missing in found:
            print(f"usage point {point}: {surplus} too many, {missing} missing")
        if not found:
            print("All days that users see are as they follow from the registry.")
        elif given.renew:
            await renew_spans(connection, [point for point, *_ in found])
            print(f"{len(found)} usage points are right again.")
        else:
            raise SystemExit("Run `check-spans --renew` to put them right.")


if __name__ == "__main__":
    commands = Commands(Settings, __doc__)
    drop = commands.add(
        "drop-before", _drop_before, help="drop the readings and events of the time before a month"
    )
    drop.add_argument("month", type=_month, help="YYYY-MM; yearly tables go by whole years")
    supplier = commands.add(
        "set-supplier", _set_supplier, help="change the supplier's own settings"
    )
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
    codes = commands.add(
        "issue-codes",
        _issue_codes,
        help="make codes for bills; prints number, code and term as CSV",
    )
    codes.add_argument("numbers", nargs="+", help="account numbers; `-` reads them, one a line")
    spans = commands.add(
        "check-spans",
        _check_spans,
        help="compare the days of meters that users see with the registry",
    )
    spans.add_argument("--renew", action="store_true", help="and write anew what differs")
    commands.run()
