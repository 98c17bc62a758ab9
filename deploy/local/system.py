"""What the machine must offer: Python, packages of the distribution, disk, free ports."""

from __future__ import annotations

import importlib.util
import os
import shutil
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from deploy.local import proc
from deploy.local.commands import need_space, run
from deploy.local.layout import (
    GATEWAY_PORTS,
    IMAP_PORT,
    POSTGRES_PORT,
    SMTP_PORT,
    Layout,
    processes,
)
from deploy.local.messages import Failure, step

_POSTGRES_HOME = Path("/usr/lib/postgresql")
_POSTGRES_VERSIONS = (15, 16, 17)
_COLD_MEGABYTES = 3000
_WARM_MEGABYTES = 300
_SYSTEMD = Path("/run/systemd/system")
DOVECOT = "dovecot-imapd"
BROTLI_MODULE = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")


def postgres_bin() -> Path | None:
    """Folder with initdb of the lowest usable PostgreSQL, or None."""
    for version in _POSTGRES_VERSIONS:
        folder = _POSTGRES_HOME / str(version) / "bin"
        if (folder / "initdb").exists():
            return folder
    return None


def nginx_program() -> str | None:
    """Path of nginx, or None."""
    return _program("nginx")


def dovecot_program() -> str | None:
    """Path of Dovecot, the mailbox for answers of demo and tests; or None."""
    return _program("dovecot")


def ensure_machine(layout: Layout, extra_programs: dict[str, str] | None = None) -> None:
    """Check the disk, install missing packages as root; raise Failure in plain words.

    `extra_programs` maps a program to the package that brings it (the tests need a browser).
    """
    if sys.platform != "linux":
        raise Failure("The local start works on Linux only: use docker-compose.yml elsewhere.")
    cold = not layout.python.exists() or not (layout.stamps / "reachable").exists()
    need_space(layout.root, _COLD_MEGABYTES if cold else _WARM_MEGABYTES)
    need_space(layout.var, _WARM_MEGABYTES)
    with step("system packages") as running:
        missing = _missing_packages(layout, extra_programs or {})
        _install(missing)
        wished = _wished_packages(layout)
        with suppress(Failure):
            _install(wished)
        if missing or wished:
            running.note(f"installed {' '.join(missing + wished)}")
        else:
            running.skip("all there")


def _missing_packages(layout: Layout, extra_programs: dict[str, str]) -> list[str]:
    missing = []
    if nginx_program() is None:
        missing.append("nginx")
    folder = postgres_bin()
    if folder is None:
        missing += ["postgresql-15", "postgresql-15-postgis-3"]
    elif not Path(f"/usr/share/postgresql/{folder.parent.name}/extension/postgis.control").exists():
        missing.append(f"postgresql-{folder.parent.name}-postgis-3")
    if not layout.python.exists() and importlib.util.find_spec("ensurepip") is None:
        missing.append("python3-venv")
    missing += [package for program, package in extra_programs.items() if not _program(program)]
    return missing


def _wished_packages(layout: Layout) -> list[str]:
    """What is no reason not to start: lighter pages, and in a demo letters that can be answered."""
    if os.geteuid() != 0:
        return []
    wished = []
    if Path("/etc/nginx/modules-enabled").exists() and not BROTLI_MODULE.exists():
        wished.append("libnginx-mod-http-brotli-static")
    if layout.is_demo and dovecot_program() is None:
        wished.append(DOVECOT)
    return wished


def _program(name: str) -> str | None:
    """Path of a program, or None; ordinary users often lack /usr/sbin in their path."""
    return shutil.which(name) or shutil.which(name, path="/usr/sbin:/usr/local/sbin")


def _install(packages: list[str]) -> None:
    if not packages:
        return
    if os.geteuid() != 0:
        raise Failure(
            f"Missing packages: run «sudo apt-get install {' '.join(packages)}» and start again."
        )
    if shutil.which("apt-get") is None:
        raise Failure(
            f"This machine has no apt-get: install {', '.join(packages)} or what corresponds."
        )
    install = ["apt-get", "install", "-y", "--no-install-recommends"]
    with _services_not_started():
        try:
            _apt([*install, *packages])
        except Failure:
            run(["apt-get", "update"], what="Reading the package lists")
            packages = [_renamed(package) for package in packages]
            _apt([*install, *packages])
    _keep_off(packages)


def _apt(command: list[str]) -> None:
    """Run to the end whatever comes: half an installation would bar the way to the next one."""
    quiet = {"DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}
    run(command, what="Installing packages", environment=quiet, unbroken=True)


def _renamed(package: str) -> str:
    """The same package for the PostgreSQL that this distribution carries."""
    for version in _POSTGRES_VERSIONS:
        known = run(
            ["apt-cache", "search", "--names-only", f"^postgresql-{version}$"],
            what="Searching packages",
        )
        if known.strip():
            return package.replace("postgresql-15", f"postgresql-{version}")
    return package


@contextmanager
def _services_not_started() -> Iterator[None]:
    """Keep freshly installed packages from starting their own servers on 80 and 5432."""
    policy = Path("/usr/sbin/policy-rc.d")
    if policy.exists():
        yield
        return
    policy.write_text("#!/bin/sh\nexit 101\n", "utf-8")
    policy.chmod(0o755)
    try:
        yield
    finally:
        policy.unlink(missing_ok=True)


def _keep_off(packages: list[str]) -> None:
    """The suite runs its own nginx and PostgreSQL: the packages' ones stay off after a reboot."""
    if not _SYSTEMD.exists():
        return
    # PostGIS alone may join a server that somebody uses: only what came with us is switched off.
    servers = {f"postgresql-{version}": "postgresql" for version in _POSTGRES_VERSIONS}
    for package in packages:
        if unit := ({"nginx": "nginx", DOVECOT: "dovecot"} | servers).get(package):
            run(["systemctl", "disable", unit], what=f"Switching {unit} off")


def ensure_ports_free(layout: Layout, *, cluster_only: bool = False) -> None:
    """Raise Failure naming the first port that somebody else holds, and who, when readable."""
    wanted = (
        {}
        if cluster_only
        else {f"the gateway ({name})": number for name, number in GATEWAY_PORTS.items()}
    )
    wanted["PostgreSQL"] = POSTGRES_PORT
    for process in processes():
        if process.port and (layout.is_demo or layout.test or not process.demo):
            wanted[process.name] = process.port
    if layout.is_demo or layout.test:
        wanted["the mailbox (SMTP)"] = SMTP_PORT
        if dovecot_program() is not None:
            wanted["the mailbox (IMAP)"] = IMAP_PORT
    for name, number in wanted.items():
        port = layout.port(number)
        if _is_free(port):
            continue
        holder = proc.listener(port)
        who = f"the process {holder.pid} ({holder.words})" if holder else "another program"
        raise Failure(
            f"Port {port}, needed by {name}, is taken by {who}: "
            "stop it, or choose other ports with PC_PORT_OFFSET=10000."
        )


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
