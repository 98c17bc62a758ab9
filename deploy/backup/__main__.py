"""`python3 -m deploy.backup save FOLDER` and `python3 -m deploy.backup restore FOLDER`.

One dump per database in PostgreSQL's own packed format, the files that rows name, and keys,
settings and passwords in an archive that only its owner can read. Restoring stops the services,
puts back the files that are missing, replaces all databases by their dumps, or none, brings those
of an earlier release up to date, and starts the services again. On a new machine it begins with
keys, settings and an empty cluster; there `make up` comes after it.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from deploy.local import audit_owner, cluster, settings, suite, supervisor
from deploy.local.layout import POSTGRES_PORT, Layout, alone
from deploy.local.messages import Failure, say, step
from deploy.wiring import DATABASES, SERVICES

_THIS_MACHINE = ("127.0.0.1", "localhost")
_PRIVATE = ("settings", "keys", "secrets", "wizard", "demo")
# What was handed to the services, and how the suite was started: without these the next start
# would put back what somebody has changed since, or take a suite of the wizard's for its own.
_STAMPS = ("offset", "fresh", *(f"settings-{service}" for service in SERVICES))
# The one file that grows under its name: it goes with the log that it speaks of.
ANCHORS = "audit-anchors.txt"


@dataclass(frozen=True)
class Database:
    """A service's database in the start's own cluster, and whose it is."""

    name: str
    owner: str
    password: str


def _connection(layout: Layout) -> list[str]:
    place = ["-h", str(layout.postgres_socket), "-p", str(layout.port(POSTGRES_PORT))]
    return [*place, "-U", cluster.SUPERUSER, "--no-password"]


def quoted(name: str) -> str:
    """A name as SQL takes it: the wizard lets people choose any."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A text as SQL takes it."""
    return "'" + text.replace("'", "''") + "'"


def databases_of(layout: Layout) -> dict[str, Database]:
    """Each service's database; raise Failure for one that is elsewhere."""
    found = {}
    for service in DATABASES:
        file = layout.settings / f"{service}.json"
        known = json.loads(file.read_text("utf-8")) if file.exists() else {}
        host, port = known.get("database_host"), known.get("database_port")
        if host not in _THIS_MACHINE or port != layout.port(POSTGRES_PORT):
            raise Failure(
                f"The database of {service} is not in this start's own cluster (wizard): "
                "back it up and restore it on its server."
            )
        found[service] = Database(
            known["database_name"], known["database_user"], known.get("database_password", "")
        )
    return found


