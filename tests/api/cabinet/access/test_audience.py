"""Whom an announcement is for."""

from typing import Any
from uuid import UUID

import pytest

from tests.api.cabinet.conftest import Home
from tests.api.cabinet.supply import ANNA, BORIS, as_user
from tests.support.tokens import bearer, service_token


async def ask(home: Home, **query: Any) -> Any:
    answer = await home.client.get(
        "/internal/audience",
        params=query,
        headers=bearer(service_token("notifications", "cabinet")),
    )
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_users_of_accounts_and_of_a_town(home: Home) -> None:
    await home.link(BORIS, "1002")
    assert await ask(home, account=["1001", "нет"]) == {
        "users": [str(ANNA)], "next": None, "unknown": ["нет"]
    }  # fmt: skip
    everybody = [str(ANNA), str(BORIS)]
    assert (await ask(home, town="казань"))["users"] == everybody
    assert (await ask(home, account=["1001", "1002"]))["users"] == everybody
    assert (await ask(home, town="Омск"))["users"] == []
    assert (await ask(home))["users"] == []
    assert (await ask(home, town="%"))["users"] == []


async def test_pages_of_users(home: Home) -> None:
    await home.link(BORIS, "1002")
    first = await ask(home, town="Казань", limit=1)
    assert (first["users"], first["next"]) == ([str(ANNA)], str(ANNA))
    second = await ask(home, town="Казань", limit=1, after=first["next"])
    assert (second["users"], second["next"]) == ([str(BORIS)], None)


async def test_restricted_role_counts_where_it_reaches(home: Home) -> None:
    clerk = UUID(int=99)
    await home.rows(
        "INSERT INTO agreement_roles (agreement_id, user_id, role, restricted)"
        " SELECT agreement_id, $1, 'accountant', true FROM customer_accounts"
        " WHERE number = '1002'",
        clerk,
    )
    assert str(clerk) not in (await ask(home, account=["1002"]))["users"]
    await home.rows("UPDATE agreement_roles SET restricted = false WHERE user_id = $1", clerk)
    assert str(clerk) in (await ask(home, account=["1002"]))["users"]


@pytest.mark.parametrize(
    "headers",
    [{}, as_user(ANNA), bearer(service_token("auth", "cabinet"))],
    ids=["nobody", "consumer", "auth"],
)
async def test_only_notifications_may_ask(home: Home, headers: dict[str, str]) -> None:
    answer = await home.client.get("/internal/audience", headers=headers)
    assert answer.status_code in (401, 403)


async def test_unfit_questions(home: Home) -> None:
    headers = bearer(service_token("notifications", "cabinet"))
    for query in ({"limit": 0}, {"after": "x"}, {"account": ["1"] * 101}, {"town": "\0"}):
        answer = await home.client.get("/internal/audience", params=query, headers=headers)
        assert answer.status_code == 422, query


async def test_own_accounts_are_told_to_notifications(home: Home) -> None:
    await home.link(BORIS, "1001", "1002")
    headers = bearer(service_token("notifications", "cabinet"))
    nobody = UUID(int=7)
    answer = await home.client.get(
        "/internal/audience/accounts",
        params={"user": [str(ANNA), str(BORIS), str(nobody)]},
        headers=headers,
    )
    assert answer.json()["items"] == [
        {"user_id": str(ANNA), "numbers": ["1001"]},
        {"user_id": str(BORIS), "numbers": ["1001", "1002"]},
        {"user_id": str(nobody), "numbers": []},
    ]
    for query in ({}, {"user": "x"}, {"user": [str(ANNA)] * 101}):
        refused = await home.client.get(
            "/internal/audience/accounts", params=query, headers=headers
        )
        assert refused.status_code == 422
    stranger = await home.client.get(
        f"/internal/audience/accounts?user={ANNA}", headers=as_user(ANNA)
    )
    assert stranger.status_code == 401
