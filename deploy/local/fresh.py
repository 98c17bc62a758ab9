"""A start without settings: services that know no database, and a login for whoever installs."""

from __future__ import annotations

import secrets
from typing import Any

from deploy.local import cluster
from deploy.local.layout import POSTGRES_PORT, Layout, write_private
from deploy.local.messages import Failure, step
from deploy.wiring import DATABASES, has_database

LOGIN = "installer"


def want(layout: Layout) -> None:
    """Write down that this suite begins without settings; raise Failure when it has some."""
    if layout.is_fresh:
        return
    if layout.is_demo or (layout.stamps / "databases").exists():
        raise Failure("This suite has been set up already: run «make reset» before FRESH=1.")
    layout.stamps.mkdir(parents=True, exist_ok=True)
    (layout.stamps / "fresh").touch()


def configured(layout: Layout) -> list[str]:
    """The services to which the wizard has given a database."""
    return [name for name in DATABASES if has_database(layout.settings / f"{name}.json")]


def ensure_installer(layout: Layout) -> None:
    """Make the login with which databases can be made in the cluster of this start."""
    with step("login for the installer") as running:
        stamp = layout.stamps / "installer"
        if stamp.exists():
            running.skip()
            return
        password = installer(layout)["password"]
        # Of our own making: it needs no quoting.
        cluster.sql(layout, f"CREATE ROLE {LOGIN} SUPERUSER LOGIN PASSWORD '{password}'")
        stamp.touch()


def installer(layout: Layout) -> dict[str, Any]:
    """Where the cluster of this start is, and the login for its installer."""
    path = layout.secrets / "installer.password"
    if not path.exists():
        write_private(path, secrets.token_urlsafe(18))
    return {
        "host": "127.0.0.1",
        "port": layout.port(POSTGRES_PORT),
        "user": LOGIN,
        "password": path.read_text("utf-8"),
    }
