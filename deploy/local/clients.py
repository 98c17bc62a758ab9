"""The generated API clients: made anew from the services, or compared with what is committed."""

from __future__ import annotations

import filecmp
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = ROOT / "web" / "packages" / "api" / "openapi"


def _export(folder: Path) -> None:
    subprocess.run([sys.executable, "-m", "deploy.openapi", folder], cwd=ROOT, check=True)


def _differences(fresh: Path) -> list[str]:
    names = {path.name for folder in (fresh, DOCUMENTS) for path in folder.glob("*.json")}
    _, different, missing = filecmp.cmpfiles(fresh, DOCUMENTS, sorted(names), shallow=False)
    return [*different, *missing]


def _npm(*words: str) -> int:
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    command = ["npm", "run", "--silent", "clients", *words]
    environment = {**os.environ, "PATH": path}
    return subprocess.run(command, cwd=ROOT / "web", env=environment, check=False).returncode


def main(*, check: bool) -> int:
    """Renew documents and clients, or with `check` say which are out of date (then 1)."""
    if not check:
        _export(DOCUMENTS)
        return _npm()
    with tempfile.TemporaryDirectory() as folder:
        _export(Path(folder))
        if outdated := _differences(Path(folder)):
            print(f"Out of date: {', '.join(outdated)}. Run «make clients» and commit.")
            return 1
    return _npm("--", "--check")


if __name__ == "__main__":
    sys.exit(main(check="--check" in sys.argv[1:]))
