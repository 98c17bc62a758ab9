"""A changed password sends exactly one letter, whatever is killed in between.

Real processes: auth with its worker, notifications with its worker, a mailbox.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import count
from typing import Any

import pytest

from services.auth.passwords.hashing import HASHER
from services.auth.settings import Settings as AuthSettings
from services.auth.users.actions import put_consumer
from services.kit.database import Database
from tests.support import plain
from tests.support.mail import Mailbox, SlowServer, running_mailbox
from tests.support.postgres import Server, connected, environment, free_port, own_name
from tests.support.processes import Process
from tests.support.tokens import keys_dir
from tests.support.waits import happens, until, wait_until

_PASSWORD = "horse rides 42 nights"
_numbers = count(1)


@dataclass
class Suite:
    """What runs, and a view into both databases."""

    auth_url: str
    databases: dict[str, dict[str, Any]]
    processes: dict[str, Process]
    mailbox: Mailbox

    async def fetch(self, service: str, statement: str, *values: Any) -> Any:
        async with connected(self.databases[service]) as connection:
            return await connection.fetchval(statement, *values)

    async def somebody(self) -> str:
        """Make a consumer; return the e-mail address."""
        email = f"reader{next(_numbers)}@example.org"
        database = Database(AuthSettings(**self.databases["auth"]))
        async with database.transaction() as session:
            await put_consumer(
                session,
                display_name="Иван\r\nBcc: eve@example.org",
                email=email,
                phone=None,
                language="ru",
                password_hash=HASHER.hash(_PASSWORD),
                must_change_password=False,
                account_numbers=[],
            )
        await database.close()
        return email

    async def change_password(self, email: str) -> str:
        """Sign in and change the password over HTTP; return the event's id."""
        headers = {"Sec-Fetch-Site": "same-origin"}
        async with plain.async_client(base_url=self.auth_url, headers=headers) as browser:
            answer = await browser.post(
                "/api/auth/sign-in", json={"login": email, "password": _PASSWORD}
            )
            assert answer.status_code == 200, answer.text
            answer = await browser.post(
                "/api/auth/change-password",
                json={"current_password": _PASSWORD, "new_password": f"{_PASSWORD} more"},
            )
            assert answer.status_code == 200, answer.text
        return email

    async def one_letter(self, email: str) -> dict[str, Any]:
        """Wait until the queue says sent; return the only letter there is."""
        statement = "SELECT id FROM letters WHERE address = $1 AND state = 'sent'"

        async def sent() -> bool:
            return bool(await self.fetch("notifications", statement, email))

        await until(sent, "the letter is sent", log=self.logs)
        letter_id = await self.fetch("notifications", statement, email)
        letters = self.mailbox.letters(email)
        assert len(letters) == 1
        assert letters[0]["message_id"] == f"<{letter_id}@energy.example>"
        inbox = "SELECT type FROM inbox WHERE event_id = $1"
        assert await self.fetch("notifications", inbox, letter_id) == "auth.password_changed.v1"
        return letters[0]

    def logs(self) -> str:
        return "\n".join(f"== {name}\n{one.log()}" for name, one in self.processes.items())


