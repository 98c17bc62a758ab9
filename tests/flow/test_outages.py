"""An outage over thousands of accounts through kills: each is told once, and nobody else."""

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from services.kit.clock import utc_now
from tests.support import plain
from tests.support.crowd import AREA, crowd
from tests.support.identity import Suite, running_suite
from tests.support.postgres import Server
from tests.support.tokens import bearer, user_token
from tests.support.waits import until

_PEOPLE = 3_000
_WITH_ADDRESS = 300


@pytest.fixture(scope="module")
async def started(
    server: Server,
    migrated: Callable[[str], dict[str, Any]],
    tmp_path_factory: pytest.TempPathFactory,
) -> AsyncIterator[Suite]:
    folder = tmp_path_factory.mktemp("mail")
    async with running_suite(server, migrated, folder, "outages", lease=5, panel=True) as suite:
        yield suite


async def test_all_are_told_once_whatever_dies_in_the_middle(started: Suite) -> None:
    suite = started
    await crowd(suite.databases, _PEOPLE, every=_WITH_ADDRESS)
    # Somebody who lives elsewhere.
    stranger = uuid4()
    await suite.fetch(
        "notifications",
        "INSERT INTO recipients (user_id, user_class, display_name, language, active, as_of)"
        " VALUES ($1, 'consumer', 'Чужой', 'ru', true, now())",
        stranger,
    )
    desk = bearer(user_token("staff", str(uuid4()), role="operator", name="Ольга"))
    place = f"{suite.urls['cabinet_url']}/api/cabinet/staff/outages"
    now = utc_now()
    body = {
        "kind": "emergency",
        "starts_at": (now - timedelta(minutes=5)).isoformat(),
        "expected_end_at": (now + timedelta(hours=3)).isoformat(),
        "scope": AREA,
        "publish": True,
    }
    key = {"Idempotency-Key": str(uuid4())}
    made = plain.request("POST", place, json=body, headers=desk | key, timeout=60)
    assert made.status_code == 201, made.text
    bells = "SELECT count(*) FROM notice_receipts"
    for victim in ("notifications", "cabinet worker", "cabinet"):
        suite.processes[victim].kill()
        await asyncio.sleep(0.3)
        suite.processes[victim].start()
    # Whoever has not heard the answer sends it again.
    again = plain.request("POST", place, json=body, headers=desk | key, timeout=60)
    assert again.json()["id"] == made.json()["id"]

    async def all_told(changes: int) -> None:
        async def told() -> bool:
            return bool(await suite.fetch("notifications", bells) >= changes * _PEOPLE)

        await until(told, "all bells have it", 90, log=suite.logs)

    await all_told(1)
    card = again.json()
    end = plain.request(
        "POST",
        f"{place}/{card['id']}/end",
        json={"text": "Свет включён."},
        headers=desk | {"If-Match": card["etag"]},
        timeout=60,
    )
    assert end.status_code == 200, end.text
    suite.processes["notifications"].kill()
    suite.processes["notifications"].start()
    await all_told(2)

    async def carried() -> bool:
        return not await suite.fetch("cabinet", "SELECT count(*) FROM outbox")

    await until(carried, "nothing is on its way", 60, log=suite.logs)
    assert await suite.fetch("notifications", bells) == 2 * _PEOPLE
    each_twice = "SELECT max(n) FROM (SELECT count(*) AS n FROM notice_receipts GROUP BY user_id) q"
    assert await suite.fetch("notifications", each_twice) == 2
    letters = await suite.fetch("notifications", "SELECT count(*) FROM letters")
    assert letters == 2 * _PEOPLE // _WITH_ADDRESS
    of_stranger = f"{bells} WHERE user_id = $1"
    assert await suite.fetch("notifications", of_stranger, stranger) == 0
