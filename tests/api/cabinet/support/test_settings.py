"""Staff keep topics with further fields, answers that are ready, and the desk's hours."""

from typing import Any

import httpx
import pytest

from tests.api.cabinet.conftest import Home
from tests.api.cabinet.support.writing import (
    card,
    fields,
    new,
    post,
    problem,
    send,
    topic_id,
    uploaded,
)
from tests.support.documents import PDF

_STAFF = "/api/cabinet/staff"
_CONNECT: dict[str, Any] = {
    "title": "Подключение дачи",
    "title_en": "Connecting a cottage",
    "kinds": ["request"],
    "fields": [
        {"key": "power", "title": "Мощность, кВт", "type": "number", "required": True},
        {"key": "phase", "title": "Фазы", "type": "choice",
         "choices": [{"key": "one", "title": "Одна"}, {"key": "three", "title": "Три"}]},
        {"key": "plan", "title": "План", "type": "file"},
    ],
    "position": 5,
}  # fmt: skip


async def ask(
    home: Home, method: str, path: str, body: Any = None, role: str = "operator", **query: Any
) -> httpx.Response:
    return await home.client.request(
        method, f"{_STAFF}/{path}", json=body, params=query, headers=home.desk.staff(role)
    )


async def test_a_topic_asks_further_and_an_appeal_keeps_what_it_was_asked(home: Home) -> None:
    made = await ask(home, "POST", "appeal-topics", _CONNECT)
    assert made.status_code == 201, made.text
    topic = made.json()
    assert topic["fields"][1]["choices"][1] == {"key": "three", "title": "Три", "title_en": "Три"}
    form = await home.get("appeals/form")
    assert form["topics"][0]["id"] == topic["id"]
    base = {"kind": "request", "topic_id": topic["id"]}
    refused = await post(home, "", await new(home, **base, fields={"phase": "two"}))
    assert fields(refused) == {"fields.power": "missing", "fields.phase": "not-a-choice"}
    assert fields(await post(home, "", await new(home, topic_id=topic["id"]))) == {
        "kind": "kind-not-of-topic"
    }
    plan = await uploaded(home, "план.pdf", PDF)
    values = {"power": "15,5", "phase": "three", "plan": plan["id"]}
    sent = await send(home, **base, fields=values, file_ids=[plan["id"]])
    changed = _CONNECT | {"title": "Дачи", "fields": []}
    assert (await ask(home, "PUT", f"appeal-topics/{topic['id']}", changed)).status_code == 200
    shown = await card(home, sent)
    assert shown["topic"]["title"] == "Дачи"
    assert [(one["title"], one["shown"]) for one in shown["fields"]] == [
        ("Мощность, кВт", "15,5"), ("Фазы", "Три"), ("План", "план.pdf"),
    ]  # fmt: skip


async def test_a_topic_that_is_used_is_taken_out_of_use_and_another_deleted(home: Home) -> None:
    sent = await send(home)
    used = f"appeal-topics/{sent['topic']['id']}"
    assert problem(await ask(home, "DELETE", used)) == (409, "topic-in-use")
    out = {"title": "Личный кабинет", "kinds": ["question"], "in_use": False}
    assert (await ask(home, "PUT", used, out)).json()["appeals"] == 1
    assert "Личный кабинет" not in str(await home.get("appeals/form"))
    given = await new(home, topic_id=sent["topic"]["id"])
    assert fields(await post(home, "", given)) == {"topic_id": "unknown-topic"}
    other = await topic_id(home, "Подключение")
    assert (await ask(home, "DELETE", f"appeal-topics/{other}")).status_code == 204
    assert problem(await ask(home, "DELETE", f"appeal-topics/{other}")) == (404, "not-found")
    acts = [one["action"] for one in await home.acts() if one["outcome"] == "done"]
    assert acts == ["edit_appeal_topic", "delete_appeal_topic"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": " "},
        {"kinds": []},
        {"kinds": ["request", "request"]},
        {"fields": [_CONNECT["fields"][0], _CONNECT["fields"][0]]},
        {"fields": [{"key": "Power", "title": "x", "type": "number"}]},
        {"fields": [{"key": "phase", "title": "x", "type": "choice"}]},
        {"fields": [{"key": "a", "title": "x", "type": "text",
                     "choices": [{"key": "one", "title": "x"}]}]},
        {"fields": [{"key": f"k{n}", "title": "x", "type": "text"} for n in range(21)]},
        {"position": -1},
    ],
)  # fmt: skip
async def test_a_topic_that_makes_no_form_is_refused(home: Home, wrong: dict[str, Any]) -> None:
    assert (await ask(home, "POST", "appeal-topics", _CONNECT | wrong)).status_code == 422


