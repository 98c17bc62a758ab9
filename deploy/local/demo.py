"""The demo data: sources, machine clients, consumers and the sign-ins that are printed."""

from __future__ import annotations

import json
import secrets
from pathlib import Path
from typing import Any

from deploy.local.layout import GATEWAY_PORTS, Layout, write_private
from deploy.local.messages import Failure, say, step
from deploy.local.settings import manage

HEAD_END = "head-end"
_SECONDS_TO_DELIVER = 1200
_DELIVERY_SCOPES = "batches:write batches:read"


def want(layout: Layout, series: str | None) -> None:
    """Write down that this suite is a demo, with which series, before anything is started."""
    if series and not Path(series).is_dir():
        raise Failure(f"SERIES={series} is not a folder: give one with the files of a series.")
    path = layout.demo / "wanted.json"
    chosen = str(Path(series).resolve()) if series else None
    if path.exists() and json.loads(path.read_text("utf-8"))["series"] != chosen:
        raise Failure("This demo was made from other series: run «make reset» first.")
    if not path.exists():
        layout.demo.mkdir(parents=True, exist_ok=True)
        write_private(path, json.dumps({"series": chosen}))


def process_arguments(layout: Layout) -> dict[str, list[str]]:
    """More arguments of the demo's own processes, by the process's name."""
    if not (layout.is_demo or layout.test):
        return {}
    key = layout.secrets / "head-end.key"
    if not key.exists():
        layout.secrets.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_private(key, f"{secrets.token_urlsafe(32)}\n")
    head_end = ["--port", str(layout.port(4568)), "--key-file", str(key)]
    if layout.is_demo:
        wanted = json.loads((layout.demo / "wanted.json").read_text("utf-8"))
        head_end += ["--series", wanted["series"]] if wanted["series"] else []
    mailbox = ["--smtp-port", str(layout.port(1025)), "--port", str(layout.port(8025))]
    return {HEAD_END: head_end, "mailbox": [*mailbox, "--folder", str(layout.var / "mail")]}


def load(layout: Layout) -> dict[str, Any]:
    """Connect integration to the head-end, wait for its deliveries, add people to sign in as."""
    logins_file = layout.demo / "logins.json"
    known: dict[str, Any] = (
        json.loads(logins_file.read_text("utf-8")) if logins_file.exists() else {}
    )
    with step("source and machine client") as running:
        if "systems" in known:
            running.skip()
        else:
            known["systems"] = _connect(layout)
            write_private(logins_file, json.dumps(known, ensure_ascii=False, indent=2))
    with step("delivery of the readings", "delivery of the readings from the demo server"):
        manage(layout, "integration", "wait-idle", "--timeout", str(_SECONDS_TO_DELIVER))
    with step("people to sign in as") as running:
        if "cabinet" in known:
            running.skip()
        else:
            known |= _people(layout)
            write_private(logins_file, json.dumps(known, ensure_ascii=False, indent=2))
    return known


def _connect(layout: Layout) -> dict[str, str]:
    admin = f"http://127.0.0.1:{layout.port(GATEWAY_PORTS['admin'])}"
    own = json.loads(
        manage(layout, "auth", "add-client", "--name", "integration", "--scope", _DELIVERY_SCOPES)
    )
    manage(
        layout,
        "integration",
        "save-settings",
        stdin=json.dumps({"client_id": own["client_id"], "client_secret": own["client_secret"]}),
    )
    manage(
        layout,
        "integration",
        "add-source",
        "--name",
        "demo",
        "--url",
        f"http://127.0.0.1:{layout.port(4568)}",
        "--key-file",
        str(layout.secrets / "head-end.key"),
    )
    other = json.loads(
        manage(layout, "auth", "add-client", "--name", "demo system", "--scope", _DELIVERY_SCOPES)
    )
    return {
        "client_id": other["client_id"],
        "client_secret": other["client_secret"],
        "token_url": f"{admin}/api/systems/oauth/token",
        "url": f"{admin}/api/systems",
    }


def _people(layout: Layout) -> dict[str, Any]:
    return {"cabinet": [], "admin": {"login": "miradmin", "password": "mirpass"}}


def known(layout: Layout) -> dict[str, Any] | None:
    """The sign-ins of a demo that was made before, or None."""
    path = layout.demo / "logins.json"
    return json.loads(path.read_text("utf-8")) if path.exists() else None


def announce(layout: Layout, logins: dict[str, Any] | None) -> None:
    """Print the addresses and, for a demo, the sign-ins."""
    base = {name: f"http://127.0.0.1:{layout.port(n)}/" for name, n in GATEWAY_PORTS.items()}
    say()
    say(f"  cabinet        {base['cabinet']}")
    say(f"  control panel  {base['admin']}")
    say(f"  wizard         {base['wizard']}wizard/")
    if logins is None:
        return
    say(f"  letters        http://127.0.0.1:{layout.port(8025)}/")
    say()
    for person in logins.get("cabinet", [])[:3]:
        say(f"  consumer       {person['login']}  {person['password']}  {person['name']}")
    if admin := logins.get("admin"):
        say(f"  administrator  {admin['login']}  {admin['password']}")
    say(f"  all sign-ins   {layout.demo / 'logins.json'}")
