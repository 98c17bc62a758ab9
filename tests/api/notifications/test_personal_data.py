"""What notifications keeps about a consumer: told for his file, and erased at auth's word."""

from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest

from services.kit.database import Database
from tests.api.notifications.people import ANNA, BORIS, add_recipient
from tests.conftest import MakeApplication
from tests.support.tokens import bearer, service_token

_LETTER = """
INSERT INTO letters (id, user_id, address, template, language, parameters)
VALUES (gen_random_uuid(), $1, 'anna@example.org', 'temporary_password', 'ru',
    '{"sealed_password": "тайна"}')
"""
_NOTICE = "INSERT INTO notices (id, kind, subject, body) VALUES ($1, 'bell', 'Тема', 'Текст')"
_RECEIPT = "INSERT INTO notice_receipts (user_id, notice_id) VALUES ($1, $2)"
_DEVICE = """
INSERT INTO push_devices (id, user_id, endpoint, p256dh, auth, browser, system)
VALUES (gen_random_uuid(), $1, 'https://push.example/secret', '\\x01', '\\x02', 'Firefox', 'Linux')
"""
_TABLES = ("letters", "notice_receipts", "push_devices")


class Post:
    """notifications with a letter, a notice of her own and one for all, and a browser of Anna."""

    def __init__(self, client: httpx.AsyncClient, database: Database) -> None:
        self.client = client
        self.database = database
        self.own, self.common = uuid4(), uuid4()

    async def run(self, statement: str, *values: Any) -> Any:
        async with self.database.connection() as connection:
            return await connection.fetchval(statement, *values)

    async def found(self) -> None:
        await self.run(_LETTER, ANNA)
        await self.run(_DEVICE, ANNA)
        for notice in (self.own, self.common):
            await self.run(_NOTICE, notice)
            await self.run(_RECEIPT, ANNA, notice)
        await self.run(_RECEIPT, BORIS, self.common)

    async def part(self, user: UUID = ANNA, caller: str = "cabinet") -> httpx.Response:
        headers = bearer(service_token(caller, "notifications"))
        return await self.client.get(f"/internal/personal-data/{user}", headers=headers)

    async def erase(self, user: UUID = ANNA) -> None:
        event = {
            "id": str(uuid4()), "type": "auth.user_erased.v1",
            "occurred_at": "2026-11-29T10:00:00Z",
            "data": {"erasure_id": str(uuid4()), "user_id": str(user)},
        }  # fmt: skip
        headers = bearer(service_token("auth", "notifications"))
        answer = await self.client.post("/internal/events", json=event, headers=headers)
        assert answer.status_code == 204, answer.text


@pytest.fixture
async def post(service_app: MakeApplication) -> Post:
    app, client = await service_app("notifications")
    await add_recipient(app.state.database, ANNA)
    await add_recipient(app.state.database, BORIS)
    post = Post(client, app.state.database)
    await post.found()
    return post


async def test_all_of_hers_is_told_but_no_secret(post: Post) -> None:
    answer = await post.part()
    assert answer.status_code == 200, answer.text
    told = answer.json()
    assert [one["template"] for one in told["letters"]] == ["temporary_password"]
    assert len(told["notices"]) == 2
    assert [one["browser"] for one in told["push_devices"]] == ["Firefox"]
    assert "тайна" not in answer.text
    assert "push.example" not in answer.text
    assert (await post.part(caller="auth")).status_code == 403


async def test_all_of_hers_goes_and_nothing_of_others(post: Post) -> None:
    await post.erase()
    for table in _TABLES:
        left = f"SELECT count(*) FROM {table} WHERE user_id = $1"
        assert await post.run(left, ANNA) == 0, table
    assert await post.run("SELECT count(*) FROM notices WHERE id = $1", post.own) == 0
    assert await post.run("SELECT count(*) FROM notices WHERE id = $1", post.common) == 1
    assert await post.run("SELECT count(*) FROM notice_receipts WHERE user_id = $1", BORIS) == 1
    assert await post.run("SELECT email FROM recipients WHERE user_id = $1", ANNA) is None
    assert await post.run("SELECT email FROM recipients WHERE user_id = $1", BORIS) is not None
    told = "SELECT subscriber FROM outbox WHERE type = 'notifications.personal_data_erased.v1'"
    assert await post.run(told) == "auth"
