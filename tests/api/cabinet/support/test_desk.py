"""The desk finds appeals, opens them, moves them on and assigns them."""

import asyncio
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from services.cabinet.support.desk import queries
from services.cabinet.support.desk.schemas import StaffAppealsQuery
from services.kit.clock import utc_now
from services.kit.pagination import PageRequest
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.desk import OLGA
from tests.api.cabinet.supply import ANNA, BORIS, as_user
from tests.api.cabinet.support.writing import (
    PETER,
    answered,
    ask,
    card,
    colleague,
    fields,
    listed,
    look,
    move,
    post,
    problem,
    send,
    told,
    topic_id,
)


async def account_id(home: Home, number: str, user: Any) -> int:
    accounts = (await home.get("accounts", user))["items"]
    return next(int(one["id"]) for one in accounts if one["number"] == number)


async def three(home: Home) -> tuple[Any, Any, Any]:
    """Let Anna write twice, about her account and about the cabinet, and Boris once."""
    await home.link(BORIS, "1002")
    connection = await topic_id(home, "Подключение")
    hers = await send(home, account_id=await account_id(home, "1001", ANNA), kind="complaint")
    about = await send(home, topic_id=connection, text="Как подключить дачу?")
    his = await send(home, user=BORIS, account_id=await account_id(home, "1002", BORIS))
    return hers, about, his


async def test_they_are_found_by_number_name_account_kind_topic_and_status(home: Home) -> None:
    hers, about, his = await three(home)
    await move(home, about, "in_work")

    async def found(**query: Any) -> list[int]:
        return [one["number"] for one in (await listed(home, **query))["items"]]

    every = [his["number"], about["number"], hers["number"]]
    assert await found() == every
    assert await found(sort="number") == every[::-1]
    for search, wanted in (
        ("ромашка", his),
        ("1002", his),
        ("10 02", his),
        ("семенова анна", hers),
        (f"№{about['number']}", about),
    ):
        assert await found(search=search) == [wanted["number"]], search
    assert await found(search="нет такого") == []
    assert await found(search="%") == []
    assert await found(kind="complaint") == [hers["number"]]
    assert await found(topic_id=about["topic"]["id"]) == [about["number"]]
    assert await found(status="in_work") == [about["number"]]
    assert await found(status=["new", "done"]) == [his["number"], hers["number"]]
    assert await found(account_id=his["account"]["id"]) == [his["number"]]
    # Of a subscriber also what he asked about no account.
    (anna,) = await home.rows("SELECT customer_id FROM customer_accounts WHERE number = '1001'")
    assert await found(customer_id=anna["customer_id"]) == [about["number"], hers["number"]]
    assert await found(customer_id=anna["customer_id"], status="in_work") == [about["number"]]
    page = await listed(home, limit=1, offset=1)
    assert ([one["number"] for one in page["items"]], page["total"]) == ([about["number"]], 3)
    assert (await listed(home, offset=50))["total"] == 3
    for wrong in ({"assignee": "-" * 36}, {"status": "open"}, {"from": "soon"}, {"topic_id": 0}):
        assert (await ask(home, "GET", "", **wrong)).status_code == 422, wrong


async def test_counters_are_of_all_other_filters_and_of_the_period(home: Home) -> None:
    hers, about, his = await three(home)
    await answered(home, his, status="done")
    await move(home, about, "in_work")
    page = await listed(home, status="new")
    assert page["counters"] == {"draft": 0, "new": 1, "in_work": 1, "done": 1, "cancelled": 0}
    assert (page["total"], page["unread"]) == (1, 1)
    assert (await listed(home))["unread"] == 2
    await home.rows(
        "UPDATE appeals SET created_at = '2026-03-01T20:59:59Z' WHERE number = $1", hers["number"]
    )
    # By the supplier's clock, three hours before UTC.
    days = {"from": "2026-03-01", "to": "2026-03-01"}
    assert (await listed(home, **days))["counters"]["new"] == 1
    assert (await listed(home, **{"from": "2026-03-02", "to": "2026-03-31"}))["total"] == 0


