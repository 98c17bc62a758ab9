"""Once per start of the containers: roles and databases, keys, settings, migrations.

Only here all volumes are seen: each service has one of its own, with its settings, its private keys
and everybody's public ones.

Without PC_POSTGRES_PASSWORD only keys and settings that know no database: the wizard does the rest.
"""

import asyncio
import json
import os
import secrets
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import asyncpg

from deploy.docker import superuser
from deploy.wiring import (
    DATABASES,
    EXTENSIONS,
    PUSHES,
    SERVICES,
    SIGNS,
    Places,
    before_the_wizard,
    has_database,
    settings_of,
)
from services.admin_panel.audit.queries import owner_statements

_DATA = Path(os.environ.get("PC_DATA") or "/data")
_HOST = os.environ.get("PC_DATABASE_HOST") or "database"
_PORT = int(os.environ.get("PC_DATABASE_PORT") or 5432)
# Who has the audit log, so that the service can read it and add to it, and no more.
OWNER = "audit_owner"
OWNER_OF_THE_LOG = (
    "SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = to_regclass('audit_log')"
)
_PROCESSES = Path(__file__).resolve().parents[1] / "processes.json"


def write_private(path: Path, text: str) -> None:
    """Write a file that only its owner reads, in one step."""
    fresh = path.with_name(f".{path.name}.new")
    fresh.unlink(missing_ok=True)
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
    fresh.replace(path)


def _passwords() -> dict[str, str]:
    path = _DATA / "settings" / "databases.json"
    known: dict[str, str] = json.loads(path.read_text()) if path.exists() else {}
    known = {name: known.get(name) or secrets.token_urlsafe(24) for name in DATABASES}
    write_private(path, json.dumps(known))
    return known


async def _as_superuser(database: str) -> "asyncpg.Connection[asyncpg.Record]":
    return await asyncpg.connect(
        host=_HOST,
        port=_PORT,
        user=os.environ.get("PC_POSTGRES_USER") or "postgres",
        password=os.environ["PC_POSTGRES_PASSWORD"],
        database=database,
    )


async def _databases(passwords: dict[str, str]) -> None:
    """A role and a database per service, which nobody else may connect to."""
    server = await _as_superuser("postgres")
    for name in DATABASES:
        if not await server.fetchval("SELECT 1 FROM pg_roles WHERE rolname = $1", name):
            await server.execute(f"CREATE ROLE {name} LOGIN")
        await server.execute(f"ALTER ROLE {name} PASSWORD '{passwords[name]}'")
        if not await server.fetchval("SELECT 1 FROM pg_database WHERE datname = $1", name):
            await server.execute(f"CREATE DATABASE {name} OWNER {name}")
        await server.execute(f"REVOKE ALL ON DATABASE {name} FROM PUBLIC")
    await server.close()
    for name, extensions in EXTENSIONS.items():
        own = await _as_superuser(name)
        for extension in extensions:
            await own.execute(f"CREATE EXTENSION IF NOT EXISTS {extension}")
        await own.close()


async def _own_the_log(*, back: bool = False) -> None:
    """Give the audit log an owner of its own; `back` to the service, for its migrations.

    Where the login may not, as on a server that others administer, everything works without: then
    `verify-audit` says who owns the log.
    """
    known = json.loads(_file("admin_panel").read_text("utf-8"))
    if (known.get("database_host"), known.get("database_port")) != (_HOST, _PORT):
        return
    own = await _as_superuser(known["database_name"])
    try:
        owner = await own.fetchval(OWNER_OF_THE_LOG)
        if owner is None or (owner == OWNER) != back:
            return
        statements = owner_statements(OWNER, known["database_user"], back=back)
        # One string is one transaction.
        await own.execute(f"SET lock_timeout = '10s'; {statements}")
    except asyncpg.PostgresError as error:
        if back:
            raise
        print(f"The audit log stays {owner}'s: {error}")
    finally:
        await own.close()


