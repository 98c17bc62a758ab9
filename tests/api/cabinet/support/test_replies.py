"""Answers, notes and drafts: no word of the desk is lost, doubled, or told to who shall not know.

Cases B17 (two who answer at once, and drafts that colleagues touch) and B18 (what is meant for
staff only).
"""

import asyncio
from typing import Any
from uuid import uuid4

from tests.api.cabinet.conftest import Home
from tests.api.cabinet.desk import OLGA
from tests.api.cabinet.supply import BORIS
from tests.api.cabinet.support.writing import (
    PETER,
    answer,
    answered,
    ask,
    card,
    colleague,
    fields,
    look,
    move,
    post,
    problem,
    send,
    told,
)


async def test_an_answer_reaches_its_author_once_with_its_status(home: Home) -> None:
    sent = await send(home)
    key = str(uuid4())
    after = (await look(home, sent))["messages"][-1]["id"]
    done = [
        await answer(home, sent, "Готово", after=after, status="done", key=key) for _ in range(2)
    ]
    assert [one.status_code for one in done] == [201, 201]
    assert done[0].json() == done[1].json()
    assert done[0].json()["author"] == {"id": str(OLGA), "name": "Ольга"}
    shown = await card(home, sent)
    assert [one["text"] for one in shown["messages"]][1:] == ["Готово"]
    assert (shown["status"], shown["unread"]) == ("done", 1)
    assert "author" not in shown["messages"][1]
    assert await told(home) == [("sent", "consumer", "new"), ("answered", "staff", "done")]
    assert [one["action"] for one in await home.acts()] == ["answer_appeal"]


async def test_the_second_of_two_is_told_of_the_first_and_sends_nothing(home: Home) -> None:
    sent = await send(home)
    after = (await look(home, sent))["messages"][-1]["id"]
    await answered(home, sent, "Первый", after=after)
    late = await answer(home, sent, "Второй", after=after, staff=colleague())
    assert problem(late) == (409, "answered-meanwhile")
    (first,) = late.json()["messages"]
    assert (first["text"], first["author"]["name"]) == ("Первый", "Ольга")
    assert [one["text"] for one in (await card(home, sent))["messages"]][1:] == ["Первый"]
    # Having seen it he may write all the same.
    await answered(home, sent, "Второй", after=first["id"], staff=colleague())
    # A word of the consumer's is one that must be seen as well.
    await post(home, f"/{sent['id']}/messages", {"text": "Спасибо"})
    blind = await answer(home, sent, "Третий", after=first["id"])
    assert [one["text"] for one in blind.json()["messages"]] == ["Второй", "Спасибо"]
    assert len(await told(home)) == 4


async def test_of_answers_within_one_moment_one_is_sent(live_home: Home) -> None:
    sent = await send(live_home)
    after = (await look(live_home, sent))["messages"][-1]["id"]
    people = [colleague(uuid4(), f"Сотрудник {number}") for number in range(4)]
    answers = await asyncio.gather(
        *(
            answer(live_home, sent, f"Ответ {number}", after=after, staff=who)
            for number, who in enumerate(people)
        )
    )
    assert sorted(one.status_code for one in answers) == [201, 409, 409, 409]
    assert len((await card(live_home, sent))["messages"]) == 2
    assert [one for one in await told(live_home) if one[0] == "answered"] == [
        ("answered", "staff", "in_work")
    ]


async def test_a_draft_is_its_writers_own_whatever_colleagues_do(home: Home) -> None:
    sent = await send(home)
    path = f"/{sent['id']}/draft"
    assert (await ask(home, "PUT", path, {"text": "Пишу длинно"})).status_code == 204
    peter = colleague()
    assert (await look(home, sent, staff=peter))["draft"] is None
    # A colleague takes the appeal, drops «the draft», and answers.
    seen = (await look(home, sent, staff=peter))["etag"]
    await ask(home, "POST", f"/{sent['id']}/assign", {"user_id": str(PETER)}, seen=seen)
    assert (await ask(home, "DELETE", path, staff=peter)).status_code == 204
    await answered(home, sent, "Коротко", staff=peter)
    assert (await look(home, sent))["draft"]["text"] == "Пишу длинно"
    refused = await answer(home, sent, "Пишу длинно", after=None)
    assert problem(refused) == (409, "answered-meanwhile")
    assert (await look(home, sent))["draft"]["text"] == "Пишу длинно"
    # What was sent is a draft no more, and what goes is what was sent with the request.
    await ask(home, "PUT", path, {"text": "Пишу длинно, и дальше"})
    await answered(home, sent, "Пишу длинно")
    assert (await look(home, sent))["draft"] is None
    texts = [one["text"] for one in (await card(home, sent))["messages"]]
    assert texts[1:] == ["Коротко", "Пишу длинно"]