@pytest.mark.parametrize("search", ["", "анна", "анна 100100"])
async def test_a_page_with_counters_takes_two_statements_and_an_empty_one_one(
    home: Home, search: str
) -> None:
    await three(home)
    said: list[str] = []
    wanted, page = StaffAppealsQuery(search=search, status=["new"]), PageRequest(limit=20, offset=0)
    async with home.database.connection() as connection:
        with connection.query_logger(lambda record: said.append(record.query)):
            await queries.list_appeals(connection, OLGA, wanted, page)
            # The driver tells what was asked with the loop's next turn.
            await asyncio.sleep(0)
    assert len(said) == (1 if search == "анна 100100" else 2)


async def test_of_a_search_the_counters_stand_also_beside_an_empty_page(home: Home) -> None:
    await three(home)
    whole = (await ask(home, "GET", "", search="анна")).json()
    beyond = (await ask(home, "GET", "", search="анна", offset=20)).json()
    assert beyond["items"] == []
    assert beyond["counters"] == whole["counters"]
    assert beyond["total"] == whole["total"] == len(whole["items"]) > 0
    for search in ("нетакого", "987654321"):
        nothing = (await ask(home, "GET", "", search=search)).json()
        assert (nothing["items"], nothing["total"]) == ([], 0)


async def test_a_card_tells_all_and_that_it_was_looked_at_is_told_to_its_author(
    home: Home,
) -> None:
    hers, _, _ = await three(home)
    shown = await look(home, hers, staff=home.desk.staff("viewer"))
    assert shown["customer"]["name"] == "Анна Семёнова"
    assert shown["contact"] == {"email": "a@example.org", "phone": None}
    assert shown["allowed"] == ["cancelled", "done", "in_work"]
    assert [one["text"] for one in shown["messages"]] == [hers["last"]["text"]]
    (looked,) = await home.acts(looks=True)
    assert (looked["action"], looked["object_kind"], looked["object_id"]) == (
        "look_at_appeal", "user", str(ANNA),
    )  # fmt: skip
    assert looked["details"] == {"appeal": hers["id"]}
    assert problem(await ask(home, "GET", f"/{uuid4()}")) == (404, "not-found")


async def test_a_status_is_given_by_who_has_seen_the_one_before(home: Home) -> None:
    sent = await send(home)
    path, body = f"/{sent['id']}/status", {"status": "in_work"}
    assert problem(await ask(home, "POST", path, body)) == (428, "if-match-required")
    seen = (await look(home, sent))["etag"]
    done = await ask(home, "POST", path, body, seen=seen)
    assert (done.status_code, done.headers["ETag"]) == (200, done.json()["etag"])
    stale = await ask(home, "POST", path, {"status": "done"}, seen=seen, staff=colleague())
    assert problem(stale) == (412, "stale")
    assert stale.json()["now"]["status"] == "in_work"
    history = (await look(home, sent))["history"]
    assert [(one["status"], one["author"] and one["author"]["name"]) for one in history] == [
        ("new", None), ("in_work", "Ольга"),
    ]  # fmt: skip
    # Its author sees who in general, and nobody's name.
    hers = (await card(home, sent))["history"]
    assert [(one["status"], one["by"]) for one in hers] == [
        ("new", "consumer"), ("in_work", "staff"),
    ]  # fmt: skip
    assert "Ольга" not in str(await card(home, sent))
    assert (await card(home, sent))["unread"] == 1
    assert await told(home) == [("sent", "consumer", "new"), ("moved", "staff", "in_work")]
    refused, late, act = sorted(await home.acts(), key=lambda one: one["outcome"] == "done")
    assert {refused["outcome"], late["outcome"]} == {"if-match-required", "stale"}
    assert (act["action"], act["before"], act["after"]) == (
        "move_appeal", {"status": "new"}, {"status": "in_work"},
    )  # fmt: skip


async def test_only_what_the_table_allows_becomes_of_an_appeal(home: Home) -> None:
    sent = await send(home)
    for status in ("in_work", "new", "cancelled", "in_work", "done"):
        assert (await move(home, sent, status)).status_code == 200, status
    refused = await move(home, sent, "new")
    assert problem(refused) == (409, "status-not-allowed")
    assert refused.json()["allowed"] == ["in_work"]
    # What it is already changes nothing and tells nobody.
    before = len(await told(home))
    assert (await move(home, sent, "done")).status_code == 200
    assert len(await told(home)) == before
    assert (await ask(home, "POST", f"/{sent['id']}/status", {"status": "draft"}, seen="x")
            ).status_code == 422  # fmt: skip


