"""Taking exported files as their reader does, and reading them back."""

import csv
import io
from typing import Any
from uuid import UUID

import httpx
from openpyxl import load_workbook

from tests.api.cabinet.conftest import Home
from tests.api.cabinet.supply import ANNA, as_user
from tests.support.espi import Feed, read_feed

SEPTEMBER = {"start": "2026-09-01", "end": "2026-09-30"}


async def ask(
    home: Home, path: str, user: UUID = ANNA, headers: dict[str, str] | None = None, **asked: Any
) -> httpx.Response:
    """Ask for a file of September, or of other days."""
    return await home.client.get(
        f"/api/cabinet/{path}/export",
        params=SEPTEMBER | asked,
        headers=as_user(user) | (headers or {}),
    )


async def take(home: Home, kind: str, path: str | None = None, **asked: Any) -> httpx.Response:
    """Take a file, of Anna's meter unless it is of something else."""
    response = await ask(home, path or f"meters/{await home.meter_id()}", format=kind, **asked)
    assert response.status_code == 200, response.text
    return response


async def take_feed(home: Home, path: str | None = None, **asked: Any) -> Feed:
    """Take a file of Green Button, and read it strictly."""
    return read_feed((await take(home, "green-button", path, **asked)).content)


async def take_rows(home: Home, path: str | None = None, **asked: Any) -> list[list[str]]:
    """Take an English table of text; return its rows with the head."""
    text = (await take(home, "csv", path, language="en", **asked)).content.decode()
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


async def take_book(home: Home, path: str | None = None, **asked: Any) -> Any:
    """Take a workbook, and open it as an office program does."""
    content = (await take(home, "xlsx", path, **asked)).content
    return load_workbook(io.BytesIO(content))


def facts(book: Any) -> dict[str, Any]:
    """Return what the first sheet tells."""
    return {name.value: value.value for name, value, *_ in book.worksheets[0].iter_rows()}
