"""Staff let a consumer see one more account."""

from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest

from services.contracts.cabinet import AccountGiven
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.desk import OLGA
from tests.api.cabinet.passing import ago, take, told
from tests.api.cabinet.supply import ANNA, BORIS, as_user
from tests.support.tokens import bearer, service_token, user_token


async def _give(
    home: Home, user: UUID, number: Any, headers: dict[str, str] | None = None
) -> httpx.Response:
    return await home.client.post(
        f"/api/cabinet/staff/users/{user}/accounts",
        json={"account_number": number},
        headers=home.desk.staff() if headers is None else headers,
    )


def _problem(answer: httpx.Response) -> tuple[int, str]:
    told: str = answer.json()["type"]
    return answer.status_code, told.rpartition(":")[2]


async def _numbers(home: Home, user: UUID) -> list[str]:
    return [account["number"] for account in (await home.get("accounts", user))["items"]]


@pytest.mark.parametrize("typed", ["1001", "10 01", "№ 1001", "1001 "])
async def test_a_given_account_is_seen_at_once_and_told(home: Home, typed: str) -> None:
    assert (await _give(home, BORIS, typed)).status_code == 204
    assert await _numbers(home, BORIS) == ["1001"]
    (given,) = await told(home, AccountGiven.type)
    assert (given["user_id"], given["account_ending"]) == (str(BORIS), "")
    # Whoever was known for it before: its user, and the registry's address.
    assert (given["known_users"], given["known_email"]) == ([str(ANNA)], "a@example.org")
    (act,) = await home.acts()
    assert (act["action"], act["object_kind"], act["object_id"], act["outcome"]) == (
        "add_account", "user", str(BORIS), "done",
    )  # fmt: skip
    assert (act["actor_id"], act["details"]) == (str(OLGA), {"account_number": "1001"})
    assert (act["before"], act["after"]) == (None, {"access": "present", "last_day": None})


async def test_who_sees_it_already_is_told_nothing(home: Home) -> None:
    assert (await _give(home, ANNA, "1001")).status_code == 204
    assert await told(home, AccountGiven.type) == []
    assert await _numbers(home, ANNA) == ["1001"]
    (act,) = await home.acts()
    assert (act["before"], act["after"]) == ({}, {})


async def test_what_was_taken_is_given_again_whole(home: Home) -> None:
    await take(home, ANNA, "1001", ago(10))
    assert (await _give(home, ANNA, "1001")).status_code == 204
    (account,) = (await home.get("accounts"))["items"]
    assert (account["ongoing"], account["contract_end"]) == (True, None)
    assert (await home.acts())[-1]["before"] == {
        "access": "former", "last_day": ago(10).isoformat(),
    }  # fmt: skip
    # It was nobody's meanwhile.
    assert (await told(home, AccountGiven.type))[0]["known_users"] == []


async def test_a_code_on_paper_ends_with_the_giving(home: Home) -> None:
    await home.rows(
        "INSERT INTO account_codes (account_id, code_hash, expires_at, issued_by)"
        " SELECT id, 'x', now() + interval '1 day', 'billing' FROM customer_accounts"
        " WHERE number = '1001'"
    )
    assert (await _give(home, BORIS, "1001")).status_code == 204
    assert await home.rows("SELECT 1 FROM account_codes") == []


async def test_an_account_that_nobody_knows_is_not_given(home: Home) -> None:
    answer = await _give(home, BORIS, "2001")
    assert _problem(answer) == (422, "unknown-account")
    assert [error["field"] for error in answer.json()["errors"]] == ["account_number"]
    assert await home.rows("SELECT 1 FROM waiting_account_links") == []
    (act,) = await home.acts()
    assert (act["outcome"], act["object_id"]) == ("unknown-account", str(BORIS))
    assert act["details"] == {"account_number": "2001"}


async def test_only_a_consumer_is_given_an_account(home: Home) -> None:
    """Auth knows who is a consumer: a member of staff is none, nor whoever was removed."""
    stranger = uuid4()
    assert _problem(await _give(home, stranger, "1001")) == (404, "not-found")
    assert await home.rows("SELECT 1 FROM account_users WHERE user_id = $1", stranger) == []
    assert [act["outcome"] for act in await home.acts()] == ["not-found"]


async def test_nobody_is_given_anything_while_auth_is_down(home: Home) -> None:
    home.desk.down = True
    assert (await _give(home, BORIS, "1001")).status_code == 503
    assert (await take(home, ANNA, "1001", None)).status_code == 503
    assert (await _numbers(home, BORIS), await _numbers(home, ANNA)) == ([], ["1001"])
    assert [act["outcome"] for act in await home.acts()] == ["temporarily-unavailable"] * 2


@pytest.mark.parametrize(
    ("status", "body"), [(500, {}), (403, {}), (404, {}), (200, {"known": "x"}), (200, [])]
)
async def test_an_auth_that_answers_otherwise_gives_nothing(
    home: Home, status: int, body: Any
) -> None:
    home.desk.told = httpx.Response(status, json=body)
    answer = await _give(home, BORIS, "1001")
    assert _problem(answer) == (503, "temporarily-unavailable")
    assert await _numbers(home, BORIS) == []


@pytest.mark.parametrize("number", ["", " ", "1" * 65, "1\r\n2", "1001\x00", 1001, None])
async def test_what_is_no_number_is_refused(home: Home, number: Any) -> None:
    assert (await _give(home, BORIS, number)).status_code == 422
    assert await _numbers(home, BORIS) == []


async def test_only_operators_give(home: Home) -> None:
    strangers: tuple[dict[str, str], ...] = (
        {},
        as_user(BORIS),
        bearer(user_token("systems", "client", scope="batches:write")),
        bearer(service_token("admin_panel", "cabinet")),
    )
    for headers in strangers:
        assert (await _give(home, BORIS, "1001", headers)).status_code == 401
    assert await home.acts() == []
    assert (await _give(home, BORIS, "1001", home.desk.staff("viewer"))).status_code == 403
    assert [act["outcome"] for act in await home.acts()] == ["forbidden"]
    assert await _numbers(home, BORIS) == []
    assert home.desk.asked == []
