"""Files of the list of accounts: asked for, made beside the requests, fetched by who asked."""

import csv
import io
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import openpyxl
import pytest

from services.cabinet.worker import MAKERS
from services.kit import export_jobs as queries
from services.kit.exports import MOST_ATTEMPTS, Table, forget_files, make_next
from services.kit.files import Files
from services.kit.table_files import Column, Rows
from tests.api.cabinet.cards import Cards, type_of
from tests.api.cabinet.conftest import Home
from tests.support.tokens import bearer, user_token

COLUMNS = ["number", "customer", "kind", "meters", "address", "email", "contract_start"]


@pytest.fixture
def desk(home: Home, tmp_path: Path) -> Cards:
    """Return staff at the list; files lie in a folder of the test."""
    home.application.state.files = _files(home, tmp_path)
    return Cards(home)


def _files(home: Home, folder: Path) -> Files:
    settings = home.application.state.settings
    return Files(settings.model_copy(update={"files_dir": folder}))


async def ask(cards: Cards, **changes: Any) -> httpx.Response:
    given = {"view": {}, "columns": COLUMNS, "format": "csv", "language": "ru"} | changes
    return await cards.ask("POST", "accounts/exports", given)


async def make(home: Home, makers: Any = MAKERS) -> bool:
    return await make_next(home.database, home.application.state.files, makers)


async def test_a_view_becomes_a_file_for_who_has_asked(home: Home, desk: Cards) -> None:
    asked = await ask(desk, view={"search": "мира", "sort": "-number"})
    assert asked.status_code == 202, asked.text
    job = asked.json()
    assert (job["state"], job["done"], job["name"]) == ("waiting", 0, "Лицевые счета.csv")
    early = await desk.ask("GET", f"exports/{job['id']}/file")
    assert (early.status_code, type_of(early)) == (409, "export-not-ready")
    assert await make(home)
    assert not await make(home)
    ready = (await desk.ask("GET", f"exports/{job['id']}")).json()
    assert (ready["state"], ready["done"], ready["total"]) == ("ready", 2, 2)
    file = await desk.ask("GET", f"exports/{job['id']}/file")
    assert file.headers["Content-Type"].startswith("text/csv")
    assert len(file.content) == ready["size"]
    rows = list(csv.reader(io.StringIO(file.content.decode("utf-8-sig")), delimiter=";"))
    assert rows == [
        ["Лицевой счёт", "Абонент", "Кто это", "Приборы учёта", "Адрес", "E-mail",
         "Начало договора"],
        ["1002", "ООО Ромашка", "организация", "СЕ102/S-B", "Казань, ул. Мира, д. 5, кв. 2", "",
         ""],
        ["1001", "Анна Семёнова", "физическое лицо", "СЕ102/S-A", "Казань, ул. Мира, д. 5, кв. 1",
         "a@example.org", "01.01.2020"],
    ]  # fmt: skip
    (act,) = await home.acts()
    assert (act["action"], act["object_id"], act["details"]) == (
        "export_accounts", job["id"], {"format": "csv"},
    )  # fmt: skip


async def test_nobody_else_has_the_file(home: Home, desk: Cards) -> None:
    job = (await ask(desk)).json()["id"]
    await make(home)
    stranger = bearer(user_token("staff", str(uuid4()), role="administrator"))
    for method, path in (("GET", ""), ("GET", "/file"), ("DELETE", "")):
        answer = await home.client.request(
            method, f"/api/cabinet/staff/exports/{job}{path}", headers=stranger
        )
        assert answer.status_code == 404
    assert (await desk.ask("GET", "exports")).json()["items"][0]["id"] == job
    assert (await Cards(home, "viewer").ask("POST", "accounts/exports", {})).status_code == 403


async def test_in_a_workbook_numbers_are_texts_days_are_days_and_nothing_is_a_formula(
    home: Home, desk: Cards
) -> None:
    await home.good(
        "customers", {"id": "c-b", "kind": "organization", "name": '=HYPERLINK("http://x")'}
    )
    await home.good("accounts", {"number": "000123", "customer": "c-b"})
    job = (await ask(desk, format="xlsx", language="en", view={"sort": "number"})).json()["id"]
    await make(home)
    file = await desk.ask("GET", f"exports/{job}/file")
    sheet = openpyxl.load_workbook(io.BytesIO(file.content)).active
    assert sheet is not None
    rows = list(sheet.iter_rows())
    assert [cell.value for cell in rows[0]][:2] == ["Account", "Subscriber"]
    first, second = rows[1], rows[2]
    assert (first[0].value, first[0].data_type) == ("000123", "s")
    assert (first[1].value, first[1].data_type) == ('=HYPERLINK("http://x")', "s")
    assert str(second[6].value) == "2020-01-01 00:00:00"
    # In text an apostrophe keeps the program from counting.
    job = (await ask(desk, language="en", view={"search": "000123"})).json()["id"]
    await make(home)
    text = (await desk.ask("GET", f"exports/{job}/file")).text
    assert text.splitlines()[1].startswith('000123,"\'=HYPERLINK(""http://x"")"')


