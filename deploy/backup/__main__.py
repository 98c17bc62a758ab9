"""`python3 -m deploy.backup save FOLDER` and `python3 -m deploy.backup restore FOLDER`.

One dump per database in PostgreSQL's own packed format, the files that rows name, and keys,
settings and passwords in an archive that only its owner can read. Restoring stops the services,
puts back the files that are missing, replaces every database by its dump and starts them again. On
a new machine unpack private.tar.gz into `var` before `make up`, then restore.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tarfile
from datetime import UTC, datetime
from pathlib import Path

from deploy.local import cluster, supervisor
from deploy.local.layout import POSTGRES_PORT, Layout
from deploy.local.messages import Failure, say, step
from deploy.wiring import DATABASES

_PRIVATE = ("settings", "keys", "secrets", "wizard", "demo")


def _connection(layout: Layout) -> list[str]:
    place = ["-h", str(layout.postgres_socket), "-p", str(layout.port(POSTGRES_PORT))]
    return [*place, "-U", cluster.SUPERUSER, "--no-password"]


def _run(what: str, words: list[str]) -> None:
    done = subprocess.run(words, stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        raise Failure(f"{what} failed: {done.stderr.strip().splitlines()[-1]}")


def save(layout: Layout, folder: Path) -> Path:
    """Write a new folder named by the moment, whole or not at all, and return it."""
    target = folder / datetime.now(UTC).strftime("%Y-%m-%dT%H%M%SZ")
    fresh = target.with_name(f".{target.name}.part")
    fresh.mkdir(parents=True, mode=0o700)
    # Before the dumps and after them: what a row names in a dump was there at one of the moments,
    # though others put and sweep files all the while.
    with step("files"):
        add_files(layout.files, fresh / "files")
    for name in DATABASES:
        with step(f"dump of {name}"):
            words = [str(cluster.program("pg_dump")), *_connection(layout), "--format=custom"]
            _run(f"Dumping {name}", [*words, f"--file={fresh / name}.dump", name])
    with step("files that came meanwhile"):
        add_files(layout.files, fresh / "files")
    with step("keys and settings"):
        path = fresh / "private.tar.gz"
        with (
            os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file,
            tarfile.open(fileobj=file, mode="w:gz") as archive,
        ):
            for name in _PRIVATE:
                if (layout.var / name).exists():
                    archive.add(layout.var / name, name)
    fresh.rename(target)
    return target


def add_files(source: Path, target: Path) -> int:
    """Give `target` what it lacks of the files below `source`; return how many that were.

    A file never changes under its name, so one on the same disk needs a second name only.
    """
    added = 0
    for path in sorted(source.rglob("*")):
        place = target / path.relative_to(source)
        # What is half written has a `#` in its name; it gets another one when it is whole.
        if not path.is_file() or "#" in path.name or place.exists():
            continue
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            _second_name(path, place)
        except FileNotFoundError:
            # Swept meanwhile: no row has named it for as long as a dump can see.
            continue
        added += 1
    return added


def _second_name(path: Path, place: Path) -> None:
    try:
        os.link(path, place)
    except FileNotFoundError:
        raise
    except OSError:
        half = place.with_name(f"{place.name}#copy")
        shutil.copy2(path, half)
        half.replace(place)


def restore(layout: Layout, folder: Path) -> None:
    """Put every database back to its dump; a dump that cannot be read whole changes nothing."""
    for name in DATABASES:
        if not (folder / f"{name}.dump").exists():
            raise Failure(f"{folder} has no {name}.dump: give a folder that a backup made.")
    # The files first: a row never names one that is missing.
    with step("restore of files"):
        add_files(folder / "files", layout.files)
    for name in DATABASES:
        with step(f"restore of {name}"):
            # Beside the present one, which is given up only when the whole dump has been read.
            fresh = f"{name}_restored"
            cluster.sql(layout, f"DROP DATABASE IF EXISTS {fresh} WITH (FORCE)")
            cluster.sql(layout, f"CREATE DATABASE {fresh} OWNER {name}")
            words = [str(cluster.program("pg_restore")), *_connection(layout), f"--dbname={fresh}"]
            words += ["--exit-on-error", str(folder / f"{name}.dump")]
            _run(f"Restoring {name}", words)
            cluster.sql(layout, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
            cluster.sql(layout, f"ALTER DATABASE {fresh} RENAME TO {name}")
            cluster.sql(layout, f"REVOKE ALL ON DATABASE {name} FROM PUBLIC")


def main() -> int:
    """Run one command."""
    parser = argparse.ArgumentParser(prog="python3 -m deploy.backup", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("save", "restore"):
        commands.add_parser(name).add_argument("folder", type=Path)
    arguments = parser.parse_args()
    layout = Layout.from_environment()
    if not cluster.is_up(layout):
        raise Failure("PostgreSQL does not run: start the suite with «make up» first.")
    if arguments.command == "save":
        say(f"\n  {save(layout, arguments.folder)}")
    else:
        supervisor.stop_services(layout)
        restore(layout, arguments.folder)
        supervisor.start_all(layout)
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Failure as failure:
        sys.exit(str(failure))
