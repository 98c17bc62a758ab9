"""`python -m services.wizard.manage`: the bootstrap token; settings from standard input."""

import argparse

from services.kit.manage import Commands
from services.wizard.bootstrap import bootstrap_token
from services.wizard.settings import Settings


async def _tell_token(settings: Settings, given: argparse.Namespace) -> None:
    print(bootstrap_token(settings.state_dir, renew=given.new))


if __name__ == "__main__":
    commands = Commands(Settings, __doc__)
    token = commands.add(
        "token", _tell_token, help="print a token that opens the wizard now, making one if need be"
    )
    token.add_argument("--new", action="store_true", help="replace it by a new one")
    commands.run()
