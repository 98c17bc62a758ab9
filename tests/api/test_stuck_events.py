"""Events that have not arrived: every service with an outbox lists them, and sends them again."""

from typing import Any
from uuid import uuid4

import httpx
import pytest
from fastapi import FastAPI

from services.contracts.staff import staff_acted
from tests.conftest import MakeApplication
from tests.support.tokens import bearer, user_token

# auth judges its staff by their sessions: tests/api/auth/test_machine_clients.py.
_by_service = pytest.mark.parametrize("service", ["cabinet", "integration", "notifications"])
SECRET = "ivanov@example.org"
KIND = "x.thing_happened.v1"
_ADD = """
INSERT INTO outbox (event_id, subscriber, type, data, occurred_at, state, attempts, due_at,
    last_error)
VALUES ($1, $2, $3, jsonb_build_object('to', $4::text), now() - make_interval(secs => $5), $6, $7,
    now() + interval '8 minutes', 'answered 422')
"""


async def _add(app: FastAPI, state: str, age: float, kind: str = KIND, to: str = "cabinet") -> Any:
    event = uuid4()
    attempts = 40 if state == "abandoned" else 9
    async with app.state.database.connection() as connection:
        await connection.execute(_ADD, event, to, kind, SECRET, age, state, attempts)
    return event


async def _state(app: FastAPI, event: object) -> tuple[str, int, bool]:
    async with app.state.database.connection() as connection:
        row = await connection.fetchrow(
            "SELECT state, attempts, due_at <= now() AS due FROM outbox WHERE event_id = $1", event
        )
    return tuple(row)


def _role(role: str) -> dict[str, str]:
    return bearer(user_token("staff", f"{role}-1", role=role))


@_by_service
async def test_what_has_not_arrived_is_listed_without_what_it_says(
    service_app: MakeApplication, service: str
) -> None:
    app, client = await service_app(service)
    given_up = await _add(app, "abandoned", 90_000)
    late = await _add(app, "waiting", 400)
    # Its turn comes by itself.
    await _add(app, "waiting", 10)
    place = f"/api/{service}/staff/outbox"
    answer = await client.get(place, headers=_role("viewer"))
    shown = [(one["event_id"], one["state"], one["attempts"]) for one in answer.json()["items"]]
    assert shown == [(str(given_up), "given_up", 40), (str(late), "late", 9)]
    assert (answer.json()["total"], SECRET in answer.text) == (2, False)
    kinds = (await client.get(f"{place}/kinds", headers=_role("viewer"))).json()
    assert (kinds["given_up"], kinds["late"]) == (1, 1)
    assert [(one["type"], one["subscriber"]) for one in kinds["items"]] == [(KIND, "cabinet")]
    for filters, total in (({"state": "late"}, 1), ({"type": "y"}, 0), ({"subscriber": "auth"}, 0)):
        answer = await client.get(place, headers=_role("viewer"), params=filters)
        assert answer.json()["total"] == total


@_by_service
async def test_one_or_all_of_a_kind_are_sent_again(
    service_app: MakeApplication, service: str
) -> None:
    app, client = await service_app(service)
    place = f"/api/{service}/staff/outbox"
    first = await _add(app, "abandoned", 90_000)
    second, late = await _add(app, "abandoned", 80_000), await _add(app, "waiting", 400)
    other = await _add(app, "abandoned", 400, kind="x.other.v1")
    one = f"{place}/{first}/cabinet/resend"
    assert (await client.post(one)).status_code == 401
    assert (await client.post(one, headers=_role("viewer"))).status_code == 403
    assert (await client.post(one, headers=_role("operator"))).status_code == 204
    assert await _state(app, first) == ("waiting", 0, True)
    assert await _state(app, second) == ("abandoned", 40, False)
    gone = await client.post(f"{place}/{uuid4()}/cabinet/resend", headers=_role("operator"))
    assert gone.status_code == 404
    given = {"type": KIND, "subscriber": "cabinet"}
    answer = await client.post(f"{place}/resend", headers=_role("operator"), json=given)
    # The first is late again, as it was; it is tried once more.
    assert answer.json() == {"events": 3}
    for event in (second, late):
        assert await _state(app, event) == ("waiting", 0, True)
    assert (await _state(app, other))[0] == "abandoned"
    assert await _acts(app, service) == [
        ("resend_event", "forbidden"),
        ("resend_event", "done"),
        ("resend_event", "not-found"),
        ("resend_events", "done"),
    ]


async def _acts(app: FastAPI, service: str) -> list[tuple[str, str]]:
    async with app.state.database.connection() as connection:
        rows = await connection.fetch(
            "SELECT data->>'action' AS action, data->>'outcome' AS outcome FROM outbox"
            " WHERE type = $1 ORDER BY occurred_at, event_id",
            staff_acted(service),
        )
    return [(row["action"], row["outcome"]) for row in rows]


@_by_service
async def test_what_does_not_fit_is_refused(service_app: MakeApplication, service: str) -> None:
    _, client = await service_app(service)
    place = f"/api/{service}/staff/outbox"
    wrong: list[dict[str, Any]] = [{}, {"type": KIND}, {"type": "", "subscriber": "cabinet"}]
    for body in wrong:
        answer: httpx.Response = await client.post(
            f"{place}/resend", headers=_role("operator"), json=body
        )
        assert answer.status_code == 422
    answer = await client.post(f"{place}/x/cabinet/resend", headers=_role("operator"))
    assert answer.status_code == 422
