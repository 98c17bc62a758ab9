"""Doubles become one appeal: nothing lost, nothing twice, nobody else's shown."""

import asyncio
from typing import Any
from uuid import uuid4

import httpx

from tests.api.cabinet.conftest import Home
from tests.api.cabinet.supply import ANNA, BORIS, as_user
from tests.api.cabinet.support.test_desk import account_id
from tests.api.cabinet.support.writing import (
    answer,
    answered,
    ask,
    card,
    colleague,
    listed,
    look,
    move,
    post,
    problem,
    send,
    told,
    uploaded,
)
from tests.support.documents import JPEG


async def merge(home: Home, kept: Any, *others: Any, **more: Any) -> httpx.Response:
    ids = [one["id"] for one in others]
    return await ask(home, "POST", f"/{kept['id']}/merge", {"ids": ids}, **more)


async def merges(home: Home) -> list[Any]:
    acts = [one for one in await home.acts() if one["action"] == "merge_appeals"]
    return [one for one in acts if one["outcome"] == "done"]


async def test_what_was_written_on_both_is_shown_in_one_each_once(home: Home) -> None:
    file = await uploaded(home, "meter.jpg", JPEG)
    kept = await send(home, text="Первое")
    double = await send(home, text="Второе", file_ids=[file["id"]])
    await post(home, f"/{kept['id']}/messages", {"text": "Третье"})
    await answered(home, double, "Ответ на второе")
    note = {"text": "Звонил"}
    assert (await ask(home, "POST", f"/{double['id']}/notes", note)).status_code == 201

    done = await merge(home, kept, double)
    assert done.status_code == 200, done.text
    shown = done.json()
    wanted = ["Первое", "Второе", "Третье", "Ответ на второе"]
    assert [one["text"] for one in shown["messages"]] == wanted
    assert [one["from_number"] for one in shown["messages"]] == [
        None, double["number"], None, double["number"],
    ]  # fmt: skip
    assert [one["text"] for one in shown["notes"]] == ["Звонил"]
    assert shown["merged"] == [{"id": double["id"], "number": double["number"]}]
    theirs = await card(home, kept)
    assert [one["text"] for one in theirs["messages"]] == wanted
    assert theirs["messages"][1]["files"][0]["id"] == file["id"]
    # What its author has not seen of the other he has not seen of this one.
    assert (theirs["unread"], theirs["last"]["text"]) == (1, "Ответ на второе")
    assert (theirs["last"]["by"], theirs["status"]) == ("staff", "new")

    closed = await card(home, double)
    assert closed["merged_into"] == {"id": kept["id"], "number": kept["number"]}
    assert (closed["status"], set(closed["can"].values())) == ("cancelled", {False})
    assert (await told(home))[-1] == ("merged", "staff", "cancelled")
    # Once more: nothing is said again.
    assert (await merge(home, kept, double)).json() == shown
    assert len([one for one in await told(home) if one[0] == "merged"]) == 1
    # Found by what was written there and by its number; counted as cancelled.
    by_text = await home.get("appeals?search=второе")
    assert [one["number"] for one in by_text["items"]] == [kept["number"]]
    by_number = await listed(home, search=str(double["number"]))
    assert kept["number"] in [one["number"] for one in by_number["items"]]
    assert by_number["counters"]["cancelled"] == 1
    (act,) = await merges(home)
    assert act["object_id"] == double["id"]


async def test_one_that_goes_on_elsewhere_is_neither_written_on_nor_reopened(home: Home) -> None:
    kept, done, double = [await send(home) for _ in range(3)]
    await answered(home, done, status="done")
    assert (await merge(home, kept, done, double)).status_code == 200
    assert (await card(home, done))["status"] == "done"
    assert (await card(home, done))["reopen_until"] is None
    said = {"text": "Ещё"}
    for path, body in (
        (f"/{double['id']}/messages", said),
        (f"/{done['id']}/reopen", said),
        (f"/{done['id']}/rating", {"stars": 5}),
    ):
        refused = await post(home, path, body)
        assert problem(refused) == (409, "appeal-merged"), path
        assert refused.json()["into"] == {"id": kept["id"], "number": kept["number"]}
    assert problem(await answer(home, double)) == (409, "appeal-merged")
    assert problem(await move(home, double, "in_work")) == (409, "appeal-merged")
    assert (await look(home, double))["allowed"] == []
    many = {"ids": [double["id"], kept["id"]], "status": "in_work"}
    left = (await ask(home, "POST", "/bulk/status", many)).json()
    assert [one["id"] for one in left["skipped"]] == [double["id"]]
    # The one that remains goes on as any other.
    await answered(home, kept, status="done")
    assert (await post(home, f"/{kept['id']}/reopen", said)).status_code == 200