async def test_an_assignment_is_the_desks_own_affair(home: Home) -> None:
    sent = await send(home)
    before = (await card(home, sent), await told(home))
    seen = (await look(home, sent))["etag"]
    given = {"user_id": str(PETER), "name": "Пётр"}
    done = await ask(home, "POST", f"/{sent['id']}/assign", given, seen=seen)
    assert done.json()["assignee"] == {"id": str(PETER), "name": "Пётр"}
    assert (await card(home, sent), await told(home)) == before
    assert (await listed(home, assignee="me", staff=colleague()))["total"] == 1
    assert (await listed(home, assignee=str(PETER)))["total"] == 1
    assert (await listed(home, assignee="nobody"))["total"] == 0
    assert (await listed(home, assignee="me"))["total"] == 0
    stale = await ask(home, "POST", f"/{sent['id']}/assign", {"user_id": None}, seen=seen)
    assert problem(stale) == (412, "stale")


async def test_chosen_appeals_are_moved_and_assigned_and_the_rest_is_told(home: Home) -> None:
    hers, about, his = await three(home)
    await move(home, his, "done")
    nobody = str(uuid4())
    ids = [hers["id"], about["id"], his["id"], nobody]
    done = await ask(home, "POST", "/bulk/status", {"ids": ids, "status": "new"})
    assert done.json()["changed"] == 2
    assert done.json()["skipped"] == [
        {"id": his["id"], "number": his["number"], "reason": "not-allowed"},
        {"id": nobody, "number": None, "reason": "not-found"},
    ]
    before = len(await told(home))
    done = await ask(home, "POST", "/bulk/status", {"ids": ids[:2], "status": "in_work"})
    assert done.json() == {"changed": 2, "skipped": []}
    assert len(await told(home)) == before + 2
    whom = {"ids": ids[:3], "user_id": str(PETER), "name": "Пётр"}
    done = await ask(home, "POST", "/bulk/assignee", whom)
    assert done.json() == {"changed": 3, "skipped": []}
    assert len(await told(home)) == before + 2
    assert (await listed(home, assignee=str(PETER)))["total"] == 3
    for body in ({"ids": [], "status": "done"}, {"ids": ids * 60, "status": "done"}):
        assert (await ask(home, "POST", "/bulk/status", body)).status_code == 422


async def test_an_answer_is_due_by_the_desks_hours_and_its_lateness_is_seen(home: Home) -> None:
    sent = await send(home)
    hours = "/api/cabinet/staff/desk-hours"
    every = {"days": [1, 2, 3, 4, 5, 6, 7], "begins_at": "00:00", "ends_at": "23:59",
             "answer_minutes": 60}  # fmt: skip
    set_by = [
        (await home.client.put(hours, json=every, headers=home.desk.staff(role))).status_code
        for role in ("operator", "administrator")
    ]
    assert set_by == [403, 200]
    # What was there keeps its term.
    (old,) = (await listed(home))["items"]
    late = await send(home)
    new_one = next(one for one in (await listed(home))["items"] if one["id"] == late["id"])
    due = datetime.fromisoformat(new_one["answer_due_at"])
    assert timedelta(minutes=59) < due - utc_now() < timedelta(minutes=63)
    assert old["answer_due_at"] != new_one["answer_due_at"]
    assert (await listed(home, overdue=True))["total"] == 0
    await home.rows(
        "UPDATE appeals SET answer_due_at = now() - interval '1 minute',"
        " created_at = now() - interval '61 minutes' WHERE id = $1",
        late["id"],
    )
    (overdue,) = (await listed(home, overdue=True))["items"]
    assert (overdue["id"], overdue["overdue"]) == (late["id"], True)
    assert (await listed(home, sort="due"))["items"][0]["id"] == late["id"]
    await answered(home, late)
    assert (await listed(home, overdue=True))["total"] == 0
    shown = await look(home, late)
    assert (shown["overdue"], shown["answer_due_at"]) == (False, None)
    assert 59 <= shown["first_answer_minutes"] <= 62
    assert (await look(home, sent))["first_answer_minutes"] is None


