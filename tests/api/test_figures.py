"""What notifications and integration count for the panel is what their lists show."""

from typing import Any

import httpx
import pytest

from services.contracts import figures
from services.kit.database import Database
from tests.conftest import MakeApplication
from tests.support.tokens import bearer, service_token, user_token

WHERE = {"auth": "registrations", "notifications": "letters", "integration": "sources"}
_LETTERS = """
INSERT INTO letters (id, user_id, address, template, language, parameters, state, created_at)
SELECT gen_random_uuid(), gen_random_uuid(), 'a@example.org', 'password_changed', 'ru', '{}', state,
    now() - hours * interval '1 hour'
FROM unnest($1::text[], $2::int[]) AS given (state, hours)
"""
_SOURCES = """
INSERT INTO sources (name, url, sealed_key, active, poll_seconds, caught_up_at, last_error)
SELECT name, 'http://127.0.0.1:1', '', active, 60, now() - minutes * interval '1 minute', error
FROM unnest($1::text[], $2::bool[], $3::int[], $4::text[]) AS given (name, active, minutes, error)
"""


async def ask(client: httpx.AsyncClient, service: str) -> Any:
    headers = bearer(service_token("admin_panel", service))
    answer = await client.get(f"/internal/figures/{WHERE[service]}", headers=headers)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def total(client: httpx.AsyncClient, path: str, **asked: Any) -> int:
    staff = bearer(user_token("staff", "0d6c1b6e-9c7b-4bb1-8a2f-0a4f6e1f7f10", role="viewer"))
    answer = await client.get(path, params=asked, headers=staff)
    assert answer.status_code == 200, answer.text
    return int(answer.json()["total"])


async def fill(database: Database, statement: str, *values: Any) -> None:
    async with database.connection() as connection:
        await connection.execute(statement, *values)


@pytest.mark.parametrize("service", list(WHERE))
async def test_only_the_panel_is_told(service_app: MakeApplication, service: str) -> None:
    _, client = await service_app(service)
    path = f"/internal/figures/{WHERE[service]}"
    for headers in (
        bearer(service_token("wizard", service)),
        bearer(user_token("staff", "s", role="administrator")),
        {},
    ):
        answer = await client.get(path, headers=headers)
        assert answer.status_code in {401, 403}
        assert isinstance(answer.json()["type"], str)


async def test_letters_that_went_nowhere_are_counted(service_app: MakeApplication) -> None:
    app, client = await service_app("notifications")
    assert (await ask(client, "notifications"))["oldest_abandoned"] is None
    states = ["abandoned", "abandoned", "waiting", "sending", "sent", "expired"]
    await fill(app.state.database, _LETTERS, states, [5, 50, 1, 1, 1, 99])
    told = figures.LettersFigures(**await ask(client, "notifications"))
    assert (told.abandoned, told.waiting) == (2, 2)
    assert told.oldest_abandoned is not None
    assert round((told.at - told.oldest_abandoned).total_seconds() / 3600) == 50
    path = "/api/notifications/staff/letters"
    assert await total(client, path, state="abandoned") == told.abandoned


async def test_sources_that_fail_come_first_then_those_that_are_furthest_behind(
    service_app: MakeApplication,
) -> None:
    app, client = await service_app("integration")
    assert (await ask(client, "integration"))["sources"] == []
    await fill(
        app.state.database,
        _SOURCES,
        ["quick", "slow", "broken", "off", "new"],
        [True, True, True, False, True],
        [1, 600, 2, 9000, None],
        [None, None, "refused", None, None],
    )
    told = await ask(client, "integration")
    assert (told["active"], told["failing"], told["staged"], told["refused"]) == (4, 1, 0, 0)
    names = [(one["name"], one["failing"], one["behind_seconds"]) for one in told["sources"]]
    assert [name for name, _, _ in names] == ["broken", "new", "slow", "quick"]
    assert names[0][1] is True
    assert names[1][2] is None
    assert 36_000 <= names[2][2] < 36_060