def _run(what: str, words: list[str]) -> None:
    done = subprocess.run(words, stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        raise Failure(f"{what} failed: {done.stderr.strip().splitlines()[-1]}")


def save(layout: Layout, folder: Path) -> Path:
    """Write a new folder named by the moment, whole or not at all, and return it."""
    databases = databases_of(layout)
    target = folder / datetime.now(UTC).strftime("%Y-%m-%dT%H%M%SZ")
    fresh = target.with_name(f".{target.name}.part")
    fresh.mkdir(parents=True, mode=0o700)
    # Before the dumps and after them: what a row names in a dump was there at one of the moments,
    # though others put and sweep files all the while.
    with step("files"):
        add_files(layout.files, fresh / "files")
        if (layout.files / ANCHORS).exists():
            # Before the dump: it holds every link that is noted here.
            shutil.copy2(layout.files / ANCHORS, fresh / ANCHORS)
    for name in DATABASES:
        with step(f"dump of {name}"):
            words = [str(cluster.program("pg_dump")), *_connection(layout), "--format=custom"]
            words.append(f"--file={fresh / name}.dump")
            _run(f"Dumping {name}", [*words, databases[name].name])
    with step("files that came meanwhile"):
        add_files(layout.files, fresh / "files")
    with step("keys and settings"):
        path = fresh / "private.tar.gz"
        with (
            os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file,
            tarfile.open(fileobj=file, mode="w:gz") as archive,
        ):
            for name in (*_PRIVATE, *(f"stamps/{one}" for one in _STAMPS)):
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
        half = "#" in path.name or path == source / ANCHORS
        if not path.is_file() or half or place.exists():
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


def examine(folder: Path) -> None:
    """Raise Failure for a folder that is no whole backup."""
    for name in (*(f"{one}.dump" for one in DATABASES), "private.tar.gz"):
        if not (folder / name).exists():
            raise Failure(f"{folder} has no {name}: give a folder that a backup made.")


def begin_anew(layout: Layout, folder: Path) -> Layout:
    """On a new machine: keys, settings and an empty cluster, which is started; the suite's layout.

    Raises Failure where a suite without a cluster has settings of its own.
    """
    if any(layout.settings.glob("*.json")):
        raise Failure(f"{layout.settings} belongs to another suite: run «make reset» first.")
    with step("keys and settings"):
        layout.make_folders()
        with tarfile.open(folder / "private.tar.gz") as archive:
            archive.extractall(layout.var, filter="tar")
    # Its ports are among what was unpacked.
    layout = Layout.from_environment()
    suite.prepare_cluster(layout)
    return layout


def restore(layout: Layout, folder: Path) -> None:
    """Put every database back to its dump, all of them or none, and bring them up to date."""
    databases = databases_of(layout)
    # The files first: a row never names one that is missing.
    with step("restore of files"):
        add_files(folder / "files", layout.files)
    audit_owner.make_role(layout)
    with _beside(layout, databases.values()):
        for service, one in databases.items():
            with step(f"restore of {service}"):
                _read_dump(layout, service, one, folder)
        with step("the restored ones in their places"):
            for one in databases.values():
                _put_in_place(layout, one)
    _restore_anchors(layout, folder)
    _bring_up_to_date(layout)


@contextmanager
def _beside(layout: Layout, databases: Iterable[Database]) -> Iterator[None]:
    """Leave nothing half restored behind."""
    try:
        yield
    finally:
        for one in databases:
            cluster.sql(layout, f"DROP DATABASE IF EXISTS {_fresh(one)} WITH (FORCE)")


def _fresh(one: Database) -> str:
    return quoted(f"{one.name}_restored")


def _read_dump(layout: Layout, service: str, one: Database, folder: Path) -> None:
    """Read a dump into a database beside the present one."""
    _ensure_owner(layout, one)
    cluster.sql(layout, f"DROP DATABASE IF EXISTS {_fresh(one)} WITH (FORCE)")
    cluster.sql(layout, f"CREATE DATABASE {_fresh(one)} OWNER {quoted(one.owner)}")
    words = [str(cluster.program("pg_restore")), *_connection(layout)]
    words += [f"--dbname={one.name}_restored", "--exit-on-error"]
    _run(f"Restoring {service}", [*words, str(folder / f"{service}.dump")])
    revision = cluster.sql(layout, _REVISION, f"{one.name}_restored").strip()
    known = (layout.root / "services" / service / "migrations" / "versions").glob("*.py")
    if revision and not any(f'"{revision}"' in path.read_text("utf-8") for path in known):
        raise Failure(f"The dump of {service} is of a newer release: restore it with that one.")


_REVISION = "SELECT version_num FROM alembic_version"


def _ensure_owner(layout: Layout, one: Database) -> None:
    """Make the login of a service where there is none: a dump holds no roles."""
    there = f"SELECT 1 FROM pg_roles WHERE rolname = {literal(one.owner)}"  # noqa: S608
    if cluster.sql(layout, there).strip() != "1":
        cluster.sql(layout, f"CREATE ROLE {quoted(one.owner)} LOGIN")
        cluster.sql(layout, f"ALTER ROLE {quoted(one.owner)} PASSWORD {literal(one.password)}")


def _put_in_place(layout: Layout, one: Database) -> None:
    cluster.sql(layout, f"DROP DATABASE IF EXISTS {quoted(one.name)} WITH (FORCE)")
    cluster.sql(layout, f"ALTER DATABASE {_fresh(one)} RENAME TO {quoted(one.name)}")
    cluster.sql(layout, f"REVOKE ALL ON DATABASE {quoted(one.name)} FROM PUBLIC")


def _restore_anchors(layout: Layout, folder: Path) -> None:
    """Let the notes be those of the restored log; what was noted since is kept beside them."""
    present, saved = layout.files / ANCHORS, folder / ANCHORS
    before = present.read_bytes() if present.exists() else b""
    after = saved.read_bytes() if saved.exists() else b""
    if before and before != after:
        kept = present.with_name(f"{datetime.now(UTC):%Y-%m-%dT%H%M%SZ}-{ANCHORS}")
        present.rename(kept)
        say(f"      what was noted of the audit log after the backup: {kept}")
    if after:
        shutil.copy2(saved, present)


def _bring_up_to_date(layout: Layout) -> None:
    """Migrate what an earlier release has saved; the log has its own owner again afterwards."""
    for service in DATABASES:
        (layout.stamps / f"migrations-{service}").unlink(missing_ok=True)
    given = audit_owner.give_back(layout)
    settings.migrate(layout, cluster.identifier(layout))
    # Of a suite that the wizard has set up the log is the service's, unless somebody took it.
    if given or not layout.is_fresh:
        audit_owner.take(layout)


def _restore(layout: Layout, folder: Path) -> None:
    examine(folder)
    if not (layout.cluster / "PG_VERSION").exists():
        layout = begin_anew(layout, folder)
        restore(layout, folder)
        say("\n  restored; «make up» starts it")
        return
    _need_cluster(layout)
    supervisor.stop_services(layout)
    try:
        restore(layout, folder)
    finally:
        # Whatever came of it, all databases are whole.
        supervisor.start_all(layout)


def _need_cluster(layout: Layout) -> None:
    if not cluster.is_up(layout):
        raise Failure("PostgreSQL does not run: start the suite with «make up» first.")


def main() -> int:
    """Run one command."""
    parser = argparse.ArgumentParser(prog="python3 -m deploy.backup", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("save", "restore"):
        commands.add_parser(name).add_argument("folder", type=Path)
    arguments = parser.parse_args()
    layout = Layout.from_environment()
    if arguments.command == "save":
        _need_cluster(layout)
        say(f"\n  {save(layout, arguments.folder)}")
    else:
        with alone(layout):
            _restore(layout, arguments.folder)
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Failure as failure:
        sys.exit(str(failure))
