"""The demo data: sources, machine clients, consumers and the sign-ins that are printed."""

from __future__ import annotations

import http.client
import json
import os
import secrets
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from deploy.demo import appeals, clients, outages, tariffs
from deploy.local import answers, fresh
from deploy.local.commands import need_space, run, watch
from deploy.local.layout import GATEWAY_PORTS, Layout, write_private
from deploy.local.messages import Failure, say, step
from deploy.local.proc import wait_until
from deploy.local.settings import manage, service_environment

HEAD_END, BILLING = "head-end", "billing"
_SECONDS_TO_DELIVER = 1200
_SUPPLIER = (
    *("--name", "Омский свет", "--time-zone", "Asia/Omsk"),
    *("--phone", "8 800 000-00-00", "--hours", "ежедневно с 8:00 до 20:00"),
    *("--hours-en", "daily, 8:00 to 20:00"),
    # On any day of a demonstration readings can be handed in.
    *("--reading-from", "1", "--reading-to", "31"),
)
_TEST_HOUSEHOLDS = "24"
_SECONDS_TO_LINK = 60
_MEGABYTES_TO_WORK = 50
_REGISTRY_SCOPES = ("batches:write", "batches:organizations")
_SECONDS_TO_KNOW = 60


def want(layout: Layout, series: str | None) -> None:
    """Write down that this suite is a demo, with which series, before anything is started."""
    if layout.is_fresh:
        raise Failure("This suite waits for the wizard: run «make reset» before a demo.")
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
    head_end += _subscribers(layout)
    billing = ["--credentials", str(_billing_file(layout))]
    billing += [word for name, url in _door(layout).items() for word in (f"--{name}", url)]
    mailbox = ["--smtp-port", str(layout.port(1025)), "--port", str(layout.port(8025))]
    return {
        HEAD_END: head_end,
        BILLING: billing,
        "mailbox": [*mailbox, "--folder", str(layout.var / "mail"), *answers.arguments_of(layout)],
    }


def _door(layout: Layout) -> dict[str, str]:
    """Where other systems find the door and its tokens."""
    url = f"http://127.0.0.1:{layout.port(GATEWAY_PORTS['admin'])}/api/systems"
    return {"url": url, "token-url": f"{url}/oauth/token"}


def _billing_file(layout: Layout) -> Path:
    return layout.secrets / "billing.json"


def _subscribers(layout: Layout) -> list[str]:
    """Whose readings the head-end has: a few households suffice for the browser's tests."""
    if not layout.is_demo:
        return ["--households", _TEST_HOUSEHOLDS]
    series = json.loads((layout.demo / "wanted.json").read_text("utf-8"))["series"]
    return ["--series", series] if series else []


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
    with step("billing system") as running:
        if BILLING in known:
            running.skip()
        else:
            known[BILLING] = _connect_billing(layout)
            write_private(logins_file, json.dumps(known, ensure_ascii=False, indent=2))
    with step("delivery of the readings", "delivery of the readings from the demo server"):
        _wait_delivered(layout)
    with step("people to sign in as") as running:
        if "cabinet" in known:
            running.skip()
        else:
            known |= _people(layout)
            write_private(logins_file, json.dumps(known, ensure_ascii=False, indent=2))
            for person in known["cabinet"]:
                if not wait_until(partial(_sees_accounts, layout, person), _SECONDS_TO_LINK, 0.5):
                    raise Failure(
                        f"{person['login']} does not see the accounts: see {layout.log}/auth-worker"
                        ".log and cabinet.log there, then run «make demo» again."
                    )
            running.note(f"{len(known['cabinet'])} consumers")
    with step("appeals") as running:
        if known.get("appeals"):
            running.skip()
        else:
            # A demo without them is one all the same; the next «make demo» tries again.
            try:
                known["appeals"] = _appeals(layout, known)
                running.note(f"{known['appeals']} of them")
            except (OSError, appeals.Refused) as error:
                running.note(f"not written: {error}")
            write_private(logins_file, json.dumps(known, ensure_ascii=False, indent=2))
    _outages(layout, known)
    _servicing(layout, known)
    if not layout.test:
        _count(layout, known)
    return known


def _count(layout: Layout, known: dict[str, Any]) -> None:
    """Have the panel's figures counted: its first ones are of a registry that was still empty."""
    with step("figures of the panel") as running:
        try:
            door = appeals.Door(layout.port(GATEWAY_PORTS["admin"]))
            door.sign_in(known["desk"]["login"], known["desk"]["password"])
            door.ask("POST", "/api/admin/analytics/renewal")
        except (KeyError, OSError, appeals.Refused) as error:
            running.note(f"not counted yet: {error}")


