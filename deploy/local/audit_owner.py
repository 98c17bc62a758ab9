"""The audit log's owner in the start's own cluster: a role that nobody signs in as.

The service can read the log and add to it, and no more (docs/decisions/0059). Migrations of its
tables run as the service: for them the log is given back, and taken again afterwards.
"""

from __future__ import annotations

import json

from deploy.local import cluster
from deploy.local.layout import POSTGRES_PORT, Layout
from deploy.local.messages import Failure, step
from deploy.local.settings import manage

OWNER = "audit_owner"
SERVICE = "admin_panel"
_THIS_MACHINE = ("127.0.0.1", "localhost")
_WHOSE = "SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = to_regclass('audit_log')"
# Whole or not at all: in between the service could add nothing. Who holds the log is waited for.
_TOGETHER = "SET lock_timeout = '10s';\nBEGIN;\n{}\nCOMMIT;\n"


def _database(layout: Layout) -> str:
    """Name of the service's database, if it is in the start's own cluster; else empty."""
    file = layout.settings / f"{SERVICE}.json"
    known = json.loads(file.read_text("utf-8")) if file.exists() else {}
    here = known.get("database_host") in _THIS_MACHINE
    if not here or known.get("database_port") != layout.port(POSTGRES_PORT):
        return ""
    name: str = known.get("database_name", "")
    return name


def _run(layout: Layout, database: str, *more: str) -> None:
    statements = manage(layout, SERVICE, "audit-owner", "--role", OWNER, *more)
    cluster.sql(layout, _TOGETHER.format(statements), database)


def _owner(layout: Layout, database: str) -> str:
    return cluster.sql(layout, _WHOSE, database).strip()


def make_role(layout: Layout) -> None:
    """Make the role, if there is none: a dump of the log names it."""
    if cluster.sql(layout, f"SELECT 1 FROM pg_roles WHERE rolname = '{OWNER}'").strip() != "1":  # noqa: S608
        cluster.sql(layout, f"CREATE ROLE {OWNER} NOLOGIN")


def take(layout: Layout) -> None:
    """Give the log its own owner; without that everything works, and `verify-audit` says so."""
    with step("owner of the audit log") as running:
        database = _database(layout)
        if not database:
            running.skip("its database is elsewhere")
        elif (owner := _owner(layout, database)) in ("", OWNER):
            running.skip(owner or "no log yet")
        else:
            try:
                _run(layout, database)
                running.note(OWNER)
            except Failure as failure:
                running.note(f"{owner}, until the next start: {failure}")


def give_back(layout: Layout) -> bool:
    """Let the service have the log, so that its migrations can change it, and copies be made.

    Returns whether it was another's: it is to be taken again then.
    """
    database = _database(layout)
    if not database or _owner(layout, database) != OWNER:
        return False
    _run(layout, database, "--back")
    return True
