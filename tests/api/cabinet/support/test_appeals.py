"""A consumer writes to the supplier: what is taken, who sees it, and how it ends."""

import asyncio
from typing import Any
from uuid import uuid4

import pytest

from tests.api.cabinet.conftest import Home
from tests.api.cabinet.passing import account, newcomer
from tests.api.cabinet.supply import ANNA, BORIS, as_user
from tests.api.cabinet.support.writing import (
    TEXT,
    answered,
    card,
    fields,
    move,
    new,
    post,
    problem,
    send,
    told,
    topic_id,
)


async def own_account(home: Home, number: str = "1001", user: Any = ANNA) -> int:
    accounts = (await home.get("accounts", user))["items"]
    return next(int(one["id"]) for one in accounts if one["number"] == number)


async def test_an_appeal_is_sent_and_read_with_all_that_was_given(home: Home) -> None:
    event = {
        "kind": "event",
        "id": "17",
        "at": "2026-11-20T10:00:00Z",
        "title": "Низкое напряжение",
    }
    key = await own_account(home)
    sent = await send(home, kind="complaint", account_id=key, card=event)
    assert (sent["status"], sent["kind"], sent["unread"]) == ("new", "complaint", 0)
    assert sent["account"] == {"id": key, "number": "1001", "address": sent["account"]["address"]}
    assert sent["last"] == {"text": TEXT, "by": "consumer", "at": sent["created_at"]}
    assert sent["can"] == {"answer": True, "reopen": False, "rate": False, "cancel": True}
    shown = await card(home, sent)
    (first,) = shown["messages"]
    assert (first["text"], first["by"], first["way"], first["files"]) == (
        TEXT, "consumer", "web", [],
    )  # fmt: skip
    assert [(one["status"], one["by"]) for one in shown["history"]] == [("new", "consumer")]
    assert shown["card"] == event
    page = await home.get("appeals")
    assert (page["total"], page["unread"]) == (1, 0)
    assert page["items"] == [sent]
    assert await told(home) == [("sent", "consumer", "new")]


async def test_the_form_tells_kinds_topics_accounts_and_limits(home: Home) -> None:
    form = await home.get("appeals/form", account_id=await own_account(home))
    assert [one["kind"] for one in form["kinds"]] == ["question", "request", "complaint", "other"]
    assert len(form["topics"]) == 5
    assert [one["number"] for one in form["accounts"]] == ["1001"]
    limits = form["limits"]
    assert (limits["text"], limits["files"], limits["file_bytes"]) == (4000, 5, 10 * 1024 * 1024)
    assert form["draft"] is None
    await home.link(BORIS, "1002")
    strange = await own_account(home, "1002", BORIS)
    answer = await home.client.get(
        "/api/cabinet/appeals/form", params={"account_id": strange}, headers=as_user(ANNA)
    )
    assert problem(answer) == (404, "not-found")


async def test_what_does_not_fit_is_refused_by_field_and_nothing_is_kept(home: Home) -> None:
    await home.link(BORIS, "1002")
    strange = await own_account(home, "1002", BORIS)
    wrong: list[tuple[dict[str, Any], str, str]] = [
        ({"topic_id": 999}, "topic_id", "unknown-topic"),
        ({"account_id": strange}, "account_id", "not-yours"),
        ({"fields": {"serial": "1"}}, "fields.serial", "unknown-field"),
        ({"file_ids": [str(uuid4())]}, "file_ids", "unknown-file"),
    ]
    for changes, field, code in wrong:
        assert fields(await post(home, "", await new(home, **changes))) == {field: code}
    unfit: list[dict[str, Any]] = [
        {"text": ""},
        {"text": " \n\t\r\n"},
        {"text": "а" * 4001},
        {"text": "\n" * 10_000},
        {"kind": "praise"},
        {"file_ids": [str(uuid4()) for _ in range(6)]},
        {"status": "done"},
        {"card": {"kind": "page", "id": "1", "title": "x"}},
    ]
    for changes in unfit:
        answer = await post(home, "", await new(home, **changes))
        assert answer.status_code == 422, (changes, answer.text)
    assert await home.rows("SELECT id FROM appeals") == []
    assert await told(home) == []


