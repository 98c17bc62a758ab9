"""Sending letters: tries, leases, several workers, through a real SMTP server."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from typing import Any
from uuid import uuid4

import pytest

from services.kit.database import Database
from services.notifications.letters.actions import Sender
from services.notifications.letters.queries import resend_abandoned
from services.notifications.letters.rendering import Renderer
from services.notifications.letters.rules import ORDINARY, SECURITY, STRANGERS
from services.notifications.letters.smtp import Mailer
from tests.conftest import MakeApplication
from tests.support.mail import SlowServer
from tests.support.postgres import free_port
from tests.support.tokens import keys_dir
from tests.support.waits import exhaust, happens

_ADD = """
INSERT INTO letters (id, user_id, address, template, language, parameters)
VALUES ($1, gen_random_uuid(), $2, 'password_changed', 'ru',
    '{"display_name": "Иван", "changed_at": "2026-11-21T10:00:00+00:00"}')
"""


@pytest.fixture
async def database(live_app: MakeApplication) -> Database:
    app, _ = await live_app("notifications")
    found: Database = app.state.database
    return found


@asynccontextmanager
async def mail_server(port: int, **answers: Any) -> AsyncIterator[SlowServer]:
    """A server on the port that answers at once; `refuse` says what it says instead of yes."""
    server = SlowServer(**answers)
    server.may_answer.set()
    listening = await server.listen(port)
    try:
        yield server
    finally:
        listening.close()


def sender(database: Database, port: int, lease: float = 60) -> Sender:
    mailer = Mailer(
        host="127.0.0.1", port=port, security="none", login="", password="",
        sender="noreply@energy.example", verify_certificate=True,
    )  # fmt: skip
    return Sender(
        database,
        partial(Renderer, sender="noreply@energy.example"),
        mailer,
        lease_seconds=lease,
        keys_dir=keys_dir(),
        per_hour={SECURITY: 20, STRANGERS: 5, ORDINARY: 20},
    )


async def send_all(one: Sender) -> None:
    """Send until nothing is due."""

    async def found() -> bool:
        return await one.send_next() is not None

    await exhaust(found, "letters sent")


async def add(database: Database, address: str = "ivan@example.org") -> None:
    async with database.connection() as connection:
        await connection.execute(_ADD, uuid4(), address)


async def row(database: Database) -> dict[str, Any]:
    async with database.connection() as connection:
        found = await connection.fetchrow(
            "SELECT state, attempts, last_error, sent_at,"
            " round(extract(epoch FROM due_at - now())) AS due FROM letters"
        )
    assert found is not None
    return dict(found)


async def make_due(database: Database) -> None:
    async with database.connection() as connection:
        await connection.execute("UPDATE letters SET due_at = now()")


async def test_sent_once_and_marked(database: Database) -> None:
    port = free_port()
    async with mail_server(port) as server:
        await add(database)
        one = sender(database, port)
        assert await one.send_next() == 0
        assert await one.send_next() is None
        assert len(server.kept) == 1
    found = await row(database)
    assert (found["state"], found["attempts"], found["last_error"]) == ("sent", 1, None)
    assert found["sent_at"]


async def test_refused_letter_waits_longer_each_time_then_is_abandoned(
    database: Database,
) -> None:
    port = free_port()
    pauses = []
    async with mail_server(port, refuse="554 No") as server:
        await add(database)
        one = sender(database, port)
        for attempt in range(1, 9):
            assert await one.send_next() == 0
            found = await row(database)
            assert found["attempts"] == attempt
            pauses.append(int(found["due"]))
            await make_due(database)
        assert found["state"] == "abandoned"
        assert "554" in found["last_error"]
        assert await one.send_next() is None
        assert pauses[:7] == [5, 10, 20, 40, 80, 160, 320]
        # Staff may send it again.
        server.refuse = ""
        async with database.connection() as connection:
            assert await resend_abandoned(connection, None) == 1
        assert await one.send_next() == 0
    assert (await row(database))["state"] == "sent"


async def test_absent_server_uses_up_no_try(database: Database) -> None:
    port = free_port()
    await add(database)
    one = sender(database, port)
    assert await one.send_next() == 5
    found = await row(database)
    assert (found["state"], found["attempts"]) == ("waiting", 0)
    await make_due(database)
    assert await one.send_next() == 10
    await make_due(database)
    async with mail_server(port):
        assert await one.send_next() == 0
    assert (await row(database))["state"] == "sent"


async def test_connection_closed_by_the_server_is_opened_anew(database: Database) -> None:
    port = free_port()
    one = sender(database, port)
    for _ in range(2):
        async with mail_server(port) as server:
            await add(database)
            assert await one.send_next() == 0
            assert len(server.kept) == 1
            server.drop()
    assert (await row(database))["attempts"] == 1


async def test_unusable_address_is_abandoned_at_once(database: Database) -> None:
    port = free_port()
    async with mail_server(port) as server:
        await add(database, "ivan@example.org\r\nRCPT TO:<eve@example.org>")
        assert await sender(database, port).send_next() == 0
        assert server.kept == []
    assert (await row(database))["state"] == "abandoned"


async def test_ten_workers_send_each_letter_once(database: Database) -> None:
    port = free_port()
    for number in range(40):
        await add(database, f"reader{number}@example.org")

    async def work() -> None:
        await send_all(sender(database, port))

    async with mail_server(port) as server:
        await asyncio.gather(*(work() for _ in range(10)))
        assert len(server.kept) == 40
        assert len({letter.split(b"Message-ID: ")[1][:40] for letter in server.kept}) == 40


async def test_letter_in_a_dead_workers_hands_is_due_after_the_lease(database: Database) -> None:
    port = free_port()
    await add(database)
    async with database.connection() as connection:
        await connection.execute(
            "UPDATE letters SET state = 'sending', attempts = 1, due_at = now() + '30 s'"
        )
    async with mail_server(port) as server:
        one = sender(database, port)
        assert await one.send_next() is None
        await make_due(database)
        assert await one.send_next() == 0
        assert len(server.kept) == 1
    assert (await row(database))["attempts"] == 2


async def test_worker_that_lost_its_lease_marks_nothing(database: Database) -> None:
    port = free_port()
    await add(database)
    server = SlowServer()
    listening = await server.listen(port)
    slow = asyncio.create_task(sender(database, port).send_next())
    await happens(server.asked, "the mail server has the letter")
    async with database.connection() as connection:
        await connection.execute("UPDATE letters SET attempts = 2, due_at = now() + '30 s'")
    server.may_answer.set()
    await slow
    listening.close()
    assert (await row(database))["state"] == "sending"


async def test_letters_to_one_address_wait_beyond_the_hours_share(database: Database) -> None:
    port = free_port()
    async with mail_server(port) as server:
        for _ in range(22):
            await add(database)
        await add(database, "petr@example.org")
        one = sender(database, port)
        await send_all(one)
        assert len(server.kept) == 21
        async with database.connection() as connection:
            waiting = await connection.fetch(
                "SELECT address, attempts FROM letters WHERE state = 'waiting'"
            )
            assert [tuple(row) for row in waiting] == [("ivan@example.org", 0)] * 2
            # An hour later they go.
            await connection.execute(
                "UPDATE letters SET due_at = now(), sent_at = sent_at - interval '1 hour'"
            )
        await send_all(one)
        assert len(server.kept) == 23
