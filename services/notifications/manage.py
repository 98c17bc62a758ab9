"""Acts of the installer: `python -m services.notifications.manage …`."""

import argparse
from uuid import UUID

from services.kit.manage import Commands, own_database
from services.notifications.letters.queries import resend_abandoned
from services.notifications.settings import Settings


async def _resend(settings: Settings, given: argparse.Namespace) -> None:
    async with own_database(settings) as database, database.connection() as connection:
        print(await resend_abandoned(connection, given.id), "letters queued again")


if __name__ == "__main__":
    commands = Commands(Settings, __doc__)
    which = commands.add("resend", _resend, help="queue abandoned letters again")
    chosen = which.add_mutually_exclusive_group(required=True)
    chosen.add_argument("--id", type=UUID)
    chosen.add_argument("--all", action="store_true")
    commands.run()
