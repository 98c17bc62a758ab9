"""Keys and settings files of the services, handed to each through its own command."""

from __future__ import annotations

import json
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from deploy.local import answers, fresh
from deploy.local.cluster import passwords
from deploy.local.commands import digest, digest_tree, run
from deploy.local.layout import (
    GATEWAY_PORTS,
    POSTGRES_PORT,
    SMTP_PORT,
    Layout,
    processes,
    write_private,
)
from deploy.local.messages import step
from deploy.local.proc import MARK
from deploy.wiring import (
    DATABASES,
    PUSHES,
    SERVICES,
    SIGNS,
    Places,
    before_the_wizard,
    settings_of,
)

OF_THE_SUITE = (
    *("PC_SECURE_COOKIES", "PC_CABINET_ADDRESS", "PC_STAFF_ADDRESS", "PC_WIZARD_ADDRESS"),
)


def service_environment(layout: Layout, service: str | None) -> dict[str, str]:
    """What a process gets in its environment: paths only, for the wizard may change the rest."""
    environment = {
        MARK: str(layout.var),
        "PC_PORT_OFFSET": str(layout.offset),
        "PC_VAR": str(layout.var),
        "PATH": f"{layout.python.parent}:/usr/local/bin:/usr/bin:/bin",
        "LANG": "C.UTF-8",
        "PYTHONUNBUFFERED": "1",
        "PYTHONSAFEPATH": "1",
        "PYTHONPATH": str(layout.root),
        # glibc keeps an arena per thread and core; two are enough and save a third of the memory.
        "MALLOC_ARENA_MAX": "2",
    }
    # What the installer says of the suite as a whole (TLS in front), each start anew.
    environment |= {name: os.environ[name] for name in OF_THE_SUITE if os.environ.get(name)}
    if service:
        environment[f"{service.upper()}_SETTINGS_FILE"] = str(layout.settings / f"{service}.json")
    return environment


def manage(layout: Layout, service: str, *arguments: str, stdin: str | None = None) -> str:
    """Run `python -m services.<service>.manage …` with the service's own settings."""
    return run(
        [layout.python, "-m", f"services.{service}.manage", *arguments],
        cwd=layout.root,
        stdin=stdin,
        environment=service_environment(layout, service),
        what=f"«{service} {arguments[0]}»",
    )


def places(layout: Layout) -> Places:
    """Where this suite's parts are."""
    ports = {one.name: layout.port(one.port) for one in processes() if one.port}
    return Places(
        urls={name: f"http://127.0.0.1:{port}" for name, port in ports.items()},
        ports=ports,
        pages={name: f"http://127.0.0.1:{layout.port(n)}" for name, n in GATEWAY_PORTS.items()},
        passwords=passwords(layout),
        database_host="127.0.0.1",
        database_port=layout.port(POSTGRES_PORT),
        smtp_host="127.0.0.1",
        smtp_port=layout.port(SMTP_PORT),
        keys_dir=layout.keys,
        wizard_dir=layout.var / "wizard",
        files_dir=layout.files,
    )


def wanted_settings(layout: Layout) -> dict[str, dict[str, Any]]:
    """Each service's settings as the start hands them over, by service."""
    known = places(layout)
    wanted = {service: settings_of(service, known) for service in SERVICES}
    # Nobody but this machine reaches the panel here, and its first sign-in shall be easy: see
    # README, «before opening the ports to others».
    wanted["auth"]["staff_second_factor"] = False
    wanted["notifications"] |= answers.settings_of(layout)
    if layout.test:
        # What people are told must not depend on the day of the month.
        wanted["cabinet"]["remind_at"] = None
    if layout.is_fresh:
        return {service: before_the_wizard(values) for service, values in wanted.items()}
    return wanted