def _servicing(layout: Layout, known: dict[str, Any]) -> None:
    """Let a system tell of organisations that serve houses, and add those who act for them."""
    with step("servicing organisations") as running:
        if "servicing" in known:
            running.skip()
            return
        module = [str(layout.python), "-m", "deploy.demo.servicing"]
        found = run([*module, "--list-people"], cwd=layout.root, what="Asking for organisations")
        people = []
        for person in json.loads(found):
            password = secrets.token_urlsafe(9)
            words = ("--name", person["name"], "--email", person["email"], "--password", "-")
            manage(layout, "auth", "add-consumer", *words, stdin=f"{password}\n")
            people.append(
                {
                    "login": person["email"],
                    "password": password,
                    "name": person["name"],
                    "organization": person["organization"],
                    "houses": person["houses"],
                }
            )
        door = [word for name, url in _door(layout).items() for word in (f"--{name}", url)]
        client = _client(layout, "demo registry of houses", _REGISTRY_SCOPES)
        sent = run([*module, *door], cwd=layout.root, stdin=client, what="Telling of houses")
        known["servicing"] = people
        write_private(layout.demo / "logins.json", json.dumps(known, ensure_ascii=False, indent=2))
        if "desk" in known and not wait_until(
            partial(_acts_are_known, layout, known["desk"]), _SECONDS_TO_KNOW, 0.5
        ):
            raise Failure(f"The organisations have no users: see {layout.log}/auth-worker.log.")
        running.note(f"{len(people)} of them, {sent.strip()} lines")


def _acts_are_known(layout: Layout, desk: dict[str, str]) -> bool:
    """Whether it is known of everybody who acts for an organisation whose user he is."""
    try:
        door = appeals.Door(layout.port(GATEWAY_PORTS["admin"]))
        listed = door.sign_in(desk["login"], desk["password"]).ask(
            "GET", "/api/cabinet/staff/servicing-organizations"
        )
    except (OSError, appeals.Refused):
        return False
    return bool(listed["total"]) and not any(one["invited"] for one in listed["items"])


def _appeals(layout: Layout, known: dict[str, Any]) -> int:
    """Let the demo's people write to the supplier, and the desk answer."""
    cabinet, panel = (layout.port(GATEWAY_PORTS[name]) for name in ("cabinet", "admin"))
    # The administrator's first act is a password of his own: the desk has somebody else.
    desk = {"login": "operator", "password": secrets.token_urlsafe(9), "name": "Ольга Петрова"}
    words = ("--login", desk["login"], "--name", desk["name"], "--role", "operator")
    manage(layout, "auth", "add-staff", *words, "--password", "-", stdin=f"{desk['password']}\n")
    known["desk"] = desk
    return appeals.write(cabinet, panel, known["cabinet"], desk)


def _outages(layout: Layout, known: dict[str, Any]) -> None:
    """Let the desk tell of outages at places of the demo's people."""
    with step("outages") as running:
        if known.get("outages") or "desk" not in known:
            running.skip()
            return
        cabinet, panel = (layout.port(GATEWAY_PORTS[name]) for name in ("cabinet", "admin"))
        # As with appeals, a demo without them is one all the same.
        try:
            known["outages"] = outages.write(cabinet, panel, known["cabinet"], known["desk"])
            running.note(f"{known['outages']} of them")
        except (OSError, appeals.Refused) as error:
            running.note(f"not written: {error}")
        logins_file = layout.demo / "logins.json"
        write_private(logins_file, json.dumps(known, ensure_ascii=False, indent=2))


def _wait_delivered(layout: Layout) -> None:
    """Wait until integration has fetched and delivered everything, showing how far it is."""
    words = [str(layout.python), "-m", "services.integration.manage", "wait-idle"]
    last = ""

    def told(line: str) -> None:
        nonlocal last
        last = line
        say(f"  ..  {last}")
        need_space(layout.cluster, _MEGABYTES_TO_WORK)

    code = watch(
        [*words, "--timeout", str(_SECONDS_TO_DELIVER)],
        cwd=layout.root,
        environment={**os.environ, **service_environment(layout, "integration")},
        each_line=told,
    )
    if code:
        need_space(layout.cluster, _MEGABYTES_TO_WORK)
        raise Failure(
            f"The readings were not delivered: {last}. "
            f"See {layout.log / 'integration-worker.log'}, then run «make demo» again."
        )


def _connect(layout: Layout) -> dict[str, str]:
    """Make two machine clients, one for integration and one to hand out, and the source."""
    manage(layout, "cabinet", "set-supplier", *_SUPPLIER)
    manage(layout, "cabinet", "import-tariffs", stdin=json.dumps(tariffs.document()))
    words = run(
        [layout.python, "-m", "deploy.demo.content"], cwd=layout.root, what="the demo's content"
    )
    manage(layout, "cabinet", "import-content", "--unless-there", stdin=words)
    manage(layout, "integration", "save-settings", stdin=_client(layout, "integration"))
    manage(
        layout,
        "integration",
        *("add-source", "--name", "demo", "--poll-seconds", "10"),
        *("--url", f"http://127.0.0.1:{layout.port(4568)}"),
        *("--key-file", str(layout.secrets / "head-end.key")),
    )
    door = _door(layout)
    return {
        **json.loads(_client(layout, "demo system")),
        "token_url": door["token-url"],
        "url": door["url"],
    }


