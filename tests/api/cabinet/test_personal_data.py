"""All that is kept about a consumer as a file: of his own days, for him and for administrators."""

import io
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4
from zipfile import ZipFile

import httpx
import orjson
import pytest

from services.cabinet.personal_data.actions import KIND, Archive
from services.kit.client import ServiceClient
from services.kit.exports import make_next
from services.kit.files import Files
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.passing import (
    CLARA,
    STRANGE_NAME,
    STRANGE_WH,
    account,
    ago,
    measured,
    newcomer,
)
from tests.api.cabinet.supply import ANNA, BORIS, as_user
from tests.api.cabinet.support.writing import TEXT, send, uploaded
from tests.support.documents import JPEG
from tests.support.tokens import key_ring

_PLACE = "/api/cabinet/personal-data"
_STAFF = "/api/cabinet/staff/personal-data"
_OTHERS = {"auth": "http://a", "notifications": "http://n", "admin_panel": "http://p"}


class Neighbours(ServiceClient):
    """The other services, as cabinet hears them; `down` gives no answer."""

    def __init__(self) -> None:
        super().__init__("cabinet", key_ring())
        self.down = ""
        self.asked: list[str] = []

    async def request(self, method: str, target: str, url: str, **options: Any) -> httpx.Response:
        """Answer with a part that tells whose it is."""
        self.asked.append(url)
        if target == self.down:
            return httpx.Response(503)
        return httpx.Response(200, json={"of": target})


class Desk:
    """Who asks for files, the worker that makes them, and its store."""

    def __init__(self, home: Home, files: Files) -> None:
        self.home = home
        self.files = files
        self.neighbours = Neighbours()

    async def ask(self, user_id: UUID = ANNA, **given: Any) -> Any:
        answer = await self.home.client.post(_PLACE, json=given, headers=as_user(user_id))
        assert answer.status_code == 202, answer.text
        return answer.json()

    async def work(self) -> None:
        archive = Archive(self.home.database, self.files, self.neighbours, _OTHERS)
        assert await make_next(self.home.database, self.files, {}, {KIND: archive.pack})

    async def take(self, job: Any, user_id: UUID = ANNA) -> httpx.Response:
        return await self.home.client.get(f"{_PLACE}/{job['id']}/file", headers=as_user(user_id))

    async def made(self, user_id: UUID = ANNA, **given: Any) -> ZipFile:
        """Return the file of a user as he gets it."""
        job = await self.ask(user_id, **given)
        await self.work()
        file = await self.take(job, user_id)
        assert file.status_code == 200, file.text
        assert file.headers["content-type"] == "application/zip"
        return ZipFile(io.BytesIO(file.content))


@pytest.fixture
def desk(home: Home, tmp_path: Path) -> Desk:
    settings = home.application.state.settings
    files = Files(settings.model_copy(update={"files_dir": tmp_path}))
    home.application.state.files = files
    return Desk(home, files)


def part(archive: ZipFile, name: str) -> Any:
    return orjson.loads(archive.read(f"{name}.json"))


async def test_all_that_is_kept_comes_as_one_file(home: Home, desk: Desk) -> None:
    await measured(home, ago(2))
    file = await uploaded(home, "страница.jpg", JPEG)
    await send(home, file_ids=[file["id"]])
    archive = await desk.made()
    own = part(archive, "cabinet")
    assert [one["number"] for one in own["accounts"]] == ["1001"]
    assert [one["name"] for one in own["subscribers"]] == ["Анна Семёнова"]
    assert [one["text"] for one in own["appeal_messages"]] == [TEXT]
    for name, service in (
        ("auth", "auth"), ("notifications", "notifications"), ("staff_acts", "admin_panel"),
    ):  # fmt: skip
        assert part(archive, name) == {"of": service}
    assert all(url.endswith(f"/internal/personal-data/{ANNA}") for url in desk.neighbours.asked)
    (hours,) = (name for name in archive.namelist() if name.startswith("hours/"))
    assert archive.read(hours).decode("utf-8-sig").count("0,1") >= 24
    (picture,) = (name for name in archive.namelist() if name.startswith("files/"))
    assert picture.endswith(" страница.jpg")
    assert archive.read(picture).startswith(b"\xff\xd8")
    assert "Здесь всё" in archive.read("README.txt").decode()