async def test_answers_that_are_ready_come_filled_and_those_of_the_topic_first(home: Home) -> None:
    sent = await send(home, account_id=(await home.get("accounts"))["items"][0]["id"])
    other = await topic_id(home, "Подключение")
    for body in (
        {"name": "А-общий", "text": "Здравствуйте, {имя}! №{номер}, счёт {account}."},
        {"name": "Б-по теме", "text": "{staff}: {topic}", "topic_id": sent["topic"]["id"]},
        {"name": "В-другой", "text": "Ждите.", "topic_id": other},
    ):
        assert (await ask(home, "POST", "answer-templates", body)).status_code == 201
    found = (await ask(home, "GET", "answer-templates", appeal_id=sent["id"])).json()["items"]
    assert [(one["name"], one["filled"]) for one in found] == [
        ("Б-по теме", "Ольга: Личный кабинет"),
        ("А-общий", f"Здравствуйте, Анна Семёнова! №{sent['number']}, счёт 1001."),
        ("В-другой", "Ждите."),
    ]
    plain = (await ask(home, "GET", "answer-templates")).json()["items"]
    assert {one["filled"] for one in plain} == {None}
    wrong = {"name": "x", "text": "{пароль}", "topic_id": 999}
    assert fields(await ask(home, "POST", "answer-templates", wrong)) == {
        "text": "unknown-placeholder", "topic_id": "unknown-topic",
    }  # fmt: skip
    one = f"answer-templates/{found[0]['id']}"
    changed = {"name": "Б", "text": "Да"}
    assert (await ask(home, "PUT", one, changed)).json()["topic_id"] is None
    assert (await ask(home, "DELETE", one)).status_code == 204
    assert problem(await ask(home, "PUT", one, changed)) == (404, "not-found")


@pytest.mark.parametrize(
    "wrong",
    [
        {"days": []},
        {"days": [0]},
        {"days": [1, 1]},
        {"ends_at": "09:30"},
        {"ends_at": "08:00"},
        {"begins_at": "09:00+03:00"},
        {"answer_minutes": 0},
    ],
)
async def test_hours_that_are_none_are_refused(home: Home, wrong: dict[str, Any]) -> None:
    good = {"days": [1, 2], "begins_at": "09:00", "ends_at": "18:00", "answer_minutes": 60}
    refused = await ask(home, "PUT", "desk-hours", good | wrong, "administrator")
    assert refused.status_code == 422
    kept = (await ask(home, "GET", "desk-hours", role="viewer")).json()
    assert kept == {
        "days": [1, 2, 3, 4, 5], "begins_at": "09:00:00", "ends_at": "18:00:00",
        "answer_minutes": 480, "exceptions": [],
    }  # fmt: skip


async def test_a_holiday_moves_the_term_and_a_preview_sets_nothing(home: Home) -> None:
    closed = {"day": "2026-11-24", "begins_at": None, "ends_at": None, "name": "День энергетика"}
    short = {"day": "2026-11-25", "begins_at": "10:00:00", "ends_at": "12:00:00", "name": ""}
    hours = {
        "days": [1, 2, 3, 4, 5], "begins_at": "09:00:00", "ends_at": "18:00:00",
        "answer_minutes": 480, "exceptions": [closed, short],
    }  # fmt: skip
    came = {"at": "2026-11-23T16:00:00+03:00"}
    seen = (await ask(home, "POST", "desk-hours/preview", hours | came, "viewer")).json()
    # Two hours of Monday, two of Wednesday, four of Thursday.
    assert seen["due_at"] == "2026-11-26T13:00:00+03:00"
    assert (await ask(home, "GET", "desk-hours")).json()["exceptions"] == []
    no_offset = {"at": "2026-11-23T16:00:00"}
    assert (await ask(home, "POST", "desk-hours/preview", hours | no_offset)).status_code == 422
    kept = await ask(home, "PUT", "desk-hours", hours, "administrator")
    assert kept.json() == hours
    for wrong in ([closed, closed], [short | {"ends_at": None}], [short | {"ends_at": "10:30"}]):
        body = hours | {"exceptions": wrong}
        refused = await ask(home, "PUT", "desk-hours", body, "administrator")
        assert refused.status_code == 422, wrong
    assert (await ask(home, "GET", "desk-hours")).json() == hours
    cleared = await ask(home, "PUT", "desk-hours", hours | {"exceptions": []}, "administrator")
    assert cleared.json()["exceptions"] == []
