"""Files of appeals: which are taken, what is kept of them, who may have them, and how they end."""

import io
import zipfile
from typing import Any
from uuid import uuid4

import httpx
import pytest
from PIL import Image

from services.cabinet.support.attachments.actions import sweep_appeal_files
from services.kit.files import Files
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.supply import ANNA, BORIS, as_user
from tests.api.cabinet.support.writing import (
    DESK,
    answered,
    card,
    colleague,
    fields,
    new,
    post,
    problem,
    send,
    upload,
    uploaded,
)
from tests.support.documents import JPEG, PDF, image, office, wide_png

_MB = 1024 * 1024
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


async def read(home: Home, file: Any, user: Any = ANNA, *, small: bool = False) -> httpx.Response:
    return await home.client.get(
        f"/api/cabinet/appeals/files/{file['id']}",
        params={"small": small},
        headers=as_user(user),
    )


async def upload_for_answer(home: Home, name: str, content: bytes, **more: Any) -> httpx.Response:
    headers = more.get("staff") or home.desk.staff()
    return await home.client.post(
        f"{DESK}/files", params={"name": name}, content=content, headers=headers
    )


async def test_files_come_back_under_harmless_names_and_are_no_pages(home: Home) -> None:
    taken = [
        await uploaded(home, name, content)
        for name, content in (
            ("../../etc/Фото\u202egpj.jpg", image("JPEG", (900, 600))),
            ("схема.png", image("PNG", (20, 10))),
            ("акт.PDF", PDF),
            ("письмо.docx", office("word")),
            ("таблица.xlsx", office("xl")),
        )
    ]
    assert [one["name"] for one in taken] == [
        "Фотоgpj.jpg", "схема.png", "акт.PDF", "письмо.docx", "таблица.xlsx",
    ]  # fmt: skip
    assert [one["picture"] for one in taken] == [True, True, False, False, False]
    sent = await send(home, file_ids=[one["id"] for one in taken])
    (first,) = (await card(home, sent))["messages"]
    assert first["files"] == taken
    for one in taken:
        answer = await read(home, one)
        assert answer.headers["content-type"].split(";")[0] == one["media_type"]
        assert answer.headers["content-disposition"].startswith("attachment")
        assert "sandbox" in answer.headers["content-security-policy"]
        assert answer.headers["cache-control"] == "no-store"
        assert len(answer.content) == one["size"]
    small = await read(home, taken[0], small=True)
    assert Image.open(io.BytesIO(small.content)).size == (400, 267)
    assert problem(await read(home, taken[2], small=True)) == (404, "not-found")


async def test_where_a_picture_was_taken_is_kept_nowhere(home: Home) -> None:
    noted = Image.Exif()
    noted[0x010F] = "Some Camera"
    noted[0x8825] = {1: "N", 2: (55.0, 45.0, 0.0)}
    file = await uploaded(home, "дом.jpg", image("JPEG", exif=noted.tobytes()))
    for small in (False, True):
        content = (await read(home, file, small=small)).content
        assert b"Some Camera" not in content
        assert not Image.open(io.BytesIO(content)).getexif()


def bomb() -> bytes:
    """Return an XLSX of 300 MB of zeros in some hundred kilobytes."""
    made = io.BytesIO(office("xl"))
    with zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/image1.png", bytes(300 * _MB))
    return made.getvalue()


