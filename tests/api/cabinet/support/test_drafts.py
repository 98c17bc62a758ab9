"""What is being written is kept for its writer, on the server, until it is sent or given up."""

from typing import Any

import httpx

from tests.api.cabinet.conftest import Home
from tests.api.cabinet.supply import ANNA, BORIS, as_user
from tests.api.cabinet.support.writing import fields, send, topic_id, uploaded
from tests.support.documents import JPEG


async def save(home: Home, user: Any = ANNA, **content: Any) -> httpx.Response:
    return await home.client.put("/api/cabinet/appeals/draft", json=content, headers=as_user(user))


async def draft(home: Home, user: Any = ANNA) -> Any:
    return (await home.get("appeals/form", user))["draft"]


async def test_a_draft_is_kept_whole_and_the_next_takes_its_place(home: Home) -> None:
    file = await uploaded(home, "дом.jpg", JPEG)
    whole = {
        "kind": "complaint",
        "topic_id": await topic_id(home),
        "account_id": None,
        "text": "Начал писать",
        "fields": {"power": "5"},
        "card": {"kind": "moment", "id": "7", "at": "2026-11-20T10:00:00Z", "title": "Пик"},
    }
    saved = await save(home, **whole, file_ids=[file["id"]])
    assert saved.status_code == 200, saved.text
    kept = await draft(home)
    assert kept == saved.json()
    assert {name: kept[name] for name in whole} == whole
    assert kept["files"] == [file]
    await save(home, text="Дальше")
    kept = await draft(home)
    assert (kept["text"], kept["kind"], kept["files"]) == ("Дальше", None, [])
    assert await draft(home, BORIS) is None


async def test_it_is_gone_when_it_is_sent_dropped_or_old(home: Home) -> None:
    await save(home, text="Пишу")
    await send(home)
    assert await draft(home) is None
    await save(home, text="Пишу")
    for _ in range(2):
        dropped = await home.client.delete("/api/cabinet/appeals/draft", headers=as_user(ANNA))
        assert dropped.status_code == 204
    assert await draft(home) is None
    await save(home, text="Пишу")
    await home.rows("UPDATE appeal_drafts SET saved_at = now() - interval '31 days'")
    assert await draft(home) is None


async def test_anothers_file_is_no_part_of_a_draft(home: Home) -> None:
    file = await uploaded(home, "дом.jpg", JPEG, BORIS)
    refused = await save(home, text="x", file_ids=[file["id"]])
    assert fields(refused) == {"file_ids": "unknown-file"}
    assert await draft(home) is None


async def test_nobody_of_the_staff_sees_it(home: Home) -> None:
    await save(home, text="Тайное слово")
    answer = await home.client.get(
        "/api/cabinet/staff/appeals", headers=home.desk.staff("administrator")
    )
    assert answer.json()["total"] == 0
    assert "Тайное" not in answer.text
