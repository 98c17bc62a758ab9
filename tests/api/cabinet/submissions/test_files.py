"""Staff's list of readings handed in as a file: the view, in words, for who has asked."""

import csv
import io
from pathlib import Path
from typing import Any

import pytest

from services.cabinet.worker import MAKERS
from services.kit.exports import make_next
from services.kit.files import Files
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.metering.test_register_readings import reading
from tests.api.cabinet.submissions.handing_in import taken

_PLACE = "/api/cabinet/staff"
COLUMNS = ["account", "meter", "taken_on", "submitted_at", "T1", "consumption", "state", "reason"]


@pytest.fixture
def files(home: Home, tmp_path: Path) -> Files:
    settings = home.application.state.settings
    found = Files(settings.model_copy(update={"files_dir": tmp_path}))
    home.application.state.files = found
    return found


async def ask(home: Home, role: str = "operator", **changes: Any) -> Any:
    given = {"view": {}, "columns": COLUMNS, "format": "csv", "language": "ru"} | changes
    return await home.client.post(
        f"{_PLACE}/submissions/exports", json=given, headers=home.desk.staff(role)
    )


async def rows_of(home: Home, files: Files, **changes: Any) -> list[list[str]]:
    """Return the rows of a file that is asked for and made."""
    asked = await ask(home, **changes)
    assert asked.status_code == 202, asked.text
    assert await make_next(home.database, files, MAKERS)
    path = f"{_PLACE}/exports/{asked.json()['id']}/file"
    file = await home.client.get(path, headers=home.desk.staff())
    assert file.status_code == 200, file.text
    return list(csv.reader(io.StringIO(file.content.decode("utf-8-sig")), delimiter=";"))


async def test_a_view_becomes_a_file_in_words(home: Home, files: Files) -> None:
    await home.good("register-readings", reading("2026-10-20", T1=100))
    await taken(home, {"T1": "123,4"})
    made = await taken(home, {"T1": "123,5"})
    answer = await home.client.post(
        f"{_PLACE}/submissions/{made['id']}/refuse",
        json={"reason": "=Не видно"},
        headers=home.desk.staff(),
    )
    assert answer.status_code == 200, answer.text
    head, *rows = await rows_of(home, files)
    assert head[:3] == ["Лицевой счёт", "Прибор учёта", "Дата показания"]
    assert sorted(row[6] for row in rows) == ["исправлено", "отклонено"]
    only = {"from": "2026-11-20", "to": "2026-11-20", "state": ["refused"], "search": "s-a"}
    assert await rows_of(home, files, view=only) == [
        head,
        ["1001", "S-A", "20.11.2026", "20.11.2026 10:00", "123,5", "23,5", "отклонено",
         "'=Не видно"],
    ]  # fmt: skip
    acts = [act["action"] for act in await home.acts()]
    assert acts == ["refuse_submission", "export_submissions", "export_submissions"]


async def test_only_operators_ask_and_only_for_what_there_is(home: Home) -> None:
    assert (await ask(home, "viewer")).status_code == 403
    wrongs: list[dict[str, Any]] = [
        {"columns": []},
        {"columns": ["T1", "T1"]},
        {"view": {"x": 1}},
        {"format": "pdf"},
    ]
    for wrong in wrongs:
        assert (await ask(home, **wrong)).status_code == 422, wrong
