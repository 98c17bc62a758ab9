"""Sending pushes: whom an announcement reaches, tries, leases, what push services may answer."""

import asyncio
import json
import logging
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from fastapi import FastAPI
from py_vapid import Vapid02
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from services.kit.clock import utc_now
from services.kit.database import Database
from services.notifications.announcements.actions import publish_next
from services.notifications.preferences.rules import KINDS
from services.notifications.push.actions import Pusher
from services.notifications.push.deps import push_services_of
from services.notifications.push.rules import decoded
from services.notifications.settings import Settings
from tests.api.notifications.people import ANNA, BORIS, add_recipient, as_staff, as_user
from tests.conftest import MakeApplication
from tests.support.postgres import free_port
from tests.support.push import PushBrowser, PushService, b64, running_push_service
from tests.support.waits import exhaust, happens

_BASE = "/api/notifications"


@dataclass
class Desk:
    """The application, the push service, and a pusher as the worker has it."""

    app: FastAPI
    client: Any
    service: PushService
    pusher: Pusher
    browser: PushBrowser

    @property
    def database(self) -> Database:
        found: Database = self.app.state.database
        return found

    async def keep(self, user: UUID, browser: PushBrowser) -> None:
        answer = await self.client.put(
            f"{_BASE}/push/devices", json=browser.subscription(), headers=as_user(user)
        )
        assert answer.status_code == 200, answer.text

    async def announce(self, **changes: Any) -> str:
        """Announce to all and publish; return the notice's id."""
        given = {
            "kind": "bell", "subject": "Ремонт", "body": "Завтра не будет света.",
            "audience": {"kind": "all"},
        } | changes  # fmt: skip
        answer = await self.client.post(
            f"{_BASE}/staff/announcements", json=given, headers=as_staff("operator")
        )
        assert answer.status_code == 201, answer.text
        assert await publish_next(self.database, self.app.state.client, "http://cabinet")
        key: str = answer.json()["id"]
        return key

    async def rows(self, statement: str = "", *values: Any) -> list[dict[str, Any]]:
        statement = statement or (
            "SELECT state, attempts, last_error, longest_body,"
            " round(extract(epoch FROM due_at - now()))::int AS due FROM pushes ORDER BY id"
        )
        async with self.database.connection() as connection:
            return [dict(row) for row in await connection.fetch(statement, *values)]

    async def row(self) -> dict[str, Any]:
        (found,) = await self.rows()
        return found

    async def make_due(self) -> None:
        await self.rows("UPDATE pushes SET due_at = now()")


@pytest.fixture
async def desk(live_app: MakeApplication) -> AsyncIterator[Desk]:
    async with running_push_service() as service:
        app, client = await live_app("notifications", push_test_service=service.origin)
        settings: Settings = app.state.settings
        async with push_services_of(settings) as services:
            services._seconds = 2.0
            pusher = Pusher(app.state.database, services, lease_seconds=60, at_once=10)
            desk = Desk(app, client, service, pusher, PushBrowser(service.origin))
            await add_recipient(desk.database, ANNA)
            await add_recipient(desk.database, BORIS)
            await desk.keep(ANNA, desk.browser)
            yield desk


