"""Bringing a suite up and down: the order of the steps and what runs side by side."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from deploy.local import (
    audit_owner,
    cluster,
    commands,
    demo,
    environment,
    fresh,
    gateway,
    health,
    proc,
    settings,
    supervisor,
    system,
)
from deploy.local.layout import GATEWAY_PORTS, Layout, processes, write_private
from deploy.local.messages import Failure, elapsed, say, step

# Everything that a suite makes in its folder; `reset` removes this and nothing else.
_OWN = (
    *("run", "log", "settings", "keys", "secrets", "demo", "stamps", "mail", "suite.json"),
    *("wizard", "integration", "files"),
)
_OWN_REACHABLE = ("cluster", "cluster.new", "socket", "nginx", "web", "imap")


@contextmanager
def stopped_again(layout: Layout) -> Iterator[None]:
    """Stop the suite when its start is interrupted, unless it ran before."""
    ran = supervisor.is_running(layout)
    try:
        yield
    except KeyboardInterrupt:
        commands.resume()
        if not ran:
            down(layout)
        raise


def up(layout: Layout, *, skip_web: bool = False, development: bool = False) -> None:
    """Start the suite, or what of it does not run; nothing is made twice."""
    prepare(layout, skip_web=skip_web, development=development)
    start(layout)


def prepare(
    layout: Layout,
    *,
    skip_web: bool = False,
    development: bool = False,
    databases_ready: Callable[[], None] | None = None,
) -> None:
    """Make all that the processes need and start PostgreSQL.

    `databases_ready` is called as soon as the databases are there, while the web is still built.
    """
    system.ensure_machine(layout)
    layout.make_folders()
    running = supervisor.is_running(layout)
    if running and layout.kept_offset != layout.offset:
        raise Failure(
            f"This suite runs with PC_PORT_OFFSET={layout.kept_offset}: "
            "run «make down» before you give it other ports."
        )
    layout.keep_offset()
    if not running:
        with step("what was left behind") as cleaning:
            left = proc.marked(str(layout.var))
            supervisor.stop_orphans(layout)
            cleaning.note(f"{len(left)} ended") if left else cleaning.skip("nothing")
        system.ensure_ports_free(layout)
    with ThreadPoolExecutor(1) as pool:
        web: Future[None] | None = None
        if not running:
            made = pool.submit(cluster.ensure_cluster, layout)
        environment.ensure_python(layout, development=development)
        if not running:
            made.result()
        if not skip_web:
            web = pool.submit(environment.ensure_web, layout)
        _start_database(layout)
        if layout.is_fresh:
            fresh.ensure_installer(layout)
        else:
            cluster.ensure_databases(layout)
        settings.ensure_keys(layout)
        settings.ensure_settings(layout)
        identifier = cluster.identifier(layout)
        ours = not layout.is_fresh
        waits = settings.waits_for_migration(layout, audit_owner.SERVICE, identifier)
        given = waits and audit_owner.give_back(layout)
        settings.migrate(layout, identifier)
        if layout.test and ours:
            cluster.ensure_templates(layout, {audit_owner.SERVICE: audit_owner.give_back})
        if ours or given:
            audit_owner.take(layout)
        if ours:
            settings.ensure_administrator(layout, identifier)
        if databases_ready is not None:
            databases_ready()
        if web is not None:
            web.result()


def prepare_cluster(layout: Layout) -> None:
    """Make an empty cluster for what will be restored, and start it."""
    system.ensure_machine(layout)
    layout.make_folders()
    layout.keep_offset()
    system.ensure_ports_free(layout)
    cluster.ensure_cluster(layout)
    environment.ensure_python(layout)
    _start_database(layout)
    if layout.is_fresh:
        fresh.ensure_installer(layout)


def start(layout: Layout) -> None:
    """Start the processes of a prepared suite and wait until all are well."""
    _start_services(layout)
    health.wait_healthy(layout)
    _write_suite(layout)


def _start_database(layout: Layout) -> None:
    with step("supervisor and PostgreSQL") as running:
        if supervisor.ensure_running(layout, demo.process_arguments(layout)):
            running.skip("running")
        if not proc.wait_until(lambda: cluster.is_up(layout), 60):
            raise Failure(f"PostgreSQL does not start: see {layout.log / 'postgres.log'}.")


def _start_services(layout: Layout) -> None:
    with step("start of all processes") as running:
        gateway.check(layout)
        stamp = layout.stamps / "code"
        version = supervisor.code_version(layout)
        if stamp.exists() and stamp.read_text("utf-8") != version:
            supervisor.stop_services(layout)
            running.note("code changed")
        stamp.write_text(version, "utf-8")
        supervisor.signal_gateway(layout)
        supervisor.start_all(layout)


def _write_suite(layout: Layout) -> None:
    """What tests and measurements need to know, in one private file."""
    known = {} if layout.is_fresh else cluster.passwords(layout)
    facts: dict[str, Any] = {
        "offset": layout.offset,
        "pages": {n: f"http://127.0.0.1:{layout.port(p)}" for n, p in GATEWAY_PORTS.items()},
        "ports": {p.name: layout.port(p.port) for p in processes() if p.port},
        "keys_dir": str(layout.keys),
        "settings_dir": str(layout.settings),
        "mail_dir": str(layout.var / "mail"),
        "databases": {
            name: {
                "host": "127.0.0.1",
                "port": supervisor.port_of_database(layout),
                "user": name,
                "password": known[name],
                "name": name,
            }
            for name in known
        },
        "superuser": {
            "host": str(layout.postgres_socket),
            "port": supervisor.port_of_database(layout),
            "user": cluster.SUPERUSER,
        },
    }
    if layout.is_fresh:
        facts["installer"] = fresh.installer(layout)
    write_private(layout.var / "suite.json", json.dumps(facts, indent=2))


def down(layout: Layout) -> None:
    """Stop everything that was started, by process id."""
    with step("stop of all processes") as running:
        ended = supervisor.stop(layout)
        if ended:
            running.note(f"{ended} ended")
        else:
            running.skip("nothing ran")


def reset(layout: Layout) -> None:
    """Stop the suite and remove its data: cluster, settings, keys, letters, logs."""
    down(layout)
    with step("removal of the data") as running:
        if layout.stamps.exists():
            remove(layout)
            running.note(str(layout.var))
        else:
            running.skip("nothing there")


def remove(layout: Layout) -> None:
    """Remove a stopped suite's own files."""
    if layout.stamps.exists():
        reachable = layout.reachable
        shutil.rmtree(layout.postgres_socket, ignore_errors=True)
        for folder, names in ((reachable, _OWN_REACHABLE), (layout.var, _OWN)):
            for name in names:
                path = folder / name
                if path.is_dir() and not path.is_symlink():
                    shutil.rmtree(path)
                else:
                    path.unlink(missing_ok=True)
            if folder.exists() and not any(folder.iterdir()):
                folder.rmdir()


