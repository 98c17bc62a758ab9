"""What a supplier begins with: one file, published whole or not at all."""

import base64
from typing import Any

import orjson
import pytest
from pydantic import TypeAdapter

from deploy.demo.content import document
from services.cabinet.content.files.actions import import_content
from services.cabinet.content.files.schemas import ImportedIn
from services.cabinet.errors import ContentThere
from services.kit.uploads import FileNotAsNamed
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.content.writing import DOCUMENT, INFORMATION, read
from tests.support.documents import PDF


async def _import(home: Home, given: list[dict[str, Any]]) -> int:
    wanted = TypeAdapter(list[ImportedIn]).validate_json(orjson.dumps(given))
    async with home.database.transaction() as session:
        return await import_content(session, home.application.state.files, wanted, clamd="")


async def test_the_demos_content_is_published_in_both_languages(home: Home) -> None:
    pytest.importorskip("typst")
    await _import(home, document())
    told = await read(home)
    questions = [one for group in told["groups"] for one in group["questions"]]
    assert (len(told["groups"]), len(questions)) == (8, 60)
    assert (len(told["contacts"]), len(told["services"]), len(told["documents"])) == (4, 8, 5)
    assert all(one["title_en"] and one["text_en"] for one in questions)
    assert told["agreement"]["valid_from"] == "2026-11-22"
    paper = await home.client.get(f"{INFORMATION}/documents/{told['documents'][0]['id']}/file")
    assert paper.content.startswith(b"%PDF-")
    found = (await read(home, "/search", q="передать показания"))["items"]
    assert found[0]["title"] == "Как передать показания?"


async def test_nothing_is_imported_over_what_is_there_or_with_a_lying_file(home: Home) -> None:
    entry = {"entry": DOCUMENT, "file": base64.b64encode(b"<html>").decode()}
    with pytest.raises(FileNotAsNamed):
        await _import(home, [entry])
    assert await home.rows("SELECT id FROM content_entries") == []
    entry["file"] = base64.b64encode(PDF).decode()
    assert await _import(home, [entry]) == 1
    with pytest.raises(ContentThere):
        await _import(home, [entry])


async def test_the_command_says_what_does_not_fit(live_home: Home) -> None:
    code, told = await live_home.manage("import-content")
    assert code != 0
    assert "does not fit" in told


async def test_who_was_broken_off_can_begin_anew(live_home: Home) -> None:
    given = orjson.dumps([{"entry": DOCUMENT, "file": base64.b64encode(PDF).decode()}]).decode()
    assert await live_home.manage("import-content", given=given) == (0, "1 entries are published")
    again = await live_home.manage("import-content", "--unless-there", given=given)
    assert again == (0, "0 entries are published")
    code, told = await live_home.manage("import-content", given=given)
    assert code != 0
    assert "content already" in told
    assert len(await live_home.rows("SELECT id FROM content_entries")) == 1
