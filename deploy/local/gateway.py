"""nginx's configuration, made from the templates of `gateway/`, and its start."""

from __future__ import annotations

import os
import re
import sys
from ipaddress import ip_network
from pathlib import Path

from deploy.local import proc
from deploy.local.commands import run
from deploy.local.environment import publish
from deploy.local.layout import GATEWAY_PORTS, Layout, processes
from deploy.local.messages import Failure
from deploy.local.system import BROTLI_MODULE, nginx_program

_PLACEHOLDER = re.compile(r"\$\{(PC_[A-Z_]+)\}")
# Requests of one address per second; PC_RATE and PC_SIGN_IN_RATE say otherwise. Far above what an
# office behind one address asks for, far below what harms; the tests and the measurements come
# from one address and must not meet it.
_RATE = "300r/s"
_SIGN_IN_RATE = "5r/s"
_TEST_RATE = "100000r/s"
# What the tests speak from when they stand in for a proxy with TLS.
_TEST_FRONT = "127.0.0.2"
_HOST = re.compile(r"(\*\.)?[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*|\[[0-9A-Fa-f:.]+\]")

_ORIGIN = re.compile(r"(\*\.)?[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(:[0-9]{1,5})?")


def render(text: str, values: dict[str, str]) -> str:
    """Replace `${PC_…}` as envsubst does in the image; raise Failure for an unknown one."""

    def value(found: re.Match[str]) -> str:
        if found[1] not in values:
            raise Failure(f"The gateway's template asks for {found[1]}, which nobody gives.")
        return values[found[1]]

    return _PLACEHOLDER.sub(value, text)


def lists(trusted_proxies: str, hosts: str) -> dict[str, str]:
    """nginx's lines of PC_TRUSTED_PROXIES and PC_HOSTS; raise Failure for what cannot be meant.

    Whoever trusts a whole internet's worth of proxies, or writes nginx's own words into a name,
    learns so at the start and not from an attacker.
    """
    fronts = _items(trusted_proxies)
    for one in fronts:
        try:
            wide = ip_network(one).prefixlen == 0
        except ValueError:
            wide = True
        if wide:
            raise Failure(
                f"PC_TRUSTED_PROXIES holds «{one}»: give the addresses or networks of your own "
                "proxies, such as 192.0.2.10 or 10.0.0.0/24."
            )
    names = _items(hosts)
    for one in names:
        if not _HOST.fullmatch(one):
            raise Failure(
                f"PC_HOSTS holds «{one}»: give names or addresses without a port, such as "
                "cabinet.example.org."
            )
    return {
        "PC_REAL_IP_FROM": "".join(f"set_real_ip_from {one}; " for one in fronts),
        "PC_FRONTS": "".join(f"{one} 1; " for one in fronts),
        "PC_SERVER_NAMES": " ".join(("127.0.0.1", "localhost", *names)),
    }


def map_source(source: str) -> str:
    """From where pages may load a map's tiles; raise Failure for what is no https origin.

    What else it might hold would become words of the policy for scripts.
    """
    scheme, _, host = source.partition("://")
    if source and not (scheme == "https" and _ORIGIN.fullmatch(host)):
        raise Failure(
            f"PC_MAP_SOURCE holds «{source}»: give one origin, such as https://tiles.example.org."
        )
    return source


def _items(text: str) -> list[str]:
    return text.replace(",", " ").split()


def _hosts_of(listen: str) -> str:
    """The names that are served: those that were given, and the address if it is a single one."""
    own = "" if listen in {"0.0.0.0", "[::]", "127.0.0.1"} else listen  # noqa: S104 - compared
    return f"{os.environ.get('PC_HOSTS') or ''} {own}"


def write_configuration(layout: Layout) -> Path:
    """Render the templates into `run/gateway` and return the main file."""
    found = values(layout)
    keep_former_assets(layout, found)
    return write_templates(layout, layout.run / "gateway", found)


def values(layout: Layout) -> dict[str, str]:
    """What the templates ask for, for this suite."""
    folder = layout.run / "gateway"
    temporary = layout.reachable / "nginx"
    for path in (folder, temporary):
        path.mkdir(parents=True, exist_ok=True)
    apps = publish(layout)
    listen = os.environ.get("PC_LISTEN") or "127.0.0.1"
    trusted = os.environ.get("PC_TRUSTED_PROXIES") or (_TEST_FRONT if layout.test else "")
    found = {
        "PC_USER": "user www-data;" if os.geteuid() == 0 else "",
        "PC_PID": str(layout.run / "nginx.pid"),
        "PC_WORKERS": "2",
        "PC_CONF": str(folder),
        "PC_TEMP": str(temporary),
        "PC_ACCESS_LOG": str(layout.log / "gateway-access.log"),
        "PC_ERROR_LOG": str(layout.log / "gateway-error.log"),
        "PC_LISTEN": listen,
        "PC_RATE": os.environ.get("PC_RATE") or (_TEST_RATE if layout.test else _RATE),
        "PC_SIGN_IN_RATE": os.environ.get("PC_SIGN_IN_RATE")
        or (_TEST_RATE if layout.test else _SIGN_IN_RATE),
        "PC_RESOLVER": "",
        "PC_RESOLVE": "",
    }
    found["PC_MAP_SOURCE"] = map_source(os.environ.get("PC_MAP_SOURCE") or "")
    found |= lists(trusted, _hosts_of(listen))
    found |= {f"PC_{k.upper()}_PORT": str(layout.port(v)) for k, v in GATEWAY_PORTS.items()}
    found |= {f"PC_{name.upper()}_ROOT": str(path) for name, path in apps.items()}
    found["PC_FORMER_ROOT"] = str(layout.reachable / "former")
    found |= brotli()
    for process in processes():
        if process.service and process.port:
            key = process.name.upper().replace("-", "_")
            found[f"PC_{key}_SERVER"] = f"127.0.0.1:{layout.port(process.port)}"
    return found


def brotli() -> dict[str, str]:
    """nginx's lines to send the .br files of a build, where Debian's module for it is installed.

    Without it the .gz files go out, as they do in the image, whose nginx has no such module.
    """
    there = BROTLI_MODULE.exists()
    return {
        "PC_BROTLI_MODULE": f"load_module {BROTLI_MODULE};" if there else "",
        "PC_BROTLI_STATIC": "brotli_static on;" if there else "",
    }


def keep_former_assets(layout: Layout, found: dict[str, str]) -> None:
    """Keep the hashed files of this release for the tabs that are open when the next one comes."""
    run(
        ["sh", layout.root / "gateway" / "19-former-assets.sh"],
        environment={name: value for name, value in found.items() if name.endswith("_ROOT")},
        what="Keeping the files of former releases",
    )


def write_templates(layout: Layout, folder: Path, found: dict[str, str]) -> Path:
    """Render every template into the folder and return the main file."""
    for template in sorted((layout.root / "gateway").glob("*.template")):
        text = render(template.read_text("utf-8"), found)
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
