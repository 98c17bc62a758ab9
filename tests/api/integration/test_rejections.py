"""Rejected rows: reasons for all staff, what they hold for operators, and each look is recorded."""

import csv
import io
from typing import Any
from uuid import uuid4

import openpyxl
import pytest

from services.integration.secrets import seal
from services.integration.sources.queries import save_source
from tests.api.integration.conftest import Desk

SECRET = "Иванов Пётр"


@pytest.fixture
async def source(desk: Desk) -> int:
    """Return a source with rejected rows and refused batches."""
    async with desk.database.connection() as connection:
        sealed = seal(desk.sealing_key, "key")
        number = await save_source(connection, "head-end", "http://127.0.0.1:1", sealed, 60)
        rows = [
            *((f'{{"n": {n}, "who": "{SECRET}"}}', "meters", "unknown-meter") for n in range(3)),
            ("=cmd()", "customers", "missing"),
        ]
        await connection.executemany(
            "INSERT INTO rejected_rows (source_id, kind, stage, row, field, code, reason)"
            f" VALUES ({number}, $2, 'delivery', $1, 'meter', $3, 'Why.')",
            rows,
        )
        await connection.executemany(
            "INSERT INTO staged_batches (key, source_id, kind, payload, lines, state, last_error)"
            f" VALUES ($1, {number}, 'meters', 'x', 1, $2, 'answered 422')",
            [(uuid4(), state) for state in ("refused", "refused", "delivered")],
        )
    return number


async def _types(desk: Desk) -> list[tuple[str, str]]:
    return [(act["action"], act["outcome"]) for act in await desk.acts()]


async def test_reasons_are_for_all_staff_and_narrow_the_list(desk: Desk, source: int) -> None:
    path = f"sources/{source}/rejected-rows"
    reasons = (await desk.ask("GET", f"{path}/reasons", "viewer")).json()["items"]
    assert [(one["code"], one["kind"], one["rows"]) for one in reasons] == [
        ("unknown-meter", "meters", 3), ("missing", "customers", 1),
    ]  # fmt: skip
    answer = await desk.ask("GET", path, "viewer", params={"code": "unknown-meter", "limit": 2})
    assert (answer.json()["total"], len(answer.json()["items"])) == (3, 2)
    assert SECRET not in answer.text
    other = await desk.ask("GET", path, "viewer", params={"stage": "conversion"})
    assert other.json()["total"] == 0
    assert (await desk.ask("GET", path, params={"stage": "elsewhere"})).status_code == 422
    assert await desk.acts() == []


async def test_what_a_row_holds_is_for_operators_and_recorded(desk: Desk, source: int) -> None:
    path = f"sources/{source}/rejected-rows"
    row = (await desk.ask("GET", path, params={"kind": "meters"})).json()["items"][0]
    answer = await desk.ask("GET", f"{path}/{row['id']}", "operator")
    assert SECRET in answer.json()["row"]
    assert (await desk.ask("GET", f"{path}/{row['id']}", "viewer")).status_code == 403
    other = f"sources/{source + 1}/rejected-rows/{row['id']}"
    assert (await desk.ask("GET", other, "operator")).status_code == 404
    assert await _types(desk) == [
        ("look_at_rejected_row", "done"),
        ("look_at_rejected_row", "forbidden"),
        ("look_at_rejected_row", "not-found"),
    ]


async def _file(desk: Desk, source: int, **asked: Any) -> bytes:
    answer = await desk.ask("GET", f"sources/{source}/rejected-rows/file", "operator", params=asked)
    assert answer.status_code == 200, answer.text
    assert "attachment" in answer.headers["content-disposition"]
    return answer.content


async def test_they_are_taken_away_as_text_and_as_a_workbook(desk: Desk, source: int) -> None:
    text = (await _file(desk, source)).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert rows[0][-1] == "Строка"
    assert [row[4] for row in rows[1:]] == ["missing", *["unknown-meter"] * 3]
    assert rows[1][-1] == "'=cmd()", "no office program takes it for a formula"
    book = await _file(desk, source, format="xlsx", language="en", code="unknown-meter")
    sheet = [*openpyxl.load_workbook(io.BytesIO(book)).worksheets[0].values]
    assert (sheet[0][-1], len(sheet)) == ("Row", 4)
    assert SECRET in str(sheet[1][-1])
    assert await _types(desk) == [("look_at_rejected_rows", "done")] * 2
    path = f"sources/{source}/rejected-rows/file"
    assert (await desk.ask("GET", path, "viewer")).status_code == 403


async def test_a_file_holds_all_of_many_rows(desk: Desk, source: int) -> None:
    await desk.fetch(
        "INSERT INTO rejected_rows (source_id, kind, stage, row, code, reason)"
        " SELECT $1, 'meters', 'conversion', n::text, 'many', 'Why.'"
        " FROM generate_series(1, 1200) n",
        source,
    )
    text = (await _file(desk, source, code="many", language="en")).decode()
    values = [row[-1] for row in csv.reader(io.StringIO(text))][1:]
    assert values == [str(number) for number in range(1200, 0, -1)]


async def test_refused_batches_are_sent_again_one_or_all(desk: Desk, source: int) -> None:
    listed = await desk.ask(
        "GET", "batches", "viewer", params={"source_id": source, "state": "refused"}
    )
    first, second = listed.json()["items"]
    assert "payload" not in first
    path = f"batches/{first['id']}/retry"
    assert (await desk.ask("POST", path, "viewer")).status_code == 403
    assert (await desk.ask("POST", path, "operator")).status_code == 204
    assert (await desk.ask("POST", path, "operator")).status_code == 409
    assert (await desk.ask("POST", "batches/999/retry", "operator")).status_code == 404
    shown = await desk.source(source)
    assert (shown["staged"], shown["refused"]) == (1, 1)
    answer = await desk.ask("POST", f"sources/{source}/retry-refused", "operator")
    assert answer.json() == {"batches": 1}
    states = await desk.fetch("SELECT state, key::text FROM staged_batches ORDER BY id")
    assert [row["state"] for row in states] == ["staged", "staged", "delivered"]
    assert second["key"] in {row["key"] for row in states}
    assert await _types(desk) == [
        ("retry_batch", "forbidden"),
        ("retry_batch", "done"),
        ("retry_batch", "batch-not-refused"),
        ("retry_batch", "not-found"),
        ("retry_refused", "done"),
    ]
