"""«Переданные показания» in the panel: found, looked at, refused; the consumer reads why."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.cabinet.entering import come_in
from tests.e2e.handing_in import TAKEN, HandRead, hand_read, readings_taken
from tests.e2e.pages import loaded
from tests.e2e.suite import Suite
from tests.support.axe import faults, fits, violations

Open = Callable[..., Page]
_TABLET = {"width": 768, "height": 1024}


@pytest.fixture(scope="module", autouse=True)
def _every_day(suite: Suite) -> Iterator[None]:
    with readings_taken(suite, 1, 31):
        yield


@pytest.fixture
def consumer_page(suite: Suite, open_page: Open) -> tuple[HandRead, Page]:
    """Give a household that has handed one reading in, and its page."""
    household = hand_read(suite, {"two": {"zones": {"T1": 1200, "T2": 800}}})
    page = open_page("phone")
    base = come_in(page, suite, household.person, 1)
    (meter,) = page.request.get(f"{base}/api/cabinet/meters").json()["items"]
    made = page.request.post(
        f"{base}/api/cabinet/meters/{meter['id']}/submissions",
        headers={"Origin": base},
        data={"values": {"T1": "1234,5", "T2": "812"}},
    )
    assert made.status == 201, made.text()
    page.goto(f"{base}/submissions")
    expect(page.get_by_text(TAKEN)).to_be_visible()
    return household, page


def _list(staff: Open, role: str, household: HandRead, query: str = "") -> Page:
    page = staff(role, f"/submissions?search={household.account}{query}")
    page.get_by_role("heading", name="Переданные показания").wait_for()
    loaded(page)
    return page


def _open(page: Page, household: HandRead) -> Locator:
    page.get_by_role("link", name=re.compile(f"^{household.account}, .*: открыть$")).click()
    drawer = page.get_by_role("dialog", name="Переданные показания")
    drawer.get_by_role("heading", name="Как менялось состояние").wait_for()
    return drawer


def test_a_reading_is_found_refused_and_its_reader_is_told_why(
    staff: Open, consumer_page: tuple[HandRead, Page]
) -> None:
    household, theirs = consumer_page
    page = _list(staff, "operator", household)
    row = page.get_by_role("row", name=re.compile(household.account))
    expect(row).to_contain_text("1234,5")
    expect(row).to_contain_text(re.compile(r"34,5\sкВт·ч"))
    expect(row.get_by_text(TAKEN)).to_be_visible()
    assert faults(page) == []
    drawer = _open(page, household)
    assert violations(page) == []
    drawer.get_by_role("button", name="Отклонить", exact=True).click()
    drawer.get_by_role("button", name=re.compile("^Показание не похоже")).click()
    reason = "На фото 1324,5. Передайте показания ещё раз."
    drawer.get_by_role("textbox", name="Причина").fill(reason)
    expect(drawer.get_by_text(f"Показания не приняты: {reason}")).to_be_visible()
    assert violations(page) == []
    drawer.get_by_role("button", name="Отклонить показания").click()
    expect(page.get_by_text("Показания отклонены, потребитель об этом узнает")).to_be_visible()
    expect(drawer.get_by_text(f"{reason} (сотрудник)")).to_be_visible()
    expect(drawer.get_by_role("button", name="Отклонить", exact=True)).to_have_count(0)
    # The page of the consumer looks again by itself.
    expect(theirs.get_by_text(f"Показания не приняты: {reason}")).to_be_visible(timeout=45_000)
    theirs.get_by_role("button", name="Передать заново").click()
    expect(theirs.get_by_role("textbox").first).to_have_value("1234,5")
    assert faults(theirs) == []


def test_filters_and_order_live_in_the_address(
    staff: Open, consumer_page: tuple[HandRead, Page]
) -> None:
    household, _ = consumer_page
    page = _list(staff, "viewer", household, "&state=refused")
    expect(page.get_by_text("Ничего не найдено")).to_be_visible()
    page.get_by_role("button", name="Сбросить").click()
    expect(page.get_by_role("row", name=re.compile(household.account))).to_be_visible()
    page.get_by_label("Переданы с").fill("2026-01-01")
    expect(page).to_have_url(re.compile("from=2026-01-01"))
    page.get_by_role("button", name=re.compile("^Сняты")).click()
    expect(page).to_have_url(re.compile("sort=taken"))
    page.reload()
    expect(page.get_by_label("Переданы с")).to_have_value("2026-01-01")
    expect(page.get_by_role("row", name=re.compile(household.account))).to_be_visible()


def test_who_only_looks_refuses_nothing(staff: Open, consumer_page: tuple[HandRead, Page]) -> None:
    household, _ = consumer_page
    drawer = _open(_list(staff, "viewer", household), household)
    expect(drawer.get_by_role("button", name="Отклонить", exact=True)).to_have_count(0)


def test_on_a_tablet_the_list_fits(staff: Open, consumer_page: tuple[HandRead, Page]) -> None:
    household, _ = consumer_page
    page = _list(staff, "operator", household)
    page.set_viewport_size(_TABLET)  # type: ignore[arg-type]
    expect(page.get_by_text("1234,5")).to_be_visible()
    assert fits(page)
    assert violations(page) == []


def test_what_the_list_shows_is_taken_as_a_file(
    staff: Open, consumer_page: tuple[HandRead, Page]
) -> None:
    household, _ = consumer_page
    page = _list(staff, "operator", household)
    page.get_by_role("button", name="Скачать показанное").click()
    expect(page.get_by_role("menuitem", name="Excel (XLSX)")).to_be_visible()
    assert violations(page) == []
    with page.expect_download() as saved:
        page.get_by_role("menuitem", name="Текст (CSV)").click()
    assert saved.value.suggested_filename == "Переданные показания.csv"
    lines = Path(saved.value.path()).read_text("utf-8-sig").splitlines()
    assert len(lines) == 2
    assert f"{household.account};Ручкина Ольга;" in lines[1]
    assert re.search(r";1234,5;812(,0)?;", lines[1])
    expect(page.get_by_text("Файл «Переданные показания.csv» готов.")).to_be_visible()
    assert faults(page) == []