async def test_what_the_browser_gets_and_the_service_learns(desk: Desk) -> None:
    notice = await desk.announce(link={"label": "Ещё", "address": "/readings?meter=1"})
    assert await desk.pusher.send_next() == 1
    assert await desk.pusher.send_next() == 0
    (taken,) = desk.service.taken
    assert taken.path == f"/push/{desk.browser.name}"
    assert desk.browser.opened(taken.body) == {
        "id": notice, "subject": "Ремонт", "body": "Завтра не будет света.",
        "path": "/readings?meter=1",
    }  # fmt: skip
    assert "Ремонт".encode() not in taken.body
    headers = taken.headers
    assert (headers["topic"], headers["urgency"]) == (UUID(notice).hex, "normal")
    assert headers["content-encoding"] == "aes128gcm"
    assert 48 * 3600 - 60 < int(headers["ttl"]) <= 48 * 3600
    # Neither our tokens nor cookies go to an outside system.
    assert "cookie" not in headers
    assert Vapid02.verify(headers["authorization"])
    token, key = headers["authorization"].removeprefix("vapid t=").split(",k=")
    claims = json.loads(decoded(token.split(".")[1]))
    assert claims["aud"] == desk.service.origin
    assert 0 < claims["exp"] - time.time() <= 86400
    assert claims["sub"] == "mailto:noreply@localhost"
    told = await desk.client.get(f"{_BASE}/push", headers=as_user(ANNA))
    assert told.json()["public_key"] == key
    found = await desk.row()
    assert (found["state"], found["attempts"], found["last_error"]) == ("sent", 1, None)


async def test_advertising_goes_to_those_who_want_it_pushed(desk: Desk) -> None:
    boris, other = PushBrowser(desk.service.origin), PushBrowser(desk.service.origin)
    await desk.keep(BORIS, boris)
    await desk.keep(BORIS, other)
    await desk.announce(advertising=True)
    assert await desk.rows() == []
    off: dict[str, Any] = {"email": False, "push": False}
    wanted: dict[str, Any] = {"email": True, "accounts": []} | dict.fromkeys(KINDS, off)
    wanted |= {kind: off | {"days": 3} for kind in ("window_start", "window_end")}
    wanted["unusual"] = off | {"told": False}
    wanted["advertising"] = {"email": False, "push": True}
    answer = await desk.client.put(f"{_BASE}/preferences", json=wanted, headers=as_user(BORIS))
    assert answer.status_code == 200, answer.text
    notice = await desk.announce(advertising=True, letter=True)
    assert await desk.pusher.send_next() == 2
    paths = {taken.path for taken in desk.service.taken}
    assert paths == {f"/push/{one.name}" for one in (boris, other)}
    # The notice itself is there to be read; no letter goes to who wants none.
    assert await desk.rows("SELECT user_id FROM notice_receipts") == [{"user_id": BORIS}]
    assert await desk.rows("SELECT id FROM letters") == []
    (taken,) = [one for one in desk.service.taken if one.path.endswith(boris.name)]
    assert boris.opened(taken.body)["id"] == notice


async def test_blocked_users_and_withdrawn_announcements_push_nothing(desk: Desk) -> None:
    await desk.rows("UPDATE recipients SET active = false WHERE user_id = $1", ANNA)
    await desk.announce()
    assert await desk.rows() == []


async def test_what_is_no_news_any_more_is_not_sent(desk: Desk) -> None:
    term = utc_now() + timedelta(hours=1)
    await desk.announce(kind="banner", expires_at=term.isoformat())
    (found,) = await desk.rows("SELECT expires_at FROM pushes")
    assert abs(found["expires_at"] - term) < timedelta(seconds=1)
    await desk.rows("UPDATE pushes SET expires_at = now() - interval '1 second'")
    assert await desk.pusher.send_next() == 1
    assert await desk.pusher.send_next() == 0
    assert (await desk.row())["state"] == "expired"
    assert desk.service.taken == []


async def test_refused_push_waits_longer_each_time_then_is_abandoned(desk: Desk) -> None:
    await desk.announce()
    desk.service.says(500)
    pauses = []
    for attempt in range(1, 9):
        assert await desk.pusher.send_next() == 1
        found = await desk.row()
        assert found["attempts"] == attempt
        pauses.append(found["due"])
        await desk.make_due()
    assert pauses[:7] == [5, 10, 20, 40, 80, 160, 320]
    assert (found["state"], found["last_error"]) == ("abandoned", "answer 500")
    assert await desk.pusher.send_next() == 0
    assert len({taken.headers["topic"] for taken in desk.service.taken}) == 1


