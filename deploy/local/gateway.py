"""nginx's configuration, made from the templates of `gateway/`, and its start."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

from deploy.local import proc
from deploy.local.commands import run
from deploy.local.environment import publish
from deploy.local.layout import GATEWAY_PORTS, Layout, processes
from deploy.local.messages import Failure
from deploy.local.system import nginx_program

_PLACEHOLDER = re.compile(r"\$\{(PC_[A-Z_]+)\}")
# Requests of one address per second; PC_RATE and PC_SIGN_IN_RATE say otherwise. Far above what an
# office behind one address asks for, far below what harms; the tests and the measurements come
# from one address and must not meet it.
_RATE = "300r/s"
_SIGN_IN_RATE = "5r/s"
_TEST_RATE = "100000r/s"


def render(text: str, values: dict[str, str]) -> str:
    """Replace `${PC_…}` as envsubst does in the image; raise Failure for an unknown one."""

    def value(found: re.Match[str]) -> str:
        if found[1] not in values:
            raise Failure(f"The gateway's template asks for {found[1]}, which nobody gives.")
        return values[found[1]]

    return _PLACEHOLDER.sub(value, text)


def write_configuration(layout: Layout) -> Path:
    """Render the templates into `run/gateway` and return the main file."""
    folder = layout.run / "gateway"
    temporary = layout.reachable / "nginx"
    for path in (folder, temporary):
        path.mkdir(parents=True, exist_ok=True)
    apps = publish(layout)
    values = {
        "PC_USER": "user www-data;" if os.geteuid() == 0 else "",
        "PC_PID": str(layout.run / "nginx.pid"),
        "PC_WORKERS": "2",
        "PC_CONF": str(folder),
        "PC_TEMP": str(temporary),
        "PC_ACCESS_LOG": str(layout.log / "gateway-access.log"),
        "PC_ERROR_LOG": str(layout.log / "gateway-error.log"),
        "PC_LISTEN": os.environ.get("PC_LISTEN") or "127.0.0.1",
        "PC_RATE": os.environ.get("PC_RATE") or (_TEST_RATE if layout.test else _RATE),
        "PC_SIGN_IN_RATE": os.environ.get("PC_SIGN_IN_RATE")
        or (_TEST_RATE if layout.test else _SIGN_IN_RATE),
        "PC_RESOLVER": "",
        "PC_RESOLVE": "",
    }
    values |= {f"PC_{k.upper()}_PORT": str(layout.port(v)) for k, v in GATEWAY_PORTS.items()}
    values |= {f"PC_{name.upper()}_ROOT": str(path) for name, path in apps.items()}
    for process in processes():
        if process.service and process.port:
            key = process.name.upper().replace("-", "_")
            values[f"PC_{key}_SERVER"] = f"127.0.0.1:{layout.port(process.port)}"
    for template in sorted((layout.root / "gateway").glob("*.template")):
        text = render(template.read_text("utf-8"), values)
        (folder / template.name.removesuffix(".template")).write_text(text, "utf-8")
    return folder / "nginx.conf"


def command(layout: Layout, *more: str, main: Path | None = None) -> list[str]:
    """nginx with our configuration and these arguments."""
    program = nginx_program()
    if program is None:
        raise Failure("nginx is not installed: run «apt-get install nginx».")
    folder = layout.run / "gateway"
    error_log = str(layout.log / "gateway-error.log")
    return [
        program,
        "-p",
        str(folder),
        "-e",
        error_log,
        "-c",
        str(main or folder / "nginx.conf"),
        *more,
    ]


def check(layout: Layout) -> None:
    """Write the configuration and let nginx check it; raise Failure with its words."""
    main = write_configuration(layout)
    run(command(layout, "-t", "-q", main=main), what="Checking the gateway's configuration")


def start() -> None:
    """Become nginx; first end workers of a master that was killed, for they hold the ports."""
    layout = Layout.from_environment()
    end_orphans(layout)
    words = command(layout, "-g", "daemon off;")
    os.execv(words[0], words)  # noqa: S606


def end_orphans(layout: Layout) -> None:
    """End the workers whose master is gone; a killed master leaves its number in the pid file."""
    pid = proc.read_pid(layout.run / "nginx.pid")
    if pid is not None and not proc.is_alive(pid, "nginx: master"):
        proc.end(one.pid for one in proc.group_of(pid, "nginx"))


if __name__ == "__main__":
    try:
        start()
    except Failure as failure:
        sys.exit(str(failure))
