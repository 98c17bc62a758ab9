"""`python -m services.wizard.manage`: the bootstrap token; settings from standard input."""

import argparse

from services.kit.manage import Commands
from services.wizard.bootstrap import Closed, bootstrap_token
from services.wizard.settings import Settings


async def _tell_token(settings: Settings, given: argparse.Namespace) -> None:
    try:
        print(bootstrap_token(settings.state_dir, renew=given.new))
    except Closed:
        raise SystemExit(
            "The set-up is finished: an administrator opens the wizard from the control panel."
            " `token --new` opens it without one."
        ) from None


if __name__ == "__main__":
    commands = Commands(Settings, __doc__)
    token = commands.add(
        "token", _tell_token, help="print a token that opens the wizard now, making one if need be"
    )
    token.add_argument("--new", action="store_true", help="replace it by a new one")
    commands.run()
