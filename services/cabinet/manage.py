"""`python -m services.cabinet.manage …`: what is done from the command line."""

import argparse
import csv
import json
import sys
from datetime import date
from pathlib import Path
from typing import get_args

from pydantic import TypeAdapter, ValidationError

from services.cabinet.access.queries import list_differences, renew_spans
from services.cabinet.channels import CHANNEL_NAMES, quality_words
from services.cabinet.content.files.actions import import_content
from services.cabinet.content.files.schemas import ImportedIn
from services.cabinet.errors import CodesDoNotCount, ContentThere
from services.cabinet.metering.meters.queries import list_known
from services.cabinet.metering.packing.actions import Moved, pack_now, unpack_days
from services.cabinet.metering.packing.queries import list_stored
from services.cabinet.metering.partitions import drop_partitions
from services.cabinet.old_days import YOUNGEST_DAYS
from services.cabinet.proofs.actions import issue_code
from services.cabinet.settings import Settings
from services.cabinet.submissions.receipts.rules import check
from services.cabinet.supplier.actions import change_settings
from services.cabinet.supplier.rules import PROOF_KINDS, OverdueRule
from services.cabinet.supplier.schemas import SupplierChange
from services.cabinet.tariffs.actions import import_file
from services.cabinet.tariffs.schemas import FileIn
from services.kit.clock import utc_now
from services.kit.files import Files
from services.kit.manage import Commands, own_database
from services.kit.problems import NotFound, Problem, ValidationFailed
from services.kit.settings import words_of

_VERDICTS = {
    "altered": "altered: it is not as the supplier has signed it",
    "unknown-key": "unknown key {kid}: it is not among those that were given",
    "no-receipt": "there is no receipt in this text",
}


def _month(text: str) -> date:
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError as error:
        raise argparse.ArgumentTypeError("give a month as 2024-05") from error


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError("give a day as 2024-05-31") from error


async def _drop_before(settings: Settings, given: argparse.Namespace) -> None:
    async with own_database(settings) as database:
        for name in await drop_partitions(database, given.month):
            print(f"dropped {name}")


async def _pack_days(settings: Settings, _given: argparse.Namespace) -> None:
    async with own_database(settings) as database:
        moved = await pack_now(database, settings.pack_days_after or YOUNGEST_DAYS)
    _tell(moved, "packed")


async def _unpack_days(settings: Settings, _given: argparse.Namespace) -> None:
    if settings.pack_days_after:
        raise SystemExit(
            "The worker would pack them again: set CABINET_PACK_DAYS_AFTER=0 for it and for this"
            " command first."
        )
    async with own_database(settings) as database:
        moved = await unpack_days(database)
    _tell(moved, "unpacked")


def _tell(moved: Moved, what: str) -> None:
    print(f"{moved.days} days {what}")
    if moved.busy or moved.unfit:
        raise SystemExit(
            f"Left as they are: {moved.busy} meters that others were writing (run it again),"
            f" {moved.unfit} months of meters for reasons that the lines above name."
        )


async def _show_days(settings: Settings, given: argparse.Namespace) -> None:
    async with own_database(settings) as database, database.connection() as connection:
        known = (await list_known(connection, [given.meter])).get(given.meter)
        if known is None:
            raise SystemExit("There is no meter with this key.")
        for channel, packed, day in await list_stored(connection, known.id, given.day):
            shown = {
                "channel": CHANNEL_NAMES[channel],
                "day": str(given.day),
                "interval_minutes": day.minutes,
                "batch": day.batch,
                "packed": packed,
                "values": day.values,
                "quality": quality_words(day.quality),
            }
            print(json.dumps(shown))


async def _set_supplier(settings: Settings, given: argparse.Namespace) -> None:
    changes = {k: v for k, v in vars(given).items() if k != "command" and v is not None}
    async with own_database(settings) as database:
        try:
            wanted = SupplierChange.model_validate(changes)
            async with database.transaction() as session:
                await change_settings(session, wanted.model_dump())
        except ValidationError as error:
            raise SystemExit(f"These settings do not fit: {words_of(error)}") from None
        except ValidationFailed as error:
            told = "; ".join(one["message"] for one in error.extra["errors"])
            raise SystemExit(f"These settings do not fit: {told}") from None


async def _import_tariffs(settings: Settings, given: argparse.Namespace) -> None:
    file = FileIn(format=given.format, content=sys.stdin.read())
    async with own_database(settings) as database, database.transaction() as session:
        try:
            plan = await import_file(session, None, file)
        except Problem as error:
            faults = error.extra.get("errors", [])
            told = [f"{one['field']}: {one['message']}" for one in faults]
            raise SystemExit("\n".join([error.detail or error.title, *told])) from None
    for one in plan:
        print(f"{one['name']}: {one['change']}")