@pytest.fixture(scope="module")
async def started(
    server: Server,
    migrated: Callable[[str], dict[str, Any]],
    tmp_path_factory: pytest.TempPathFactory,
) -> AsyncIterator[Suite]:
    ports = {"auth": free_port(), "notifications": free_port()}
    databases: dict[str, dict[str, Any]] = {}
    for service in ports:
        migrated(service)
        databases[service] = await server.copy(service, own_name(service, "flow"))
    with ExitStack() as stack:
        mailbox = stack.enter_context(running_mailbox(tmp_path_factory.mktemp("mail")))
        common = {"keys_dir": keys_dir()}
        links: dict[str, dict[str, Any]] = {
            "auth": {"notifications_url": f"http://127.0.0.1:{ports['notifications']}"},
            "notifications": {
                "smtp_host": "127.0.0.1",
                "smtp_port": mailbox.smtp_port,
                "smtp_sender": "noreply@energy.example",
                "lease_seconds": 10,
                "senders": 2,
            },
        }
        processes = {}
        for service, port in ports.items():
            settings = databases[service] | common | links[service] | {"port": port}
            env = environment(service, settings)
            url = f"http://127.0.0.1:{port}"
            processes[service] = Process(f"services.{service}.main", env=env, ready=f"{url}/ready")
            processes[f"{service} worker"] = Process(f"services.{service}.worker", env=env)
        for process in processes.values():
            stack.enter_context(process)
        yield Suite(f"http://127.0.0.1:{ports['auth']}", databases, processes, mailbox)
    for service in ports:
        await server.drop(own_name(service, "flow"))


@pytest.fixture
def suite(started: Suite) -> Suite:
    """Give the suite with everything running, whatever a test before has killed."""
    started.mailbox.process.ensure()
    for process in started.processes.values():
        process.ensure()
    return started


async def test_change_sends_one_letter(suite: Suite) -> None:
    email = await suite.change_password(await suite.somebody())
    letter = await suite.one_letter(email)
    assert letter["subject"] == "Пароль личного кабинета изменён"
    assert "Здравствуйте, Иван Bcc: eve@example.org!" in letter["text"]
    assert "Bcc" not in letter["headers"]
    assert suite.mailbox.letters("eve@example.org") == []
    recipient = "SELECT email FROM recipients WHERE email = $1"
    assert await suite.fetch("notifications", recipient, email) == email
    for log in (suite.logs(),):
        assert email not in log
        assert _PASSWORD not in log


async def test_letter_waits_for_the_mail_server(suite: Suite) -> None:
    told = len(suite.processes["notifications worker"].log())
    suite.mailbox.process.kill()
    email = await suite.change_password(await suite.somebody())
    worker = suite.processes["notifications worker"]
    wait_until(lambda: "mail_server_unreachable" in worker.log()[told:], what="a try")
    suite.mailbox.process.start()
    await suite.one_letter(email)
    # No try of the letter was used up by a server that was not there.
    statement = "SELECT attempts FROM letters WHERE address = $1"
    assert await suite.fetch("notifications", statement, email) == 1


@pytest.mark.parametrize("killed", ["auth worker", "notifications", "notifications worker"])
async def test_letter_survives_the_kill_of_one(suite: Suite, killed: str) -> None:
    suite.processes[killed].kill()
    email = await suite.change_password(await suite.somebody())
    suite.processes[killed].start()
    await suite.one_letter(email)


async def test_letter_survives_the_kill_of_all_right_after_the_answer(suite: Suite) -> None:
    # It is on its way at once: a kill between the mail server's yes and our note of it is another
    # matter (README of notifications), so that there is no server to say yes.
    suite.mailbox.process.kill()
    email = await suite.change_password(await suite.somebody())
    for process in suite.processes.values():
        process.kill()
    suite.mailbox.process.start()
    for process in suite.processes.values():
        process.start()
    await suite.one_letter(email)


async def test_worker_killed_while_the_server_thinks(suite: Suite) -> None:
    """Killed before the server's yes: the letter goes again at the end of the lease, once."""
    suite.mailbox.process.kill()
    slow = SlowServer()
    listening = await slow.listen(suite.mailbox.smtp_port)
    email = await suite.change_password(await suite.somebody())
    await happens(slow.asked, "the mail server has the letter", 60)
    await asyncio.to_thread(suite.processes["notifications worker"].kill)
    listening.close()
    await asyncio.to_thread(suite.mailbox.process.start)
    await asyncio.to_thread(suite.processes["notifications worker"].start)
    await suite.one_letter(email)
    assert slow.kept == []
    statement = "SELECT attempts FROM letters WHERE address = $1"
    assert await suite.fetch("notifications", statement, email) == 2