def ensure_settings(layout: Layout) -> None:
    """Hand each service those of its settings that differ from what it was handed last time.

    So what somebody changed since, in the wizard or by a command, is put back neither by the next
    start nor by a release that hands over one setting more.
    """
    with step("settings of the services") as running:
        written = []
        for service, values in wanted_settings(layout).items():
            stamp = layout.stamps / f"settings-{service}"
            there = (layout.settings / f"{service}.json").exists()
            if changed := _changed(values, stamp) if there else values:
                written.append((service, changed, values, stamp))
        if not written:
            running.skip()
            return
        with ThreadPoolExecutor(os.cpu_count() or 2) as pool:
            list(pool.map(lambda one: _save(layout, *one), written))
        running.note(", ".join(one[0] for one in written))


def _changed(values: dict[str, Any], stamp: Path) -> dict[str, Any]:
    """What of these settings was not handed over yet, by the note of the last time."""
    noted = stamp.read_text("utf-8") if stamp.exists() else ""
    # Releases before noted one digest of everything.
    if not noted.startswith("{"):
        return {} if noted == digest(json.dumps(values, sort_keys=True)) else values
    known = json.loads(noted)
    return {name: one for name, one in values.items() if known.get(name) != _mark(one)}


def _mark(value: Any) -> str:
    # A password is among them: the note holds digests only.
    return digest(json.dumps(value, sort_keys=True))


def _save(
    layout: Layout, service: str, changed: dict[str, Any], values: dict[str, Any], stamp: Path
) -> None:
    manage(layout, service, "save-settings", stdin=json.dumps(changed, sort_keys=True))
    noted = {name: _mark(value) for name, value in values.items()}
    write_private(stamp, json.dumps(noted, sort_keys=True))


def ensure_keys(layout: Layout) -> None:
    """Make the key pairs with which tokens are signed; existing ones are left alone."""
    with step("signing keys") as running:
        private = layout.keys / "private"
        files = [f"{name}{kind}" for name in SERVICES for kind in (".json", ".sealing.json")]
        files += [f"{PUSHES}.vapid.json", f"{SIGNS}.documents.json"]
        if all((private / file).exists() for file in files):
            running.skip()
            return
        for words in (
            ("create", layout.keys, *SERVICES),
            ("create-vapid", layout.keys, PUSHES),
            ("create-documents", layout.keys, SIGNS),
        ):
            run(
                [layout.python, "-m", "services.kit.keys", *words],
                cwd=layout.root,
                environment=service_environment(layout, None),
                what="Making keys",
            )


def _migrations(layout: Layout, service: str, identifier: str) -> tuple[Path, str]:
    """Where it is noted which migrations have run in this cluster, and what would be noted now."""
    folder = layout.root / "services" / service / "migrations"
    return layout.stamps / f"migrations-{service}", digest(identifier, digest_tree([folder]))


def waits_for_migration(layout: Layout, service: str, identifier: str) -> bool:
    """Whether the service's migrations changed since the last time."""
    stamp, wanted = _migrations(layout, service, identifier)
    return not stamp.exists() or stamp.read_text("utf-8") != wanted


def migrate(layout: Layout, identifier: str) -> None:
    """Bring every database up to date, those whose migrations changed since the last time."""
    with step("migrations") as running:
        done = []

        def one(service: str) -> None:
            if not waits_for_migration(layout, service, identifier):
                return
            stamp, wanted = _migrations(layout, service, identifier)
            run(
                [layout.python, "-m", "services.kit.migrate", service],
                cwd=layout.root,
                environment=service_environment(layout, service),
                what=f"Migrating {service}",
            )
            stamp.write_text(wanted, "utf-8")
            done.append(service)

        with ThreadPoolExecutor(os.cpu_count() or 2) as pool:
            list(pool.map(one, fresh.configured(layout) if layout.is_fresh else DATABASES))
        if done:
            running.note(", ".join(sorted(done)))
        else:
            running.skip()


def ensure_administrator(layout: Layout, identifier: str) -> None:
    """Make the administrator whose sign-in the manual prints, unless there is one already."""
    with step("first administrator") as running:
        stamp = layout.stamps / "administrator"
        if stamp.exists() and stamp.read_text("utf-8") == identifier:
            running.skip()
            return
        running.note(manage(layout, "auth", "first-administrator").strip())
        stamp.write_text(identifier, "utf-8")
