"""A household orders a service of the catalogue; staff take it up."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import httpx
import orjson
import pytest

from services.cabinet.content.orders.forgetting import forget_user
from services.cabinet.content.orders_export.actions import order_table
from services.contracts.auth import UserDeleted
from services.contracts.cabinet import ServiceOrderChanged
from services.kit.database import plain_of
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.content.writing import SERVICE, STAFF, Writer, problem
from tests.api.cabinet.supply import ANNA, BORIS, as_user

_ORDERS = f"{STAFF}/orders"


async def _order(home: Home, service: int, user: Any = ANNA, **more: Any) -> httpx.Response:
    account = (await home.get("accounts"))["items"][0]["id"]
    body = {
        "key": str(uuid4()),
        "service": service,
        "contact_name": "Анна",
        "phone": "+7 913 000-00-00",
        "comment": "После шести.",
    }
    return await home.client.post(
        f"/api/cabinet/accounts/{account}/service-orders", json=body | more, headers=as_user(user)
    )


async def test_an_order_is_seen_by_its_consumer_and_taken_up_by_staff(home: Home) -> None:
    writer = Writer(home)
    service = await writer.publish(SERVICE)
    made = await _order(home, service)
    assert made.status_code == 201, made.text
    order = made.json()
    assert (order["state"], order["title"], order["price_from"], order["account_number"]) == (
        "new", SERVICE["title"], 215_090, "1001",
    )  # fmt: skip
    (listed,) = (await writer.ask("GET", _ORDERS, params={"state": "new"})).json()["items"]
    assert (listed["customer_name"], listed["phone"]) == ("Анна Семёнова", "+7 913 000-00-00")
    address = f"{_ORDERS}/{order['id']}"
    tag = (await writer.ask("GET", address)).headers["ETag"]
    change = {"state": "in_work", "answer": "Приедем во вторник."}
    taken = await writer.ask("PUT", address, tag=tag, json=change)
    assert taken.status_code == 200, taken.text
    assert problem(await writer.ask("PUT", address, tag=tag, json=change)) == (412, "stale")
    (own,) = (await home.get("service-orders"))["items"]
    assert (own["state"], own["answer"]) == ("in_work", "Приедем во вторник.")
    assert (await home.get("service-orders", BORIS))["items"] == []
    late = await home.client.post(
        f"/api/cabinet/service-orders/{order['id']}/cancel", headers=as_user(ANNA)
    )
    assert problem(late) == (409, "order-settled")
    done = await writer.ask(
        "PUT", address, tag=taken.headers["ETag"], json=change | {"state": "done"}
    )
    back = await writer.ask("PUT", address, tag=done.headers["ETag"], json=change)
    assert problem(back) == (409, "order-settled")
    act = next(one for one in await home.acts() if one["action"] == "change_service_order")
    assert (act["before"], act["after"]) == ({"state": "new"}, {"state": "in_work"})
    assert "913 000" not in str(await home.acts())


async def test_what_is_sent_twice_is_ordered_once(home: Home) -> None:
    service = await Writer(home).publish(SERVICE)
    key = str(uuid4())
    first, second = [(await _order(home, service, key=key)).json() for _ in range(2)]
    assert first == second
    assert len((await home.get("service-orders"))["items"]) == 1


async def test_an_order_that_nobody_has_begun_with_is_cancelled(home: Home) -> None:
    service = await Writer(home).publish(SERVICE)
    order = (await _order(home, service)).json()
    for _ in range(2):
        cancelled = await home.client.post(
            f"/api/cabinet/service-orders/{order['id']}/cancel", headers=as_user(ANNA)
        )
        assert cancelled.json()["state"] == "cancelled"


async def test_what_is_not_offered_is_not_ordered(home: Home) -> None:
    writer = Writer(home)
    draft = await writer.add(SERVICE)
    assert problem(await _order(home, draft)) == (422, "validation-failed")
    assert problem(await _order(home, 999_999)) == (422, "validation-failed")
    assert problem(await _order(home, draft, BORIS)) == (404, "not-found")


@pytest.mark.parametrize(
    "wrong", [{"phone": "call me"}, {"contact_name": " "}, {"comment": "а" * 2_001}, {"key": "1"}]
)
async def test_an_order_says_whom_to_call(wrong: dict[str, Any], home: Home) -> None:
    service = await Writer(home).publish(SERVICE)
    assert problem(await _order(home, service, **wrong)) == (422, "validation-failed")


async def test_orders_that_nobody_looks_at_do_not_pile_up(home: Home) -> None:
    service = await Writer(home).publish(SERVICE)
    for _ in range(20):
        assert (await _order(home, service)).status_code == 201
    assert problem(await _order(home, service)) == (409, "too-many-orders")


async def test_an_order_outlives_its_service_and_forgets_its_user(home: Home) -> None:
    writer = Writer(home)
    service = await writer.publish(SERVICE)
    await _order(home, service)
    await writer.does(service, "withdraw")
    _, tag = await writer.open(service)
    gone = await writer.ask("DELETE", f"{STAFF}/entries/{service}", tag=tag)
    assert gone.status_code == 204, gone.text
    (own,) = (await home.get("service-orders"))["items"]
    assert (own["service_id"], own["title"]) == (None, SERVICE["title"])
    async with home.database.transaction() as session:
        await forget_user(session, UserDeleted(user_id=ANNA))
    (row,) = await home.rows("SELECT phone, contact_name, comment, state FROM service_orders")
    assert row == {"phone": "", "contact_name": "", "comment": "", "state": "cancelled"}


async def _told(home: Home) -> list[dict[str, Any]]:
    rows = await home.rows(
        "SELECT data::text FROM outbox WHERE type = $1 ORDER BY occurred_at, event_id",
        ServiceOrderChanged.type,
    )
    return [orjson.loads(row["data"]) for row in rows]


async def test_who_has_ordered_is_told_of_each_change_and_of_nothing_else(home: Home) -> None:
    writer = Writer(home)
    order = (await _order(home, await writer.publish(SERVICE))).json()
    address = f"{_ORDERS}/{order['id']}"
    for state, answer in (("new", ""), ("in_work", ""), ("in_work", "Во вторник."), ("done", "")):
        tag = (await writer.ask("GET", address)).headers["ETag"]
        change = {"state": state, "answer": answer}
        assert (await writer.ask("PUT", address, tag=tag, json=change)).status_code == 200
    told = await _told(home)
    assert [(one["state"], one["answer"]) for one in told] == [
        ("in_work", ""), ("in_work", "Во вторник."), ("done", ""),
    ]  # fmt: skip
    assert {one["user_id"] for one in told} == {str(ANNA)}
    # What he does himself he knows.
    own = (await _order(home, await writer.publish(SERVICE))).json()
    cancelled = await home.client.post(
        f"/api/cabinet/service-orders/{own['id']}/cancel", headers=as_user(ANNA)
    )
    assert cancelled.status_code == 200
    assert len(await _told(home)) == 3


async def test_orders_are_looked_for_counted_and_written_into_a_file(home: Home) -> None:
    writer = Writer(home)
    meter, wires = await writer.publish(SERVICE), await writer.publish(SERVICE, title="Проводка")
    first = (await _order(home, meter)).json()
    await _order(home, wires, contact_name="=1+1", comment="100 % сейчас")
    today = datetime.now(UTC).date()

    async def found(**query: Any) -> list[str]:
        answer = await writer.ask("GET", _ORDERS, params=query)
        assert answer.status_code == 200, answer.text
        return [one["title"] for one in answer.json()["items"]]

    everything = ["Проводка", SERVICE["title"]]
    for search in ("семёнова", "1001", "+7 913", ""):
        assert await found(search=search) == everything
    assert await found(search="проводк") == await found(service_id=wires) == ["Проводка"]
    assert await found(search=f"№ {first['number']}", state="new") != []
    assert await found(search="%") == []
    assert await found(state="done") == []
    assert await found(**{"from": str(today + timedelta(days=2))}) == []
    assert await found(**{"to": str(today - timedelta(days=2))}) == []
    days = {"from": str(today - timedelta(days=1)), "to": str(today + timedelta(days=1))}
    assert await found(**days) == everything
    assert (await writer.ask("GET", _ORDERS, params={"from": "вчера"})).status_code == 422
    counted = (await Writer(home, "viewer").ask("GET", f"{_ORDERS}/counters")).json()
    assert counted == {"new": 2}
    viewers = await Writer(home, "viewer").ask("POST", f"{_ORDERS}/exports", json={"view": {}})
    assert viewers.status_code == 403
    asked = {"view": {"search": "проводка"}, "format": "csv"}
    made = await writer.ask("POST", f"{_ORDERS}/exports", json=asked)
    assert made.status_code == 202, made.text
    async with home.database.transaction() as session:
        table = await order_table(await plain_of(session), asked)
        (row,) = [row async for rows in table.rows for row in rows]
    assert table.total == 1
    assert row[1:5] == ["Новый", row[2], "Проводка", 2150.9]
    assert row[5:7] == ["1001", "Анна Семёнова"]
