"""Commands of admin_panel: `python -m services.admin_panel.manage COMMAND`."""

import argparse
import re
from datetime import UTC, date, datetime
from pathlib import Path

from asyncpg import InsufficientPrivilegeError

from services.admin_panel.audit.actions import (
    Anchor,
    drop_before,
    read_anchor,
    read_anchors,
    verify_chain,
)
from services.admin_panel.audit.queries import owner_statements, read_owner
from services.admin_panel.settings import Settings
from services.kit.manage import Commands, own_database


async def _verify(settings: Settings, given: argparse.Namespace) -> None:
    anchors = [*given.anchor, *read_anchors(given.anchors or settings.audit_anchors)]
    async with own_database(settings) as database, database.connection() as connection:
        found = await verify_chain(connection, anchors)
        owner, owned = await read_owner(connection)
    for fault in found.faults:
        print(fault)
    if found.faults:
        raise SystemExit("The audit log is not as it was written.")
    print(
        f"The audit log is whole: {found.links} links, {len(anchors)} anchors."
        f" Keep this elsewhere: {found.last or '-'}"
    )
    if owned:
        print(
            f"Note: {settings.database_user} may act as the log's owner ({owner}) and could switch"
            " its triggers off; the chain and the anchors would show it."
        )


async def _owner(settings: Settings, given: argparse.Namespace) -> None:
    print(owner_statements(given.role, settings.database_user, back=given.back))


async def _drop(settings: Settings, given: argparse.Namespace) -> None:
    before: date = given.before
    async with own_database(settings) as database, database.connection() as connection:
        moment = datetime(before.year, before.month, before.day, tzinfo=UTC)
        try:
            print(f"dropped {await drop_before(connection, moment)}")
        except InsufficientPrivilegeError as error:
            owner, _ = await read_owner(connection)
            raise SystemExit(
                f"The log is {owner}'s, and the service can remove nothing: give this command a"
                " login that may act as that role (ADMIN_PANEL_DATABASE_USER, …; docs/running.md)."
            ) from error


def _anchor(text: str) -> Anchor:
    anchor = read_anchor(text)
    if anchor is None:
        raise argparse.ArgumentTypeError("give what an earlier look has printed, NUMBER:HASH")
    return anchor


def _role(text: str) -> str:
    if not re.fullmatch(r"[a-z_][a-z0-9_]{0,62}", text):
        raise argparse.ArgumentTypeError("give a role's name in small letters")
    return text


if __name__ == "__main__":
    commands = Commands(Settings, __doc__)
    verify = commands.add("verify-audit", _verify, help="say whether the audit log was changed")
    verify.add_argument(
        "--anchor", type=_anchor, action="append", default=[], help="what an earlier look printed"
    )
    verify.add_argument("--anchors", type=Path, help="a file of them; else that of the settings")
    owner = commands.add("audit-owner", _owner, help="print SQL that gives the log another owner")
    owner.add_argument("--role", type=_role, required=True, help="who shall own it; made if new")
    owner.add_argument("--back", action="store_true", help="to the service, as before an update")
    drop = commands.add("drop-audit", _drop, help="remove the oldest entries, and say so in it")
    drop.add_argument("--before", type=date.fromisoformat, required=True, help="2024-05-31, UTC")
    commands.run()
