"""Registration and recovery through real processes and letters, with kills in between."""

import re
from collections.abc import AsyncIterator, Callable
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import count
from typing import Any
from uuid import uuid4

import asyncpg
import httpx
import pytest

from services.auth.guard.rules import counter_key
from tests.support.mail import Mailbox, running_mailbox
from tests.support.postgres import Server, environment, free_port
from tests.support.processes import Process, wait_until
from tests.support.tokens import bearer, keys_dir, service_token

_numbers = count(1)
_PASSWORD = re.compile(r"[a-z2-9]{4}(?:-[a-z2-9]{4}){3}")


@dataclass
class Suite:
    """What runs, a browser, and a view into the databases."""

    browser: httpx.Client
    databases: dict[str, dict[str, Any]]
    processes: dict[str, Process]
    mailbox: Mailbox
    urls: dict[str, str]

    async def fetch(self, service: str, statement: str, *values: Any) -> Any:
        settings = self.databases[service]
        connection = await asyncpg.connect(
            host=settings["database_host"],
            port=settings["database_port"],
            user=settings["database_user"],
            password=settings["database_password"],
            database=settings["database_name"],
        )
        try:
            return await connection.fetchval(statement, *values)
        finally:
            await connection.close()

    async def account(self) -> tuple[str, str, str]:
        """Put an account into the registry; return number, address id, e-mail to register."""
        number = next(_numbers)
        address_id = await self.fetch(
            "cabinet",
            "WITH b AS (INSERT INTO buildings (address_key, locality) VALUES ($1, 'Омск')"
            " RETURNING id), l AS (INSERT INTO service_locations (external_id, building_id,"
            " address) SELECT $1, id, 'Омск, д. 1' FROM b RETURNING id), c AS (INSERT INTO"
            " customers (external_id, kind, name, email) VALUES ($1, 'individual', 'Анна', $2)"
            " RETURNING id), a AS (INSERT INTO customer_accounts (number, customer_id,"
            " service_location_id) SELECT $1, c.id, l.id FROM c, l) SELECT id FROM l",
            f"55500{number}",
            f"former{number}@example.org",
        )
        return f"55500{number}", str(address_id), f"new{number}@example.org"

    async def human(self) -> dict[str, str]:
        picture_id = uuid4()
        await self.fetch(
            "auth",
            "INSERT INTO picture_codes VALUES ($1, $2, now() + interval '10 minutes')",
            picture_id,
            counter_key(str(picture_id), "246810"),
        )
        return {"captcha_id": str(picture_id), "code": "246810"}

    async def register(self, number: str, address_id: str, email: str) -> None:
        form = {
            "account_number": number, "address_id": address_id, "name": "Анна", "email": email,
            "phone": f"+791350000{next(_numbers):02}", "consent": True, "consent_version": "1",
            "human": await self.human(),
        }  # fmt: skip
        answer = self.browser.post("/api/auth/registrations", json=form)
        assert (answer.status_code, answer.json()) == (202, {})

    def password(self, email: str, letters: int = 1) -> str:
        """Wait for the letters to an address; return the password in the newest."""
        wait_until(
            lambda: len(self.mailbox.letters(email)) >= letters, what="a letter", log=self.logs
        )
        newest = self.mailbox.letters(email)
        assert len(newest) == letters
        found = _PASSWORD.search(newest[0]["text"])
        assert found, newest[0]["text"]
        return found.group()

    def sign_in(self, email: str, password: str) -> httpx.Response:
        return self.browser.post("/api/auth/sign-in", json={"login": email, "password": password})

    def logs(self) -> str:
        return "\n".join(f"== {name}\n{one.log()}" for name, one in self.processes.items())


@pytest.fixture(scope="module")
async def started(
    server: Server,
    migrated: Callable[[str], dict[str, Any]],
    tmp_path_factory: pytest.TempPathFactory,
) -> AsyncIterator[Suite]:
    ports = {name: free_port() for name in ("auth", "cabinet", "notifications")}
    urls = {f"{name}_url": f"http://127.0.0.1:{port}" for name, port in ports.items()}
    databases: dict[str, dict[str, Any]] = {}
    for service in ports:
        migrated(service)
        databases[service] = await server.copy(service, f"test_{service}_registration")
    with ExitStack() as stack:
        mailbox = stack.enter_context(running_mailbox(tmp_path_factory.mktemp("mail")))
        mail = {"smtp_host": "127.0.0.1", "smtp_port": mailbox.smtp_port, "lease_seconds": 10}
        processes = {}
        for service, port in ports.items():
            settings = databases[service] | {"keys_dir": keys_dir(), "port": port} | urls
            env = environment(service, settings | mail)
            ready = f"http://127.0.0.1:{port}/ready"
            processes[service] = Process(f"services.{service}.main", env=env, ready=ready)
            if service != "cabinet":
                processes[f"{service} worker"] = Process(f"services.{service}.worker", env=env)
        for process in processes.values():
            stack.enter_context(process)
        browser = stack.enter_context(
            httpx.Client(
                base_url=urls["auth_url"],
                headers={"Sec-Fetch-Site": "same-origin"},
                trust_env=False,
            )
        )
        yield Suite(browser, databases, processes, mailbox, urls)
    for service in ports:
        await server.drop(f"test_{service}_registration")


