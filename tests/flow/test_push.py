"""An announcement reaches the browsers of its audience, whatever is killed in between.

A real worker process. The push service and the browsers lie outside the suite, so these are ours;
everything on the line is what a real one would get.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from uuid import uuid4

import httpx
import pytest
from starlette.requests import Request
from starlette.responses import Response

from services.kit.database import Database
from services.notifications.settings import Settings
from tests.api.notifications.people import add_recipient, as_staff, as_user
from tests.conftest import MakeApplication
from tests.support.postgres import environment
from tests.support.processes import Process
from tests.support.push import PushBrowser, PushService, running_push_service
from tests.support.tokens import keys_dir
from tests.support.waits import happens, until

_BASE = "/api/notifications"


@dataclass
class Suite:
    http: httpx.AsyncClient
    worker: Process
    service: PushService
    database: Database

    async def subscribe(self, browser: PushBrowser) -> None:
        user = uuid4()
        await add_recipient(self.database, user)
        answer = await self.http.put(
            f"{_BASE}/push/devices", json=browser.subscription(), headers=as_user(user)
        )
        assert answer.status_code == 200, answer.text

    async def announce(self, subject: str) -> str:
        given = {"kind": "bell", "subject": subject, "body": "Текст", "audience": {"kind": "all"}}
        answer = await self.http.post(
            f"{_BASE}/staff/announcements", json=given, headers=as_staff()
        )
        assert answer.status_code == 201, answer.text
        key: str = answer.json()["id"]
        return key

    async def states(self) -> list[str]:
        async with self.database.connection() as connection:
            rows = await connection.fetch("SELECT state FROM pushes ORDER BY id")
        return [row["state"] for row in rows]

    async def wait(self, condition: Callable[[], Awaitable[bool]], what: str) -> None:
        await until(condition, what, log=self.worker.log)


@pytest.fixture
async def suite(live_app: MakeApplication) -> AsyncIterator[Suite]:
    async with running_push_service() as service:
        app, http = await live_app("notifications", push_test_service=service.origin)
        settings: Settings = app.state.settings
        values = {
            "keys_dir": keys_dir(), "lease_seconds": 5, "push_test_service": service.origin,
            "database_password": settings.database_password.get_secret_value(),
        } | settings.model_dump(
            include={"database_host", "database_port", "database_user", "database_name"}
        )  # fmt: skip
        env = environment("notifications", values)
        with Process("services.notifications.worker", env=env) as worker:
            yield Suite(http, worker, service, app.state.database)


async def test_a_killed_worker_loses_no_push(suite: Suite) -> None:
    browsers = [PushBrowser(suite.service.origin) for _ in range(3)]
    for browser in browsers:
        await suite.subscribe(browser)
    may_answer = asyncio.Event()

    async def hold(_: Request) -> Response:
        await happens(may_answer, "the test lets the push service answer", 120)
        return Response(status_code=201)

    suite.service.answer = hold
    notice = await suite.announce("Первое")

    async def all_came() -> bool:
        return len(suite.service.taken) == len(browsers)

    # The services have the messages, and the worker dies before it hears their yes.
    await suite.wait(all_came, "the push service has all messages")
    suite.worker.kill()
    assert await suite.states() == ["sending"] * 3
    may_answer.set()
    suite.worker.ensure()

    async def all_sent() -> bool:
        return await suite.states() == ["sent"] * 3

    await suite.wait(all_sent, "all are sent after the lease")
    for browser in browsers:
        copies = [one for one in suite.service.taken if one.path.endswith(browser.name)]
        assert len(copies) == 2
        # The second copy replaces the first: one Topic, one tag on the device.
        assert {one.headers["topic"] for one in copies} == {notice.replace("-", "")}
        assert {browser.opened(one.body)["id"] for one in copies} == {notice}


async def test_a_worker_killed_while_it_publishes_pushes_all_or_nothing(suite: Suite) -> None:
    browser = PushBrowser(suite.service.origin)
    await suite.subscribe(browser)

    async def taken_up() -> bool:
        async with suite.database.connection() as connection:
            return bool(
                await connection.fetchval(
                    "SELECT bool_and(state = 'published' OR due_at > now()) FROM announcements"
                )
            )

    for number in range(3):
        await suite.announce(f"Номер {number}")
        await suite.wait(taken_up, "the worker has it")
        suite.worker.kill()
        suite.worker.ensure()

    async def told() -> bool:
        # What a dead worker held comes back after five minutes; the test does not wait so long.
        async with suite.database.connection() as connection:
            await connection.execute(
                "UPDATE announcements SET due_at = now() WHERE state = 'scheduled'"
            )
        return await suite.states() == ["sent"] * 3

    await suite.wait(told, "every announcement is pushed")
    subjects = {browser.opened(one.body)["subject"] for one in suite.service.taken}
    assert subjects == {f"Номер {number}" for number in range(3)}
    async with suite.database.connection() as connection:
        assert await connection.fetchval("SELECT count(*) FROM notice_receipts") == 3


async def test_a_worker_told_to_end_hears_the_answer_first(suite: Suite) -> None:
    await suite.subscribe(PushBrowser(suite.service.origin))
    may_answer = asyncio.Event()

    async def hold(_: Request) -> Response:
        await happens(may_answer, "the test lets the push service answer", 120)
        return Response(status_code=201)

    suite.service.answer = hold
    await suite.announce("Тема")
    await happens(suite.service.came, "the push service has the message", 90)
    ending = asyncio.create_task(asyncio.to_thread(suite.worker.stop))
    await asyncio.sleep(0)
    may_answer.set()
    await ending
    assert await suite.states() == ["sent"]
    assert len(suite.service.taken) == 1