@pytest.mark.parametrize("status", [404, 410])
async def test_a_subscription_that_is_gone_is_removed(desk: Desk, status: int) -> None:
    await desk.announce()
    desk.service.says(status)
    await desk.pusher.send_next()
    assert await desk.rows() == []
    answer = await desk.client.get(f"{_BASE}/push/devices", headers=as_user(ANNA))
    assert answer.json()["total"] == 0


@pytest.mark.parametrize("status", [429, 503])
async def test_a_busy_service_names_the_time(desk: Desk, status: int) -> None:
    await desk.announce()
    desk.service.says(status, Retry_After="1800")
    await desk.pusher.send_next()
    found = await desk.row()
    assert (found["state"], found["attempts"], found["due"]) == ("waiting", 0, 1800)
    desk.service.says(status)
    await desk.make_due()
    await desk.pusher.send_next()
    found = await desk.row()
    assert (found["state"], found["attempts"], found["due"]) == ("waiting", 1, 5)


async def test_too_large_a_push_goes_shorter(desk: Desk) -> None:
    await desk.announce(body="Ж" * 5000)
    lengths = []

    async def answer(_: Request) -> Response:
        lengths.append(len(desk.browser.opened(desk.service.taken[-1].body)["body"]))
        return Response(status_code=413 if lengths[-1] else 201)

    desk.service.answer = answer
    for _ in range(3):
        assert await desk.pusher.send_next() == 1
    assert lengths == [400, 100, 0]
    assert ((found := await desk.row())["state"], found["attempts"]) == ("sent", 1)


async def test_too_large_at_any_length_is_abandoned(desk: Desk) -> None:
    await desk.announce()
    desk.service.says(413)
    for _ in range(3):
        assert await desk.pusher.send_next() == 1
    assert await desk.pusher.send_next() == 0
    assert (await desk.row())["state"] == "abandoned"


async def test_no_redirect_is_followed(desk: Desk) -> None:
    async with running_push_service() as other:
        await desk.announce()
        desk.service.says(307, Location=f"{other.origin}/internal")
        await desk.pusher.send_next()
        assert (await desk.row())["last_error"] == "answer 307"
        assert other.taken == []


@pytest.mark.parametrize("packed", [False, True])
async def test_an_endless_answer_is_cut_off(desk: Desk, packed: bool) -> None:
    await desk.announce()
    parts = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal parts
        while parts < 10_000:
            parts += 1
            yield b"a" * 65536
            # Lets the server see that nobody reads any more.
            await asyncio.sleep(0.001)

    async def answer(_: Request) -> Response:
        headers = {"Content-Encoding": "gzip"} if packed else {}
        return StreamingResponse(endless(), 201, headers=headers)

    desk.service.answer = answer
    async with asyncio.timeout(5):
        await desk.pusher.send_next()
    assert (await desk.row())["state"] == "sent"
    # What fits the sockets on the way is sent all the same, and no more.
    assert parts < 1000


@pytest.mark.alone
async def test_a_silent_service_costs_seconds_only(desk: Desk) -> None:
    await desk.announce()
    never = asyncio.Event()

    async def answer(_: Request) -> Response:
        await never.wait()
        return Response()

    desk.service.answer = answer
    async with asyncio.timeout(8):
        await desk.pusher.send_next()
    found = await desk.row()
    assert (found["state"], found["attempts"], found["due"]) == ("waiting", 1, 5)
    never.set()


async def test_an_answer_that_never_ends_is_an_answer(desk: Desk) -> None:
    await desk.announce()
    never = asyncio.Event()

    async def slowly() -> AsyncIterator[bytes]:
        yield b"a"
        await never.wait()

    async def answer(_: Request) -> Response:
        return StreamingResponse(slowly(), 201)

    desk.service.answer = answer
    async with asyncio.timeout(8):
        await desk.pusher.send_next()
    never.set()
    assert (await desk.row())["state"] == "sent"


