"""The private PostgreSQL cluster: made by initdb, tuned to the machine, one database a service."""

from __future__ import annotations

import json
import os
import pwd
import secrets
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from deploy.local import proc
from deploy.local.commands import digest, need_space, run
from deploy.local.layout import POSTGRES_PORT, Layout, write_private
from deploy.local.messages import Failure, step
from deploy.local.system import postgres_bin
from deploy.local.templates import TEMPLATES, Template
from deploy.wiring import DATABASES, EXTENSIONS

SUPERUSER = "postgres"
# The manual gives shared_buffers a quarter of the memory. What is once touched stays resident, and
# the idle suite has to fit in 1.5 GB, so a demo takes no more than this; a server raises the limit
# with PC_SHARED_BUFFERS_MB (the systemd unit does).
_DEMO_SHARED_BUFFERS_MB = 256


def system_user() -> str:
    """The user as whom PostgreSQL runs: it refuses to run as root."""
    return "postgres" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name


def program(name: str) -> Path:
    """Path of one of PostgreSQL's programs; raise Failure when the server is not installed."""
    folder = postgres_bin()
    if folder is None:
        raise Failure("PostgreSQL 15 is not installed: run «apt-get install postgresql-15».")
    return folder / name


def ensure_cluster(layout: Layout) -> None:
    """Make the cluster when it is not there and write its configuration."""
    with step("database cluster") as running:
        layout.reachable.mkdir(parents=True, exist_ok=True)
        layout.postgres_socket.mkdir(mode=0o755, parents=True, exist_ok=True)
        if (layout.cluster / "PG_VERSION").exists():
            running.skip(str(layout.cluster))
        else:
            _initialise(layout)
            running.note(str(layout.cluster))
        _own(layout.postgres_socket)
        _write(layout.cluster / "suite.conf", _configuration(layout))
        _write(layout.cluster / "pg_hba.conf", _ACCESS)
        _write(layout.cluster / "pg_ident.conf", _identities())
        _drop_stale_pid(layout)


