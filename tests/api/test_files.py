"""Files that rows name, in a folder and in a bucket: whole or not at all, swept when nobody's."""

import hashlib
import os
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from deploy.backup.__main__ import add_files
from services.cabinet.settings import Settings
from services.kit.files import Files
from services.kit.problems import NotFound, TooLarge, Unavailable
from tests.support.objects import Bucket, running_bucket
from tests.support.tokens import keys_dir

_MB = 1024 * 1024
_DAY = 86_400


@dataclass
class Place:
    """Files, and where they lie."""

    files: Files
    folder: Path
    bucket: Bucket | None

    def keys(self) -> list[str]:
        if self.bucket is not None:
            return sorted(key.removeprefix("suite/") for key in self.bucket.objects)
        found = [path for path in self.folder.rglob("*") if path.is_file()]
        return sorted(str(path.relative_to(self.folder)) for path in found)

    def age(self, days: float) -> None:
        if self.bucket is not None:
            self.bucket.age(days)
        then = time.time() - days * _DAY
        for key in self.keys() if self.bucket is None else ():
            os.utime(self.folder / key, (then, then))


@pytest.fixture(params=["folder", "bucket"])
async def place(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Place]:
    own: dict[str, Any] = {"keys_dir": keys_dir(), "files_dir": tmp_path / "files"}
    async with AsyncExitStack() as stack:
        bucket = None
        if request.param == "bucket":
            bucket = await stack.enter_async_context(running_bucket())
            own |= {"files_bucket": "b", "files_prefix": "suite", "files_endpoint": bucket.address}
            own |= {"files_access_key": "someone", "files_secret_key": "something"}
        yield Place(Files(Settings(**own)), tmp_path / "files", bucket)


async def pieces(*sizes: int) -> AsyncIterator[bytes]:
    for number, size in enumerate(sizes):
        yield bytes([number]) * size


async def content_of(files: Files, key: str) -> bytes:
    opened = await files.open(key)
    content = b"".join([piece async for piece in opened.pieces])
    assert len(content) == opened.size
    return content


async def test_a_file_comes_back_as_it_was_put_with_its_size_and_hash(place: Place) -> None:
    content = b"".join([piece async for piece in pieces(7 * _MB, 3, 6 * _MB)])
    stored = await place.files.put("photos", pieces(7 * _MB, 3, 6 * _MB), largest=20 * _MB)
    assert (stored.size, stored.sha256) == (len(content), hashlib.sha256(content).hexdigest())
    assert await content_of(place.files, stored.key) == content
    again = await place.files.put("photos", b"small", largest=5)
    assert await content_of(place.files, again.key) == b"small"


async def test_its_key_says_nothing_and_cannot_be_guessed(place: Place) -> None:
    keys = {(await place.files.put("photos", b"same", largest=10)).key for _ in range(3)}
    assert len(keys) == 3
    assert all(key.startswith("photos/") and len(key.removeprefix("photos/")) == 33 for key in keys)


async def test_what_is_too_large_or_breaks_off_leaves_nothing(place: Place) -> None:
    with pytest.raises(TooLarge):
        await place.files.put("photos", pieces(6 * _MB, 6 * _MB), largest=11 * _MB)

    async def broken() -> AsyncIterator[bytes]:
        yield bytes(6 * _MB)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await place.files.put("photos", broken(), largest=20 * _MB)
    assert place.keys() == []
    if place.bucket is not None:
        assert place.bucket.uploads == {}


async def test_a_deleted_file_is_not_found_and_may_be_deleted_again(place: Place) -> None:
    stored = await place.files.put("photos", b"x", largest=10)
    await place.files.delete(stored.key)
    await place.files.delete(stored.key)
    with pytest.raises(NotFound):
        await place.files.open(stored.key)


async def test_only_what_is_old_and_nobodys_is_swept(place: Place) -> None:
    kept, orphan = [(await place.files.put("photos", b"x", largest=10)).key for _ in range(2)]
    other = (await place.files.put("exports", b"x", largest=10)).key
    place.age(1.1)
    young = (await place.files.put("photos", b"x", largest=10)).key
    asked: list[str] = []

    async def named(keys: Sequence[str]) -> list[str]:
        asked.extend(keys)
        return [kept]

    assert await place.files.sweep("photos", named) == 1
    assert sorted(asked) == sorted([kept, orphan])
    assert place.keys() == sorted([kept, other, young])


async def test_a_sweep_of_a_subject_without_files_finds_none(place: Place) -> None:
    async def named(_: Sequence[str]) -> list[str]:
        raise AssertionError("there is nothing to ask about")

    assert await place.files.sweep("photos", named) == 0


async def test_halves_of_puts_that_died_go_after_a_day(tmp_path: Path) -> None:
    place = Place(Files(Settings(keys_dir=keys_dir(), files_dir=tmp_path)), tmp_path, None)
    stored = await place.files.put("photos", b"x", largest=10)
    half, fresh = (tmp_path / f"{stored.key}#{number}" for number in (1, 2))
    half.write_bytes(b"half")
    place.age(1.1)
    fresh.write_bytes(b"half")

    async def named(keys: Sequence[str]) -> Sequence[str]:
        return keys

    await place.files.sweep("photos", named)
    assert place.keys() == sorted([stored.key, f"{stored.key}#2"])


async def test_a_folder_that_cannot_be_written_says_to_try_again(tmp_path: Path) -> None:
    files = Files(Settings(keys_dir=keys_dir(), files_dir=tmp_path))
    (tmp_path / "photos").write_bytes(b"no folder")
    with pytest.raises(Unavailable):
        await files.put("photos", b"x", largest=10)


async def test_a_bucket_that_does_not_answer_says_to_try_again() -> None:
    async with running_bucket() as bucket:
        own: dict[str, Any] = {"files_bucket": "b", "files_endpoint": bucket.address}
        own |= {"keys_dir": keys_dir()}
        own |= {"files_access_key": "someone", "files_secret_key": "something"}
        files = Files(Settings(**own))
        stored = await files.put("photos", b"x", largest=10)
        bucket.away = True
        with pytest.raises(Unavailable):
            await files.put("photos", b"x", largest=10)
        with pytest.raises(Unavailable):
            await files.open(stored.key)


def test_a_bucket_without_its_key_stops_the_start() -> None:
    with pytest.raises(ValueError, match="files_access_key"):
        Settings(keys_dir=keys_dir(), files_bucket="b")


async def test_a_backup_has_whole_files_only_and_gives_back_what_is_missing(tmp_path: Path) -> None:
    files = Files(Settings(keys_dir=keys_dir(), files_dir=tmp_path / "files"))
    first = await files.put("photos", b"first", largest=10)
    (tmp_path / "files" / f"{first.key}#1").write_bytes(b"half")
    saved = tmp_path / "saved"
    assert add_files(tmp_path / "files", saved) == 1
    second = await files.put("photos", b"second", largest=10)
    assert add_files(tmp_path / "files", saved) == 1
    await files.delete(first.key)
    assert (saved / first.key).read_bytes() == b"first"
    assert add_files(saved, tmp_path / "files") == 1
    assert await content_of(files, first.key) == b"first"
    assert await content_of(files, second.key) == b"second"