async def _import_content(settings: Settings, given: argparse.Namespace) -> None:
    try:
        wanted = TypeAdapter(list[ImportedIn]).validate_json(sys.stdin.read())
    except ValidationError as error:
        raise SystemExit(f"This content does not fit: {words_of(error)}") from None
    async with own_database(settings) as database, database.transaction() as session:
        try:
            count = await import_content(session, Files(settings), wanted, clamd=settings.clamd)
        except ContentThere as error:
            if not given.unless_there:
                raise SystemExit(error.title) from None
            count = 0
        except Problem as error:
            raise SystemExit(error.detail or error.title) from None
    print(f"{count} entries are published")


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


async def _verify_receipt(_settings: Settings, given: argparse.Namespace) -> None:
    try:
        keys = json.loads(given.key.read_text("utf-8"))["keys"]
        text = sys.stdin.read() if str(given.file) == "-" else given.file.read_text("utf-8")
        former = given.former.read_text("utf-8") if given.former else None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SystemExit(f"This cannot be read: {error}") from None
    checked = check(text, keys, former)
    if checked.document is not None:
        print(json.dumps(checked.document, ensure_ascii=False, indent=2))
    if checked.verdict != "valid":
        raise SystemExit(_VERDICTS[checked.verdict].format(kid=checked.kid))
    if checked.chain == "does-not-follow":
        raise SystemExit("valid, but it does not follow the former receipt that was given")
    print("valid" if former is None else "valid, and it follows the former receipt")


if __name__ == "__main__":
    commands = Commands(Settings, __doc__)
    drop = commands.add(
        "drop-before", _drop_before, help="drop the readings and events of the time before a month"
    )
    drop.add_argument("month", type=_month, help="YYYY-MM; yearly tables go by whole years")
    commands.add("pack-days", _pack_days, help="pack old days now, as the worker does at night")
    commands.add(
        "unpack-days",
        _unpack_days,
        help="put packed days back, before going back to a release that knows of none",
    )
    show = commands.add("show-days", _show_days, help="print what is stored of a meter's day")
    show.add_argument("meter", help="the supplier's key of the meter")
    show.add_argument("day", type=_day, help="YYYY-MM-DD")
    supplier = commands.add(
        "set-supplier", _set_supplier, help="change the supplier's own settings"
    )
    supplier.add_argument("--name")
    supplier.add_argument("--phone", help="as people read it, as «8 800 000-00-00»")
    supplier.add_argument("--hours", help="when somebody answers there")
    supplier.add_argument("--hours-en", help="the same for who reads English")
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
        "--reading-from", type=int, help="first day of a month on which readings are taken, 1-31"
    )
    supplier.add_argument("--reading-to", type=int, help="the last one; 31 = the month's last day")
    supplier.add_argument(
        "--overdue-verification",
        choices=get_args(OverdueRule),
        help="what becomes of readings of a meter whose verification is overdue",
    )
    supplier.add_argument(
        "--unusual-factor",
        type=float,
        help="a reading of so many times what is usual is asked back, 1-100",
    )
    supplier.add_argument(
        "--second-proofs",
        nargs="*",
        choices=PROOF_KINDS,
        help="what registration takes beside the address; none of them: staff decide always",
    )
    files = commands.add(
        "import-tariffs",
        _import_tariffs,
        help="read a file of tariff schedules from standard input; all of it or nothing",
    )
    files.add_argument("--format", choices=("json", "csv"), default="json")
    content = commands.add(
        "import-content",
        _import_content,
        help="publish documents, questions, offices, services from a JSON list; into nothing only",
    )
    content.add_argument(
        "--unless-there",
        action="store_true",
        help="leave what is there, and call that done: whoever was broken off can begin anew",
    )
    codes = commands.add(
        "issue-codes",
        _issue_codes,
        help="make codes for bills; prints number, code and term as CSV",
    )
    codes.add_argument("numbers", nargs="+", help="account numbers; `-` reads them, one a line")
    receipt = commands.add(
        "verify-receipt",
        _verify_receipt,
        help="check a receipt of readings; needs the public keys only, no database",
    )
    receipt.add_argument("file", type=Path, help="its text (`-`: standard input)")
    receipt.add_argument(
        "--key", type=Path, required=True, help="JWK set, as /api/cabinet/receipts/keys has it"
    )
    receipt.add_argument("--former", type=Path, help="text of the receipt before it")
    spans = commands.add(
        "check-spans",
        _check_spans,
        help="compare the days of meters that users see with the registry",
    )
    spans.add_argument("--renew", action="store_true", help="and write anew what differs")
    commands.run()
