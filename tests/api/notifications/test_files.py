"""Files on notices: what is taken, who uses it, who gets it."""

from collections.abc import AsyncIterator
from typing import Any
from uuid import uuid4

import pytest

from services.kit.worker import clear
from services.notifications.files.rules import LARGEST_FILE, MOST_WAITING
from services.notifications.worker import EXPIRED
from tests.api.notifications.panel import BASE, Panel, announcement, open_panel
from tests.api.notifications.people import ANNA, BORIS, as_staff, as_user
from tests.conftest import MakeApplication
from tests.support.documents import DOCUMENTS, IMAGES, PDF, office, pdf
from tests.support.scanner import running_clamd
from tests.support.tokens import bearer, user_token

_OTHER = str(uuid4())


def _as_another() -> dict[str, str]:
    return bearer(user_token("staff", _OTHER, role="administrator", name="Олег"))


@pytest.fixture
async def panel(service_app: MakeApplication) -> AsyncIterator[Panel]:
    async with open_panel(service_app) as panel:
        yield panel


async def upload(
    panel: Panel,
    name: str = "График.pdf",
    content: bytes = PDF,
    headers: dict[str, str] | None = None,
) -> Any:
    return await panel.client.post(
        f"{BASE}/staff/files",
        params={"name": name},
        content=content,
        headers=headers or as_staff("administrator"),
    )


async def uploaded(panel: Panel, name: str = "График.pdf", content: bytes = PDF) -> str:
    answer = await upload(panel, name, content)
    assert answer.status_code == 201, answer.text
    key: str = answer.json()["id"]
    return key


def problem(answer: Any) -> tuple[int, str]:
    return answer.status_code, answer.json()["type"].removeprefix("urn:personal-cabinet:problem:")


def codes(answer: Any) -> list[tuple[str, str]]:
    return [(one["field"], one["code"]) for one in answer.json()["errors"]]


@pytest.mark.parametrize("ending", DOCUMENTS)
async def test_every_kind_comes_back_as_it_was(panel: Panel, ending: str) -> None:
    content, media_type = DOCUMENTS[ending]
    panel.users = [ANNA]
    name = f'Акт "сверки" № 5.{ending.upper()}'
    told = (await upload(panel, name, content)).json()
    assert told | {"id": ""} == {
        "id": "", "name": name, "size": len(content), "media_type": media_type,
        "scanned_at": None,
    }  # fmt: skip
    audience = {"kind": "accounts", "numbers": ["1"]}
    key = await panel.add(files=[told["id"]], audience=audience)
    assert (await panel.told(key))["files"] == [told]
    await panel.publish()
    answer = await panel.client.get(f"{BASE}/notices", headers=as_user(ANNA))
    assert answer.json()["items"][0]["files"] == [told]
    path = f"{BASE}/notices/{key}/files/{told['id']}"
    got = await panel.client.get(path, headers=as_user(ANNA))
    assert (got.status_code, got.content) == (200, content)
    headers = got.headers
    assert headers["content-type"].partition(";")[0] == media_type
    assert headers["content-disposition"] == (
        f"attachment; filename=\"___ ________ _ 5.{ending.upper()}\"; filename*=UTF-8''"
        "%D0%90%D0%BA%D1%82%20%22%D1%81%D0%B2%D0%B5%D1%80%D0%BA%D0%B8%22%20%E2%84%96%205."
        f"{ending.upper()}"
    )
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["content-security-policy"].startswith("sandbox")
    assert headers["cache-control"].startswith("private")


@pytest.mark.parametrize("ending", IMAGES)
async def test_an_image_comes_back_as_an_image_of_its_kind(panel: Panel, ending: str) -> None:
    content, media_type = IMAGES[ending]
    told = (await upload(panel, f"Схема.{ending}", content + b"<script>alert(1)</script>")).json()
    assert told["media_type"] == media_type
    key = await panel.add(files=[told["id"]])
    path = f"{BASE}/staff/announcements/{key}/files/{told['id']}"
    got = (await panel.client.get(path, headers=as_staff("viewer"))).content
    assert (got[:4], len(got)) == (content[:4], told["size"])
    assert b"script" not in got


@pytest.mark.parametrize(
    ("name", "content", "status", "kind"),
    [
        ("a.docx", office("word", {"word/vbaProject.bin": b"x"}), 422, "file-active"),
        ("a.docx", office("word", {"setup.exe": b"MZ"}), 422, "file-holds-files"),
        ("a.pdf", b"%PDF-<html><script>alert(1)</script>", 415, "file-not-as-named"),
        ("a.png", b"\x89PNG\r\n\x1a\n<script>alert(1)</script>", 415, "file-not-as-named"),
        ("a.txt", b"<!doctype html><script>alert(1)</script>", 422, "file-holds-markup"),
    ],
)
async def test_only_the_beginning_of_a_file_does_not_suffice(
    panel: Panel, name: str, content: bytes, status: int, kind: str
) -> None:
    assert problem(await upload(panel, name, content)) == (status, kind)
    assert await panel.rows("SELECT id FROM notice_files") == []