def _connect_billing(layout: Layout) -> dict[str, Any]:
    """Make the billing system's client, and let its process know it."""
    client = json.loads(_client(layout, clients.BILLING, clients.BILLING_SCOPES))
    write_private(_billing_file(layout), json.dumps(client))
    door = _door(layout)
    return {
        **client,
        "scopes": list(clients.BILLING_SCOPES),
        "token_url": door["token-url"],
        "url": door["url"],
    }


def _client(layout: Layout, name: str, allowed: Sequence[str] = clients.BATCHES) -> str:
    return manage(layout, "auth", *clients.command(name, allowed))


def _people(layout: Layout) -> dict[str, Any]:
    """Add the head-end's people as consumers, each with a password of its own."""
    words = [str(layout.python), "-m", "deploy.demo.head_end", "--list-people"]
    found = run(
        [*words, *_subscribers(layout)],
        cwd=layout.root,
        environment=service_environment(layout, None),
        what="Asking for the demo's people",
    )
    people = []
    for person in json.loads(found):
        password = secrets.token_urlsafe(9)
        accounts = [word for number in person["account_numbers"] for word in ("--account", number)]
        manage(
            layout,
            "auth",
            *("add-consumer", "--name", person["name"], "--email", person["email"]),
            *("--phone", person["phone"], "--password", "-", *accounts),
            stdin=f"{password}\n",
        )
        people.append(
            {
                "login": person["email"],
                "password": password,
                "name": person["name"],
                "account": person["account_number"],
                "accounts": person["account_numbers"],
            }
        )
    return {
        "cabinet": people,
        "admin": {"login": "miradmin", "password": "mirpass"},
        "wizard": {
            "token": manage(layout, "wizard", "token").strip(),
            "url": f"http://127.0.0.1:{layout.port(GATEWAY_PORTS['wizard'])}/wizard/",
        },
    }


def _sees_accounts(layout: Layout, person: dict[str, Any]) -> bool:
    """Whether the person can sign in through the gateway and finds the accounts there."""
    door = f"127.0.0.1:{layout.port(GATEWAY_PORTS['cabinet'])}"
    connection = http.client.HTTPConnection(door, timeout=10)
    try:
        body = json.dumps({"login": person["login"], "password": person["password"]})
        headers = {"Content-Type": "application/json", "Origin": f"http://{door}"}
        connection.request("POST", "/api/auth/sign-in", body, headers)
        answer = connection.getresponse()
        answer.read()
        if answer.status != 200:
            return False
        cookies = [one.partition(";")[0] for one in answer.headers.get_all("Set-Cookie", [])]
        connection.request("GET", "/api/cabinet/accounts", headers={"Cookie": "; ".join(cookies)})
        answer = connection.getresponse()
        text = answer.read()
        return answer.status == 200 and json.loads(text)["total"] >= len(person["accounts"])
    except (OSError, http.client.HTTPException, ValueError):
        return False
    finally:
        connection.close()


def known(layout: Layout) -> dict[str, Any] | None:
    """The sign-ins of a demo that was made before, or None."""
    path = layout.demo / "logins.json"
    return json.loads(path.read_text("utf-8")) if path.exists() else None


def _wizard_key(layout: Layout) -> str:
    """What opens the wizard; nothing once its last step was done."""
    try:
        return manage(layout, "wizard", "token").strip()
    except Failure:
        return ""


def announce(layout: Layout, logins: dict[str, Any] | None) -> None:
    """Print the addresses, the wizard's key and, for a demo, the sign-ins."""
    base = {name: f"http://127.0.0.1:{layout.port(n)}/" for name, n in GATEWAY_PORTS.items()}
    say()
    say(f"  cabinet        {base['cabinet']}")
    say(f"  control panel  {base['admin']}")
    key = _wizard_key(layout)
    where = f"key {key}" if key else "opened from the control panel"
    say(f"  wizard         {base['wizard']}wizard/  {where}")
    if layout.is_fresh:
        login = fresh.installer(layout)
        say(f"  PostgreSQL     {login['host']}, port {login['port']}")
        say(f"  its login      {login['user']}  {login['password']}")
    if logins is None:
        return
    if key and logins.get("wizard", {}).get("token") != key:
        # The former one has ended: it is good for a day.
        logins["wizard"]["token"] = key
        write_private(layout.demo / "logins.json", json.dumps(logins, ensure_ascii=False, indent=2))
    say(f"  letters        http://127.0.0.1:{layout.port(8025)}/")
    say()
    for person in logins.get("cabinet", [])[:3]:
        say(f"  consumer       {person['login']}  {person['password']}  {person['name']}")
    for person in logins.get("servicing", [])[:1]:
        say(f"  organisation   {person['login']}  {person['password']}  {person['organization']}")
    if desk := logins.get("desk"):
        say(f"  operator       {desk['login']}  {desk['password']}  {desk['name']}")
    if admin := logins.get("admin"):
        say(f"  administrator  {admin['login']}  {admin['password']}")
    say(f"  all sign-ins   {layout.demo / 'logins.json'}")
