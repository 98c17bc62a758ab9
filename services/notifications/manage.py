"""Acts of the installer: `python -m services.notifications.manage …`."""

import argparse
import asyncio
import sys
from uuid import UUID

from services.kit.database import Database
from services.kit.settings import save_settings_from_input
from services.notifications.letters.queries import resend_abandoned
from services.notifications.settings import Settings


async def _resend(settings: Settings, letter_id: UUID | None) -> int:
    database = Database(settings)
    try:
        async with database.connection() as connection:
            return await resend_abandoned(connection, letter_id)
    finally:
        await database.close()


def main(arguments: list[str]) -> None:
    """Do one act, as the command line says."""
    parser = argparse.ArgumentParser(
        prog="python -m services.notifications.manage", description=__doc__
    )
    acts = parser.add_subparsers(dest="act", required=True)
    acts.add_parser("save-settings", help="merge a JSON object from standard input")
    resend = acts.add_parser("resend", help="queue abandoned letters again")
    which = resend.add_mutually_exclusive_group(required=True)
    which.add_argument("--id", type=UUID)
    which.add_argument("--all", action="store_true")
    given = parser.parse_args(arguments)
    if given.act == "save-settings":
        save_settings_from_input(Settings)
        return
    print(asyncio.run(_resend(Settings.load(), given.id)), "letters queued again")


if __name__ == "__main__":
    main(sys.argv[1:])
