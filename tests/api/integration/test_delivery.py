"""Delivery: acknowledged, tried again, put aside; tokens are renewed."""

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs

import httpx
import orjson
import pytest

from services.integration.collection.queries import stage_page
from services.integration.conversion.batches import make_batch
from services.integration.delivery.actions import deliver_batch
from services.integration.delivery.queries import list_next_batches, put_back_refused
from services.integration.delivery.systems import SystemsDoor
from services.integration.sources.queries import save_source
from services.kit.database import Database
from tests.conftest import MakeApplication

KIND = "connection-states"
DONE = {"batch_id": "b", "accepted": 1, "rejected": 0, "errors": []}


class Receiver:
    """Auth and the systems door as integration sees them."""

    def __init__(self, *answers: httpx.Response | Exception) -> None:
        self.answers = list(answers)
        self.tokens = 0
        self.sent: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if request.url.path == "/api/auth/oauth/token":
            assert parse_qs(request.content.decode())["grant_type"] == ["client_credentials"]
            self.tokens += 1
            body = {"access_token": f"t{self.tokens}", "expires_in": 300, "token_type": "Bearer"}
            return httpx.Response(200, json=body)
        self.sent.append(request)
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


def door_to(receiver: Callable[[httpx.Request], httpx.Response]) -> SystemsDoor:
    door = SystemsDoor("http://auth", "http://systems", "id", "secret")
    door._http = httpx.AsyncClient(transport=httpx.MockTransport(receiver))
    return door


async def with_batches(service_app: MakeApplication, count: int = 1) -> Database:
    app, _ = await service_app("integration")
    database: Database = app.state.database
    async with database.connection() as connection:
        source = await save_source(connection, "demo", "http://head-end", b"", 30)
        for number in range(count):
            item = {"meter_id": f"M{number}", "state": "on", "since": "2026-03-01T00:00:00+06:00"}
            await stage_page(
                connection,
                source,
                KIND,
                after=str(number - 1) if number else None,
                cursor=str(number),
                more=False,
                items=1,
                batch=make_batch(KIND, [item]),
            )
    return database


async def deliver_once(database: Database, door: SystemsDoor) -> None:
    async with database.connection() as connection:
        await connection.execute("UPDATE staged_batches SET due_at = now()")
        batches = await list_next_batches(connection)
    for batch in batches:
        await deliver_batch(database, door, batch)


async def rows(database: Database) -> list[Any]:
    async with database.connection() as connection:
        found: list[Any] = await connection.fetch("SELECT * FROM staged_batches ORDER BY id")
    return found


async def test_acknowledged_batch_loses_its_payload(service_app: MakeApplication) -> None:
    database = await with_batches(service_app)
    receiver = Receiver(httpx.Response(200, json=DONE))
    await deliver_once(database, door_to(receiver))
    (batch,) = await rows(database)
    assert (batch["state"], batch["payload"]) == ("delivered", None)
    sent = receiver.sent[0]
    assert sent.url.path == f"/v1/batches/{KIND}"
    assert sent.headers["idempotency-key"] == str(batch["key"])
    assert sent.headers["content-encoding"] == "gzip"
    assert sent.headers["authorization"] == "Bearer t1"


async def test_batches_of_a_source_go_in_order(service_app: MakeApplication) -> None:
    database = await with_batches(service_app, 2)
    receiver = Receiver(
        httpx.Response(503, headers={"Retry-After": "5"}), *[httpx.Response(200, json=DONE)] * 2
    )
    door = door_to(receiver)
    for _ in range(3):
        await deliver_once(database, door)
    keys = [request.headers["idempotency-key"] for request in receiver.sent]
    assert keys[0] == keys[1] != keys[2]
    assert [batch["state"] for batch in await rows(database)] == ["delivered"] * 2
    assert receiver.tokens == 1


@pytest.mark.parametrize(
    "answer",
    [
        httpx.ConnectError("down"),
        httpx.ReadTimeout("slow"),
        httpx.RemoteProtocolError("killed"),
        httpx.Response(500),
        httpx.Response(503, headers={"Retry-After": "Wed"}),
        httpx.Response(429),
        httpx.Response(403),
        httpx.Response(200, content=b"not json"),
    ],
)
async def test_what_heals_is_tried_again(
    service_app: MakeApplication, answer: httpx.Response | Exception
) -> None:
    database = await with_batches(service_app)
    await deliver_once(database, door_to(Receiver(answer)))
    (batch,) = await rows(database)
    assert (batch["state"], batch["attempts"]) == ("staged", 1)
    assert batch["payload"]
    assert batch["last_error"]


@pytest.mark.parametrize("status", [400, 404, 409, 413, 415, 422])
async def test_what_cannot_heal_is_put_aside(service_app: MakeApplication, status: int) -> None:
    database = await with_batches(service_app, 2)
    problem = httpx.Response(status, content=orjson.dumps({"type": "urn:x:why"}))
    receiver = Receiver(problem, httpx.Response(200, json=DONE))
    door = door_to(receiver)
    await deliver_once(database, door)
    await deliver_once(database, door)
    first, second = await rows(database)
    assert (first["state"], second["state"]) == ("refused", "delivered")
    assert first["payload"], "kept for staff"
    assert "urn:x:why" in first["last_error"]
    async with database.connection() as connection:
        assert await put_back_refused(connection) == 1


async def test_expired_token_is_renewed_once(service_app: MakeApplication) -> None:
    database = await with_batches(service_app)
    receiver = Receiver(httpx.Response(401), httpx.Response(200, json=DONE))
    await deliver_once(database, door_to(receiver))
    assert [request.headers["authorization"] for request in receiver.sent] == [
        "Bearer t1",
        "Bearer t2",
    ]
    assert (await rows(database))[0]["state"] == "delivered"


async def test_rejected_rows_are_kept_with_the_reason(service_app: MakeApplication) -> None:
    database = await with_batches(service_app)
    error = {"line": 1, "field": "meter", "code": "unknown-meter", "reason": "No such meter."}
    answer = {"batch_id": "b", "accepted": 0, "rejected": 1, "errors": [error]}
    await deliver_once(database, door_to(Receiver(httpx.Response(200, json=answer))))
    async with database.connection() as connection:
        (row,) = await connection.fetch("SELECT * FROM rejected_rows")
    assert (row["stage"], row["field"], row["code"]) == ("delivery", "meter", "unknown-meter")
    assert orjson.loads(row["row"])["meter"] == "M0"
