"""What staff and systems did with one's data, as cabinet asks the log and shows it."""

from datetime import date
from typing import Any

import httpx
import pytest

from services.cabinet.acts.rules import ON_ACCOUNT, ON_CUSTOMER
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.desk import OLGA
from tests.api.cabinet.packed import pack
from tests.api.cabinet.passing import ago, measured, take
from tests.api.cabinet.supply import ANNA, BORIS, as_user
from tests.support.tokens import bearer, user_token

_AT = "2026-11-20T10:00:00Z"


def _done(action: str, kind: str = "user", name: str = str(ANNA), **more: Any) -> dict[str, Any]:
    return {
        "at": _AT, "times": 1, "actor_role": "operator",
        "action": action, "object_kind": kind, "object_id": name,
    } | more  # fmt: skip


async def _asked(home: Home, user: Any = ANNA) -> dict[tuple[str, str], dict[str, Any]]:
    """Return what the log is asked for the user, by kind and id."""
    await home.get("acts", user)
    return {(one["kind"], one["id"]): one for one in home.desk.asked_of_log["objects"]}


async def test_acts_are_told_by_role_and_with_the_accounts_number(home: Home) -> None:
    account = (await home.get("accounts"))["items"][0]
    home.desk.log = {
        "items": [
            _done("look_at_user", times=3),
            _done("issue_code", "account", str(account["id"])),
            _done("pass_account_on", "account", "1001", actor_role="system"),
            _done("replace_meter", "meter", str(await home.meter_id())),
            _done("edit_user", actor_role="auditor of a later release"),
        ],
        "total": 9,
    }
    page = await home.get("acts", limit=5)
    assert page["total"] == 9
    assert [
        (one["act"], one["by"], one["times"], one["account_number"]) for one in page["items"]
    ] == [
        ("look_at_user", "operator", 3, None),
        ("issue_code", "operator", 1, "1001"),
        ("pass_account_on", "system", 1, "1001"),
        ("replace_meter", "operator", 1, "1001"),
        ("edit_user", "other", 1, None),
    ]
    assert str(OLGA) not in str(page)
    assert (home.desk.asked_of_log["limit"], home.desk.asked_of_log["offset"]) == (5, 0)


async def test_a_reason_that_was_written_for_him_is_told_and_no_other(home: Home) -> None:
    account = (await home.get("accounts"))["items"][0]
    meter = str(await home.meter_id())
    home.desk.log = {
        "items": [
            _done("refuse_submission", "account", str(account["id"]), reason="Цифры не видны"),
            _done("hand_in_reading", "meter", meter, reason="Не мог войти"),
            _done("edit_meter", "meter", meter, reason="Акт поверки"),
            _done("change_account", "account", str(account["id"]), reason="Заявление"),
            _done("block_user", reason="Жалоба соседа"),
            _done("look_at_meter", "meter", meter),
        ],
        "total": 6,
    }
    told = [(one["act"], one["reason"]) for one in (await home.get("acts"))["items"]]
    assert told == [
        ("refuse_submission", "Цифры не видны"), ("hand_in_reading", "Не мог войти"),
        ("edit_meter", "Акт поверки"), ("change_account", "Заявление"),
        ("block_user", None), ("look_at_meter", None),
    ]  # fmt: skip


async def test_only_ones_own_user_and_accounts_are_asked_for(home: Home) -> None:
    asked = await _asked(home)
    account = (await home.get("accounts"))["items"][0]
    meter = str(await home.meter_id())
    (customer,) = await home.rows("SELECT id FROM customers WHERE external_id = 'c-a'")
    assert asked.keys() == {
        ("user", str(ANNA)), ("account", "1001"), ("account", str(account["id"])),
        ("customer", str(customer["id"])), ("meter", meter),
    }  # fmt: skip
    assert "look_at_meter" in asked["meter", meter]["actions"]
    # A number may read as another account's inner key: each name is asked for its own acts.
    assert asked["account", "1001"]["actions"] == ["pass_account_on"]
    assert asked["account", str(account["id"])]["actions"] == list(ON_ACCOUNT)
    assert asked["customer", str(customer["id"])]["actions"] == list(ON_CUSTOMER)
    assert ("user", str(BORIS)) not in asked


async def test_of_an_account_that_was_mine_only_my_days_are_asked_for(home: Home) -> None:
    await measured(home, ago(30), ago(5))
    assert (await take(home, ANNA, "1001", ago(10))).status_code == 204
    asked = await _asked(home)
    until = date.fromisoformat(asked["account", "1001"]["until"][:10])
    assert until in (ago(10), ago(9))
    meter = str(await home.meter_id())
    assert asked["meter", meter]["until"] == asked["account", "1001"]["until"]
    assert (await take(home, ANNA, "1001", None)).status_code == 204
    assert (await _asked(home)).keys() == {("user", str(ANNA))}


async def test_a_log_that_does_not_answer_is_said_plainly(home: Home) -> None:
    for told in (
        httpx.Response(500, json={}), httpx.Response(200, json={"items": 5}),
        httpx.Response(200, content=b"<html>"),
    ):  # fmt: skip
        home.desk.told = told
        answer = await home.client.get("/api/cabinet/acts", headers=as_user(ANNA))
        assert (answer.status_code, answer.json()["type"].split(":")[-1]) == (
            503, "temporarily-unavailable",
        )  # fmt: skip


async def test_systems_are_told_with_their_last_delivery(home: Home) -> None:
    assert await home.get("acts/deliveries") == {"items": []}
    await measured(home, ago(3))
    (item,) = (await home.get("acts/deliveries"))["items"]
    assert item["kind"] == "interval-profiles"
    await home.rows("UPDATE intake_batches SET source = '%D0%A3%D1%87%D1%91%D1%82'")
    assert (await home.get("acts/deliveries"))["items"][0]["sender"] == "Учёт"
    # Boris's meter has nothing of its own, and Anna's is none of his business.
    assert await home.get("acts/deliveries", BORIS) == {"items": []}


async def test_a_delivery_is_told_when_its_days_are_packed(home: Home) -> None:
    await measured(home, ago(12), ago(10))
    before = await home.get("acts/deliveries")
    assert len(before["items"]) == 1
    assert (await pack(home, str(ago(10)))).days == 2
    assert await home.get("acts/deliveries") == before


@pytest.mark.parametrize("address", ["acts", "acts/deliveries"])
async def test_only_consumers_ask(home: Home, address: str) -> None:
    for headers in ({}, home.desk.staff(), bearer(user_token("systems", "client", scope=""))):
        answer = await home.client.get(f"/api/cabinet/{address}", headers=headers)
        assert answer.status_code == 401


async def test_whoever_of_staff_opens_a_users_accounts_is_recorded(home: Home) -> None:
    address = f"/api/cabinet/staff/users/{ANNA}/accounts"
    answer = await home.client.get(address, headers=home.desk.staff("viewer"))
    assert answer.status_code == 200
    (act,) = await home.acts(looks=True)
    assert (act["action"], act["object_id"], act["actor_role"], act["outcome"]) == (
        "look_at_user", str(ANNA), "viewer", "done",
    )  # fmt: skip
