"""`make check`: every tool once, all of them even when one fails, then which did."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial

from deploy.local import cluster, environment, gateway, proc, settings, suite, system
from deploy.local.commands import run
from deploy.local.layout import Layout
from deploy.local.messages import Failure, say, step
from deploy.wiring import DATABASES

# Below the ports that the kernel gives to outgoing connections (32768 on): those may be taken.
_OFFSET = int(os.environ.get("PC_CHECK_PORT_OFFSET") or 23500)


@dataclass(frozen=True)
class Tool:
    """A command line; `node` ones run in web/."""

    name: str
    words: tuple[str, ...]
    web: bool = False


def _tools(layout: Layout) -> list[Tool]:
    """What needs no database, longest first."""
    programs = layout.python.parent
    python = str(layout.python)
    return [
        Tool("mypy", (str(programs / "mypy"),)),
        Tool("tsc, biome, layers", ("npm", "run", "--silent", "check"), web=True),
        Tool("import-linter", (str(programs / "lint-imports"), "--no-cache")),
        Tool("ruff check", (str(programs / "ruff"), "check", ".")),
        Tool("ruff format", (str(programs / "ruff"), "format", "--check", ".")),
        Tool("generated clients", (python, "-m", "deploy.local.clients", "--check")),
        Tool("generated reference", (python, "-m", "deploy.reference", "--check")),
        Tool(
            "compose schema",
            (
                str(programs / "check-jsonschema"),
                "--builtin-schema",
                "vendor.compose-spec",
                "docker-compose.yml",
            ),
        ),
        Tool("compose processes", (python, "-m", "deploy.compose")),
    ]


def check(layout: Layout) -> int:
    """Prepare the tools, run them all; 0 when every one is content."""
    system.ensure_machine(layout)
    environment.ensure_python(layout, development=True)
    environment.ensure_web_packages(layout)
    scratch = replace(layout, var=layout.root / "var" / "check", offset=_OFFSET, test=True)
    failed: list[str] = []

    def one(name: str, act: Callable[[], None]) -> None:
        try:
            act()
        except Failure as failure:
            say(f"{failure}\n", error=True)
            failed.append(name)

    tools = [(tool.name, partial(_run, layout, tool)) for tool in _tools(layout)]
    # What needs a database begins with the longest tools, for it waits as much as it computes.
    both = [*tools[:2], ("migrations", partial(_migrations, scratch)), *tools[2:]]
    with ThreadPoolExecutor(3) as pool:
        list(pool.map(lambda job: one(*job), [("nginx -t", partial(_gateway, scratch)), *both]))
    with step("tidying up"):
        suite.remove(scratch)
    say()
    say(f"Failed: {', '.join(failed)}." if failed else "Everything is in order.")
    return 1 if failed else 0


def _run(layout: Layout, tool: Tool) -> None:
    with step(tool.name):
        run(
            list(tool.words),
            cwd=layout.root / "web" if tool.web else layout.root,
            environment=environment.node_environment(layout),
            what=tool.name,
            lines=60,
        )


def _gateway(scratch: Layout) -> None:
    with step("nginx -t"):
        scratch.make_folders()
        gateway.check(scratch)


def _migrations(scratch: Layout) -> None:
    """Migrate fresh databases, then compare them with the models, service by service."""
    scratch.make_folders()
    system.ensure_ports_free(scratch, cluster_only=True)
    cluster.ensure_cluster(scratch)
    with _database(scratch):
        cluster.ensure_databases(scratch)
        settings.ensure_settings(scratch)
        settings.migrate(scratch, "scratch")
        with step("migrations and models"), ThreadPoolExecutor(os.cpu_count() or 2) as pool:
            list(pool.map(lambda name: _agree(scratch, name), DATABASES))


def _agree(scratch: Layout, service: str) -> None:
    run(
        [scratch.python, "-m", "services.kit.migrate", service, "--check"],
        cwd=scratch.root,
        environment=settings.service_environment(scratch, service),
        what=f"Comparing models and migrations of {service}",
    )


@contextmanager
def _database(scratch: Layout) -> Iterator[None]:
    """The scratch cluster's server, for as long as the block lasts."""
    user = cluster.system_user() if os.geteuid() == 0 else None
    with (scratch.log / "postgres.log").open("wb") as log:
        server = subprocess.Popen(
            [cluster.program("postgres"), "-D", scratch.cluster],
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            user=user,
            group=user,
            extra_groups=[] if user else None,
            start_new_session=True,
        )
    try:
        if not proc.wait_until(lambda: cluster.is_up(scratch), 30):
            raise Failure(f"PostgreSQL does not start: see {scratch.log / 'postgres.log'}.")
        yield
    finally:
        server.send_signal(2)
        server.wait(30)
