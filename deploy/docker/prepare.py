"""Once per start of the containers: roles and databases, keys, settings, migrations."""

import asyncio
import json
import os
import secrets
import subprocess
import sys
from pathlib import Path

import asyncpg

from deploy.wiring import DATABASES, EXTENSIONS, PUSHES, SERVICES, Places, settings_of

_DATA = Path(os.environ.get("PC_DATA") or "/data")
_HOST = os.environ.get("PC_DATABASE_HOST") or "database"
_PORT = int(os.environ.get("PC_DATABASE_PORT") or 5432)
_PROCESSES = Path(__file__).resolve().parents[1] / "processes.json"


def _private(path: Path, text: str) -> None:
    fresh = path.with_name(f".{path.name}.new")
    fresh.unlink(missing_ok=True)
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
    fresh.replace(path)


def _passwords() -> dict[str, str]:
    path = _DATA / "settings" / "databases.json"
    known: dict[str, str] = json.loads(path.read_text()) if path.exists() else {}
    known = {name: known.get(name) or secrets.token_urlsafe(24) for name in DATABASES}
    _private(path, json.dumps(known))
    return known


async def _databases(passwords: dict[str, str]) -> None:
    """A role and a database per service, which nobody else may connect to."""
    superuser = {
        "host": _HOST,
        "port": _PORT,
        "user": os.environ.get("PC_POSTGRES_USER") or "postgres",
        "password": os.environ["PC_POSTGRES_PASSWORD"],
    }
    server = await asyncpg.connect(**superuser, database="postgres")
    for name in DATABASES:
        if not await server.fetchval("SELECT 1 FROM pg_roles WHERE rolname = $1", name):
            await server.execute(f"CREATE ROLE {name} LOGIN")
        await server.execute(f"ALTER ROLE {name} PASSWORD '{passwords[name]}'")
        if not await server.fetchval("SELECT 1 FROM pg_database WHERE datname = $1", name):
            await server.execute(f"CREATE DATABASE {name} OWNER {name}")
        await server.execute(f"REVOKE ALL ON DATABASE {name} FROM PUBLIC")
    await server.close()
    for name, extensions in EXTENSIONS.items():
        own = await asyncpg.connect(**superuser, database=name)
        for extension in extensions:
            await own.execute(f"CREATE EXTENSION IF NOT EXISTS {extension}")
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


def _python(*words: str | Path, stdin: str = "") -> None:
    subprocess.run([sys.executable, "-m", *words], input=stdin, text=True, check=True)


def main() -> None:
    """Do what is not done yet; a settings file that exists is the wizard's and stays as it is."""
    if os.environ.get("PC_POSTGRES_PASSWORD", "change-me") == "change-me":
        raise SystemExit(
            "PC_POSTGRES_PASSWORD is missing or a placeholder: set a real one in .env."
        )
    passwords = _passwords()
    asyncio.run(_databases(passwords))
    _python("services.kit.keys", "create", _DATA / "keys", *SERVICES)
    _python("services.kit.keys", "create-vapid", _DATA / "keys", PUSHES)
    head_end = _DATA / "keys" / "head-end.key"
    if not head_end.exists():
        _private(head_end, f"{secrets.token_urlsafe(32)}\n")
    places = _places(passwords)
    for service in SERVICES:
        file = Path(os.environ[f"{service.upper()}_SETTINGS_FILE"])
        if not file.exists():
            text = json.dumps(settings_of(service, places))
            _python(f"services.{service}.manage", "save-settings", stdin=text)
    for service in DATABASES:
        _python("services.kit.migrate", service)


if __name__ == "__main__":
    main()
