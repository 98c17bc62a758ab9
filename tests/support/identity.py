"""auth, cabinet and notifications as real processes with letters, for what people go through."""

import re
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import ExitStack, asynccontextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx

from services.auth.guard.rules import counter_key
from services.auth.passwords.hashing import HASHER
from services.auth.settings import Settings
from services.auth.users.actions import put_staff
from services.cabinet.customers.places.deps import references_of
from services.kit.clock import utc_now
from services.kit.database import Database
from tests.support import plain
from tests.support.mail import Mailbox, running_mailbox
from tests.support.postgres import Server, connected, environment, free_port, own_name
from tests.support.processes import Process
from tests.support.tokens import bearer, keys_dir
from tests.support.waits import until, wait_until

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
        async with connected(self.databases[service]) as connection:
            return await connection.fetchval(statement, *values)

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
            " service_location_id) SELECT $1, c.id, l.id FROM c, l RETURNING id),"
            " p AS (INSERT INTO usage_points (mrid, account_id, service_location_id)"
            " SELECT gen_random_uuid(), a.id, l.id FROM a, l RETURNING id), m AS (INSERT INTO"
            " meters (external_id, serial_number, usage_point_id) SELECT $1, 'SN-' || $1, id"
            " FROM p RETURNING id), i AS (INSERT INTO meter_installations (meter_id,"
            " usage_point_id) SELECT m.id, p.id FROM m, p) SELECT id FROM l",
            f"55500{number}",
            f"former{number}@example.org",
        )
        reference = references_of(keys_dir()).make(address_id, utc_now())
        return f"55500{number}", reference, f"new{number}@example.org"

    async def human(self) -> dict[str, str]:
        picture_id = uuid4()
        await self.fetch(
            "auth",
            "INSERT INTO picture_codes VALUES ($1, $2, now() + interval '10 minutes')",
            picture_id,
            counter_key(str(picture_id), "246810"),
        )
        return {"captcha_id": str(picture_id), "code": "246810"}

    def form(self, number: str, address_id: str, email: str) -> dict[str, Any]:
        """Return a registration without its proof of a person."""
        return {
            "account_number": number, "address_id": address_id, "name": "Анна", "email": email,
            "serial": f"SN-{number}",
            "phone": f"+791350000{next(_numbers):02}", "consent": True, "consent_version": "1",
        }  # fmt: skip

    async def register(self, number: str, address_id: str, email: str) -> None:
        form = self.form(number, address_id, email) | {"human": await self.human()}
        answer = self.browser.post("/api/auth/registrations", json=form)
        assert (answer.status_code, answer.json()) == (202, {})

    def letters(self, email: str, expected: int) -> list[dict[str, Any]]:
        """Wait for so many letters to an address, copies left out; return them, newest first."""

        def distinct() -> list[dict[str, Any]]:
            return list({one["message_id"]: one for one in self.mailbox.letters(email)}.values())

        # Longer than the lease of whatever was under way in a process that was killed.
        wait_until(lambda: len(distinct()) >= expected, what="a letter", seconds=90, log=self.logs)
        found = distinct()
        assert len(found) == expected
        return found

    def password(self, email: str, letters: int = 1) -> str:
        """Wait for the letters to an address; return the password in the newest."""
        newest = self.letters(email, letters)
        found = _PASSWORD.search(newest[0]["text"])
        assert found, newest[0]["text"]
        return found.group()

    async def acting_member(self, role: str) -> dict[str, str]:
        """Make a member of staff and sign them in; return the header of their token."""
        login, password = f"{role}-{next(_numbers)}", "Рябина-у-дороги-12"
        settings = self.databases["auth"] | {"keys_dir": keys_dir()}
        database = Database(Settings(**settings))
        try:
            async with database.transaction() as session:
                await put_staff(
                    session,
                    login=login,
                    display_name="Дежурный",
                    role=role,
                    email=None,
                    password_hash=HASHER.hash(password),
                    must_change_password=False,
                )
        finally:
            await database.close()
        async with plain.async_client(
            base_url=self.urls["auth_url"],
            headers={"Sec-Fetch-Site": "same-origin", "X-Application": "admin"},
        ) as browser:
            form = {"login": login, "password": password}
            answer = await browser.post("/api/auth/sign-in", json=form)
            assert answer.status_code == 200, answer.text
            return bearer(browser.cookies["admin_access"])

    def sign_in(self, email: str, password: str) -> httpx.Response:
        return self.browser.post("/api/auth/sign-in", json={"login": email, "password": password})

    def logs(self) -> str:
        return "\n".join(f"== {name}\n{one.log()}" for name, one in self.processes.items())

    async def all_is_sent(self) -> None:
        """Wait until no event and no letter is on its way to whoever runs here."""
        running = ", ".join(f"'{name}'" for name in self.databases)
        waiting = {
            "auth": f"SELECT count(*) FROM outbox WHERE subscriber IN ({running})",
            "notifications": "SELECT count(*) FROM letters WHERE state <> 'sent'",
        }
        for service, statement in waiting.items():

            async def none(service: str = service, statement: str = statement) -> bool:
                return not await self.fetch(service, statement)

            await until(none, f"{service} has sent all", 60, log=self.logs)

    def ensure(self) -> None:
        """Start whatever a test has killed."""
        self.mailbox.process.ensure()
        for process in self.processes.values():
            process.ensure()


