"""`python -m deploy.openapi FOLDER`: write the OpenAPI document of every door into a folder.

The web clients are generated from these files; a contract test compares them with the services.
"""

import importlib
import sys
from pathlib import Path
from typing import Any

import orjson

# Document name -> module that holds the door's `app`.
DOORS = {
    "auth": "services.auth.main",
    "cabinet": "services.cabinet.main",
    "notifications": "services.notifications.main",
    "admin_panel": "services.admin_panel.main",
    "integration": "services.integration.main",
    "systems": "services.admin_panel.systems.main",
    "wizard": "services.wizard.main",
}


def document(door: str) -> bytes:
    """Return a door's OpenAPI document as indented JSON with a final newline."""
    schema: dict[str, Any] = importlib.import_module(DOORS[door]).app.openapi()
    return orjson.dumps(schema, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS) + b"\n"


def _main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for door in DOORS:
        (folder / f"{door}.json").write_bytes(document(door))


if __name__ == "__main__":
    _main(Path(sys.argv[1]))
