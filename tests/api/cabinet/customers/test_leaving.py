"""A consumer gives one of his accounts up."""

import asyncio
from typing import Any
from uuid import UUID

import httpx
import orjson
import pytest

from services.contracts.cabinet import AccountLeft
from tests.api.cabinet.access.test_rights import give_role
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.customers.test_accounts import listed
from tests.api.cabinet.passing import (
    CLARA,
    account,
    ago,
    measured,
    newcomer,
    one_clock,
    shown,
    take,
    told,
)
from tests.api.cabinet.supply import ANNA, BORIS, as_user
from tests.support.tokens import bearer, service_token


async def leave(
    home: Home,
    user: UUID = ANNA,
    number: str = "1001",
    *,
    keep_past: bool = True,
    nobody_else: bool = True,
) -> httpx.Response:
    key = (await listed(home, user))[number]["id"]
    return await home.client.post(
        f"/api/cabinet/accounts/{key}/leave",
        json={"keep_past": keep_past, "nobody_else": nobody_else},
        headers=as_user(user),
    )


async def matched(home: Home) -> Any:
    answer = await home.client.post(
        "/internal/registry/match",
        json={"account_number": "1001", "address_id": ""},
        headers=bearer(service_token("auth", "cabinet")),
    )
    return answer.json()


async def leavings(home: Home) -> list[dict[str, Any]]:
    """Return what is told of it, to the log as to the user."""
    both = await told(home, AccountLeft.type)
    assert both[::2] == both[1::2]
    return both[::2]


def name_of(answer: httpx.Response) -> str:
    return str(answer.json()["type"]).rsplit(":", 1)[1]


async def test_who_leaves_keeps_his_own_past_for_a_while(home: Home) -> None:
    await one_clock(home)
    await measured(home, ago(30), ago(0))
    meter = await home.meter_id()
    assert (await leave(home)).status_code == 204
    mine = (await listed(home))["1001"]
    assert (mine["state"], mine["ongoing"]) == ("former", False)
    assert mine["contract_end"] == ago(1).isoformat()
    assert mine["kept_until"] is not None
    assert await shown(home, ANNA, meter, ago(30)) == 2.4
    assert await shown(home, ANNA, meter, ago(0)) == "hidden"
    (left,) = await leavings(home)
    assert (left["user_id"], left["account_number"]) == (str(ANNA), "1001")
    assert (left["last_day"], left["alone"]) == (ago(1).isoformat(), True)


async def test_who_leaves_wholly_sees_nothing_more(home: Home) -> None:
    await measured(home, ago(30))
    assert (await leave(home, keep_past=False)).status_code == 204
    assert (await home.get("overview"))["accounts"] == []
    assert (await home.get("meters"))["total"] == 0
    (left,) = await leavings(home)
    assert (left["last_day"], left["kept_until"]) == (None, None)


async def test_nothing_is_announced_to_who_has_left(home: Home) -> None:
    await home.link(CLARA, "1001")
    await leave(home)
    audience = await home.client.get(
        "/internal/audience",
        params={"account": "1001"},
        headers=bearer(service_token("notifications", "cabinet")),
    )
    assert audience.json()["users"] == [str(CLARA)]
    assert (await home.get("counters"))["account"] == 0


async def test_the_last_one_is_told_so_before_he_leaves(home: Home) -> None:
    refused = await leave(home, nobody_else=False)
    assert (refused.status_code, name_of(refused)) == (409, "nobody-else-sees")
    assert (await listed(home))["1001"]["ongoing"] is True
    assert await leavings(home) == []
    await home.link(CLARA, "1001")
    assert (await leave(home, nobody_else=False)).status_code == 204
    (left,) = await leavings(home)
    assert left["alone"] is False


async def test_of_two_who_leave_at_once_one_is_told_that_he_is_the_last(live_home: Home) -> None:
    await live_home.link(CLARA, "1001")
    answers = await asyncio.gather(
        *(leave(live_home, user, nobody_else=False) for user in (ANNA, CLARA))
    )
    assert sorted(one.status_code for one in answers) == [204, 409]


async def test_a_role_on_the_contract_is_not_left_here(home: Home) -> None:
    await give_role(home, BORIS, "manager")
    refused = await leave(home, BORIS, "1002")
    assert (refused.status_code, name_of(refused)) == (409, "seen-by-role")


async def test_the_desk_of_registration_knows_who_has_left_by_himself(home: Home) -> None:
    await leave(home)
    found = await matched(home)
    assert (found["user_ids"], found["former_user_ids"], found["left_user_ids"]) == (
        [], [str(ANNA)], [str(ANNA)],
    )  # fmt: skip
    # Once it is another customer's he is a stranger to it like any other.
    await newcomer(home)
    await home.good("accounts", account("c-z"))
    assert (await matched(home))["left_user_ids"] == []


async def test_given_again_it_is_seen_whole(home: Home) -> None:
    await one_clock(home)
    await measured(home, ago(1))
    meter = await home.meter_id()
    await leave(home, keep_past=False)
    await home.link(ANNA, "1001")
    assert (await listed(home))["1001"]["state"] == "open"
    assert await shown(home, ANNA, meter, ago(1)) == 2.4
    assert (await matched(home))["left_user_ids"] == []


@pytest.mark.parametrize("keep_past", [True, False])
async def test_what_staff_have_taken_is_not_won_back_by_leaving(
    home: Home, *, keep_past: bool
) -> None:
    await one_clock(home)
    await measured(home, ago(30), ago(5))
    meter = await home.meter_id()
    await take(home, ANNA, "1001", ago(10))
    assert (await leave(home, keep_past=keep_past)).status_code == 204
    assert (await matched(home))["left_user_ids"] == []
    if keep_past:
        assert (await listed(home))["1001"]["contract_end"] == ago(10).isoformat()
        assert await shown(home, ANNA, meter, ago(5)) == "hidden"
    else:
        assert await listed(home) == {}


async def test_a_past_is_put_away_without_a_question(home: Home) -> None:
    """A closed account is nobody's today: there is no one to be left alone with it."""
    await home.good("accounts", account("c-a", contract_end="2026-06-30"))
    assert (await leave(home, keep_past=False, nobody_else=False)).status_code == 204
    assert await listed(home) == {}


async def test_nobody_leaves_for_another(home: Home) -> None:
    key = (await listed(home))["1001"]["id"]
    path = f"/api/cabinet/accounts/{key}/leave"
    body = {"keep_past": False, "nobody_else": True}
    assert (await home.client.post(path, json=body)).status_code == 401
    stranger = await home.client.post(path, json=body, headers=as_user(BORIS))
    assert stranger.status_code == 404
    odd = await home.client.post(path, content=orjson.dumps({}), headers=as_user(ANNA))
    assert odd.status_code in (415, 422)
    assert (await listed(home))["1001"]["ongoing"] is True


async def test_a_new_customer_ends_the_view_of_the_former_one(home: Home) -> None:
    await one_clock(home)
    await measured(home, ago(30), ago(1))
    meter = await home.meter_id()
    await newcomer(home)
    await home.good("accounts", account("c-z", ago(3)))
    await home.link(CLARA, "1001")
    mine, hers = (await listed(home))["1001"], (await listed(home, CLARA))["1001"]
    assert (mine["state"], hers["state"]) == ("former", "open")
    assert await shown(home, ANNA, meter, ago(1)) == "hidden"
