"""supervisord: its configuration, its start and stop, and what it says about the processes."""

from __future__ import annotations

import http.client
import os
import shlex
import shutil
import signal
import socket
import sys
import xmlrpc.client
from contextlib import suppress
from pathlib import Path
from typing import Any

from deploy.local import cluster, gateway, proc
from deploy.local.commands import digest_tree, run
from deploy.local.layout import POSTGRES_PORT, Layout, Process, processes
from deploy.local.messages import Failure
from deploy.local.settings import service_environment

DATABASE = "postgres"
GATEWAY = "gateway"
_SECONDS_TO_START = 20


class _UnixConnection(http.client.HTTPConnection):
    def __init__(self, path: Path) -> None:
        super().__init__("localhost", timeout=60)
        self._path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(self.timeout)
        self.sock.connect(str(self._path))


class _UnixTransport(xmlrpc.client.Transport):
    """XML-RPC over supervisord's socket, which only its owner can open."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path

    def make_connection(self, host: Any) -> http.client.HTTPConnection:
        return _UnixConnection(self._path)


def _server(layout: Layout) -> Any:
    transport = _UnixTransport(layout.supervisor_socket)
    return xmlrpc.client.ServerProxy("http://localhost", transport=transport).supervisor


def _pid_file(layout: Layout) -> Path:
    return layout.run / "supervisord.pid"


def is_running(layout: Layout) -> bool:
    """Whether our supervisord answers."""
    try:
        return bool(_server(layout).getState()["statecode"] == 1)
    except (OSError, http.client.HTTPException, xmlrpc.client.Error):
        return False


def wanted(layout: Layout) -> list[Process]:
    """The Python processes that this suite runs: the demo's parts only for a demo or a test."""
    return [one for one in processes() if not one.demo or layout.is_demo or layout.test]


def configuration(layout: Layout, extra: dict[str, list[str]]) -> str:
    """supervisord's configuration; `extra` gives more arguments by the process's name."""
    parts = [
        "[unix_http_server]",
        f"file={layout.supervisor_socket}",
        "chmod=0700",
        "[supervisord]",
        f"logfile={layout.log / 'supervisord.log'}",
        "logfile_maxbytes=5MB",
        "logfile_backups=2",
        f"pidfile={_pid_file(layout)}",
        f"childlogdir={layout.log}",
        f"directory={layout.root}",
        "minfds=4096",
        *(["user=root"] if os.geteuid() == 0 else []),
        "[rpcinterface:supervisor]",
        "supervisor.rpcinterface_factory=supervisor.rpcinterface:make_main_rpcinterface",
    ]
    database = [str(cluster.program("postgres")), "-D", str(layout.cluster)]
    # INT asks PostgreSQL for a fast shutdown: sessions are ended, nothing is lost.
    parts += _program(
        layout,
        DATABASE,
        database,
        None,
        [
            *("stopsignal=INT", "stopwaitsecs=60", "priority=1"),
            # Its own user may be unable to enter the checkout.
            "directory=/",
            *([f"user={cluster.system_user()}"] if os.geteuid() == 0 else []),
        ],
    )
    for process in wanted(layout):
        words = [str(layout.python), "-m", process.module, *extra.get(process.name, [])]
        parts += _program(
            layout,
            process.name,
            words,
            process.service,
            [
                *(f"directory={layout.root}", "stopwaitsecs=15", "autostart=false"),
                *("stopasgroup=true", "killasgroup=true"),
            ],
        )
    guard = [str(layout.python), "-m", "deploy.local.gateway"]
    quit_soon = [
        f"directory={layout.root}",
        "stopsignal=QUIT",
        "stopwaitsecs=8",
        "killasgroup=true",
        "autostart=false",
    ]
    parts += _program(layout, GATEWAY, guard, None, [*quit_soon, "priority=2000"])
    return "\n".join(parts).replace("%", "%%") + "\n"


def _program(
    layout: Layout, name: str, words: list[str], service: str | None, more: list[str]
) -> list[str]:
    environment = service_environment(layout, service)
    if layout.test:
        environment["PC_TEST"] = "1"
    pairs = ",".join(f'{key}="{value}"' for key, value in environment.items())
    return [
        f"[program:{name}]",
        f"command={shlex.join(words)}",
        f"environment={pairs}",
        "autorestart=true",
        "startsecs=1",
        "startretries=1000000",
        f"stdout_logfile={layout.log / name}.log",
        "redirect_stderr=true",
        "stdout_logfile_maxbytes=10MB",
        "stdout_logfile_backups=3",
        *more,
    ]