async def test_staff_are_told_whether_a_scanner_has_looked(panel: Panel) -> None:
    settings = panel.app.state.settings
    async with running_clamd() as clamd:
        panel.app.state.settings = settings.model_copy(update={"clamd": clamd.address})
        clean = await upload(panel)
        assert clean.json()["scanned_at"]
        assert clamd.seen == [PDF]
        clamd.answer = "stream: Eicar-Test-Signature FOUND"
        assert problem(await upload(panel)) == (422, "file-infected")
        clamd.answer = "INSTREAM size limit exceeded. ERROR"
        assert problem(await upload(panel)) == (503, "temporarily-unavailable")
    # A scanner that is set and away lets nothing pass unseen.
    assert problem(await upload(panel)) == (503, "temporarily-unavailable")
    panel.app.state.settings = settings
    unseen = await uploaded(panel)
    key = await panel.add(files=[clean.json()["id"], unseen])
    told = (await panel.told(key))["files"]
    assert [bool(file["scanned_at"]) for file in told] == [True, False]


async def test_only_whoever_has_the_notice_gets_its_file(panel: Panel) -> None:
    panel.users = [ANNA]
    file = await uploaded(panel)
    key = await panel.add(files=[file], audience={"kind": "town", "town": "Омск"})
    path = f"{BASE}/notices/{key}/files/{file}"
    # Not even hers before it is published.
    assert (await panel.client.get(path, headers=as_user(ANNA))).status_code == 404
    await panel.publish()
    assert (await panel.client.get(path, headers=as_user(ANNA))).status_code == 200
    assert problem(await panel.client.get(path, headers=as_user(BORIS))) == (404, "not-found")
    assert (await panel.client.get(path)).status_code == 401
    assert (await panel.client.get(path, headers=as_staff())).status_code == 401
    staff_path = f"{BASE}/staff/announcements/{key}/files/{file}"
    got = await panel.client.get(staff_path, headers=as_staff("viewer"))
    assert (got.status_code, got.content) == (200, PDF)
    assert (await panel.client.get(staff_path, headers=as_user(ANNA))).status_code == 401
    # A file is found below its own notice only.
    other = await panel.add(audience={"kind": "town", "town": "Омск"})
    await panel.publish()
    for wrong in (f"notices/{other}/files/{file}", f"notices/{key}/files/{uuid4()}"):
        answer = await panel.client.get(f"{BASE}/{wrong}", headers=as_user(ANNA))
        assert answer.status_code == 404, wrong
    wrong = f"{BASE}/staff/announcements/{other}/files/{file}"
    assert (await panel.client.get(wrong, headers=as_staff())).status_code == 404


async def test_rights(panel: Panel) -> None:
    assert problem(await upload(panel, headers=as_staff("viewer"))) == (403, "forbidden")
    assert (await upload(panel, headers=as_user(ANNA))).status_code == 401
    assert (await upload(panel, headers=bearer("x"))).status_code == 401
    file = await uploaded(panel)
    path = f"{BASE}/staff/files/{file}"
    assert (await panel.client.delete(path, headers=as_staff("viewer"))).status_code == 403
    assert (await panel.client.delete(path, headers=_as_another())).status_code == 404
    assert (await panel.client.delete(path, headers=as_staff())).status_code == 204
    assert (await panel.client.delete(path, headers=as_staff())).status_code == 404
    assert await panel.rows("SELECT id FROM notice_files") == []


@pytest.mark.parametrize("name", ["setup.exe", "page.html", "x.svg", "pdf", "a.pdf.js", "list.zip"])
async def test_other_kinds_are_not_taken(panel: Panel, name: str) -> None:
    assert problem(await upload(panel, name)) == (415, "unsupported-file")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", b"MZ\x90\0" + PDF),
        ("a.docx", office("xl")),
        ("a.xlsx", office("word")),
        ("a.docx", office("other")),
        ("a.docx", b"PK\x03\x04"),
        ("a.png", b"\xff\xd8\xff\xe0"),
        ("a.jpg", PDF),
        ("a.txt", b"MZ\x90"),
        ("a.txt", PDF),
        ("a.txt", b"plain \0 text"),
    ],
)
async def test_a_lying_ending_is_refused(panel: Panel, name: str, content: bytes) -> None:
    assert problem(await upload(panel, name, content)) == (415, "file-not-as-named")
    assert await panel.rows("SELECT id FROM notice_files") == []


