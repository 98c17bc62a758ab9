"""The password of the database's superuser: that of .env, or one of our own making.

`python -m deploy.docker.superuser` writes it where the database reads it at its first start;
`--show` prints it, for whoever sets the suite up by the wizard.
"""

import os
import secrets
import sys
from pathlib import Path

PLACEHOLDER = "change-me"
FILE = Path(os.environ.get("PC_DATA") or "/data") / "superuser" / "password"


def ensure() -> None:
    """Write the password once: the database takes none but the first."""
    given = os.environ.get("PC_POSTGRES_PASSWORD") or ""
    if given == PLACEHOLDER:
        raise SystemExit(
            "PC_POSTGRES_PASSWORD is a placeholder: set a real one in .env, or leave it out and"
            " set the suite up by the wizard."
        )
    if FILE.exists():
        return
    FILE.parent.mkdir(parents=True, exist_ok=True)
    fresh = FILE.with_name(".password.new")
    fresh.write_text(given or secrets.token_urlsafe(18))
    # The database reads it as a user of its own; nobody else has the volume.
    fresh.chmod(0o644)
    fresh.replace(FILE)


if __name__ == "__main__":
    ensure()
    if "--show" in sys.argv[1:]:
        print(f"server database, port 5432, login postgres, password {FILE.read_text()}")
