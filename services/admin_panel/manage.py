"""Commands of admin_panel: `python -m services.admin_panel.manage COMMAND`."""

import argparse
import re
from datetime import UTC, date, datetime

from services.admin_panel.audit.actions import drop_before, verify_chain
from services.admin_panel.settings import Settings
from services.kit.manage import Commands, own_database


async def _verify(settings: Settings, given: argparse.Namespace) -> None:
    async with own_database(settings) as database, database.connection() as connection:
        found = await verify_chain(connection, given.anchor)
    for fault in found.faults:
        print(fault)
    if found.faults:
        raise SystemExit("The audit log is not as it was written.")
    print(f"The audit log is whole: {found.links} links. Keep this elsewhere: {found.last or '-'}")


async def _drop(settings: Settings, given: argparse.Namespace) -> None:
    before: date = given.before
    async with own_database(settings) as database, database.connection() as connection:
        moment = datetime(before.year, before.month, before.day, tzinfo=UTC)
        print(f"dropped {await drop_before(connection, moment)}")


def _anchor(text: str) -> tuple[int, str]:
    if not re.fullmatch(r"[0-9]{1,18}:[0-9a-f]{64}", text):
        raise argparse.ArgumentTypeError("give what an earlier look has printed, NUMBER:HASH")
    number, _, digest = text.partition(":")
    return int(number), digest


if __name__ == "__main__":
    commands = Commands(Settings, __doc__)
    verify = commands.add("verify-audit", _verify, help="say whether the audit log was changed")
    verify.add_argument("--anchor", type=_anchor, help="what an earlier look has printed")
    drop = commands.add("drop-audit", _drop, help="remove the oldest entries, and say so in it")
    drop.add_argument("--before", type=date.fromisoformat, required=True, help="2024-05-31, UTC")
    commands.run()
