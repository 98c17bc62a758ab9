"""Commands of admin_panel: `python -m services.admin_panel.manage COMMAND`."""

import argparse
import json
import sys

from pydantic import ValidationError

from services.admin_panel.settings import Settings
from services.kit.settings import save_settings


def _save_settings() -> None:
    changes = json.load(sys.stdin)
    if not isinstance(changes, dict):
        raise SystemExit("a JSON object is expected on standard input.")
    try:
        save_settings(Settings, changes)
    except ValueError as error:
        # Pydantic's own text would repeat the values, secrets among them.
        names = str(error)
        if isinstance(error, ValidationError):
            names = ", ".join(".".join(map(str, one["loc"])) for one in error.errors())
        raise SystemExit(f"settings do not fit: {names}") from None


def _main() -> None:
    parser = argparse.ArgumentParser(prog="python -m services.admin_panel.manage")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("save-settings", help="merge a JSON object from standard input")
    given = parser.parse_args()
    if given.command == "save-settings":
        _save_settings()


if __name__ == "__main__":
    _main()
