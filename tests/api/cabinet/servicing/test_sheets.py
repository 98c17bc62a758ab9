"""Readings by file: the template filled in, checked by rows, sent once (manual 004, 3.3.2)."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from services.cabinet.servicing.sheets import actions
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.servicing.filing import (
    ask,
    book,
    cells_of,
    check,
    checked,
    codes,
    handed_in,
    mends,
    opened,
    reading,
    row,
    rows,
    send,
    sheet,
    upload,
)
from tests.api.cabinet.servicing.handing_in import ServicingClock, problem
from tests.api.cabinet.serving import VERA, build_house

PAVEL = UUID("00000000-0000-4000-8000-00000000000f")
_BOTH = pytest.mark.parametrize("kind", ["xlsx", "xls"])


@pytest.fixture(autouse=True)
def _within_the_days(clock: ServicingClock) -> None:
    """Readings are taken."""


async def _template(home: Home, **asked: Any) -> bytes:
    answer = await ask(home, "GET", "sheet", params=asked)
    assert answer.status_code == 200, answer.text
    return answer.content


async def _building(home: Home, house: str = "7") -> int:
    found = await home.rows("SELECT id FROM buildings WHERE house = $1", house)
    key: int = found[0]["id"]
    return key


async def test_the_template_has_flats_in_their_order_and_what_they_showed(served: Home) -> None:
    await served.good("register-readings", reading("m-7-10", "2026-10-20", total=1234.5))
    table = opened(await _template(served))
    assert [cell.value for cell in table[1]] == [
        "Код",
        "Адрес дома",
        "Квартира",
        "Номер счётчика",
        "Предыдущие показания: дата",
        "Предыдущие показания T1, кВт·ч",
        "Предыдущие показания T2, кВт·ч",
        "Предыдущие показания T3, кВт·ч",
        "Дата снятия показаний",
        "T1, кВт·ч",
        "T2, кВт·ч",
        "T3, кВт·ч",
        "Примечание",
    ]
    assert table.column_dimensions["A"].hidden
    assert [table.cell(n, 3).value for n in (2, 3, 4)] == ["1", "2", "10"]
    last = [cell.value for cell in table[4]]
    assert last[1:4] == ["Казань, ул. Садовая, д. 7", "10", "000007-10"]
    assert last[4].date() == date(2026, 10, 20)
    assert last[5:8] == [1234.5, None, None]
    assert table.max_row == 4


async def test_the_template_of_houses_has_their_own_meters_and_ratios(served: Home) -> None:
    content = await _template(served, scope="building", language="en")
    table = opened(content)
    head = [cell.value for cell in table[1]]
    assert head[4] == "Transformation ratio"
    assert [cell.value for cell in table[2]][3:5] == ["000007-0", 20]
    assert table.max_row == 2


async def test_houses_of_the_template_are_chosen(served: Home) -> None:
    await build_house(served, "8", ["1"], first=2)
    await served.rows(
        "INSERT INTO served_houses (organization_id, building_id)"
        " SELECT organization_id, $1 FROM served_houses",
        await _building(served, "8"),
    )
    seven, eight = await _building(served, "7"), await _building(served, "8")
    assert opened(await _template(served)).max_row == 5
    assert opened(await _template(served, houses=str(eight))).max_row == 2
    assert opened(await _template(served, houses=f"{seven},{eight}")).max_row == 5
    foreign = await _building(served, "5")
    for houses in (str(foreign), f"{seven},{foreign}", "x", "999999999999"):
        answer = await ask(served, "GET", "sheet", params={"houses": houses})
        assert problem(answer) == (404, "not-found")


@_BOTH
async def test_a_template_filled_in_comes_back_right(served: Home, kind: str) -> None:
    grid = cells_of(await _template(served, format=kind))
    lines = [[*cells[:8], date(2026, 11, 19), 10 + n] for n, cells in enumerate(grid[1:])]
    made = await checked(served, book(*lines, head=grid[0]))
    assert (made["right"], made["wrong"], made["unfilled"]) == (3, 0, 0)


async def test_a_file_is_checked_and_what_is_right_is_sent(served: Home) -> None:
    made = await checked(served, book(row("1", 100.5), row("2", "сто"), row("10")))
    assert (made["state"], made["kind"], made["total"], made["done"]) == ("ready", "xlsx", 3, 3)
    assert (made["right"], made["wrong"], made["unfilled"]) == (1, 1, 1)
    assert made["uploaded_by"] == "Вера Домова"
    (house,) = made["houses"]
    assert house == {
        "id": await _building(served),
        "address": "Казань, ул. Садовая, д. 7",
        "scope": "unit",
        "right": 1,
        "wrong": 1,
        "unfilled": 1,
    }
    told = await rows(served, made["id"])
    assert [one["flat"] for one in told] == ["1", "2", "10"]
    assert [codes(one) for one in told] == [[], [("T1", "not-a-number")], [(None, "not-filled")]]
    assert await send(served, made["id"]) == {
        "sent": {"unit": 1, "building": 0},
        "became_wrong": 0,
        "left": {"right": 0, "wrong": 1, "unfilled": 1},
    }
    assert await handed_in(served) == [("000007-1", 100_500)]
    (sent,) = await served.rows(
        "SELECT way, user_id, organization_id IS NULL AS no FROM submissions"
    )
    assert (sent["way"], sent["user_id"], sent["no"]) == ("servicer", VERA, False)
    after = await sheet(served, made["id"])
    assert after["sent"] == {"unit": 1, "building": 0}
    assert [one["class"] for one in await rows(served, made["id"])] == ["wrong", "unfilled"]


async def test_rows_are_filtered_by_class_house_and_scope(served: Home) -> None:
    line = ["Казань, ул. Садовая, д. 7", "", "000007-0", None, 5]
    unknown = ["Москва, ул. Иная, д. 1", "5", "777", None, 5]
    made = await checked(served, book(row("1", 1), row("2"), line, unknown))
    building = await _building(served)
    for asked, count in (
        ({"class": "right"}, 2),
        ({"class": "wrong"}, 1),
        ({"class": "unfilled"}, 1),
        ({"house": building}, 3),
        ({"house": 0}, 1),
        ({"scope": "building"}, 1),
        ({"scope": "unit", "class": "right"}, 1),
    ):
        assert len(await rows(served, made["id"], **asked)) == count
    assert [(one["id"], one["scope"]) for one in made["houses"]] == [
        (building, "building"),
        (building, "unit"),
        (None, None),
    ]
    assert (await send(served, made["id"]))["sent"] == {"unit": 1, "building": 1}


async def test_rows_are_deleted_and_one_of_two_is_right_again(served: Home) -> None:
    made = await checked(served, book(row("1", 5), row("1", 6), row("2"), row("10", "x")))
    twins = [one for one in await rows(served, made["id"]) if one["flat"] == "1"]
    assert [codes(one) for one in twins] == [[(None, "duplicate-row")]] * 2
    assert twins[0]["reasons"][0]["params"] == {"rows": [3], "same": False}
    path = f"sheets/{made['id']}/rows"
    answer = await ask(served, "DELETE", path, json={"ids": [twins[0]["id"]]})
    assert answer.json() == {"deleted": 1}
    after = await sheet(served, made["id"])
    assert (after["right"], after["wrong"], after["unfilled"]) == (1, 1, 1)
    assert (await ask(served, "DELETE", path, json={"class": "unfilled"})).json() == {"deleted": 1}
    assert (await ask(served, "DELETE", path, json={"house": 0})).json() == {"deleted": 0}
    assert problem(await ask(served, "DELETE", path, json={})) == (422, "validation-failed")
    assert (await ask(served, "DELETE", path, json={"everything": True})).json() == {"deleted": 2}
    assert (await ask(served, "GET", "sheets")).json() == {"items": []}


async def test_two_rows_that_say_the_same_are_one(served: Home) -> None:
    made = await checked(served, book(row("1", 5), row("1", 5)))
    first, second = await rows(served, made["id"])
    assert (first["class"], second["class"]) == ("right", "wrong")
    assert second["reasons"][0]["params"] == {"rows": [2], "same": True}


async def test_a_mend_is_taken_row_by_row(served: Home) -> None:
    await served.good("register-readings", reading("m-7-1", "2026-10-20", total=12340.0))
    await served.good("register-readings", reading("m-7-2", "2026-10-20", total=12340.0))
    made = await checked(served, book(row("1", 19340), row("2", 123456), row("10", "5")))
    one, two, _ = await rows(served, made["id"])
    assert codes(one) == [("T1", "reading-to-confirm")]
    assert mends(one) == {"transposed": {"T1": "13940"}, "confirm": {}}
    assert codes(two) == [("T1", "too-many-digits")]
    assert mends(two) == {"comma": {"T1": "12345,6"}}
    path = f"sheets/{made['id']}/rows/{two['id']}/mend"
    assert problem(await ask(served, "POST", path, json={"kind": "transposed"})) == (
        409,
        "mend-gone",
    )
    mended = (await ask(served, "POST", path, json={"kind": "comma"})).json()
    assert (mended["class"], mended["values"]["T1"], mended["reasons"]) == ("right", "12345,6", [])
    assert problem(await ask(served, "POST", path, json={"kind": "comma"})) == (409, "mend-gone")
    confirm = f"sheets/{made['id']}/rows/{one['id']}/mend"
    assert (await ask(served, "POST", confirm, json={"kind": "confirm"})).json()["class"] == "right"
    await send(served, made["id"])
    assert await handed_in(served) == [
        ("000007-1", 19_340_000),
        ("000007-10", 5_000),
        ("000007-2", 12_345_600),
    ]


@_BOTH
async def test_errors_are_a_file_in_the_template_s_shape(served: Home, kind: str) -> None:
    made = await checked(served, book(row("1", 5), row("2", "y"), row("10"), row("5", 3)))
    answer = await ask(served, "GET", f"sheets/{made['id']}/errors", params={"format": kind})
    assert answer.headers["content-disposition"].startswith("attachment")
    cells = cells_of(answer.content)
    assert [line[2] for line in cells[1:]] == ["2", "5", "10"]
    assert [line[12] for line in cells[1:]] == [
        "T1: Показание должно быть числом",
        "Счётчика с таким номером нет в ваших домах",
        "Показания не указаны",
    ]


async def test_files_wait_in_their_order_and_know_their_place(served: Home) -> None:
    answers = [(await upload(served, book(row("1", n)))).json() for n in (1, 2, 3)]
    assert [one["place"] for one in answers] == [0, 1, 2]
    assert problem(await ask(served, "POST", f"sheets/{answers[0]['id']}/send")) == (
        409,
        "sheet-not-ready",
    )
    await check(served)
    assert (await sheet(served, answers[0]["id"]))["place"] is None
    assert (await sheet(served, answers[2]["id"]))["place"] == 1
    assert (await ask(served, "DELETE", f"sheets/{answers[1]['id']}")).status_code == 204
    assert await check(served)
    assert not await check(served)


async def test_a_lease_that_was_lost_leaves_the_file_to_another(served: Home) -> None:
    waiting = (await upload(served, book(row("1", 1)))).json()
    await served.rows(
        "UPDATE sheets SET state = 'checking', attempts = 1, due_at = now() + interval '1 hour'"
    )
    assert not await check(served)
    await served.rows("UPDATE sheets SET due_at = now() - interval '1 second'")
    assert await check(served)
    assert (await sheet(served, waiting["id"]))["right"] == 1
    # Again and again it ends whoever checks it.
    lost = (await upload(served, book(row("1", 1)))).json()
    await served.rows("UPDATE sheets SET attempts = 3 WHERE id = $1::text::uuid", lost["id"])
    assert await check(served)
    assert (await sheet(served, lost["id"]))["failure"]["code"] == "sheet-unreadable"


async def test_an_organisation_keeps_so_many_files(
    served: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "MOST_SHEETS", 2)
    for _ in range(2):
        await upload(served, book(row("1", 1)))
    assert problem(await upload(served, book(row("1", 1)))) == (409, "too-many-sheets")


async def test_who_acts_for_nobody_finds_nothing(served: Home) -> None:
    boris = UUID("00000000-0000-4000-8000-00000000000b")
    assert problem(await upload(served, book(row("1", 1)), boris)) == (404, "not-found")
    assert problem(await ask(served, "GET", "sheet", boris)) == (404, "not-found")
    answer = await served.client.get("/api/cabinet/servicing/sheets")
    assert answer.status_code == 401
