"""Who was known a moment ago is asked again whether his session goes on, and by which door."""

import time

import pytest

from tests.conftest import MakeApplication
from tests.support.tokens import user_token

ME = "00000000-0000-4000-8000-00000000000a"
PATH = "/api/cabinet/meters/1/consumption?channel=A%2B&interval=month&date=2026-09-01"


def _cookie(token: str, **more: str) -> dict[str, str]:
    return {"Cookie": f"cabinet_access={token}", "X-Application": "cabinet"} | more


async def test_an_ended_session_is_refused_although_it_was_known(
    service_app: MakeApplication,
) -> None:
    app, client = await service_app("cabinet")
    known, other = (user_token("consumer", ME, sid=sid) for sid in ("one", "another"))
    for token in (known, other):
        assert (await client.get(PATH, headers=_cookie(token))).status_code == 404
    app.state.revocations._until["one"] = time.time() + 300
    refused = await client.get(PATH, headers=_cookie(known))
    assert (refused.status_code, refused.json()["detail"]) == (401, "The session has ended.")
    assert (await client.get(PATH, headers=_cookie(other))).status_code == 404


async def test_an_expired_token_is_refused_although_it_was_known(
    service_app: MakeApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, client = await service_app("cabinet")
    token = user_token("consumer", ME, lifetime=60)
    assert (await client.get(PATH, headers=_cookie(token))).status_code == 404
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 61)
    refused = await client.get(PATH, headers=_cookie(token))
    assert (refused.status_code, refused.json()["detail"]) == (401, "The token has expired.")


@pytest.mark.parametrize(
    "more",
    [
        {"X-Application": "admin"},
        {"X-Application": "wizard"},
        {"Authorization": "Bearer nonsense"},
        {"Cookie": "cabinet_access=nonsense"},
        {"Cookie": ""},
    ],
)
async def test_what_is_said_otherwise_is_looked_at_anew(
    service_app: MakeApplication, more: dict[str, str]
) -> None:
    _, client = await service_app("cabinet")
    token = user_token("consumer", ME)
    assert (await client.get(PATH, headers=_cookie(token))).status_code == 404
    refused = await client.get(PATH, headers=_cookie(token) | more)
    assert refused.status_code == 401


async def test_a_foreign_page_that_writes_is_refused_although_its_cookie_was_known(
    service_app: MakeApplication,
) -> None:
    _, client = await service_app("cabinet")
    headers = _cookie(user_token("consumer", ME))
    path = "/api/cabinet/seen/readings"
    assert (await client.get(PATH, headers=headers)).status_code == 404
    strange = headers | {"Sec-Fetch-Site": "cross-site"}
    refused = await client.post(path, headers=strange)
    assert refused.json()["type"].endswith(":cross-origin-request"), refused.text