async def test_what_must_stay_apart_stays_apart(home: Home) -> None:
    await home.link(BORIS, "1002")
    kept, closed = await send(home), await send(home)
    his = await send(home, user=BORIS, account_id=await account_id(home, "1002", BORIS))
    draft = {
        "kind": "question", "topic_id": kept["topic"]["id"], "text": "Звонил",
        "account_id": await account_id(home, "1001", ANNA), "draft": True,
    }  # fmt: skip
    begun = (await ask(home, "POST", "", draft)).json()
    await answered(home, closed, status="done")
    refused = await merge(home, kept, closed, his)
    assert problem(refused) == (409, "appeals-differ")
    assert refused.json()["numbers"] == [his["number"]]
    assert problem(await merge(home, kept, begun)) == (409, "draft-not-merged")
    assert problem(await merge(home, closed, kept)) == (409, "appeal-closed")
    assert (await merge(home, kept, kept)).status_code == 422
    assert (await merge(home, kept, {"id": str(uuid4())})).status_code == 404
    viewer = home.desk.staff("viewer")
    assert (await merge(home, kept, closed, staff=viewer)).status_code == 403
    for one in (kept, closed, begun, his):
        assert (await look(home, one))["merged_into"] is None
    assert await merges(home) == []


async def test_of_two_who_merge_at_once_the_second_is_told(live_home: Home) -> None:
    home = live_home
    first, second = await send(home), await send(home)
    both = await asyncio.gather(
        merge(home, first, second), merge(home, second, first, staff=colleague())
    )
    assert sorted(one.status_code for one in both) == [200, 409]
    late = next(one for one in both if one.status_code == 409)
    assert problem(late) == (409, "appeal-merged")
    assert len([one for one in await told(home) if one[0] == "merged"]) == 1


async def test_a_merged_one_with_its_own_is_led_on(home: Home) -> None:
    last, middle, first = [await send(home, text=text) for text in ("Три", "Два", "Один")]
    assert (await merge(home, middle, first)).status_code == 200
    shown = (await merge(home, last, middle)).json()
    assert [one["text"] for one in shown["messages"]] == ["Три", "Два", "Один"]
    assert (await card(home, first))["merged_into"]["number"] == last["number"]


async def test_who_was_writing_loses_no_word_and_sends_none_unseen(home: Home) -> None:
    kept, double = await send(home), await send(home)
    seen = await look(home, kept)
    for one, text in ((kept, "Сюда"), (double, "Туда")):
        saved = await ask(home, "PUT", f"/{one['id']}/draft", {"text": text}, staff=colleague())
        assert saved.status_code == 204
    assert (await merge(home, kept, double)).status_code == 200
    mine = await look(home, kept, staff=colleague())
    assert mine["draft"]["text"] == "Сюда\n\nТуда"
    assert (await look(home, double, staff=colleague()))["draft"] is None
    assert mine["etag"] != seen["etag"]
    # The other's words are elder than the last that was seen, and new here.
    body = {"text": "Готово", "after": mine["messages"][-1]["id"], "seen": len(seen["messages"])}
    late = await ask(home, "POST", f"/{kept['id']}/answers", body, staff=colleague())
    assert problem(late) == (409, "answered-meanwhile")
    assert [one["from_number"] for one in late.json()["messages"]] == [double["number"]]
    body["seen"] = len(mine["messages"])
    sent = await ask(home, "POST", f"/{kept['id']}/answers", body, staff=colleague())
    assert sent.status_code == 201


async def test_another_s_file_stays_another_s(home: Home) -> None:
    file = await uploaded(home, "meter.jpg", JPEG)
    kept, double = await send(home), await send(home, file_ids=[file["id"]])
    assert (await merge(home, kept, double)).status_code == 200
    mine = await home.client.get(f"/api/cabinet/appeals/files/{file['id']}", headers=as_user(ANNA))
    his = await home.client.get(f"/api/cabinet/appeals/files/{file['id']}", headers=as_user(BORIS))
    assert (mine.status_code, his.status_code) == (200, 404)
