"""Staff write, publish, withdraw and put in order; what is not published is nowhere."""

import asyncio
from typing import Any

import pytest

from tests.api.cabinet.conftest import Home
from tests.api.cabinet.content.writing import (
    DOCUMENT,
    ENTRIES,
    GROUP,
    OFFICE,
    SERVICE,
    STAFF,
    Writer,
    problem,
    read,
)


async def test_a_draft_is_read_by_nobody_until_it_is_published(home: Home) -> None:
    writer = Writer(home)
    office = await writer.add(OFFICE)
    assert (await read(home))["contacts"] == []
    assert (await read(home, "/search", q="Ленина"))["items"] == []
    preview = (await writer.ask("GET", f"{STAFF}/preview")).json()
    assert preview["contacts"][0]["hours"] == OFFICE["hours"]
    assert (await writer.does(office, "publish")).json()["state"] == "published"
    (shown,) = (await read(home))["contacts"]
    assert shown == {n: v for n, v in OFFICE.items() if n != "kind"} | {
        "id": office, "text_en": "", "hours_en": "",
    }  # fmt: skip
    _, tag = await writer.open(office)
    changed = await writer.ask("PUT", f"{ENTRIES}/{office}", tag=tag, json=OFFICE | {"text": "Б"})
    assert changed.json()["state"] == "changed"
    assert (await read(home))["contacts"][0]["text"] == OFFICE["text"]
    await writer.does(office, "publish")
    assert (await read(home))["contacts"][0]["text"] == "Б"
    assert (await writer.does(office, "withdraw")).json()["state"] == "draft"
    assert (await read(home))["contacts"] == []


async def test_each_act_is_told_to_the_log_without_its_texts(home: Home) -> None:
    writer = Writer(home)
    key = await writer.publish(SERVICE)
    await writer.does(key, "withdraw")
    _, tag = await writer.open(key)
    assert (await writer.ask("DELETE", f"{ENTRIES}/{key}", tag=tag)).status_code == 204
    acts = await home.acts()
    assert [one["action"] for one in acts] == [
        "add_content", "publish_content", "withdraw_content", "delete_content",
    ]  # fmt: skip
    assert acts[0]["after"] == {"title": SERVICE["title"], "price_from": 215_090}
    assert {one["object_id"] for one in acts} == {str(key)}
    assert SERVICE["text"] not in str(acts)


async def test_who_saves_over_anothers_change_is_told(home: Home) -> None:
    writer = Writer(home)
    key = await writer.add(SERVICE)
    _, tag = await writer.open(key)
    body = SERVICE | {"title": "Первый"}
    assert (await writer.ask("PUT", f"{ENTRIES}/{key}", tag=tag, json=body)).status_code == 200
    late = await writer.ask("PUT", f"{ENTRIES}/{key}", tag=tag, json=SERVICE)
    assert problem(late) == (412, "stale")
    assert late.json()["now"]["draft"]["title"] == "Первый"
    for act in ("publish", "withdraw"):
        late = await writer.ask("POST", f"{ENTRIES}/{key}/{act}", tag=tag)
        assert problem(late) == (412, "stale")
    unseen = await writer.ask("PUT", f"{ENTRIES}/{key}", json=body)
    assert problem(unseen) == (428, "if-match-required")
    assert (await writer.open(key))[0]["draft"]["title"] == "Первый"


async def test_two_who_put_in_order_at_once_both_have_what_they_asked_for(
    live_home: Home,
) -> None:
    writer = Writer(live_home)
    keys = [await writer.add(GROUP, title=f"Группа {n}") for n in range(6)]
    moves = [(keys[5], keys[0]), (keys[0], keys[4]), (keys[2], None), (keys[5], keys[0])]
    done = await asyncio.gather(
        *(
            writer.ask("POST", f"{ENTRIES}/{key}/move", json={"before": before})
            for key, before in moves
        )
    )
    assert [one.status_code for one in done] == [204] * 4
    rows = await live_home.rows("SELECT id, position FROM content_entries ORDER BY position")
    assert sorted(row["id"] for row in rows) == keys
    assert [row["position"] for row in rows] == [1, 2, 3, 4, 5, 6]
    assert rows[-1]["id"] == keys[2]


async def test_an_entry_is_put_before_another_of_its_kind_alone(home: Home) -> None:
    writer = Writer(home)
    first, second = [await writer.add(GROUP, title=title) for title in ("А", "Б")]
    office = await writer.add(OFFICE)
    move = f"{ENTRIES}/{second}/move"
    assert (await writer.ask("POST", move, json={"before": first})).status_code == 204
    assert await writer.titles("group") == ["Б", "А"]
    assert (await writer.ask("POST", move, json={"before": None})).status_code == 204
    assert await writer.titles("group") == ["А", "Б"]
    assert (await writer.ask("POST", move, json={"before": office})).status_code == 422
    # What another is writing is not stale by it.
    _, tag = await writer.open(first)
    await writer.ask("POST", f"{ENTRIES}/{first}/move", json={"before": None})
    body = GROUP | {"title": "А2"}
    assert (await writer.ask("PUT", f"{ENTRIES}/{first}", tag=tag, json=body)).status_code == 200