async def test_it_tells_english_readers_what_is_in_it(desk: Desk) -> None:
    archive = await desk.made(language="en")
    assert archive.read("README.txt").startswith(b"This is everything")


async def test_of_an_account_that_passed_on_each_has_his_own_days(home: Home, desk: Desk) -> None:
    await newcomer(home)
    await measured(home, ago(30))
    await measured(home, ago(10), wh=STRANGE_WH)
    await home.good("accounts", account("c-z", ago(20)))
    await home.link(CLARA, "1001")
    whole = await desk.made()
    everything = b"".join(whole.read(name) for name in whole.namelist()).decode()
    assert STRANGE_NAME not in everything
    assert f"{STRANGE_WH / 1000}".replace(".", ",") not in everything
    hers = await desk.made(CLARA)
    told = b"".join(hers.read(name) for name in hers.namelist()).decode()
    assert "Семёнова" not in told


async def test_a_part_that_is_lacking_lacks_for_no_reader(home: Home, desk: Desk) -> None:
    desk.neighbours.down = "notifications"
    job = await desk.ask()
    await desk.work()
    early = await desk.take(job)
    assert early.status_code == 409
    assert early.json()["type"].endswith(":export-not-ready")
    desk.neighbours.down = ""
    await home.rows("UPDATE export_jobs SET due_at = now() RETURNING 1")
    await desk.work()
    assert (await desk.take(job)).status_code == 200


async def test_a_file_is_for_who_asked_for_it_alone(home: Home, desk: Desk) -> None:
    await home.link(BORIS, "1002")
    job = await desk.ask()
    await desk.work()
    assert (await desk.take(job, BORIS)).status_code == 404
    listed = await home.get("personal-data", BORIS)
    assert listed["items"] == []
    assert [one["id"] for one in (await home.get("personal-data"))["items"]] == [job["id"]]
    staff = await home.client.get(
        f"/api/cabinet/staff/exports/{job['id']}/file", headers=home.desk.staff("administrator")
    )
    assert staff.status_code == 404
    assert (await home.client.post(_PLACE, json={})).status_code == 401
    assert (await home.client.get(f"{_PLACE}/{uuid4()}/file")).status_code == 401


async def test_no_more_than_three_are_made_at_a_time(home: Home, desk: Desk) -> None:
    for _ in range(3):
        await desk.ask()
    answer = await home.client.post(_PLACE, json={}, headers=as_user(ANNA))
    assert answer.status_code == 409
    bad = await home.client.post(_PLACE, json={"language": "fr"}, headers=as_user(ANNA))
    assert bad.status_code == 422


async def test_administrators_ask_for_it_and_the_log_is_told(home: Home, desk: Desk) -> None:
    admin = home.desk.staff("administrator")
    asked = await home.client.post(f"{_STAFF}/{ANNA}", json={}, headers=admin)
    assert asked.status_code == 202, asked.text
    await desk.work()
    path = f"/api/cabinet/staff/exports/{asked.json()['id']}/file"
    file = await home.client.get(path, headers=admin)
    assert file.status_code == 200
    own = part(ZipFile(io.BytesIO(file.content)), "cabinet")
    assert [one["number"] for one in own["accounts"]] == ["1001"]
    for role in ("viewer", "operator"):
        refused = await home.client.post(f"{_STAFF}/{ANNA}", json={}, headers=home.desk.staff(role))
        assert refused.status_code == 403
    acts = [(act["action"], act["object_id"], act["outcome"]) for act in await home.acts()]
    assert acts == [
        ("export_personal_data", str(ANNA), "done"),
        ("export_personal_data", str(ANNA), "forbidden"),
        ("export_personal_data", str(ANNA), "forbidden"),
    ]
