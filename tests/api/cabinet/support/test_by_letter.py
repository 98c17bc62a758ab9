"""A letter that notifications hands over is taken once, and heard only from the appeal's author."""

from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest

from tests.api.cabinet.conftest import Home
from tests.api.cabinet.supply import ANNA, BORIS
from tests.api.cabinet.support.test_merging import merge
from tests.api.cabinet.support.writing import card, fields, look, move, problem, send, told
from tests.support.documents import JPEG, PDF
from tests.support.tokens import bearer, service_token

_LETTERS = "/internal/appeal-letters"


async def _put(home: Home, path: str, **more: Any) -> httpx.Response:
    as_notifications = bearer(service_token("notifications", "cabinet"))
    return await home.client.put(f"{_LETTERS}/{path}", headers=as_notifications, **more)


async def _letter(home: Home, sent: Any, letter_id: UUID | None = None, **changes: Any) -> Any:
    """Hand a letter over that must be taken; return what came of it."""
    given = {
        "appeal_id": sent["id"], "user_id": str(ANNA), "own": True, "sender": "anna@example.org",
        "text": "Спасибо", "whole": "", "file_ids": [],
    } | changes  # fmt: skip
    answer = await _put(home, str(letter_id or uuid4()), json=given)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def _file(home: Home, letter_id: UUID, name: str, content: bytes) -> httpx.Response:
    params = {"name": name, "user_id": str(ANNA)}
    return await _put(home, f"{letter_id}/files/0", params=params, content=content)


async def test_a_letter_is_a_message_of_its_author_once(home: Home) -> None:
    sent, letter_id = await send(home), uuid4()
    first, again = [await _file(home, letter_id, "фото.jpg", JPEG) for _ in range(2)]
    assert first.json() == again.json()
    more = {"file_ids": [first.json()["id"]], "whole": "Спасибо\nОт: кого-то"}
    for _ in range(2):
        taken = await _letter(home, sent, letter_id, **more)
        assert taken == {"outcome": "written", "number": sent["number"]}
    _, said = (await card(home, sent))["messages"]
    assert (said["by"], said["way"], said["text"]) == ("consumer", "letter", "Спасибо")
    assert [one["name"] for one in said["files"]] == ["фото.jpg"]
    # What was cut off staff see, and nobody else.
    assert "whole" not in said
    assert (await look(home, sent))["messages"][1]["whole"] == "Спасибо\nОт: кого-то"
    assert await told(home) == [("sent", "consumer", "new"), ("written", "consumer", "new")]


@pytest.mark.parametrize("changes", [{"own": False}, {"user_id": str(BORIS)}])
async def test_another_is_heard_by_staff_alone(home: Home, changes: dict[str, Any]) -> None:
    sent = await send(home)
    before = await card(home, sent)
    taken = await _letter(home, sent, sender="eve@example.org", text="Я тоже", **changes)
    assert taken["outcome"] == "noted"
    assert await card(home, sent) == before
    assert await told(home) == [("sent", "consumer", "new")]
    (note,) = (await look(home, sent))["notes"]
    assert (note["text"], note["author"], note["sender"]) == ("Я тоже", None, "eve@example.org")


async def test_what_is_done_opens_again_and_what_is_cancelled_does_not(home: Home) -> None:
    done, cancelled = await send(home), await send(home)
    await move(home, done, "done")
    await move(home, cancelled, "cancelled")
    assert (await _letter(home, done))["outcome"] == "reopened"
    assert (await card(home, done))["status"] == "in_work"
    assert await _letter(home, cancelled) == {"outcome": "closed", "number": cancelled["number"]}
    assert len((await card(home, cancelled))["messages"]) == 1
    gone = await _letter(home, {"id": str(uuid4())})
    assert gone == {"outcome": "gone", "number": None}


async def test_files_are_wanted_of_what_becomes_a_message_alone(home: Home) -> None:
    as_notifications = bearer(service_token("notifications", "cabinet"))

    async def wanted(appeal_id: str, user_id: UUID = ANNA) -> bool:
        answer = await home.client.get(
            f"{_LETTERS}/{uuid4()}/wanted",
            params={"appeal_id": appeal_id, "user_id": str(user_id)},
            headers=as_notifications,
        )
        found: bool = answer.json()["files"]
        return found

    going, done, cancelled = [await send(home) for _ in range(3)]
    await move(home, done, "done")
    await move(home, cancelled, "cancelled")
    assert [await wanted(one["id"]) for one in (going, done, cancelled)] == [True, True, False]
    assert not await wanted(going["id"], BORIS)
    assert not await wanted(str(uuid4()))
    stranger = bearer(service_token("admin_panel", "cabinet"))
    answer = await home.client.get(
        f"{_LETTERS}/{uuid4()}/wanted",
        params={"appeal_id": going["id"], "user_id": str(ANNA)},
        headers=stranger,
    )
    assert answer.status_code == 403


async def test_a_letter_about_one_that_was_merged_reaches_the_one_that_remains(home: Home) -> None:
    kept, double = await send(home, text="Первое"), await send(home, text="Второе")
    await merge(home, kept, double)
    taken = await _letter(home, double, text="Из письма")
    assert taken == {"outcome": "written", "number": kept["number"]}
    assert (await card(home, kept))["messages"][-1]["text"] == "Из письма"


async def test_staff_see_after_a_merge_whose_a_note_is_and_what_was_cut_off(home: Home) -> None:
    kept, double = await send(home, text="Первое"), await send(home, text="Второе")
    await _letter(home, double, own=False, sender="eve@example.org", text="Я тоже")
    await _letter(home, double, text="Из письма", whole="Из письма\nи ниже")
    await merge(home, kept, double)
    seen = await look(home, kept)
    assert [one["sender"] for one in seen["notes"]] == ["eve@example.org"]
    assert seen["messages"][-1]["whole"] == "Из письма\nи ниже"


async def test_files_are_examined_as_uploads_are(home: Home) -> None:
    sent, letter_id = await send(home), uuid4()
    for name, content, refusal in (
        ("a.exe", b"MZ", (415, "unsupported-file")),
        ("a.jpg", PDF, (415, "file-not-as-named")),
        ("a.pdf", PDF[: len(PDF) // 2], (422, "file-damaged")),
        ("a.jpg", b"x" * (10 * 1024 * 1024 + 1), (413, "body-too-large")),
    ):
        assert problem(await _file(home, letter_id, name, content)) == refusal
    given = {
        "appeal_id": sent["id"], "user_id": str(ANNA), "own": True, "sender": "anna@example.org",
        "text": "Спасибо", "file_ids": [str(uuid4())],
    }  # fmt: skip
    refused = await _put(home, str(letter_id), json=given)
    assert fields(refused) == {"file_ids": "unknown-file"}
    # Nothing of it was taken: it can come again.
    assert (await _letter(home, sent, letter_id))["outcome"] == "written"


async def test_nobody_else_hands_letters_over(home: Home) -> None:
    sent = await send(home)
    given = {"appeal_id": sent["id"], "user_id": str(ANNA), "own": True, "text": "x", "sender": "a"}
    for headers, status in (
        ({}, 401),
        (bearer(service_token("auth", "cabinet")), 403),
        (bearer(service_token("notifications", "auth")), 401),
    ):
        answer = await home.client.put(f"{_LETTERS}/{uuid4()}", json=given, headers=headers)
        assert answer.status_code == status