@pytest.mark.parametrize(
    ("body", "field"),
    [
        (GROUP | {"title": "   "}, "title"),
        (GROUP | {"title": ""}, "title"),
        (GROUP | {"title": "а" * 301}, "title"),
        (GROUP | {"title": "Нор\u202eма"}, "title"),
        (GROUP | {"text": "не сюда"}, "text"),
        (SERVICE | {"price_from": -1}, "price_from"),
        (SERVICE | {"price_from": "2150"}, "price_from"),
        (SERVICE | {"text": "а" * 20_001}, "text"),
        (SERVICE | {"text": "а\n" * 5_000}, "text"),
        (SERVICE | {"text": "а\x07"}, "text"),
        (OFFICE | {"latitude": 91}, "latitude"),
        (OFFICE | {"email": "not an address"}, "email"),
        (OFFICE | {"phones": ["1" * 9] * 6}, "phones"),
        (DOCUMENT | {"shelf": "drawer"}, "shelf"),
        (DOCUMENT | {"file": "00000000-0000-4000-8000-000000000001"}, "file"),
        ({"kind": "question", "title": "Как?", "group": 999_999}, "group"),
        ({"kind": "page", "title": "Страница"}, ""),
    ],
)
async def test_what_cannot_be_written_is_refused_by_its_field(
    body: dict[str, Any], field: str, home: Home
) -> None:
    answer = await Writer(home).ask("POST", ENTRIES, json=body)
    assert answer.status_code == 422, answer.text
    assert field in str(answer.json()["errors"])
    assert await home.rows("SELECT id FROM content_entries") == []


async def test_markup_is_kept_and_given_out_as_the_text_that_it_is(home: Home) -> None:
    writer = Writer(home)
    text = "<script>alert(1)</script>\n\n- =1+2\r\n- [так](javascript:1)"
    await writer.publish(SERVICE, text=text)
    (shown,) = (await read(home))["services"]
    assert shown["text"] == text.replace("\r", "")


async def test_only_what_says_something_is_published(home: Home) -> None:
    writer = Writer(home)
    for body, lacks in ((DOCUMENT, "file"), (OFFICE | {"text": ""}, "text")):
        answer = await writer.does(await writer.add(body), "publish")
        assert problem(answer) == (422, "validation-failed")
        assert [one["field"] for one in answer.json()["errors"]] == [lacks]


async def test_what_is_published_or_in_use_is_not_deleted(home: Home) -> None:
    writer = Writer(home)
    group = await writer.publish(GROUP)
    question = await writer.add(
        {"kind": "question", "title": "Как?", "group": group, "text": "Так"}
    )
    _, tag = await writer.open(group)
    refused = await writer.ask("DELETE", f"{ENTRIES}/{group}", tag=tag)
    assert problem(refused) == (409, "content-published")
    await writer.does(group, "withdraw")
    _, tag = await writer.open(group)
    refused = await writer.ask("DELETE", f"{ENTRIES}/{group}", tag=tag)
    assert problem(refused) == (409, "group-in-use")
    _, of_question = await writer.open(question)
    assert (await writer.ask("DELETE", f"{ENTRIES}/{question}", tag=of_question)).is_success
    assert (await writer.ask("DELETE", f"{ENTRIES}/{group}", tag=tag)).is_success
    assert problem(await writer.ask("GET", f"{ENTRIES}/{group}")) == (404, "not-found")


async def test_a_version_of_the_agreement_in_force_stays_as_it_is(home: Home) -> None:
    writer = Writer(home)
    body = {"kind": "agreement", "title": "Соглашение", "text": "1. Всё."}
    old = await writer.publish(body, valid_from="2026-01-01")
    await writer.publish(body, valid_from="2099-01-01", text="2. Иначе.")
    told = await read(home)
    assert (told["agreement"]["id"], told["agreement"]["text"]) == (old, "1. Всё.")
    assert [one["valid_from"] for one in told["agreements"]] == ["2099-01-01", "2026-01-01"]
    same_day = await writer.does(await writer.add(body, valid_from="2026-01-01"), "publish")
    assert problem(same_day) == (409, "agreement-taken")
    assert problem(await writer.does(old, "withdraw")) == (409, "agreement-in-force")
    _, tag = await writer.open(old)
    change = await writer.ask(
        "PUT", f"{ENTRIES}/{old}", tag=tag, json=body | {"valid_from": "2026-01-01", "text": "3"}
    )
    assert problem(change) == (409, "agreement-in-force")


async def test_viewers_look_and_consumers_do_not_come_in(home: Home) -> None:
    writer, viewer = Writer(home), Writer(home, "viewer")
    key = await writer.add(SERVICE)
    _, tag = await viewer.open(key)
    assert await viewer.titles("service") == [SERVICE["title"]]
    for method, path, body in (
        ("POST", ENTRIES, SERVICE),
        ("PUT", f"{ENTRIES}/{key}", SERVICE),
        ("DELETE", f"{ENTRIES}/{key}", None),
        ("POST", f"{ENTRIES}/{key}/publish", None),
        ("POST", f"{ENTRIES}/{key}/move", {"before": None}),
    ):
        refused = await viewer.ask(method, path, tag=tag, json=body)
        assert problem(refused) == (403, "forbidden"), path
    assert (await home.client.get(f"{ENTRIES}/{key}")).status_code == 401


async def test_staff_find_entries_by_a_part_of_any_text(home: Home) -> None:
    writer = Writer(home)
    group = await writer.add(GROUP)
    for number in range(3):
        await writer.add(
            {"kind": "question", "title": f"Вопрос {number}", "group": group,
             "text": "100% верно" if number else "иное"}
        )  # fmt: skip
    assert await writer.titles("question", search="100%") == ["Вопрос 1", "Вопрос 2"]
    assert await writer.titles("question", search="вопрос 0") == ["Вопрос 0"]
    assert await writer.titles("question", group=group, limit=2) == ["Вопрос 0", "Вопрос 1"]
    assert await writer.titles("question", search="%_") == []