@asynccontextmanager
async def running_suite(
    server: Server,
    migrated: Callable[[str], dict[str, Any]],
    folder: Path,
    mark: str,
    *,
    lease: int = 10,
    panel: bool = False,
    more: Mapping[str, Any] | None = None,
) -> AsyncIterator[Suite]:
    """Start everything on databases of its own, named after `mark`; `panel`: its doors as well.

    `more` are settings of whoever knows them.
    """
    services = ("auth", "cabinet", "notifications", *(["admin_panel"] if panel else []))
    ports = {name: free_port() for name in services}
    systems_port = free_port()
    urls = {f"{name}_url": f"http://127.0.0.1:{port}" for name, port in ports.items()}
    databases: dict[str, dict[str, Any]] = {}
    for service in ports:
        migrated(service)
        databases[service] = await server.copy(service, own_name(service, mark))
    with ExitStack() as stack:
        mailbox = stack.enter_context(running_mailbox(folder))
        mail = {"smtp_host": "127.0.0.1", "smtp_port": mailbox.smtp_port, "lease_seconds": lease}
        processes = {}
        for service, port in ports.items():
            own = {"keys_dir": keys_dir(), "port": port, "systems_port": systems_port}
            # Staff made for a test have nothing to confirm their sign-in by; and on no day of a
            # month shall people be reminded of readings, unless that is the subject.
            chosen: dict[str, Any] = {"staff_second_factor": False, "remind_at": "", **(more or {})}
            settings = databases[service] | own | urls | chosen
            env = environment(service, settings | mail)
            ready = f"http://127.0.0.1:{port}/ready"
            processes[service] = Process(f"services.{service}.main", env=env, ready=ready)
            if service in ("auth", "notifications") or panel:
                processes[f"{service} worker"] = Process(f"services.{service}.worker", env=env)
            if service == "admin_panel":
                door = f"http://127.0.0.1:{systems_port}"
                module = "services.admin_panel.systems.main"
                processes["systems"] = Process(module, env=env, ready=f"{door}/ready")
        for process in processes.values():
            stack.enter_context(process)
        browser = stack.enter_context(
            plain.client(base_url=urls["auth_url"], headers={"Sec-Fetch-Site": "same-origin"})
        )
        urls["systems_url"] = f"http://127.0.0.1:{systems_port}"
        yield Suite(browser, databases, processes, mailbox, urls)
    for service in ports:
        await server.drop(own_name(service, mark))