async def test_who_else_is_here_and_typing_is_seen_for_half_a_minute(home: Home) -> None:
    sent = await send(home)
    peter, path = colleague(), f"/{sent['id']}/presence"
    alone = (await ask(home, "PUT", path, {"typing": True})).json()
    assert alone["others"] == []
    seen = (await ask(home, "PUT", path, {"typing": False}, staff=peter)).json()
    assert [(one["name"], one["typing"]) for one in seen["others"]] == [("Ольга", True)]
    assert seen["last_message_id"] == (await look(home, sent))["messages"][-1]["id"]
    assert seen["etag"] == (await look(home, sent))["etag"]
    assert [one["name"] for one in (await look(home, sent))["others"]] == ["Пётр"]
    await home.rows("UPDATE appeal_presences SET seen_at = now() - interval '31 seconds'")
    assert (await look(home, sent))["others"] == []


async def test_nothing_that_is_meant_for_staff_reaches_the_consumer(home: Home) -> None:
    sent = await send(home)
    before = (await card(home, sent), await home.get("appeals"), await told(home))
    note = await ask(home, "POST", f"/{sent['id']}/notes", {"text": "Осторожно, скандалит"})
    assert note.json()["author"]["name"] == "Ольга"
    await ask(home, "PUT", f"/{sent['id']}/draft", {"text": "Черновик"})
    await ask(home, "PUT", f"/{sent['id']}/presence", {"typing": True})
    seen = (await look(home, sent))["etag"]
    await ask(home, "POST", f"/{sent['id']}/assign", {"user_id": str(PETER)}, seen=seen)
    await ask(home, "POST", "/bulk/assignee", {"ids": [sent["id"]], "user_id": None})
    assert (await card(home, sent), await home.get("appeals"), await told(home)) == before
    (kept,) = (await look(home, sent))["notes"]
    assert kept["text"] == "Осторожно, скандалит"


async def test_a_note_is_kept_once_under_its_key(home: Home) -> None:
    sent = await send(home)
    key = str(uuid4())
    notes = [
        await ask(home, "POST", f"/{sent['id']}/notes", {"text": "Раз"}, key=key) for _ in range(2)
    ]
    assert notes[0].json() == notes[1].json()
    assert len((await look(home, sent))["notes"]) == 1


async def test_a_closed_appeal_takes_no_answer_until_it_is_opened(home: Home) -> None:
    sent = await send(home)
    await move(home, sent, "done")
    assert problem(await answer(home, sent)) == (409, "appeal-closed")
    assert len((await card(home, sent))["messages"]) == 1
    await move(home, sent, "in_work")
    await answered(home, sent)


async def test_what_does_not_fit_is_refused(home: Home) -> None:
    sent = await send(home)
    for body in (
        {"text": "x"},
        {"text": "", "after": None},
        {"text": "x" * 4001, "after": None},
        {"text": "x", "after": None, "status": "cancelled"},
    ):
        refused = await ask(home, "POST", f"/{sent['id']}/answers", body)
        assert refused.status_code == 422, body
    strange = await answer(home, sent, file_ids=[str(uuid4())])
    assert fields(strange) == {"file_ids": "unknown-file"}
    for path in ("answers", "notes", "draft", "presence"):
        method = "POST" if path in ("answers", "notes") else "PUT"
        given: dict[str, Any] = {"text": "x"} if path != "presence" else {}
        given |= {"after": None} if path == "answers" else {}
        refused = await ask(home, method, f"/{uuid4()}/{path}", given)
        assert problem(refused) == (404, "not-found"), path


async def test_the_first_answer_alone_counts_for_the_time_that_it_took(home: Home) -> None:
    sent = await send(home, user=BORIS)
    await answered(home, sent)
    first = (await look(home, sent))["first_answer_minutes"]
    await home.rows("UPDATE appeals SET created_at = created_at - interval '20 days'")
    await answered(home, sent)
    assert (await look(home, sent))["first_answer_minutes"] == first == 0
