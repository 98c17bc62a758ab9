"""The release that is tried, its people, and a household that other systems have sent."""

import base64
import json
import os
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest
from altcha.v1 import solve_challenge

from tests.support import processes
from tests.support.tls import TLS
from tests.support.waits import wait_until

ROOT = Path(os.environ.get("PC_RELEASE_ROOT") or processes.ROOT)
PASSWORD = "Сосновый-бор-17-вечеров"
_SECONDS = 30


@dataclass
class Release:
    """Addresses, commands and people of the suite that is tried."""

    facts: dict[str, Any]
    mark: str = field(default_factory=lambda: secrets.token_hex(3))
    _token: str = ""
    _token_until: float = 0.0

    def page(self, application: str) -> str:
        """Return the address of a door: `cabinet`, `admin` or `wizard`."""
        return str(self.facts["pages"][application])

    def port(self, process: str) -> int:
        """Return a process's own port, behind the gateway."""
        return int(self.facts["ports"][process])

    def manage(self, service: str, *words: str, given: str = "") -> str:
        """Run a service's own command, and return what it prints."""
        path = Path(self.facts["settings_dir"]) / f"{service}.json"
        env = os.environ | {f"{service.upper()}_SETTINGS_FILE": str(path)}
        done = _run(f"services.{service}.manage", words, env, given)
        assert done.code == 0, done.errors
        return done.output

    def client(self, application: str) -> httpx.Client:
        """Return a caller from a page of the door, who is nobody yet."""
        page = self.page(application)
        return httpx.Client(base_url=page, headers={"Origin": page}, timeout=_SECONDS, verify=TLS)

    def consumer(self, *accounts: str) -> httpx.Client:
        """Make a consumer of these accounts and sign them in."""
        email = f"outside-{secrets.token_hex(5)}@example.org"
        links = [word for number in accounts for word in ("--account", number)]
        words = ("--email", email, "--name", "Пробный Пётр", "--password", PASSWORD, *links)
        self.manage("auth", "add-consumer", *words)
        client = self.client("cabinet")
        answer = client.post("/api/auth/sign-in", json={"login": email, "password": PASSWORD})
        assert answer.status_code == 200, answer.text
        client.headers["X-Login"] = email
        return client

    def staff(self, role: str) -> httpx.Client:
        """Make a member of staff and sign them in."""
        login = f"outside-{role}-{secrets.token_hex(3)}"
        words = ("--login", login, "--name", "Дежурный", "--role", role, "--password", PASSWORD)
        self.manage("auth", "add-staff", *words)
        client = self.client("admin")
        answer = client.post("/api/auth/sign-in", json={"login": login, "password": PASSWORD})
        assert answer.status_code == 200, answer.text
        client.headers["X-Login"] = login
        return client

    @cached_property
    def _machine(self) -> tuple[str, str]:
        """Name and secret of a machine that may deliver batches."""
        scopes = ("--scope", "batches:write", "--scope", "batches:read")
        made = self.manage("auth", "add-client", "--name", f"outside {self.mark}", *scopes)
        client = json.loads(made)
        return client["client_id"], client["client_secret"]

    def token(self) -> str:
        """Return the machine's token, another one when half of its life is over."""
        if time.monotonic() >= self._token_until:
            answer = httpx.post(
                f"{self.page('admin')}/api/systems/oauth/token",
                data={"grant_type": "client_credentials"},
                auth=self._machine,
                verify=TLS,
            )
            told = answer.raise_for_status().json()
            self._token = str(told["access_token"])
            self._token_until = time.monotonic() + told["expires_in"] / 2
        return self._token

    def deliver(self, kind: str, *records: dict[str, Any] | bytes) -> dict[str, Any]:
        """Deliver a batch, a line per record, and return the answer."""
        lines = [
            one if isinstance(one, bytes) else json.dumps(one, ensure_ascii=False).encode()
            for one in records
        ]
        return self.deliver_body(kind, b"\n".join(lines) + b"\n")

    def deliver_body(self, kind: str, body: bytes) -> dict[str, Any]:
        """Deliver a batch as these bytes and return the answer."""
        answer = httpx.post(
            f"{self.page('admin')}/api/systems/v1/batches/{kind}",
            content=body,
            headers={
                "Authorization": f"Bearer {self.token()}",
                "Content-Type": "application/x-ndjson",
            },
            timeout=_SECONDS,
            verify=TLS,
        )
        assert answer.status_code == 200, answer.text
        told: dict[str, Any] = answer.json()
        return told

    def letters(self, to: str) -> list[dict[str, Any]]:
        """Return the letters that the development mailbox has for an address."""
        address = f"http://127.0.0.1:{self.port('mailbox')}/api/letters"
        answer = httpx.get(address, params={"to": to}, verify=TLS)
        found: list[dict[str, Any]] = answer.raise_for_status().json()["items"]
        return found


def _run(module: str, words: tuple[str, ...], env: dict[str, str], given: str) -> processes.Done:
    """Run a module of the release: by a parent that has imported its libraries, if they are ours.

    Another release is another checkout, whose commands are begun as its installer begins them.
    """
    if ROOT.resolve() == processes.ROOT.resolve():
        return processes.run_module(module, *words, env=env, given=given)
    done = subprocess.run(
        [sys.executable, "-m", module, *words],
        cwd=ROOT,
        input=given,
        capture_output=True,
        text=True,
        env=env,
        timeout=60,
        check=False,
    )
    return processes.Done(done.returncode, done.stdout, done.stderr)


