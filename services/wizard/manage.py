"""`python -m services.wizard.manage token [--new]`: print the bootstrap token."""

import argparse

from services.wizard.settings import Settings
from services.wizard.store import bootstrap_token


def _main() -> None:
    parser = argparse.ArgumentParser(prog="python -m services.wizard.manage")
    commands = parser.add_subparsers(dest="command", required=True)
    token = commands.add_parser("token", help="print the bootstrap token, making it at first")
    token.add_argument("--new", action="store_true", help="replace it by a new one")
    arguments = parser.parse_args()
    print(bootstrap_token(Settings.load().state_dir, renew=arguments.new))


if __name__ == "__main__":
    _main()