@pytest.mark.parametrize(
    "changes",
    [
        {"columns": []},
        {"columns": ["number", "number"]},
        {"columns": ["password"]},
        {"format": "pdf"},
        {"view": {"sort": "colour"}},
        {"view": {"search": "x" * 201}},
    ],
)
async def test_what_no_file_can_be_of_is_refused(desk: Cards, changes: dict[str, Any]) -> None:
    assert (await ask(desk, **changes)).status_code == 422


async def test_a_fourth_file_waits_until_one_is_done(home: Home, desk: Cards) -> None:
    for _ in range(3):
        assert (await ask(desk)).status_code == 202
    refused = await ask(desk)
    assert (refused.status_code, type_of(refused)) == (409, "too-many-files")
    await make(home)
    assert (await ask(desk)).status_code == 202


def _endless(cancel: Any) -> Any:
    async def rows() -> AsyncIterator[Rows]:
        yield [["a"]]
        await cancel()
        yield [["b"]]

    async def maker(_connection: Any, _asked: Any) -> Table:
        return Table([Column("x")], "ru", 2, rows())

    return {"accounts": maker}


async def test_a_file_is_cancelled_while_it_is_made(live_home: Home, tmp_path: Path) -> None:
    home, desk = live_home, Cards(live_home)
    home.application.state.files = _files(home, tmp_path)
    job = (await ask(desk)).json()["id"]

    async def cancel() -> None:
        assert (await desk.ask("GET", f"exports/{job}")).json()["done"] == 1
        assert (await desk.ask("DELETE", f"exports/{job}")).status_code == 204

    assert await make(home, _endless(cancel))
    assert (await desk.ask("GET", "exports")).json()["items"] == []
    assert (await desk.ask("GET", f"exports/{job}/file")).status_code == 409
    assert (await desk.ask("DELETE", f"exports/{job}")).status_code == 404
    assert [(act["action"], act["outcome"]) for act in await home.acts()] == [
        ("export_accounts", "done"), ("drop_export", "done"), ("drop_export", "not-found"),
    ]  # fmt: skip


async def test_a_file_that_fails_again_and_again_is_given_up(home: Home, desk: Cards) -> None:
    job = (await ask(desk)).json()["id"]

    async def broken() -> None:
        raise RuntimeError("the disk is full")

    for attempt in range(MOST_ATTEMPTS):
        assert (await desk.ask("GET", f"exports/{job}")).json()["state"] != "failed", attempt
        async with home.database.connection() as connection:
            await connection.execute("UPDATE export_jobs SET due_at = now()")
        assert await make(home, _endless(broken))
    assert (await desk.ask("GET", f"exports/{job}")).json()["state"] == "failed"
    assert not await make(home)


async def test_whoever_dies_over_a_file_leaves_it_to_another(home: Home, desk: Cards) -> None:
    job = (await ask(desk)).json()["id"]
    async with home.database.connection() as connection:
        # As a worker leaves it that is killed.
        await queries.claim_job(connection)
        assert await queries.claim_job(connection) is None
        await connection.execute("UPDATE export_jobs SET due_at = now()")
    assert await make(home)
    assert (await desk.ask("GET", f"exports/{job}")).json()["state"] == "ready"


async def test_after_a_day_a_file_is_gone(home: Home, desk: Cards, tmp_path: Path) -> None:
    job = (await ask(desk)).json()["id"]
    await make(home)
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(files) == 1
    await forget_files(home.database, home.application.state.files)
    assert files[0].exists()
    async with home.database.connection() as connection:
        await connection.execute("UPDATE export_jobs SET ends_at = now() - interval '1 second'")
    assert (await desk.ask("GET", f"exports/{job}/file")).status_code == 404
    await forget_files(home.database, home.application.state.files)
    assert not files[0].exists()
    assert await home.rows("SELECT FROM export_jobs") == []


async def test_a_file_holds_ten_thousand_accounts_in_their_order(home: Home, desk: Cards) -> None:
    await home.good("accounts", *({"number": f"5{n:05}", "customer": "c-b"} for n in range(10_000)))
    job = (await ask(desk, view={"search": "5", "sort": "-number"}, columns=["number"])).json()
    await make(home)
    text = (await desk.ask("GET", f"exports/{job['id']}/file")).content.decode("utf-8-sig")
    numbers = text.splitlines()[1:]
    assert len(numbers) == 10_002
    assert numbers == sorted(numbers, reverse=True)