@dataclass
class Household:
    """One account with a meter, as other systems have sent them."""

    release: Release
    number: str
    meter: str
    point: str
    customer: str

    @property
    def street(self) -> str:
        """The street that nobody else lives in."""
        return f"Проверочная {self.number}"

    def profile(self, day: str, values: list[Any], **more: Any) -> dict[str, Any]:
        """Return a line with the hours of a day, in Wh."""
        line = {"meter": self.meter, "channel": "A+", "day": day, "interval_minutes": 60}
        return line | {"unit": "Wh", "values": values} | more

    def account(self, customer: str, start: str) -> dict[str, Any]:
        """Return the account's line as of this customer's contract."""
        return {
            "number": self.number,
            "customer": customer,
            "service_location": f"l-{self.number}",
            "contract_start": start,
        }

    def meter_id(self, caller: httpx.Client) -> int:
        """Wait until the caller sees the meter, and return its key."""

        def seen() -> bool:
            return bool(caller.get("/api/cabinet/meters").json()["items"])

        wait_until(seen, what="the meter among the consumer's", seconds=_SECONDS)
        return int(caller.get("/api/cabinet/meters").json()["items"][0]["id"])


def problem_of(answer: httpx.Response) -> dict[str, Any]:
    """Return the problem document of a refusal."""
    assert answer.headers["content-type"].startswith("application/problem+json"), answer.text[:200]
    told: dict[str, Any] = answer.json()
    return told


def status_of(answer: bytes) -> int:
    """Return the status of an answer as it came over the wire."""
    assert answer, "no answer at all"
    return int(answer.split(b" ", 2)[1])


@pytest.fixture(scope="session")
def release() -> Release:
    """Read the release that `PC_SUITE_FILE` names."""
    path = os.environ.get("PC_SUITE_FILE")
    if not path:
        pytest.skip("no suite is running: PC_SUITE_FILE names its suite.json")
    return Release(json.loads(Path(path).read_text("utf-8")))


@pytest.fixture
def household(release: Release) -> Callable[..., Household]:
    """Make a household by batches: customer, place, account, point and meter."""

    def make(zone: str = "Europe/Moscow", start: str = "2020-01-01") -> Household:
        number = f"00{secrets.randbelow(10**7):07d}"
        made = Household(release, number, f"M-{number}", str(uuid4()), f"c-{number}")
        place = {
            "id": f"l-{number}",
            "region": "Пробный край",
            "locality": "г. Часовой",
            "street": f"ул. Проверочная {number}",
            "house": "1",
            "building_kind": "house",
        }
        point = {"mrid": made.point, "account": number, "service_location": place["id"]}
        meter = {"id": made.meter, "serial_number": f"9{number}", "usage_point": made.point}
        customer = {"id": made.customer, "kind": "individual", "name": "Первов Павел"}
        for kind, line in (
            ("customers", customer),
            ("service-locations", place),
            ("accounts", made.account(made.customer, start)),
            ("usage-points", point | {"time_zone": zone}),
            ("meters", meter | {"installed_on": "2020-01-01"}),
        ):
            told = release.deliver(kind, line)
            assert told["rejected"] == 0, told
        return made

    return make


@pytest.fixture
def raw(release: Release) -> Iterator[Callable[..., bytes]]:
    """Send bytes as they are to a door or a process, and return all that comes back."""
    opened: list[socket.socket] = []

    def send(data: bytes, *, door: str = "", process: str = "", seconds: float = 30) -> bytes:
        port = release.port(process) if process else int(release.page(door).rpartition(":")[2])
        connection = socket.create_connection(("127.0.0.1", port), timeout=seconds)
        opened.append(connection)
        connection.sendall(data)
        answer = b""
        while part := connection.recv(65536):
            answer += part
        return answer

    yield send
    for one in opened:
        one.close()


@pytest.fixture
def register(release: Release) -> Callable[..., httpx.Response]:
    """Register by the proof of work that is offered to who cannot read a picture."""

    def ask(account: str, place: str, **said: Any) -> httpx.Response:
        with release.client("cabinet") as caller:
            challenge = caller.get("/api/auth/altcha").json()
            options = (challenge["challenge"], challenge["salt"], challenge["algorithm"])
            solved = solve_challenge(*options, challenge["maxnumber"], 0)
            assert solved is not None
            proof = {key: challenge[key] for key in ("algorithm", "challenge", "salt", "signature")}
            body = {
                "account_number": account,
                "address_id": place,
                "name": "Первов Павел",
                "email": f"guess-{secrets.token_hex(5)}@example.org",
                "phone": f"+7999{secrets.randbelow(10**7):07d}",
                "consent": True,
                "consent_version": "1",
                "human": {
                    "altcha": base64.b64encode(
                        json.dumps(proof | {"number": solved.number}).encode()
                    ).decode()
                },
            }
            return caller.post("/api/auth/registrations", json=body | said)

    return ask
