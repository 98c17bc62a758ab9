"""«Загрузка данных из файла» by manual 004, 3.3.2: a template filled in, mended, sent, deleted."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from tests.e2e.cabinet.pages import opened
from tests.e2e.cabinet.servicing.serving import (
    COMMON,
    Servicing,
    come_in,
    counts,
    months_back,
    read,
    serving,
)
from tests.e2e.handing_in import readings_not_taken, readings_taken
from tests.e2e.pages import loaded, with_motion
from tests.e2e.suite import Suite
from tests.support.axe import faults

_TITLE = "Загрузка данных из файла"
_FLATS = ("1", "2", "3", "4", "10")
Open = Callable[..., Page]


@pytest.fixture(scope="module", autouse=True)
def _every_day(suite: Suite) -> Iterator[None]:
    with readings_taken(suite, 1, 31):
        yield


@pytest.fixture
def house(suite: Suite) -> Servicing:
    """Give a house of five flats that were read a month ago."""
    house = serving(suite, flats=_FLATS, unread=True)
    read(suite, house, months_back(1, 20), {COMMON: 500} | dict.fromkeys(_FLATS, 1000))
    return house


def _shown(page: Page, suite: Suite, house: Servicing) -> None:
    base = come_in(page, suite, house)
    page.goto(f"{base}/servicing/sheets")
    opened(page, _TITLE)


def _template(page: Page, folder: Path, scope: str = "Индивидуальные ПУ") -> Path:
    """Save the template of the house, as an .xlsx."""
    page.get_by_role("button", name="Скачать шаблон файла").click()
    dialog = page.get_by_role("dialog", name="Выгрузка шаблона файла с показаниями")
    dialog.get_by_text(scope, exact=True).click()
    with page.expect_download() as saved:
        dialog.get_by_role("button", name="Выгрузить").click()
    expect(page.get_by_text("Шаблон файла с показаниями сформирован")).to_be_visible()
    path = folder / saved.value.suggested_filename
    saved.value.save_as(path)
    return path


def _fill(path: Path, cells: dict[str, dict[str, Any]]) -> Path:
    """Write into a workbook, by the flats of its rows and the headings of its columns."""
    book = openpyxl.load_workbook(path)
    table: Any = book.active
    rows = list(table.iter_rows())
    head = next(row for row in rows if any(cell.value == "Квартира" for cell in row))
    columns = {str(cell.value): cell.column for cell in head if cell.value}
    for row in rows[rows.index(head) + 1 :]:
        flat = str(row[columns["Квартира"] - 1].value or "")
        for heading, value in cells.get(flat, {}).items():
            table.cell(row[0].row, columns[heading], value)
    book.save(path)
    return path


def _upload(page: Page, path: Path) -> None:
    page.get_by_role("button", name="Загрузить файл с показаниями").click()
    dialog = page.get_by_role("dialog", name="Загрузка файла с показаниями")
    dialog.locator("input[type=file]").set_input_files(path)
    expect(dialog.get_by_text(path.name)).to_be_visible()
    dialog.get_by_role("button", name="Загрузить и обработать").click()
    expect(dialog).to_have_count(0)
    expect(page.get_by_text("Верных – ").first).to_be_visible()


_VALUE = "T1, кВт·ч"


def _mixed(page: Page, folder: Path) -> None:
    """Upload a file: two rows right, one a slip of the pen, one without hope, one not filled in."""
    path = _fill(
        _template(page, folder),
        {
            "1": {_VALUE: 1050},
            "2": {_VALUE: "1 060,5"},
            "3": {_VALUE: "1O70"},
            "4": {_VALUE: "не открыли"},
        },
    )
    _upload(page, path)


def _row(page: Page, house: Servicing, flat: str) -> Any:
    return page.get_by_role("row").filter(has_text=house.serial(flat))


def test_right_rows_are_sent_and_the_others_stay(
    open_page: Open, suite: Suite, house: Servicing, tmp_path: Path
) -> None:
    page = open_page()
    _shown(page, suite, house)
    expect(page.get_by_text("Загруженных файлов нет")).to_be_visible()
    _mixed(page, tmp_path)
    expect(page.get_by_text("Верных – 2, ошибок – 2, не заполнено – 1").first).to_be_visible()
    expect(_row(page, house, "4")).to_contain_text("Показание должно быть числом")
    expect(_row(page, house, "10")).to_contain_text("Показания не указаны")
    # What may have been meant is taken by a press, row by row.
    _row(page, house, "3").get_by_role("button", name="Исправить на T1 1070").click()
    expect(_row(page, house, "3")).to_contain_text("Верно")
    expect(page.get_by_text("Верных – 3, ошибок – 1, не заполнено – 1").first).to_be_visible()
    assert counts(suite, house) == []
    page.get_by_role("button", name="Отправить верные").click()
    asked = page.get_by_role("dialog")
    expect(asked).to_contain_text("В загруженном файле 3 верных и 1 ошибочных строк.")
    expect(asked).to_contain_text("Продолжить сохранение показаний?")
    asked.get_by_role("button", name="Нет").click()
    expect(page.get_by_role("button", name="Отправить верные")).to_be_focused()
    assert counts(suite, house) == []
    page.get_by_role("button", name="Отправить верные").click()
    page.get_by_role("dialog").get_by_role("button", name="Да").click()
    expect(page.get_by_role("dialog")).to_contain_text(
        "Успешно отправлены показания для 3 строк по индивидуальным приборам учёта"
    )
    page.get_by_role("button", name="Ок", exact=True).click()
    expect(page.get_by_text("Верных – 0, ошибок – 1, не заполнено – 1").first).to_be_visible()
    assert [row["serial_number"] for row in counts(suite, house)] == [
        house.serial(flat) for flat in ("1", "2", "3")
    ]


def test_rows_are_filtered_chosen_and_deleted(
    open_page: Open, suite: Suite, house: Servicing, tmp_path: Path
) -> None:
    page = open_page()
    _shown(page, suite, house)
    _mixed(page, tmp_path)
    page.get_by_label("Какие показания показать").select_option("wrong")
    expect(_row(page, house, "3")).to_be_visible()
    expect(_row(page, house, "1")).to_have_count(0)
    page.get_by_role("button", name="Выбрать все").click()
    expect(page.get_by_text("Выбраны 2 строки")).to_be_visible()
    page.get_by_role("button", name="Удалить", exact=True).click()
    asked = page.get_by_role("dialog")
    expect(asked).to_contain_text("Вы действительно хотите удалить выбранные строки файла?")
    asked.get_by_role("button", name="Да").click()
    expect(page.get_by_text("Удалены 2 строки")).to_be_visible()
    page.get_by_label("Какие показания показать").select_option("all")
    expect(page.get_by_text("Верных – 2, ошибок – 0, не заполнено – 1").first).to_be_visible()
    page.get_by_role("button", name="верные", exact=True).click()
    expect(page.get_by_text("Выбраны 2 строки")).to_be_visible()
    page.get_by_role("button", name="Сбросить все").first.click()
    expect(page.get_by_text("Выбраны 2 строки")).to_have_count(0)
    # The buffer is there on the next visit, too; then it is dropped as a whole.
    page.reload()
    expect(page.get_by_text("Верных – 2, ошибок – 0, не заполнено – 1").first).to_be_visible()
    page.get_by_role("button", name="Удалить файл").click()
    page.get_by_role("dialog").get_by_role("button", name="Да").click()
    expect(page.get_by_text("Загруженных файлов нет")).to_be_visible()
    assert counts(suite, house) == []


def test_errors_are_saved_mended_and_uploaded_again(
    open_page: Open, suite: Suite, house: Servicing, tmp_path: Path
) -> None:
    page = open_page()
    _shown(page, suite, house)
    _mixed(page, tmp_path)
    page.get_by_role("button", name="Выгрузить ошибки в файл").click()
    with page.expect_download() as saved:
        page.get_by_role("menuitem", name=".xlsx").click()
    path = tmp_path / "ошибки.xlsx"
    saved.value.save_as(path)
    _upload(page, _fill(path, {"3": {_VALUE: 1070}, "4": {_VALUE: 1080}}))
    expect(page.locator("strong").filter(has_text="ошибки.xlsx")).to_be_visible()
    expect(page.get_by_text("Верных – 2, ошибок – 0, не заполнено – 1").first).to_be_visible()


def test_what_is_no_table_is_told_so(
    open_page: Open, suite: Suite, house: Servicing, tmp_path: Path
) -> None:
    page = open_page()
    _shown(page, suite, house)
    path = tmp_path / "показания.xlsx"
    path.write_bytes(b"\x00\x01 no workbook" * 50)
    page.get_by_role("button", name="Загрузить файл с показаниями").click()
    dialog = page.get_by_role("dialog")
    dialog.locator("input[type=file]").set_input_files(path)
    dialog.get_by_role("button", name="Загрузить и обработать").click()
    expect(page.get_by_text(re.compile("озьмите шаблон"))).to_be_visible()
    wrong = tmp_path / "фото.jpg"
    wrong.write_bytes(b"x")
    page.get_by_role("button", name="Загрузить файл с показаниями").click()
    dialog.locator("input[type=file]").set_input_files(wrong)
    expect(dialog.get_by_text("Нужен файл .xlsx, .xls, .ods или .csv.")).to_be_visible()
    expect(dialog.get_by_role("button", name="Загрузить и обработать")).to_be_disabled()


def test_outside_the_days_nothing_is_taken_and_the_buffer_waits(
    open_page: Open, suite: Suite, house: Servicing, tmp_path: Path
) -> None:
    page = open_page()
    _shown(page, suite, house)
    _mixed(page, tmp_path)
    with readings_not_taken(suite):
        page.reload()
        expect(page.get_by_text("Передача показаний возможна с")).to_be_visible()
        for name in ("Скачать шаблон файла", "Загрузить файл с показаниями", "Отправить верные"):
            expect(page.get_by_role("button", name=name)).to_be_disabled()
        expect(_row(page, house, "3")).to_be_visible()
        assert faults(page) == []


def test_common_meters_have_their_own_sentence(
    open_page: Open, suite: Suite, house: Servicing, tmp_path: Path
) -> None:
    page = open_page()
    _shown(page, suite, house)
    _upload(page, _fill(_template(page, tmp_path, "Общедомовые ПУ"), {"": {_VALUE: 510}}))
    expect(page.get_by_role("heading", name="Общедомовые приборы учёта")).to_be_visible()
    page.get_by_role("button", name="Отправить верные").click()
    page.get_by_role("dialog").get_by_role("button", name="Да").click()
    expect(page.get_by_role("dialog")).to_contain_text(
        "Успешно отправлены показания для 1 строки по общедомовым приборам учёта"
    )


def test_nothing_sticks_out_and_axe_finds_nothing(
    open_page: Open, suite: Suite, house: Servicing, tmp_path: Path
) -> None:
    page = open_page()
    _shown(page, suite, house)
    assert faults(page) == []
    page.get_by_role("button", name="Скачать шаблон файла").click()
    page.get_by_role("dialog").get_by_text("Все, 1 дом").wait_for()
    assert faults(page) == []
    # At once, not when the dialog has slid away: who goes on by the keyboard is not called back.
    with_motion(page).get_by_role("button", name="Отмена").click()
    expect(page.get_by_role("button", name="Скачать шаблон файла")).to_be_focused()
    page.emulate_media(reduced_motion="reduce")
    _mixed(page, tmp_path)
    page.get_by_role("button", name="верные", exact=True).click()
    expect(page.get_by_text("Выбраны 2 строки")).to_be_visible()
    assert faults(page) == []
    page.get_by_role("button", name="Отправить верные").click()
    page.get_by_role("dialog").wait_for()
    assert faults(page) == []


def test_in_english(open_page: Open, suite: Suite, house: Servicing, tmp_path: Path) -> None:
    page = open_page()
    _shown(page, suite, house)
    _mixed(page, tmp_path)
    other = open_page("desktop", "en-US")
    base = come_in(other, suite, house, "en-US")
    other.goto(f"{base}/servicing/sheets")
    other.get_by_role("heading", name="Upload from a file", level=1).wait_for()
    loaded(other)
    counts_of = "Correct – 2, with errors – 2, not filled in – 1"
    expect(other.get_by_text(counts_of).first).to_be_visible()
    expect(other.get_by_text("The reading must be a number").first).to_be_visible()
    assert faults(other) == []