async def test_staff_write_an_appeal_down_for_who_called(home: Home) -> None:
    hers = await account_id(home, "1001", ANNA)
    given = {"kind": "request", "topic_id": await topic_id(home), "text": "Звонила: нет света",
             "account_id": hers}  # fmt: skip
    key = str(uuid4())
    made = [await ask(home, "POST", "", given, key=key) for _ in range(2)]
    assert [one.status_code for one in made] == [201, 201]
    assert made[0].json()["id"] == made[1].json()["id"]
    assert made[0].json()["customer"]["user_id"] == str(ANNA)
    (one,) = (await home.get("appeals"))["items"]
    assert (one["status"], one["unread"], one["last"]["by"]) == ("new", 1, "consumer")
    assert (await card(home, one))["messages"][0]["way"] == "phone"
    assert await told(home) == [("made", "staff", "new")]
    for changes, field, code in (
        ({"user_id": str(BORIS)}, "user_id", "not-of-account"),
        ({"account_id": 999_999}, "account_id", "unknown-account"),
        ({"account_id": None}, "name", "missing"),
        ({"account_id": None, "user_id": str(ANNA)}, "account_id", "missing"),
    ):
        assert fields(await ask(home, "POST", "", given | changes)) == {field: code}
    nameless = await ask(home, "POST", "", given | {"account_id": None, "name": "Прохожий"})
    assert nameless.json()["customer"] == {
        "name": "Прохожий", "user_id": None, "customer_id": None,
    }  # fmt: skip
    assert (await home.get("appeals"))["total"] == 1


async def test_a_draft_of_the_desk_is_seen_by_staff_alone_until_it_is_registered(
    home: Home,
) -> None:
    given = {"kind": "request", "topic_id": await topic_id(home), "text": "Записываю",
             "account_id": await account_id(home, "1001", ANNA), "draft": True}  # fmt: skip
    made = (await ask(home, "POST", "", given)).json()
    assert (made["status"], made["allowed"]) == ("draft", ["in_work", "new"])
    assert (await home.get("appeals"))["total"] == 0
    answer = await post(home, f"/{made['id']}/messages", {"text": "?"})
    assert problem(answer) == (404, "not-found")
    assert await told(home) == []
    assert (await listed(home))["counters"]["draft"] == 1
    await move(home, made, "new")
    (one,) = (await home.get("appeals"))["items"]
    assert (one["status"], one["unread"]) == ("new", 1)
    assert [state["status"] for state in (await card(home, one))["history"]] == ["new"]
    assert await told(home) == [("made", "staff", "new")]
    assert problem(await ask(home, "DELETE", f"/{made['id']}")) == (409, "status-not-allowed")
    other = (await ask(home, "POST", "", given)).json()
    assert (await ask(home, "DELETE", f"/{other['id']}")).status_code == 204
    assert problem(await ask(home, "GET", f"/{other['id']}")) == (404, "not-found")


async def test_an_open_list_hears_how_much_has_arrived_and_changed(home: Home) -> None:
    old = await send(home)
    await home.rows("UPDATE appeals SET created_at = now() - interval '1 day',"
                    " updated_at = now() - interval '1 day'")  # fmt: skip

    async def news(since: str) -> Any:
        return (await ask(home, "GET", "/news", since=since)).json()

    first = await news((utc_now() - timedelta(hours=1)).isoformat())
    assert (first["arrived"], first["changed"]) == (0, 0)
    await send(home)
    await post(home, f"/{old['id']}/messages", {"text": "?"})
    # Seen from later: what is only just there is told with the next question.
    await home.rows("UPDATE appeals SET updated_at = now() - interval '3 seconds',"
                    " created_at = least(created_at, now() - interval '3 seconds')")  # fmt: skip
    seen = await news((utc_now() - timedelta(hours=1)).isoformat())
    assert (seen["arrived"], seen["changed"]) == (1, 1)
    assert (await news(seen["at"]))["arrived"] == 0
    refused = await ask(home, "GET", "/news", since="yesterday")
    assert refused.status_code == 422


async def test_viewers_look_and_do_nothing_and_consumers_do_not_even_that(home: Home) -> None:
    sent = await send(home)
    viewer = home.desk.staff("viewer")
    assert (await ask(home, "GET", "", staff=viewer)).status_code == 200
    for path, body in (
        ("/status", {"status": "done"}),
        ("/assign", {"user_id": None}),
        ("/answers", {"text": "x", "after": None}),
        ("/notes", {"text": "x"}),
    ):
        refused = await ask(home, "POST", f"/{sent['id']}{path}", body, staff=viewer, seen="x")
        assert problem(refused) == (403, "forbidden"), path
    assert (await ask(home, "GET", "", staff=as_user(ANNA))).status_code == 401