async def test_limits_of_size(panel: Panel) -> None:
    whole = pdf(size=LARGEST_FILE)
    told = (await upload(panel, "largest.pdf", whole)).json()
    assert told["size"] == LARGEST_FILE
    key = await panel.add(files=[told["id"]])
    await panel.publish()
    got = await panel.client.get(f"{BASE}/notices/{key}/files/{told['id']}", headers=as_user(ANNA))
    assert got.content == whole
    assert problem(await upload(panel, "b.pdf", whole + b"\0")) == (413, "body-too-large")

    async def without_a_length() -> AsyncIterator[bytes]:
        yield whole
        yield b"\0"

    answer = await panel.client.post(
        f"{BASE}/staff/files",
        params={"name": "b.pdf"},
        content=without_a_length(),
        headers=as_staff(),
    )
    assert problem(answer) == (413, "body-too-large")
    empty = await upload(panel, "empty.pdf", b"")
    assert (empty.status_code, codes(empty)) == (422, [("file", "empty-file")])
    assert len(await panel.rows("SELECT id FROM notice_files")) == 1


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("..\\..\\windows\\План.pdf", "План.pdf"),
        ("/etc/a/../b.pdf", "b.pdf"),
        ("a\r\nSet-Cookie: x=1;.pdf", "a Set-Cookie: x=1;.pdf"),
        ("inv\u202efdp.exe.pdf", "invfdp.exe.pdf"),
        ("  x  y .pdf", "x y.pdf"),
        ("Отчёт ☀️ 2026 (1).pdf", "Отчёт ☀️ 2026 (1).pdf"),
        ("й" * 300 + ".pdf", "й" * 146 + ".pdf"),
    ],
)
async def test_names_do_no_harm(panel: Panel, given: str, kept: str) -> None:
    assert (await upload(panel, given)).json()["name"] == kept


@pytest.mark.parametrize("name", ["", ".pdf", " / ", "x" * 501])
async def test_names_that_are_none(panel: Panel, name: str) -> None:
    assert problem(await upload(panel, name)) == (422, "validation-failed")


async def test_a_file_goes_into_one_announcement_of_its_uploader(panel: Panel) -> None:
    file = await uploaded(panel)

    async def refused(files: list[str], **headers: str) -> None:
        for path in ("", "/preview"):
            answer = await panel.client.post(
                f"{BASE}/staff/announcements{path}",
                json=announcement(files=files, letter=True),
                headers=headers or as_staff(),
            )
            assert (answer.status_code, codes(answer)) == (422, [("files", "unknown-file")]), path

    await refused([file], **_as_another())
    await refused([file, str(uuid4())])
    assert await panel.rows("SELECT id FROM notices") == []
    await panel.add(files=[file])
    await refused([file])
    # What an announcement has is nobody's upload any more.
    assert (
        await panel.client.delete(f"{BASE}/staff/files/{file}", headers=as_staff())
    ).status_code == 404


async def test_five_files_in_their_order(panel: Panel) -> None:
    files = [await uploaded(panel, f"{number}.pdf") for number in range(6)]
    assert problem(await panel.post(files=files)) == (422, "validation-failed")
    assert problem(await panel.post(files=[files[0]] * 2)) == (422, "validation-failed")
    wanted = [files[number] for number in (3, 1, 4, 0, 2)]
    key = await panel.add(files=wanted)
    assert [file["id"] for file in (await panel.told(key))["files"]] == wanted


async def test_waiting_uploads_are_bounded_and_go_after_a_day(panel: Panel) -> None:
    files = [await uploaded(panel, f"{number}.pdf") for number in range(MOST_WAITING)]
    assert problem(await upload(panel)) == (409, "too-many-uploads")
    assert (await upload(panel, headers=_as_another())).status_code == 201
    await panel.add(files=files[:1])
    await uploaded(panel)
    await panel.rows("UPDATE notice_files SET created_at = now() - interval '25 hours'")
    await clear(panel.database, EXPIRED)
    left = await panel.rows("SELECT id, notice_id FROM notice_files")
    assert [str(row["id"]) for row in left] == files[:1]


async def test_letters_name_the_files(panel: Panel) -> None:
    files = [await uploaded(panel, "Тарифы <2027>.pdf"), await uploaded(panel, "b.pdf")]
    shown = (await panel.post("/preview", letter=True, files=files)).json()["letter"]
    assert "Тарифы &lt;2027&gt;.pdf" in shown["html"]
    assert "Тарифы <2027>.pdf" in shown["text"]
    assert "в личном кабинете" in shown["text"]
    without = (await panel.post("/preview", letter=True)).json()["letter"]
    assert "личном кабинете" not in without["text"]
