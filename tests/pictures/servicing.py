"""What pictures of a servicing organisation's pages need: a house, and a file of its readings."""

import io
import re
from collections.abc import Callable
from typing import Any

import openpyxl
from playwright.sync_api import Page

Say = Callable[[str, str], str]
_DOOR = "/api/cabinet/servicing"
# A house of the demo whose flats all have one meter.
_HOUSE = "ул. Лесная, д. 8"
_ROWS = 6
_MONTH_KWH = 118
# What fills the whole screen of a phone is as tall as that.
PHONE = 720


def _ask(page: Page, path: str) -> Any:
    return page.evaluate(f"async () => (await fetch('{_DOOR}{path}')).json()")


def _house(page: Page) -> int:
    listed = _ask(page, "")["houses"]["items"]
    key: int = next(one["id"] for one in listed if one["address"].endswith(_HOUSE))
    return key


def _at(page: Page, path: str) -> None:
    page.goto(page.url.partition("/servicing")[0] + path)
    page.get_by_role("heading", level=1).first.wait_for()


def fill_in(page: Page, _: Say) -> None:
    """Choose the second flat of the house, and type what its meter shows."""
    _at(page, f"/servicing/entry?house={_house(page)}&flat=2")
    field = page.locator("main input[inputmode]").first
    # What it showed before is told below the field.
    told = page.locator(f"[id='{field.get_attribute('id')}-before']").inner_text()
    before = re.search(r"\d+", told)
    field.fill(str(int(before.group() if before else 0) + _MONTH_KWH))


def open_template(page: Page, say: Say) -> None:
    """Open the window in which houses of a template are chosen, with two of them."""
    page.get_by_role("button", name=say("Скачать шаблон", "Download the template")).click()
    dialog = page.get_by_role("dialog")
    boxes = dialog.get_by_role("checkbox")
    boxes.nth(6).wait_for()
    boxes.first.uncheck()
    for n in (4, 5):
        boxes.nth(n).check()


def _filled(page: Page) -> bytes:
    """Return the template as people send it: some rows right, some not, the others empty."""
    path = f"{_DOOR}/sheet?houses={_house(page)}&format=xlsx&scope=unit"
    base = page.url.partition("/servicing")[0]
    book = openpyxl.load_workbook(io.BytesIO(page.request.get(base + path).body()))
    table: Any = book.active
    columns = {str(cell.value): cell.column for cell in next(table.iter_rows(max_row=1))}
    for at, row in enumerate(table.iter_rows(min_row=2, max_row=1 + _ROWS)):
        for zone in ("T1", "T2"):
            before = row[columns[f"Предыдущие показания {zone}, кВт·ч"] - 1].value
            if before is None:
                continue
            # The one with a letter is meant to be a round number.
            now = (before + _MONTH_KWH) // 10 * 10 + (0 if at == 1 else at)
            # One has a letter in place of its last nought, one is missing, one is less than before.
            slips = {1: f"{now // 10}О", 2: None, 3: before - _MONTH_KWH}
            table.cell(row[0].row, columns[f"{zone}, кВт·ч"], slips.get(at, now))
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def upload(page: Page, say: Say) -> None:
    """Upload the file as people do, in place of those that are there."""
    # So tall that the menu below is under none of the rows.
    page.set_viewport_size({"width": 390, "height": 2000})
    for one in _ask(page, "/sheets")["items"]:
        page.evaluate(f"() => fetch('{_DOOR}/sheets/{one['id']}', {{method: 'DELETE'}})")
    page.reload()
    page.get_by_role("button", name=say("Загрузить файл", "Upload a file")).click()
    dialog = page.get_by_role("dialog")
    dialog.locator("input[type=file]").set_input_files(
        {
            "name": say("Лесная, 8.xlsx", "Lesnaya, 8.xlsx"),
            "mimeType": "application/octet-stream",
            "buffer": _filled(page),
        }
    )
    dialog.get_by_role("button", name=say("Загрузить и обработать", "Upload and check")).click()
    dialog.wait_for(state="detached")
    page.locator("main h3").first.wait_for()


def see_balance(page: Page, _: Say) -> None:
    """Go to the balance of the house."""
    _at(page, f"/servicing/houses/{_house(page)}")
    page.locator("main section").nth(1).wait_for()


def walk(page: Page, say: Say) -> None:
    """Take the house along, begin its walk, and type what the first meter shows."""
    page.set_viewport_size({"width": 390, "height": PHONE})
    take = say("Взять с собой", "Take along")
    page.get_by_role("button", name=f"{take}: ").filter(has_text=take).first.wait_for()
    page.get_by_role("button", name=_HOUSE).click()
    page.get_by_role("link", name=_HOUSE).click()
    field = page.locator("input[inputmode=none]").first
    field.wait_for()
    before = page.locator("span:has(~ input[inputmode=none])").first.inner_text()
    shown = int("".join(filter(str.isdigit, before.split("·")[0])))
    for figure in str(shown + _MONTH_KWH):
        page.get_by_role("button", name=figure, exact=True).click()