async def test_a_text_keeps_its_lines_and_loses_what_nobody_sees(home: Home) -> None:
    typed = "  <b>Здравствуйте</b>\u202e!\r\n\r\n\r\n\r\nНет света\u0007.\t\u200f  \n"
    sent = await send(home, text=typed)
    (first,) = (await card(home, sent))["messages"]
    assert first["text"] == "<b>Здравствуйте</b>!\n\nНет света ."


async def test_the_same_key_is_the_same_appeal(home: Home) -> None:
    key = str(uuid4())
    first, again = [await send(home, key=key) for _ in range(2)]
    assert first["id"] == again["id"]
    other = await post(home, "", await new(home, text="Другое"), key=key)
    assert problem(other) == (409, "idempotency-key-reused")
    # Another's key is another's.
    assert (await send(home, user=BORIS, key=key))["id"] != first["id"]
    said = {"text": "Ещё"}
    word = [
        await post(home, f"/{first['id']}/messages", said, key=str(key) + "m") for _ in range(2)
    ]
    assert [one.status_code for one in word] == [201, 201]
    assert word[0].json() == word[1].json()
    assert len((await card(home, first))["messages"]) == 2


async def test_one_key_sent_at_the_same_time_makes_one_appeal(live_home: Home) -> None:
    body, key = await new(live_home), str(uuid4())
    answers = await asyncio.gather(*(post(live_home, "", body, key=key) for _ in range(5)))
    assert {one.status_code for one in answers} == {201}
    assert len({one.json()["id"] for one in answers}) == 1
    assert len(await live_home.rows("SELECT id FROM appeals")) == 1
    assert len(await told(live_home)) == 1


async def test_the_eleventh_in_an_hour_waits_and_so_does_the_fifty_first_of_a_day(
    home: Home,
) -> None:
    for _ in range(10):
        await send(home)
    refused = await post(home, "", await new(home))
    assert problem(refused) == (429, "too-many-appeals")
    assert 3500 < int(refused.headers["Retry-After"]) <= 3600
    # Another user is not held up.
    await send(home, user=BORIS)
    await home.rows(
        "UPDATE appeals SET created_at = created_at - interval '2 hours' WHERE user_id = $1", ANNA
    )
    await send(home)
    for number in range(39):
        await home.rows(
            "UPDATE appeals SET created_at = created_at - interval '70 minutes'"
            " WHERE user_id = $1 AND created_at > now() - interval '1 hour'",
            ANNA,
        )
        await send(home, text=f"Вопрос {number}")
    await home.rows(
        "UPDATE appeals SET created_at = greatest(created_at - interval '1 hour',"
        " now() - interval '23 hours') WHERE user_id = $1",
        ANNA,
    )
    refused = await post(home, "", await new(home))
    assert problem(refused) == (429, "too-many-appeals")


async def test_nobody_else_sees_an_appeal_whatever_he_asks(home: Home) -> None:
    sent = await send(home)
    for method, path, body in (
        ("GET", "", None),
        ("POST", "/messages", {"text": "Я"}),
        ("POST", "/reopen", {"text": "Я"}),
        ("POST", "/cancel", None),
        ("POST", "/rating", {"stars": 5}),
        ("POST", "/read", {}),
    ):
        answer = await home.client.request(
            method, f"/api/cabinet/appeals/{sent['id']}{path}", json=body, headers=as_user(BORIS)
        )
        assert problem(answer) == (404, "not-found"), path
    assert (await home.get("appeals", BORIS))["total"] == 0


async def test_an_answer_is_unread_until_it_is_seen_and_not_what_came_later(home: Home) -> None:
    sent = await send(home)
    await answered(home, sent)
    (one,) = (await home.get("appeals"))["items"]
    assert (one["unread"], one["status"], one["last"]["by"]) == (1, "in_work", "staff")
    seen_at = one["updated_at"]
    await answered(home, sent, "И ещё одно.")
    assert (await home.get("appeals"))["unread"] == 1
    for seen, left in ((seen_at, 2), (None, 0)):
        answer = await post(home, f"/{sent['id']}/read", {"seen_at": seen})
        assert answer.status_code == 204
        assert (await card(home, sent))["unread"] == left
    assert (await home.get("appeals"))["unread"] == 0