def _initialise(layout: Layout) -> None:
    need_space(layout.reachable, 500)
    shutil.rmtree(layout.cluster, ignore_errors=True)
    fresh = layout.cluster.with_name("cluster.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(mode=0o700)
    _own(fresh)
    command: list[str | Path] = [program("initdb"), "-D", fresh, "-U", SUPERUSER]
    command += ["--encoding=UTF8", "--data-checksums", "--auth-local=peer"]
    command += ["--auth-host=scram-sha-256", *_locale(), *(["--no-sync"] if layout.test else [])]
    run(command, what="Making the database cluster", user=system_user(), cwd=Path("/"))
    with (fresh / "postgresql.conf").open("a", encoding="utf-8") as file:
        file.write("\ninclude 'suite.conf'\n")
    fresh.rename(layout.cluster)


def _locale() -> list[str]:
    """Names sort the Russian way through ICU, whatever locales the machine has."""
    known = run(["locale", "-a"], what="Listing locales").lower().split()
    name = "ru_RU.UTF-8" if "ru_ru.utf8" in known else "C.UTF-8"
    return [f"--locale={name}", "--locale-provider=icu", "--icu-locale=ru"]


def _configuration(layout: Layout) -> str:
    """The manual's 2.1.3 scaled to this machine's memory."""
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    memory = pages // 2**20
    limit = int(os.environ.get("PC_SHARED_BUFFERS_MB") or _DEMO_SHARED_BUFFERS_MB)
    lines = {
        "listen_addresses": "'127.0.0.1'",
        "port": layout.port(POSTGRES_PORT),
        "unix_socket_directories": f"'{layout.postgres_socket}'",
        "max_connections": 300,
        "shared_buffers": f"{max(32, min(memory // 4, limit))}MB",
        "work_mem": f"{max(4, min(memory // 128, 64))}MB",
        "maintenance_work_mem": f"{max(32, min(memory // 10, 800, limit))}MB",
        "effective_cache_size": f"{max(64, memory // 2)}MB",
        "default_text_search_config": "'pg_catalog.russian'",
        "password_encryption": "'scram-sha-256'",
        "timezone": "'UTC'",
        "log_timezone": "'UTC'",
        "log_line_prefix": "'%m [%p] %d '",
        "log_connections": "off",
        # Values of statements may be contacts: they stay out of the log.
        "log_parameter_max_length": 0,
        "log_parameter_max_length_on_error": 0,
        # So may be the details of an error: `Key (email)=(…) already exists`.
        "log_error_verbosity": "terse",
        "jit": "off",
        "wal_compression": "on",
        "max_wal_size": "1GB",
    }
    if layout.test:
        lines |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
    text = "".join(f"{name} = {value}\n" for name, value in lines.items())
    head = "# Written by deploy/local at every start; own changes belong in local.conf.\n"
    return f"{head}{text}include_if_exists 'local.conf'\n"


_ACCESS = f"""# Written by deploy/local at every start.
local all {SUPERUSER} peer map=suite
local all all scram-sha-256
host all all 127.0.0.1/32 scram-sha-256
"""


def _identities() -> str:
    users = dict.fromkeys((system_user(), pwd.getpwuid(os.geteuid()).pw_name))
    return "".join(f"suite {user} {SUPERUSER}\n" for user in users)


def _write(path: Path, text: str) -> None:
    write_private(path, text)
    _own(path)


def _own(path: Path) -> None:
    if os.geteuid() == 0:
        shutil.chown(path, system_user(), system_user())


def _drop_stale_pid(layout: Layout) -> None:
    """After a reboot the number in postmaster.pid may belong to a stranger."""
    file = layout.cluster / "postmaster.pid"
    pid = proc.read_pid(file)
    if pid is not None and not proc.is_alive(pid, "postgres"):
        file.unlink(missing_ok=True)


def passwords(layout: Layout) -> dict[str, str]:
    """The roles' passwords, made once."""
    path = layout.secrets / "databases.json"
    known: dict[str, str] = json.loads(path.read_text("utf-8")) if path.exists() else {}
    if missing := [name for name in DATABASES if name not in known]:
        known |= {name: secrets.token_urlsafe(24) for name in missing}
        write_private(path, json.dumps(known, indent=2))
    return known


def sql(layout: Layout, statements: str, database: str = "postgres") -> str:
    """Run statements as the superuser through the socket; one statement must not hold secrets
    that a failure would print."""
    command: list[str | Path] = [program("psql"), "-h", layout.postgres_socket, "-U", SUPERUSER]
    command += ["-p", str(layout.port(POSTGRES_PORT)), "-d", database]
    command += ["-XAtq", "-v", "ON_ERROR_STOP=1", "-f", "-"]
    return run(command, what="Preparing the databases", stdin=statements)


def is_up(layout: Layout) -> bool:
    """Whether the server accepts connections."""
    command = (program("pg_isready"), "-q", "-t", "1", "-h", layout.postgres_socket)
    try:
        run([*command, "-p", str(layout.port(POSTGRES_PORT))], what="Asking PostgreSQL")
    except Failure:
        return False
    return True


def identifier(layout: Layout) -> str:
    """What tells this cluster from any other."""
    return sql(layout, "SELECT system_identifier FROM pg_control_system()").strip()


def ensure_databases(layout: Layout) -> None:
    """A role and a database per service; nobody else may connect to it."""
    with step("databases and roles") as running:
        known = passwords(layout)
        stamp = layout.stamps / "databases"
        wanted = digest(identifier(layout), json.dumps(known), json.dumps(EXTENSIONS))
        if stamp.exists() and stamp.read_text("utf-8") == wanted:
            running.skip()
            return
        there = set(sql(layout, "SELECT datname FROM pg_database").split())
        for name in DATABASES:
            sql(layout, _role(name, known[name]))
            if name not in there:
                sql(layout, f"CREATE DATABASE {name} OWNER {name}")
            sql(layout, f"REVOKE ALL ON DATABASE {name} FROM PUBLIC")
            for extension in EXTENSIONS.get(name, ()):
                sql(layout, f"CREATE EXTENSION IF NOT EXISTS {extension}", name)
        stamp.write_text(wanted, "utf-8")
        running.note(", ".join(DATABASES))


def test_superuser(layout: Layout) -> str:
    """Password of the superuser with whom tests make databases of their own; for tests only."""
    path = layout.secrets / "tests.password"
    if not path.exists():
        write_private(path, secrets.token_urlsafe(24))
    password = path.read_text("utf-8")
    known = sql(layout, "SELECT count(*) FROM pg_roles WHERE rolname = 'tests'").strip()
    verb = "ALTER" if known == "1" else "CREATE"
    sql(layout, f"{verb} ROLE tests SUPERUSER LOGIN PASSWORD '{password}'")
    return password


def ensure_templates(layout: Layout, before: Mapping[str, Callable[[Layout], object]]) -> None:
    """Copy each migrated database for the tests, which make their own databases of the copies.

    `before`: what is to be done before a service's database is copied.

    A database that somebody is connected to cannot be copied: `up --test` on a suite that runs
    leaves such a one out, and the tests migrate for themselves.
    """
    with step("databases for the tests") as running:
        made = []
        busy = sql(layout, "SELECT DISTINCT datname FROM pg_stat_activity").split()
        known = dict(line.split("|") for line in sql(layout, TEMPLATES).splitlines())
        for name in DATABASES:
            template = Template(name)
            digest = template.digest(layout.root)
            if name in busy or known.get(template.name) == digest:
                continue
            if name in before:
                before[name](layout)
            for database, statements in template.copied(digest):
                sql(layout, statements, database)
            made.append(name)
        running.note(", ".join(made)) if made else running.skip()


def _role(name: str, password: str) -> str:
    # log_statement is off by default; the password is set in a statement of its own, quietly.
    return f"""
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{name}') THEN
    CREATE ROLE {name} LOGIN;
  END IF;
END $$;
ALTER ROLE {name} PASSWORD '{password}';
"""