@pytest.fixture
def suite(started: Suite) -> Suite:
    """Give the suite with everything running, whatever a test before has killed."""
    started.mailbox.process.ensure()
    for process in started.processes.values():
        process.ensure()
    return started


async def test_register_sign_in_forget_and_recover(suite: Suite) -> None:
    number, address_id, email = await suite.account()
    await suite.register(number, address_id, email)
    password = suite.password(email)
    assert suite.sign_in(email, password).json()["must_change_password"] is True
    former = email.replace("new", "former")
    wait_until(lambda: len(suite.mailbox.letters(former)) == 1, what="the former is told")
    linked = "SELECT count(*) FROM account_users u JOIN customer_accounts a ON a.id = u.account_id"
    assert await suite.fetch("cabinet", f"{linked} WHERE number = $1", number) == 1
    answer = suite.browser.post(
        "/api/auth/recoveries", json={"email": email, "human": await suite.human()}
    )
    assert (answer.status_code, answer.json()) == (202, {})
    recovered = suite.password(email, letters=2)
    assert recovered != password
    assert suite.sign_in(email, recovered).status_code == 200
    assert suite.sign_in(email, password).status_code == 401
    for service in ("auth", "notifications"):
        table = "outbox" if service == "auth" else "letters"
        kept = await suite.fetch(service, f"SELECT string_agg(t::text, '') FROM {table} t") or ""
        assert password not in kept
        assert recovered not in kept
    wiped = "SELECT count(*) FROM letters WHERE state = 'sent' AND parameters ? 'sealed'"
    assert await suite.fetch("notifications", wiped) == 0
    for secret in (password, recovered, email, number):
        assert secret not in suite.logs()


@pytest.mark.parametrize(
    "killed", [["auth worker"], ["cabinet"], ["notifications"], ["notifications worker"], []]
)
async def test_one_letter_whatever_is_killed(suite: Suite, killed: list[str]) -> None:
    """Nothing lost, no letter twice; an empty list kills all right after the answer."""
    number, address_id, email = await suite.account()
    for name in killed:
        suite.processes[name].kill()
    await suite.register(number, address_id, email)
    if not killed:
        for process in (*suite.processes.values(), suite.mailbox.process):
            process.kill()
        suite.mailbox.process.start()
    for name in killed or suite.processes:
        suite.processes[name].start()
    assert suite.sign_in(email, suite.password(email)).status_code == 200


async def test_staff_add_a_consumer_who_sees_the_accounts(suite: Suite) -> None:
    """The letter's password must be changed at once; the former address is told of each account."""
    numbers = [await suite.account(), await suite.account()]
    email = numbers[0][2]
    given = {
        "actor": str(uuid4()), "actor_role": "operator", "display_name": "Анна", "email": email,
        "account_numbers": [number for number, *_ in numbers],
    }  # fmt: skip
    as_panel = bearer(service_token("admin_panel", "auth"))
    suite.processes["cabinet"].kill()
    answer = suite.browser.post("/internal/users", json=given, headers=as_panel)
    assert answer.status_code == 503
    suite.processes["cabinet"].start()
    answer = suite.browser.post("/internal/users", json=given, headers=as_panel)
    assert answer.status_code == 201, answer.text
    password = suite.password(email)
    assert suite.sign_in(email, password).json()["must_change_password"] is True
    accounts = f"{suite.urls['cabinet_url']}/api/cabinet/accounts"
    refused = suite.browser.get(accounts)
    assert refused.json()["type"].endswith(":password-change-required")
    own = {"current_password": password, "new_password": "Липовая-аллея-за-прудом-5"}
    assert suite.browser.post("/api/auth/change-password", json=own).status_code == 200
    wait_until(
        lambda: (
            {item["number"] for item in suite.browser.get(accounts).json()["items"]}
            == set(given["account_numbers"])
        ),
        what="the accounts are seen",
        log=suite.logs,
    )
    former = [new.replace("new", "former") for _, _, new in numbers]
    wait_until(
        lambda: [len(suite.mailbox.letters(to)) for to in former] == [1, 1],
        what="the former are told",
        log=suite.logs,
    )
    for secret in (password, email, *given["account_numbers"]):
        assert secret not in suite.logs()