async def test_a_closed_appeal_takes_no_word_and_goes_to_the_archive(home: Home) -> None:
    sent = await send(home)
    assert (await move(home, sent, "done")).status_code == 200
    assert problem(await post(home, f"/{sent['id']}/messages", {"text": "?"})) == (
        409, "appeal-closed",
    )  # fmt: skip
    assert problem(await post(home, f"/{sent['id']}/cancel")) == (409, "appeal-closed")
    assert (await home.get("appeals"))["total"] == 0
    (one,) = (await home.get("appeals", archived=True))["items"]
    assert one["can"] == {"answer": False, "reopen": True, "rate": True, "cancel": False}
    assert one["reopen_until"] is not None


async def test_what_is_done_is_reopened_within_fourteen_days(home: Home) -> None:
    sent = await send(home)
    reopen = f"/{sent['id']}/reopen"
    assert problem(await post(home, reopen, {"text": "Нет"})) == (409, "appeal-not-done")
    await move(home, sent, "done")
    again = await post(home, reopen, {"text": "Не помогло"})
    assert again.status_code == 200, again.text
    assert again.json()["status"] == "in_work"
    assert [one["status"] for one in again.json()["history"]] == ["new", "done", "in_work"]
    assert again.json()["messages"][-1]["text"] == "Не помогло"
    await move(home, sent, "done")
    await home.rows("UPDATE appeals SET closed_at = now() - interval '14 days 1 minute'")
    assert problem(await post(home, reopen, {"text": "Нет"})) == (409, "reopen-too-late")
    assert (await card(home, sent))["can"]["reopen"] is False


async def test_an_end_is_rated_once(home: Home) -> None:
    sent = await send(home)
    rating = f"/{sent['id']}/rating"
    assert problem(await post(home, rating, {"stars": 5})) == (409, "appeal-not-done")
    await move(home, sent, "done")
    for stars in (0, 6, 2.5, "5"):
        assert (await post(home, rating, {"stars": stars})).status_code == 422
    given = {"stars": 4, "text": "Быстро"}
    for _ in range(2):
        done = await post(home, rating, given)
        assert (done.json()["rating"]["stars"], done.json()["can"]["rate"]) == (4, False)
    assert problem(await post(home, rating, {"stars": 1})) == (409, "appeal-rated")


async def test_its_author_cancels_an_appeal_once(home: Home) -> None:
    sent = await send(home)
    for _ in range(2):
        done = await post(home, f"/{sent['id']}/cancel")
        assert (done.status_code, done.json()["status"]) == (200, "cancelled")
    assert [one["by"] for one in done.json()["history"]] == ["consumer", "consumer"]
    assert await told(home) == [("sent", "consumer", "new"), ("cancelled", "consumer", "cancelled")]


async def test_own_appeals_are_found_by_number_topic_and_what_was_written(home: Home) -> None:
    first = await send(home, text="Не горит ёлка 100% во дворе")
    second = await send(home, topic_id=await topic_id(home, "Показания и приборы учёта"))

    async def found(search: str) -> list[int]:
        return [one["number"] for one in (await home.get("appeals", search=search))["items"]]

    assert await found("елка двор") == [first["number"]]
    assert await found("100%") == [first["number"]]
    assert await found("приборы УЧЕТА") == [second["number"]]
    assert await found(f"№{second['number']}") == [second["number"]]
    assert await found("_") == []
    beyond = await home.get("appeals", offset=50)
    assert (beyond["items"], beyond["total"]) == ([], 2)


async def test_who_has_given_his_account_away_keeps_what_he_wrote(home: Home) -> None:
    await newcomer(home)
    sent = await send(home, account_id=await own_account(home))
    await home.good("accounts", account("c-z"))
    assert (await card(home, sent))["account"]["number"] == "1001"
    again = await post(home, "", await new(home, account_id=sent["account"]["id"]))
    assert fields(again) == {"account_id": "not-yours"}


@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_without_a_token_nothing_is_told(home: Home, method: str) -> None:
    answer = await home.client.request(method, "/api/cabinet/appeals", json={})
    assert answer.status_code == 401
