"""Running other programs: captured output, plain failures, other users, file hashes."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from deploy.local.messages import Failure


def run(
    command: Sequence[str | Path],
    *,
    what: str,
    cwd: Path | None = None,
    stdin: str | None = None,
    environment: Mapping[str, str] | None = None,
    user: str | None = None,
    lines: int = 15,
) -> str:
    """Run to the end and return what it printed; raise Failure with its last words otherwise."""
    try:
        done = subprocess.run(
            [str(part) for part in command],
            cwd=cwd,
            input=stdin,
            stdin=subprocess.DEVNULL if stdin is None else None,
            capture_output=True,
            text=True,
            env={**os.environ, **(environment or {})},
            check=False,
            **_as_user(user),  # type: ignore[call-overload]
        )
    except FileNotFoundError as error:
        raise Failure(f"{what} needs the program «{command[0]}», which is not there.") from error
    if done.returncode == 0:
        return str(done.stdout)
    words = f"{done.stdout}\n{done.stderr}".strip()
    if "No space left on device" in words or "ENOSPC" in words:
        raise Failure(f"{what} stopped because the disk is full: free some space and run again.")
    tail = "\n      ".join(words.splitlines()[-lines:])
    raise Failure(f"{what} failed with code {done.returncode}:\n      {tail}")


def _as_user(user: str | None) -> dict[str, object]:
    """Arguments of subprocess that drop to `user`, when we are root and one is asked for."""
    if user is None or os.geteuid() != 0:
        return {}
    return {"user": user, "group": user, "extra_groups": []}


def digest(*parts: str | bytes | Path) -> str:
    """One hash over texts and files' contents."""
    total = hashlib.sha256()
    for part in parts:
        data = part.read_bytes() if isinstance(part, Path) else part
        data = data.encode() if isinstance(data, str) else data
        total.update(hashlib.sha256(data).digest())
    return total.hexdigest()


def digest_tree(folders: Iterable[Path], skip: frozenset[str] = frozenset()) -> str:
    """One hash over names and contents of all files below the folders."""
    total = hashlib.sha256()
    for folder in folders:
        for base, names, files in os.walk(folder):
            names[:] = sorted(n for n in names if n not in skip and not n.startswith("."))
            for name in sorted(files):
                path = Path(base, name)
                if name.endswith((".pyc", ".tsbuildinfo")) or not path.is_file():
                    continue
                total.update(f"{path.relative_to(folder)}\0".encode())
                total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def need_space(folder: Path, megabytes: int) -> None:
    """Raise Failure when the folder's disk has less free space than that."""
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free // 2**20
    if free < megabytes:
        raise Failure(
            f"The disk with {folder} has only {free} MB free and {megabytes} MB are needed: "
            "free some space and run again."
        )
