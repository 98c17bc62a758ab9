"""`python -m services.wizard.manage`: the bootstrap token; settings from standard input."""

import argparse

from services.kit.settings import save_settings_from_input
from services.wizard.bootstrap import bootstrap_token
from services.wizard.settings import Settings


def _main() -> None:
    parser = argparse.ArgumentParser(prog="python -m services.wizard.manage")
    commands = parser.add_subparsers(dest="command", required=True)
    token = commands.add_parser(
        "token", help="print a token that opens the wizard now, making one if need be"
    )
    token.add_argument("--new", action="store_true", help="replace it by a new one")
    commands.add_parser("save-settings", help="merge a JSON object from standard input")
    arguments = parser.parse_args()
    if arguments.command == "save-settings":
        save_settings_from_input(Settings)
        return
    print(bootstrap_token(Settings.load().state_dir, renew=arguments.new))


if __name__ == "__main__":
    _main()