def status(layout: Layout) -> int:
    """Print every process and every answer; 0 when all is well."""
    states = supervisor.states(layout)
    if not states:
        say("The suite does not run: «make demo» or «make up» starts it.")
        return 1
    bad = 0
    for one in states:
        say(f"  {one['name']:<24} {one['statename']:<10} {one['description']}")
        bad += one["statename"] != "RUNNING"
    say()
    for name, (port, path) in health.checks(layout).items():
        code, _ = health.probe(port, path)
        say(f"  {name:<32} {'ok' if code == 200 else code or 'no answer'}")
        bad += code != 200
    told, words = health.mailbox(layout)
    if told:
        say(f"  {'answers by letter':<32} {words}")
        bad += told != 200
    say()
    say(f"  resident memory {_resident(layout) // 2**20} MB")
    return 1 if bad else 0


def _resident(layout: Layout) -> int:
    """Memory of the suite's processes, shared pages counted once for each (so rather too much)."""
    total = 0
    marked = {one.pid for one in proc.marked(str(layout.var))}
    for one in proc.everything():
        ours = one.pid in marked
        if ours or (one.words.startswith("nginx: ") and str(layout.var) in _directory(one.pid)):
            total += _proportional(one.pid)
    return total


def _directory(pid: int) -> str:
    try:
        return str(Path(f"/proc/{pid}/cwd").readlink())
    except OSError:
        return ""


def _proportional(pid: int) -> int:
    """Bytes of a process, shared pages divided among those who share them."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text("utf-8").splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))


def logs(layout: Layout) -> None:
    """Become `tail`, following every log of the suite."""
    files = sorted(str(path) for path in layout.log.glob("*.log"))
    if not files:
        raise Failure("There are no logs yet: «make demo» or «make up» starts the suite.")
    os.execvp("tail", ["tail", "-n", "20", "-F", *files])  # noqa: S606


def announce(layout: Layout, logins: dict[str, Any] | None) -> None:
    """Print where to go and how long it took."""
    demo.announce(layout, logins)
    say(f"\n  up after {elapsed():.0f} s; «make down» stops it, «make logs» shows what it says")