def ensure_running(layout: Layout, extra: dict[str, list[str]]) -> bool:
    """Start supervisord, with PostgreSQL only, or take the new configuration over.

    Returns whether it was running before.
    """
    path = layout.run / "supervisord.conf"
    text = configuration(layout, extra)
    changed = not path.exists() or path.read_text("utf-8") != text
    path.write_text(text, "utf-8")
    path.chmod(0o600)
    if is_running(layout):
        if changed:
            _take_over(layout)
        _hurry(layout)
        return True
    layout.supervisor_socket.unlink(missing_ok=True)
    _pid_file(layout).unlink(missing_ok=True)
    run(
        [layout.python.parent / "supervisord", "-c", path],
        cwd=layout.root,
        environment=service_environment(layout, None),
        what="Starting supervisord",
    )
    if not proc.wait_until(lambda: is_running(layout), _SECONDS_TO_START):
        raise Failure(f"supervisord does not answer: see {layout.log / 'supervisord.log'}.")
    return False


def _take_over(layout: Layout) -> None:
    server = _server(layout)
    [[added, changed, removed]] = server.reloadConfig()
    for name in [*changed, *removed]:
        server.stopProcessGroup(name)
        server.removeProcessGroup(name)
    for name in [*added, *changed]:
        server.addProcessGroup(name)


def start_all(layout: Layout) -> None:
    """Start what does not run, all at once, without waiting for it."""
    server = _server(layout)
    for one in server.getAllProcessInfo():
        if one["statename"] not in {"RUNNING", "STARTING", "BACKOFF"}:
            server.startProcess(one["name"], False)


def _hurry(layout: Layout) -> None:
    """Start at once what supervisord would try again only after a pause that has grown long."""
    server = _server(layout)
    for one in server.getAllProcessInfo():
        if one["statename"] == "BACKOFF":
            with suppress(xmlrpc.client.Fault):
                server.stopProcess(one["name"])
            server.startProcess(one["name"], False)


def stop_services(layout: Layout) -> None:
    """Stop the Python processes, so that the next start takes the changed code."""
    _stop(layout, {process.name for process in processes()}, 20)


def _stop(layout: Layout, names: set[str], seconds: float) -> None:
    """Stop these processes all at once and wait for their end."""
    server = _server(layout)
    for one in server.getAllProcessInfo():
        if one["name"] in names and one["statename"] in {"RUNNING", "STARTING", "BACKOFF"}:
            # It may have ended by itself between the question and the order.
            with suppress(xmlrpc.client.Fault):
                server.stopProcess(one["name"], False)
    proc.wait_until(
        lambda: all(one["statename"] != "STOPPING" for one in server.getAllProcessInfo()), seconds
    )


def signal_gateway(layout: Layout) -> None:
    """Let a running nginx read its configuration again."""
    server = _server(layout)
    if server.getProcessInfo(GATEWAY)["statename"] == "RUNNING":
        server.signalProcess(GATEWAY, "HUP")


def states(layout: Layout) -> list[dict[str, Any]]:
    """What supervisord says about every process; empty when it does not run."""
    if not is_running(layout):
        return []
    found: list[dict[str, Any]] = _server(layout).getAllProcessInfo()
    return sorted(found, key=lambda one: one["name"])


def code_version(layout: Layout) -> str:
    """One hash over what the running processes were started from."""
    return digest_tree([layout.root / "services", layout.root / "deploy" / "demo"])


def stop(layout: Layout) -> int:
    """Stop everything of this suite, also what a killed supervisord left; returns how many."""
    before = {one.pid for one in proc.marked(str(layout.var))}
    ended = _shut_down(layout)
    stop_orphans(layout)
    layout.supervisor_socket.unlink(missing_ok=True)
    if layout.supervisor_socket.parent != layout.run:
        shutil.rmtree(layout.supervisor_socket.parent, ignore_errors=True)
    return len(before) if ended or before else 0


def _shut_down(layout: Layout) -> bool:
    if not is_running(layout):
        return False
    # supervisord alone would take a second for every group of its list before it came to
    # PostgreSQL, which comes last.
    _stop(layout, {process.name for process in processes()} | {GATEWAY}, 20)
    _stop(layout, {DATABASE}, 65)
    pid = int(_server(layout).getPID())
    _server(layout).shutdown()
    if not proc.wait_until(lambda: not proc.is_alive(pid, "supervisord"), 75):
        proc.end([pid])
    return True


def stop_orphans(layout: Layout) -> None:
    """End what a supervisord that was killed left behind: found by mark, ended by number."""
    postmaster = proc.read_pid(layout.cluster / "postmaster.pid")
    left = [one.pid for one in proc.marked(str(layout.var)) if one.pid != os.getppid()]
    masters = proc.read_pid(layout.run / "nginx.pid")
    if masters is not None and proc.is_alive(masters, "nginx: master"):
        left.append(masters)
    backends = {one.pid for one in proc.everything() if one.words.startswith("postgres: ")}
    proc.end([pid for pid in left if pid != postmaster and pid not in backends])
    gateway.end_orphans(layout)
    if postmaster is not None and proc.is_alive(postmaster, "postgres"):
        proc.end([postmaster], signal.SIGINT, 60)


def port_of_database(layout: Layout) -> int:
    """Port of the private cluster."""
    return layout.port(POSTGRES_PORT)


if __name__ == "__main__":
    sys.exit("This module is used by «python3 -m deploy.local».")
