"""Codes of new devices and new addresses through real processes and letters, with kills."""

import re
from collections.abc import AsyncIterator, Callable
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

import httpx
import pytest

from services.auth.passwords.hashing import HASHER
from services.auth.settings import Settings as AuthSettings
from services.auth.users.actions import put_consumer
from services.kit.database import Database
from tests.support import plain
from tests.support.mail import Mailbox, running_mailbox
from tests.support.postgres import Server, environment, free_port, own_name
from tests.support.processes import Process
from tests.support.tokens import keys_dir
from tests.support.waits import wait_until

_PASSWORD = "horse rides 42 nights"
_EMAIL, _NEW_EMAIL = "reader@example.org", "reader.new@example.org"
_HASH = HASHER.hash(_PASSWORD)


@dataclass
class Suite:
    """What runs, and a view into both databases."""

    auth_url: str
    databases: dict[str, Database]
    processes: dict[str, Process]
    mailbox: Mailbox

    def browser(self) -> httpx.Client:
        headers = {"Sec-Fetch-Site": "same-origin"}
        return plain.client(base_url=self.auth_url, headers=headers)

    def code(self, email: str, letters: int) -> str:
        """Wait for that many letters to the address; return the code of the newest."""
        wait_until(
            lambda: len(self.mailbox.letters(email)) >= letters, what="a letter", log=self.logs
        )
        held = self.mailbox.letters(email)
        assert len(held) == letters
        found = re.search(r"подтверждения: (\d+)", held[0]["text"])
        assert found, held[0]["text"]
        return found.group(1)

    def logs(self) -> str:
        return "\n".join(f"== {name}\n{one.log()}" for name, one in self.processes.items())


@pytest.fixture
async def suite(
    server: Server,
    migrated: Callable[[str], dict[str, Any]],
    tmp_path_factory: pytest.TempPathFactory,
) -> AsyncIterator[Suite]:
    ports = {name: free_port() for name in ("auth", "notifications")}
    urls = {f"{name}_url": f"http://127.0.0.1:{port}" for name, port in ports.items()}
    databases: dict[str, Database] = {}
    with ExitStack() as stack:
        mailbox = stack.enter_context(running_mailbox(tmp_path_factory.mktemp("mail")))
        mail = {"smtp_host": "127.0.0.1", "smtp_port": mailbox.smtp_port, "lease_seconds": 10}
        processes = {}
        for service, port in ports.items():
            migrated(service)
            database = await server.copy(service, own_name(service, "profile"))
            databases[service] = Database(AuthSettings(**database))
            settings = database | {"keys_dir": keys_dir(), "port": port} | urls
            env = environment(service, settings | mail)
            ready = f"http://127.0.0.1:{port}/ready"
            processes[service] = Process(f"services.{service}.main", env=env, ready=ready)
            processes[f"{service} worker"] = Process(f"services.{service}.worker", env=env)
        for process in processes.values():
            stack.enter_context(process)
        yield Suite(urls["auth_url"], databases, processes, mailbox)
    for service in ports:
        await databases[service].close()
        await server.drop(own_name(service, "profile"))


async def test_codes_arrive_once_whatever_is_killed(suite: Suite) -> None:
    async with suite.databases["auth"].transaction() as session:
        await put_consumer(
            session,
            display_name="Иван",
            email=_EMAIL,
            phone=None,
            language="ru",
            password_hash=_HASH,
            must_change_password=False,
            account_numbers=[],
        )
    first, second = suite.browser(), suite.browser()
    sign_in = {"login": _EMAIL, "password": _PASSWORD}
    assert first.post("/api/auth/sign-in", json=sign_in).status_code == 200
    wanted = {"new_device_letter": True, "password": _PASSWORD}
    assert first.put("/api/auth/me/security", json=wanted).status_code == 200
    wait_until(lambda: len(suite.mailbox.letters(_EMAIL)) == 1, what="told", log=suite.logs)

    asked = second.post("/api/auth/sign-in", json=sign_in)
    assert asked.status_code == 202
    attempt = {"attempt_id": asked.json()["second_factor"]["attempt_id"]}
    suite.processes["notifications"].kill()
    assert second.post("/api/auth/sign-in/letter", json=attempt).status_code == 202
    for name in ("auth worker", "auth", "notifications worker"):
        suite.processes[name].kill()
    for process in suite.processes.values():
        process.ensure()
    code = suite.code(_EMAIL, letters=2)
    confirm = attempt | {"method": "letter", "code": code, "remember_device": True}
    assert second.post("/api/auth/sign-in/confirm", json=confirm).status_code == 200

    change = {"new_email": _NEW_EMAIL, "password": _PASSWORD}
    assert second.post("/api/auth/me/email", json=change).status_code == 202
    new_code = suite.code(_NEW_EMAIL, letters=1)
    answer = second.post("/api/auth/me/email/confirm", json={"code": new_code})
    assert answer.json()["email"] == _NEW_EMAIL
    wait_until(lambda: len(suite.mailbox.letters(_EMAIL)) == 3, what="told", log=suite.logs)
    assert "r***@example.org" in suite.mailbox.letters(_EMAIL)[0]["text"]

    wiped = "SELECT count(*) FROM letters WHERE state = 'sent' AND parameters ? 'sealed'"
    async with suite.databases["notifications"].connection() as connection:
        assert await connection.fetchval(wiped) == 0
    for secret in (code, new_code, _EMAIL, _NEW_EMAIL):
        assert f'"{secret}"' not in suite.logs()