async def test_an_absent_service_uses_up_no_try_and_holds_up_no_other(desk: Desk) -> None:
    await desk.announce()
    port = free_port()
    await desk.rows(
        "UPDATE push_devices SET endpoint = 'http://127.0.0.1:' || $1 || '/push/1'", str(port)
    )
    services = push_services_of(
        desk.app.state.settings.model_copy(update={"push_test_service": f"http://127.0.0.1:{port}"})
    )
    async with services:
        pusher = Pusher(desk.database, services, lease_seconds=60, at_once=1)
        await desk.announce()
        assert await pusher.send_next() == 1
        # The other one of that service waits too, without having been tried.
        assert await pusher.send_next() == 0
        assert [(row["state"], row["attempts"], row["due"]) for row in await desk.rows()] == [
            ("waiting", 0, 5)
        ] * 2
        await desk.make_due()
        assert await pusher.send_next() == 1
        assert {row["due"] for row in await desk.rows()} == {10}
        async with running_push_service(port) as late:
            await desk.make_due()
            assert await pusher.send_next() == 1
            assert await pusher.send_next() == 1
            assert len(late.taken) == 2
    assert {(row["state"], row["attempts"]) for row in await desk.rows()} == {("sent", 1)}


async def test_an_endpoint_that_is_listed_no_longer_is_never_called(desk: Desk) -> None:
    await desk.announce()
    settings = desk.app.state.settings.model_copy(update={"push_test_service": ""})
    async with push_services_of(settings) as services:
        await Pusher(desk.database, services, lease_seconds=60, at_once=1).send_next()
    assert desk.service.taken == []
    assert await desk.rows("SELECT id FROM push_devices") == []


async def test_ten_workers_send_each_push_once(desk: Desk) -> None:
    browsers = [PushBrowser(desk.service.origin) for _ in range(40)]
    for browser in browsers:
        user = uuid4()
        await add_recipient(desk.database, user)
        await desk.keep(user, browser)
    await desk.announce()

    async def work() -> None:
        async with push_services_of(desk.app.state.settings) as services:
            pusher = Pusher(desk.database, services, lease_seconds=60, at_once=3)
            await exhaust(pusher.send_next, "pushes sent")

    await asyncio.gather(*(work() for _ in range(10)))
    assert len(desk.service.taken) == 41
    assert len({taken.path for taken in desk.service.taken}) == 41


async def test_a_worker_that_lost_its_lease_marks_nothing(desk: Desk) -> None:
    await desk.announce()
    may_answer = asyncio.Event()

    async def answer(_: Request) -> Response:
        await may_answer.wait()
        return Response(status_code=201)

    desk.service.answer = answer
    slow = asyncio.create_task(desk.pusher.send_next())
    await happens(desk.service.came, "the push service has the message")
    await desk.rows("UPDATE pushes SET attempts = 2, due_at = now() + interval '30 s'")
    may_answer.set()
    await slow
    assert (await desk.row())["state"] == "sending"


async def test_a_push_in_a_dead_workers_hands_is_due_after_the_lease(desk: Desk) -> None:
    await desk.announce()
    await desk.rows("UPDATE pushes SET state = 'sending', attempts = 1, due_at = now() + '30 s'")
    assert await desk.pusher.send_next() == 0
    await desk.make_due()
    assert await desk.pusher.send_next() == 1
    assert (await desk.row())["attempts"] == 2


async def test_logs_name_no_endpoint_and_no_words(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "services")
    await desk.announce()
    for status in (500, 410):
        desk.service.says(status)
        await desk.pusher.send_next()
        await desk.make_due()
    told = " ".join(str(record.__dict__) for record in caplog.records)
    assert "push_not_accepted" in told
    for secret in (desk.browser.name, "Ремонт", b64(desk.browser.auth), b64(desk.browser.point)):
        assert secret not in told