async def test_what_is_not_what_it_says_is_refused_and_nothing_is_kept(home: Home) -> None:
    svg = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
    for name, content, refusal in (
        ("письмо.pdf", svg, (415, "file-not-as-named")),
        ("страница.pdf", b"<html><script>alert(1)</script>", (415, "file-not-as-named")),
        ("фото.png", JPEG, (415, "file-not-as-named")),
        ("рисунок.svg", svg, (415, "unsupported-file")),
        ("архив.zip", office("xl"), (415, "unsupported-file")),
        ("без окончания", JPEG, (415, "unsupported-file")),
        ("широкое.png", wide_png(50_000, 50_000), (422, "file-too-complex")),
        ("бомба.xlsx", bomb(), (422, "file-too-complex")),
        ("пусто.pdf", b"", (422, "validation-failed")),
        ("\u202e../", JPEG, (422, "validation-failed")),
        ("обрыв.jpg", JPEG[: len(JPEG) // 2], (422, "file-damaged")),
    ):
        assert problem(await upload(home, name, content)) == refusal, name
    assert await home.rows("SELECT id FROM appeal_files") == []


async def test_two_hundred_megabytes_are_not_read_to_their_end(home: Home) -> None:
    read_so_far = 0

    async def endless() -> Any:
        nonlocal read_so_far
        for _ in range(200):
            read_so_far += _MB
            yield bytes(_MB)

    answer = await home.client.post(
        "/api/cabinet/appeals/files",
        params={"name": "огромный.pdf"},
        content=endless(),
        headers=as_user(ANNA),
    )
    assert problem(answer) == (413, "body-too-large")
    assert read_so_far < 20 * _MB


async def test_anothers_file_is_not_there_small_or_large_sent_or_not(home: Home) -> None:
    file = await uploaded(home, "дом.jpg", JPEG)
    given = await new(home, file_ids=[file["id"]])
    assert fields(await post(home, "", given, user=BORIS)) == {"file_ids": "unknown-file"}

    async def hidden_from_boris() -> None:
        for small in (False, True):
            assert problem(await read(home, file, BORIS, small=small)) == (404, "not-found")

    await hidden_from_boris()
    # Staff do not see either what a consumer has not sent.
    path = f"{DESK}/files/{file['id']}"
    assert (await home.client.get(path, headers=home.desk.staff())).status_code == 404
    sent = await send(home, file_ids=[file["id"]])
    await hidden_from_boris()
    assert (await home.client.get(path, headers=home.desk.staff())).status_code == 200
    # It is sent once.
    again = await post(home, f"/{sent['id']}/messages", {"text": "?", "file_ids": [file["id"]]})
    assert fields(again) == {"file_ids": "unknown-file"}
    drop = f"/api/cabinet/appeals/files/{file['id']}"
    assert (await home.client.delete(drop, headers=as_user(ANNA))).status_code == 404


async def test_an_answer_carries_files_of_who_wrote_it_alone(home: Home) -> None:
    sent = await send(home)
    file = (await upload_for_answer(home, "ответ.pdf", PDF)).json()
    strange = (await upload_for_answer(home, "чужой.pdf", PDF, staff=colleague())).json()
    refused = await home.client.post(
        f"{DESK}/{sent['id']}/answers",
        json={"text": "Вот", "after": (await card(home, sent))["messages"][-1]["id"],
              "file_ids": [strange["id"]]},
        headers=home.desk.staff(),
    )  # fmt: skip
    assert fields(refused) == {"file_ids": "unknown-file"}
    assert (await read(home, file)).status_code == 404
    await answered(home, sent, "Вот", file_ids=[file["id"]])
    assert (await card(home, sent))["messages"][-1]["files"][0]["id"] == file["id"]
    assert (await read(home, file)).content == PDF
    assert problem(await read(home, file, BORIS)) == (404, "not-found")


async def test_twenty_uploads_wait_and_no_more(home: Home) -> None:
    await home.rows(
        "INSERT INTO appeal_files (id, side, uploaded_by, name, media_type, size, key)"
        " SELECT gen_random_uuid(), 'consumer', $1, 'x.pdf', 'application/pdf', 1, 'k' || n"
        " FROM generate_series(1, 20) AS n",
        ANNA,
    )
    assert problem(await upload(home, "ещё.pdf", PDF)) == (409, "too-many-uploads")
    assert (await upload(home, "ещё.pdf", PDF, user=BORIS)).status_code == 201


async def test_an_upload_that_nobody_sends_ends_after_a_day_and_one_of_a_draft_with_it(
    home: Home,
) -> None:
    alone, drafted, sent_one = [
        await uploaded(home, f"{n}.jpg", JPEG) for n in ("один", "черновик", "отправлен")
    ]
    saved = await home.client.put(
        "/api/cabinet/appeals/draft",
        json={"text": "Пишу", "file_ids": [drafted["id"]]},
        headers=as_user(ANNA),
    )
    assert saved.status_code == 200, saved.text
    await home.rows("UPDATE appeal_drafts SET user_id = $1", BORIS)
    await home.rows("UPDATE appeal_files SET uploaded_by = $1 WHERE name LIKE 'черн%'", BORIS)
    await send(home, file_ids=[sent_one["id"]])
    files = Files(home.application.state.settings)
    # Young ones are left: whoever writes needs his time.
    await sweep_appeal_files(home.database, files)
    assert (await read(home, alone)).status_code == 200
    await home.rows("UPDATE appeal_files SET created_at = now() - interval '25 hours'")
    await sweep_appeal_files(home.database, files)
    assert problem(await read(home, alone)) == (404, "not-found")
    assert (await read(home, drafted, BORIS)).status_code == 200
    assert (await read(home, sent_one)).status_code == 200


@pytest.mark.parametrize("path", ["", f"/{uuid4()}"])
async def test_without_a_token_no_file_is_taken_or_given(home: Home, path: str) -> None:
    method = "GET" if path else "POST"
    answer = await home.client.request(method, f"/api/cabinet/appeals/files{path}?name=a.pdf")
    assert answer.status_code == 401
