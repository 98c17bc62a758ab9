"""A photo with a reading: whose, until when, what is kept of it, and who looked."""

import io
import os
import time
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest
from PIL import Image

from services.cabinet.submissions.photos.actions import end_old_photos, sweep_photos
from services.kit.files import Files
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.submissions.handing_in import Clock, taken
from tests.api.cabinet.supply import ANNA, BORIS, as_user
from tests.support.documents import JPEG, PDF, image
from tests.support.scanner import running_clamd
from tests.support.tokens import bearer, user_token

_MB = 1024 * 1024
HEIC = (Path(__file__).parents[3] / "support" / "files" / "photo.heic").read_bytes()
_STAFF = str(uuid4())


def _as_staff() -> dict[str, str]:
    return bearer(user_token("staff", _STAFF, role="viewer"))


async def put(home: Home, submission: Any, content: bytes, user: Any = ANNA) -> httpx.Response:
    return await home.client.put(
        f"/api/cabinet/submissions/{submission['id']}/photo",
        content=content,
        headers=as_user(user) | {"Content-Type": "application/octet-stream"},
    )


async def photo(home: Home, submission: Any, user: Any = ANNA) -> httpx.Response:
    return await home.client.get(
        f"/api/cabinet/submissions/{submission['id']}/photo", headers=as_user(user)
    )


def problem(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["type"].rpartition(":")[2]


async def has_photo(home: Home, submission: Any) -> bool:
    return bool((await home.get(f"submissions/{submission['id']}"))["photo"])


async def test_a_photo_comes_back_as_a_picture_that_is_no_page(home: Home) -> None:
    made = await taken(home, {"T1": "10"})
    assert problem(await photo(home, made)) == (404, "not-found")
    assert not await has_photo(home, made)
    assert (await put(home, made, image("PNG", (60, 40)))).status_code == 204
    assert await has_photo(home, made)
    answer = await photo(home, made)
    assert answer.headers["content-type"] == "image/jpeg"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in answer.headers["content-security-policy"]
    assert Image.open(io.BytesIO(answer.content)).size == (60, 40)


async def test_where_it_was_taken_is_not_kept(home: Home) -> None:
    made = await taken(home, {"T1": "10"})
    noted = Image.Exif()
    noted[0x010F] = "Some Camera"
    noted[0x8825] = {1: "N", 2: (55.0, 45.0, 0.0)}
    assert (await put(home, made, image("JPEG", exif=noted.tobytes()))).status_code == 204
    content = (await photo(home, made)).content
    assert b"Some Camera" not in content
    assert not Image.open(io.BytesIO(content)).getexif()


async def test_a_photo_of_a_newer_telephone_is_taken(home: Home) -> None:
    made = await taken(home, {"T1": "10"})
    assert (await put(home, made, HEIC)).status_code == 204
    assert (await photo(home, made)).headers["content-type"] == "image/jpeg"


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", (422, "validation-failed")),
        (PDF, (415, "not-a-photo")),
        (b"<html><script>alert(1)</script></html>", (415, "not-a-photo")),
        (JPEG[:-40], (422, "file-damaged")),
        (image("PNG", (9000, 6000)), (413, "photo-too-large")),
        (JPEG + bytes(10 * _MB), (413, "body-too-large")),
    ],
    ids=["nothing", "PDF", "page", "damaged", "many pixels", "many bytes"],
)
async def test_what_is_no_photo_is_refused_and_nothing_kept(
    home: Home, content: bytes, what: tuple[int, str]
) -> None:
    made = await taken(home, {"T1": "10"})
    assert problem(await put(home, made, content)) == what
    assert not await has_photo(home, made)


async def test_it_can_be_replaced_until_the_window_closes(home: Home, clock: Clock) -> None:
    made = await taken(home, {"T1": "10"})
    for size in ((10, 20), (30, 20)):
        assert (await put(home, made, image("JPEG", size))).status_code == 204
    assert Image.open(io.BytesIO((await photo(home, made)).content)).size == (30, 20)
    clock.set("2026-11-26T19:00:00+00:00")
    assert (await put(home, made, JPEG)).status_code == 204
    clock.set("2026-11-27T19:00:00+00:00")
    assert problem(await put(home, made, JPEG)) == (409, "photo-too-late")
    assert (await photo(home, made)).status_code == 200


