"""A file that is made while it is taken: who goes away or takes nothing ends the making."""

import asyncio
from collections.abc import AsyncGenerator
from typing import Any

import pytest
from starlette.requests import ClientDisconnect
from starlette.types import Message

from services.kit import downloads
from services.kit.downloads import Download, content_disposition
from tests.support.waits import happens

_SCOPE: dict[str, Any] = {"type": "http", "asgi": {"spec_version": "2.3"}, "headers": []}


class _Making:
    """Pieces without end, and whether their making has ended."""

    def __init__(self) -> None:
        self.ended = asyncio.Event()

    async def pieces(self) -> AsyncGenerator[bytes, None]:
        try:
            while True:
                yield b"piece"
        finally:
            self.ended.set()


def _download(pieces: AsyncGenerator[bytes, None]) -> Download:
    return Download(pieces, name="Показания 1.csv", media_type="text/csv")


async def _stay() -> Message:
    await asyncio.Event().wait()
    raise AssertionError


async def test_who_takes_nothing_ends_the_making(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(downloads, "PIECE_SECONDS", 0.01)
    making = _Making()

    async def take_one_and_stop(message: Message) -> None:
        if message["type"] == "http.response.body":
            await asyncio.Event().wait()

    with pytest.raises(ClientDisconnect):
        await _download(making.pieces())(_SCOPE, _stay, take_one_and_stop)
    assert making.ended.is_set()


async def test_who_goes_away_ends_the_making() -> None:
    making, taken = _Making(), asyncio.Event()

    async def take(message: Message) -> None:
        if message["type"] == "http.response.body":
            taken.set()
        await asyncio.sleep(0)

    async def go() -> Message:
        await happens(taken, "the first piece")
        return {"type": "http.disconnect"}

    async with asyncio.timeout(30):
        await _download(making.pieces())(_SCOPE, go, take)
    assert making.ended.is_set()


async def test_an_error_in_the_middle_is_no_end_of_the_file() -> None:
    told: list[Message] = []

    async def two() -> AsyncGenerator[bytes, None]:
        yield b"1"
        raise RuntimeError("the second piece")

    async def take(message: Message) -> None:
        told.append(message)

    with pytest.raises(RuntimeError):
        await _download(two())(_SCOPE, _stay, take)
    assert [message.get("more_body") for message in told] == [None, True]


def test_a_name_is_told_in_letters_of_any_language() -> None:
    assert content_disposition('Показания "1"\\%.csv') == (
        'attachment; filename="_________ _1___.csv"; '
        "filename*=UTF-8''%D0%9F%D0%BE%D0%BA%D0%B0%D0%B7%D0%B0%D0%BD%D0%B8%D1%8F"
        "%20%221%22%5C%25.csv"
    )