def _places(passwords: dict[str, str]) -> Places:
    lines = json.loads(_PROCESSES.read_text("utf-8"))["processes"]
    ports = {line["name"]: int(line["port"]) for line in lines if "port" in line}
    return Places(
        urls={name: f"http://{name}:{port}" for name, port in ports.items()},
        ports=ports,
        pages={},
        passwords=passwords,
        database_host=_HOST,
        database_port=_PORT,
        smtp_host=os.environ.get("PC_SMTP_HOST") or "mailbox",
        smtp_port=int(os.environ.get("PC_SMTP_PORT") or 1025),
        keys_dir=_DATA / "keys",
        wizard_dir=_DATA / "wizard",
        files_dir=_DATA / "files",
        host="0.0.0.0",  # noqa: S104 - inside a container; compose decides what is published
    )


def _make_keys() -> None:
    """Make what is missing; give each service its own private keys and everybody's public ones."""
    made = _DATA / "keys"
    _python("services.kit.keys", "create", made, *SERVICES)
    _python("services.kit.keys", "create-vapid", made, PUSHES)
    _python("services.kit.keys", "create-documents", made, SIGNS)
    head_end = made / "head-end.key"
    if not head_end.exists():
        write_private(head_end, f"{secrets.token_urlsafe(32)}\n")
    _hand_out([head_end], _DATA / "head-end")
    own = {service: sorted((made / "private").glob(f"{service}.*")) for service in SERVICES}
    # Services may be running: what opens is there before what seals, what checks before what signs.
    for service, files in own.items():
        sealing = [path for path in files if path.name.endswith(".sealing.json")]
        _hand_out(sealing, _keys_of(service) / "private")
    for service in SERVICES:
        _hand_out(sorted((made / "public").iterdir()), _keys_of(service) / "public")
    for service, files in own.items():
        _hand_out(files, _keys_of(service) / "private")


def _hand_out(files: list[Path], folder: Path) -> None:
    """Copy what is not there yet, or is there in a former version."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for path in files:
        text, there = path.read_text("utf-8"), folder / path.name
        if not there.exists() or there.read_text("utf-8") != text:
            write_private(there, text)


def _keys_of(service: str) -> Path:
    return _DATA / service / "keys"


def _take_former(service: str) -> None:
    """Move the settings of a release whose services shared one volume to the service's own."""
    former = _DATA / "settings" / f"{service}.json"
    if former.exists() and not _file(service).exists():
        known = json.loads(former.read_text("utf-8"))
        write_private(_file(service), json.dumps(known | {"keys_dir": str(_keys_of(service))}))
        former.unlink()


def _python(*words: str | Path, stdin: str = "") -> None:
    subprocess.run([sys.executable, "-m", *words], input=stdin, text=True, check=True)


def main() -> None:
    """Do what is not done yet; a settings file that exists is the wizard's and stays as it is."""
    superuser.ensure()
    for_the_wizard = not os.environ.get("PC_POSTGRES_PASSWORD")
    passwords = dict.fromkeys(DATABASES, "") if for_the_wizard else _passwords()
    if not for_the_wizard:
        asyncio.run(_databases(passwords))
    _make_keys()
    places = _places(passwords)
    for service in SERVICES:
        _take_former(service)
        if not _file(service).exists():
            wanted = settings_of(service, replace(places, keys_dir=_keys_of(service)))
            text = json.dumps(before_the_wizard(wanted) if for_the_wizard else wanted)
            _python(f"services.{service}.manage", "save-settings", stdin=text)
    if not for_the_wizard:
        asyncio.run(_own_the_log(back=True))
    for service in DATABASES:
        if has_database(_file(service)):
            _python("services.kit.migrate", service)
    if not for_the_wizard:
        asyncio.run(_own_the_log())
        _python("services.auth.manage", "first-administrator")


def _file(service: str) -> Path:
    return Path(os.environ[f"{service.upper()}_SETTINGS_FILE"])


if __name__ == "__main__":
    main()
