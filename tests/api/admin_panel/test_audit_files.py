"""The audit log as a file: made off the request, with words, names and the supplier's clock."""

from io import BytesIO
from typing import Any

import httpx
import orjson
import pytest
from openpyxl import load_workbook

from services.admin_panel.audit_reading.naming import Owners as Asked
from services.admin_panel.worker import makers
from services.kit.exports import make_next
from tests.api.admin_panel.test_audit import _CLERK, Reader, reader
from tests.support.tokens import bearer, user_token

__all__ = ["reader"]
_FILES = "/api/admin/exports"


async def _asked(reader: Reader, view: dict[str, Any], **how: Any) -> httpx.Response:
    return await reader.client.post("/api/admin/audit/exports", json={"view": view, **how})


async def _made(reader: Reader, view: dict[str, Any], **how: Any) -> httpx.Response:
    answer = await _asked(reader, view, **how)
    assert answer.status_code == 202, answer.text
    state = reader.app.state
    owners = Asked(state.client, state.settings.auth_url, state.settings.cabinet_url)
    assert await make_next(state.database, state.files, makers(owners))
    return await reader.client.get(f"{_FILES}/{answer.json()['id']}/file")


async def test_a_view_becomes_a_file_with_words_and_names(reader: Reader) -> None:
    changed = {"before": {"address": "а"}, "after": {"address": "б"}, "reason": "ошибка"}
    await reader.add(details=changed)
    await reader.add(role="viewer", outcome="forbidden", action="block_user", kind="user")
    file = await _made(reader, {"role": "operator"}, format="csv")
    head, row, end = file.content.decode("utf-8-sig").split("\r\n")
    assert (head.split(";")[:6], end) == (
        ["Время", "Кто", "Кто (ключ)", "Роль", "Действие", "Над чем"], "",
    )  # fmt: skip
    # Noon in UTC by the supplier's clock.
    assert row.startswith(
        f"20.11.2026 19:00:00;Ольга Оператор (olga);{_CLERK};оператор;Изменён лицевой счёт;"
        "Лицевой счёт;6500017;17;выполнено;Адрес;"
    )


async def test_a_workbook_in_english_says_what_was_refused(reader: Reader) -> None:
    await reader.add(outcome="forbidden", actor="00000000-0000-4000-8000-00000000dead")
    file = await _made(reader, {}, format="xlsx", language="en")
    sheet = load_workbook(BytesIO(file.content)).active
    assert sheet is not None
    head, row = [[cell.value for cell in one] for one in sheet.iter_rows()]
    told = dict(zip(head, row, strict=True))
    assert (told["Who"], told["Act"]) == ("deleted", "Changed an account")
    assert (told["Outcome"], told["Time"]) == ("refused: forbidden", "2026-11-20 19:00:00")


async def test_asking_for_a_file_is_an_act_of_its_own(reader: Reader) -> None:
    answer = await _asked(reader, {"role": "viewer"})
    async with reader.app.state.database.connection() as connection:
        rows = await connection.fetch("SELECT type, data::text FROM outbox")
    (told,) = [orjson.loads(row["data"]) for row in rows]
    assert rows[0]["type"] == "admin_panel.staff_acted.v1"
    assert (told["action"], told["object_id"]) == ("export_audit", answer.json()["id"])


@pytest.mark.parametrize(("role", "status"), [("viewer", 403), ("operator", 403)])
async def test_files_of_the_log_are_for_administrators(
    reader: Reader, role: str, status: int
) -> None:
    reader.client.headers.update(bearer(user_token("staff", _CLERK, role=role)))
    assert (await _asked(reader, {})).status_code == status


async def test_what_does_not_fit_is_refused(reader: Reader) -> None:
    for view in ({"no": 1}, {"from": "x"}, {"action": ["A"]}):
        assert (await _asked(reader, view)).status_code == 422


async def test_while_the_clock_is_not_known_the_file_waits(reader: Reader) -> None:
    reader.owners.silent = {"cabinet"}
    answer = await _asked(reader, {})
    state = reader.app.state
    owners = Asked(state.client, state.settings.auth_url, state.settings.cabinet_url)
    await make_next(state.database, state.files, makers(owners))
    job = (await reader.client.get(f"{_FILES}/{answer.json()['id']}")).json()
    assert job["state"] in ("waiting", "running")