async def test_a_reading_that_was_corrected_takes_no_photo(home: Home) -> None:
    first = await taken(home, {"T1": "10"})
    await taken(home, {"T1": "11"})
    assert problem(await put(home, first, JPEG)) == (409, "photo-too-late")


async def test_a_correction_of_the_same_day_keeps_the_photo(home: Home, clock: Clock) -> None:
    made = await taken(home, {"T1": "10"})
    await put(home, made, JPEG)
    corrected = await taken(home, {"T1": "11"})
    assert corrected["photo"] is True
    assert (await photo(home, corrected)).content == (await photo(home, made)).content
    # Another photo is the correction's alone.
    await put(home, corrected, image("JPEG", (9, 9)))
    assert (await photo(home, corrected)).content != (await photo(home, made)).content
    # Of another day it shows something else.
    clock.set("2026-11-21T10:00:00Z")
    assert (await taken(home, {"T1": "12"}))["photo"] is False


async def test_a_photo_has_its_term(home: Home, tmp_path: Path) -> None:
    state = home.application.state
    state.files = Files(state.settings.model_copy(update={"files_dir": tmp_path}))
    old = await taken(home, {"T1": "10"})
    await put(home, old, JPEG)
    await home.rows("UPDATE submissions SET submitted_at = now() - interval '31 days'")
    assert await end_old_photos(home.database, 0) == 0
    assert await end_old_photos(home.database, 32) == 0
    assert (await photo(home, old)).status_code == 200
    assert await end_old_photos(home.database, 30) == 1
    assert (await photo(home, old)).status_code == 404
    (kept,) = [path for path in tmp_path.rglob("*") if path.is_file()]
    os.utime(kept, (time.time() - 90_000,) * 2)
    assert await sweep_photos(home.database, state.files) == 1


async def test_anothers_reading_is_not_there(home: Home) -> None:
    made = await taken(home, {"T1": "10"})
    await put(home, made, JPEG)
    assert problem(await put(home, made, JPEG, BORIS)) == (404, "not-found")
    assert problem(await photo(home, made, BORIS)) == (404, "not-found")
    path = f"/api/cabinet/submissions/{made['id']}/photo"
    assert (await home.client.get(path)).status_code == 401
    assert (await home.client.put(path, content=JPEG)).status_code == 401


async def test_staff_see_it_and_the_look_is_told_to_its_people(home: Home) -> None:
    made = await taken(home, {"T1": "10"})
    path = f"/api/cabinet/staff/submissions/{made['id']}/photo"
    assert (await home.client.get(path, headers=_as_staff())).status_code == 404
    await put(home, made, JPEG)
    answer = await home.client.get(path, headers=_as_staff())
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/jpeg")
    account = (await home.get("accounts"))["items"][0]["id"]
    *_, look = await home.acts(looks=True)
    assert (look["action"], look["object_kind"]) == ("look_at_photo", "account")
    assert (look["object_id"], look["details"]) == (str(account), {"submission": made["id"]})
    assert (await home.client.get(path, headers=as_user(ANNA))).status_code in {401, 403}


async def test_a_virus_scanner_that_is_set_sees_it_first(home: Home) -> None:
    made = await taken(home, {"T1": "10"})
    async with running_clamd() as clamd:
        state = home.application.state
        state.settings = state.settings.model_copy(update={"clamd": clamd.address})
        clamd.answer = "stream: Something FOUND"
        assert problem(await put(home, made, JPEG)) == (422, "file-infected")
        clamd.answer = "stream: OK"
        assert (await put(home, made, JPEG)).status_code == 204
    assert clamd.seen == [JPEG, JPEG]


async def test_a_photo_that_no_reading_names_goes_after_a_day(home: Home, tmp_path: Path) -> None:
    state = home.application.state
    state.files = Files(state.settings.model_copy(update={"files_dir": tmp_path}))
    made = await taken(home, {"T1": "10"})
    await put(home, made, JPEG)
    await put(home, made, image("JPEG", (9, 9)))
    # As when the service is killed between the file and its row.
    await state.files.put("photos", b"nobody's", largest=10)
    kept = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(kept) == 3
    assert await sweep_photos(home.database, state.files) == 0
    for path in kept:
        os.utime(path, (time.time() - 90_000,) * 2)
    assert await sweep_photos(home.database, state.files) == 2
    assert (await photo(home, made)).status_code == 200
