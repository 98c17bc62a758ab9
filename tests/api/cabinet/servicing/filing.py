"""Workbooks that a house manager fills in, uploads, mends and sends."""

from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO
from typing import Any
from uuid import UUID

import httpx
import openpyxl
import xlsxwriter
from python_calamine import load_workbook

from services.cabinet.servicing.sheets.checking import check_next
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.serving import VERA
from tests.api.cabinet.supply import as_user

HEAD = ("Адрес дома", "Квартира", "Номер счетчика", "Дата снятия показаний", "T1", "T2", "T3")
HOUSE = "Казань, ул. Садовая, д. 7"
TODAY = date(2026, 11, 20)


def book(*rows: Sequence[Any], head: Sequence[str] = HEAD) -> bytes:
    """Return a workbook with a row of headings; days are days, None is an empty cell."""
    file = BytesIO()
    made = xlsxwriter.Workbook(file, {"in_memory": True, "default_date_format": "dd.mm.yyyy"})
    sheet = made.add_worksheet()
    for number, row in enumerate((head, *rows)):
        for column, cell in enumerate(row):
            if cell is not None:
                sheet.write(number, column, cell)
    made.close()
    return file.getvalue()


def row(flat: str, t1: Any = None, *, taken: Any = TODAY, serial: str | None = None) -> list[Any]:
    """Return a row of a flat of the house, its only counter filled in."""
    return [HOUSE, flat, serial or f"000007-{flat}", taken, t1]


async def upload(
    home: Home, content: bytes, user: UUID = VERA, name: str = "показания.xlsx"
) -> httpx.Response:
    """Upload a file; nobody has checked it yet."""
    return await home.client.post(
        "/api/cabinet/servicing/sheets",
        params={"name": name},
        content=content,
        headers=as_user(user) | {"Content-Type": "application/octet-stream"},
    )


async def check(home: Home) -> bool:
    """Check the next file, as the worker does."""
    return await check_next(home.database, home.application.state.files)


async def checked(home: Home, content: bytes, user: UUID = VERA) -> Any:
    """Upload a file that is taken and checked; return it."""
    answer = await upload(home, content, user)
    assert answer.status_code == 202, answer.text
    assert await check(home)
    return await sheet(home, answer.json()["id"], user)


async def ask(home: Home, method: str, path: str, user: UUID = VERA, **more: Any) -> httpx.Response:
    """Ask for something of the organisation's."""
    headers = as_user(user) | more.pop("headers", {})
    return await home.client.request(
        method, f"/api/cabinet/servicing/{path}", headers=headers, **more
    )


async def sheet(home: Home, sheet_id: str, user: UUID = VERA) -> Any:
    """Return a file."""
    answer = await ask(home, "GET", f"sheets/{sheet_id}", user)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def rows(home: Home, sheet_id: str, user: UUID = VERA, **asked: Any) -> Any:
    """Return rows of a file."""
    answer = await ask(home, "GET", f"sheets/{sheet_id}/rows", user, params={"limit": 200} | asked)
    assert answer.status_code == 200, answer.text
    return answer.json()["items"]


async def found(home: Home, *lines: Sequence[Any], head: Sequence[str] = HEAD) -> list[Any]:
    """Return what is found of rows, in the order in which they were given."""
    made = await checked(home, book(*lines, head=head))
    assert made["state"] == "ready", made
    return sorted(await rows(home, made["id"]), key=lambda one: int(one["number"]))


def codes(one: Mapping[str, Any]) -> list[tuple[str | None, str]]:
    """Return what is wrong with a row: cells and codes."""
    return [(reason["field"], reason["code"]) for reason in one["reasons"]]


def mends(one: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """Return what may have been meant by a row, by kinds."""
    return {
        mend["kind"]: {change["field"]: change["becomes"] for change in mend["changes"]}
        for mend in one["mends"]
    }


async def send(home: Home, sheet_id: str, user: UUID = VERA, key: str | None = None) -> Any:
    """Send what is right in a file; return the answer."""
    headers = {"Idempotency-Key": key} if key else {}
    answer = await ask(home, "POST", f"sheets/{sheet_id}/send", user, headers=headers)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def handed_in(home: Home) -> list[tuple[str, int | None]]:
    """Return what was handed in and counts: numbers of meters and the first counter's Wh."""
    told = await home.rows(
        "SELECT m.serial_number, coalesce(s.t1, s.total) AS value FROM submissions s"
        " JOIN meters m ON m.id = s.meter_id WHERE s.state <> 'corrected'"
        " ORDER BY m.serial_number, s.submitted_at"
    )
    return [(one["serial_number"], one["value"]) for one in told]


def opened(content: bytes) -> Any:
    """Return the only worksheet of a workbook of ours."""
    return openpyxl.load_workbook(BytesIO(content)).worksheets[0]


def cells_of(content: bytes) -> list[list[Any]]:
    """Return the cells of the first worksheet of a workbook of any kind."""
    sheet = load_workbook(BytesIO(content)).get_sheet_by_index(0)
    return sheet.to_python(skip_empty_area=False)


def saved(worksheet: Any) -> bytes:
    """Return a workbook whose worksheet was changed."""
    file = BytesIO()
    worksheet.parent.save(file)
    return file.getvalue()


def reading(meter: str, day: str, **kwh: float) -> dict[str, Any]:
    """Return a former reading of a meter, as systems tell it."""
    values = {zone: round(value * 1000) for zone, value in kwh.items()}
    return {
        "meter": meter,
        "channel": "A+",
        "unit": "Wh",
        "taken_at": f"{day}T12:00:00+03:00",
        "values": values,
        "source": "manual",
    }
