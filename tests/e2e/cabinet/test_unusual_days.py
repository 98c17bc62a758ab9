"""Unusual days: marked in the chart, and told to who asks for it; the chart's page has no antd."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, Request, Route, expect

from tests.e2e.cabinet.pages import opened
from tests.e2e.pages import Turns, loaded
from tests.e2e.suite import Suite
from tests.support.axe import WIDTHS, faults, resize

_MAY = "interval=month&date=2026-05-01"
# Scripts of the kit, as a build names them.
_KIT = re.compile(r"/assets/(antd|select|calendar|form)-[^/]*\.js$")
# Where the page is laid out otherwise.
_WINDOWS = ((1280, 800), (768, 1024), (390, 844), (320, 640))


def _marked(day: str, more: bool) -> dict[str, Any]:
    return {
        "day": day, "value": 31.2 if more else 0.4, "usual": 9.0, "usual_low": 8.2,
        "usual_high": 9.6, "more": more,
    }  # fmt: skip


def _with_days(page: Page) -> None:
    """Give the service's answer some days: those of the demo are steady."""

    def answer(route: Route) -> None:
        told = route.fetch()
        items = [_marked("2026-05-14", True), _marked("2026-05-20", False)]
        route.fulfill(response=told, json=told.json() | {"items": items})

    page.route("**/unusual-days?*", answer)


def test_unusual_days_are_marked(suite: Suite, consumer: Callable[..., Page]) -> None:
    page = consumer(path=None)
    _with_days(page)
    page.goto(f"{suite.page('cabinet')}/readings?{_MAY}")
    high = page.get_by_role("option", name=re.compile("^14 мая 2026.*больше обычного"))
    expect(high).to_have_attribute("aria-label", re.compile(r"в такие дни 8,2–9,6\sкВт·ч"))
    expect(page.get_by_role("option", name=re.compile("меньше обычного"))).to_have_count(1)
    expect(page.get_by_text("необычные дни", exact=True)).to_be_visible()
    loaded(page)
    for width in WIDTHS:
        resize(page, width)
        # Each sign stands above its own bar and inside the window.
        across = page.evaluate(
            "[...document.querySelectorAll('main svg svg path')]"
            ".filter((one) => one.closest('[class*=area]'))"
            ".map((one) => one.getBoundingClientRect().x)"
        )
        assert len(across) == 2
        assert 0 < across[0] < across[1] < WIDTHS[width][0]
    assert faults(page) == []


@pytest.mark.parametrize("last_first", [False, True], ids=["as asked", "last first"])
@pytest.mark.parametrize("view", ["", "&view=table", "&view=table&show=zones", "&step=hour"])
def test_nothing_moves_in_whatever_order_the_charts_page_comes(
    suite: Suite, consumer: Callable[..., Page], view: str, last_first: bool
) -> None:
    page = consumer(path=None)
    _with_days(page)
    turns = Turns(page, last_first=last_first)
    moved = {}
    for across, down in _WINDOWS:
        page.set_viewport_size({"width": across, "height": down})
        moved[across] = turns.moved(f"{suite.page('cabinet')}/readings?{_MAY}{view}")
    assert moved == {across: [] for across, _ in _WINDOWS}


def test_the_table_tells_which_days_are_unusual(
    suite: Suite, consumer: Callable[..., Page]
) -> None:
    page = consumer(path=None)
    _with_days(page)
    page.goto(f"{suite.page('cabinet')}/readings?{_MAY}&view=table")
    row = page.get_by_role("row", name=re.compile("^14 мая 2026"))
    expect(row).to_contain_text("больше обычного: в такие дни 8,2–9,6")
    assert faults(page) == []


def test_unusual_days_are_asked_for_on_the_page_of_notifications(
    suite: Suite, consumer: Callable[..., Page]
) -> None:
    page = consumer(path="/profile/notifications")
    told = page.get_by_role("switch", name="В кабинете: Необычный расход за день")
    letter = page.get_by_role("switch", name="Письмом: Необычный расход за день")
    expect(told).not_to_be_checked()
    expect(letter).to_be_disabled()
    told.click()
    expect(page.get_by_text("Сохранено")).to_be_visible()
    expect(letter).to_be_checked()
    assert faults(page) == []
    page.reload()
    expect(told).to_be_checked()
    # As it was before, for others who use the suite.
    told.click()
    expect(page.get_by_text("Сохранено")).to_be_visible()


def test_the_charts_page_brings_no_kit_until_a_field_is_turned_to(
    suite: Suite, consumer: Callable[..., Page]
) -> None:
    page = consumer(path=None)
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    def one_meter(route: Route) -> None:
        told = route.fetch()
        route.fulfill(response=told, json={"items": told.json()["items"][:1], "total": 1})

    # A list of several places is made of it.
    page.route("**/api/cabinet/meters?*", one_meter)
    page.on("request", note)
    page.goto(f"{suite.page('cabinet')}/readings?{_MAY}")
    opened(page, "Показания")
    loaded(page)
    field = page.get_by_role("textbox", name="Месяц")
    expect(field).to_have_value("май 2026")
    assert [url for url in asked if _KIT.search(url)] == []
    field.click()
    page.get_by_title("2026-04", exact=True).click()
    expect(page).to_have_url(re.compile("date=2026-04-01"))
    expect(page.get_by_role("heading", name=re.compile("апрель 2026"))).to_be_visible()
    assert [url for url in asked if _KIT.search(url)]


def test_the_calendar_is_opened_and_used_by_keyboard_alone(
    consumer: Callable[..., Page],
) -> None:
    page = consumer(path=f"/readings?{_MAY}")
    loaded(page)
    page.get_by_role("button", name="Предыдущий месяц").focus()
    page.keyboard.press("Tab")
    field = page.get_by_role("textbox", name="Месяц")
    expect(field).to_be_focused()
    field.locator("xpath=ancestor::*[contains(@class, 'ant-picker')]").first.wait_for()
    expect(field).to_be_focused()
    field.fill("март 2026")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("date=2026-03-01"))


def test_the_chart_stands_when_what_belongs_beside_it_does_not_come(
    suite: Suite, consumer: Callable[..., Page]
) -> None:
    page = consumer(path=None)
    beside = re.compile(r"/assets/(unusual-days|cost-line|cost-tools)-")
    lost: list[str] = []

    def lose(route: Route) -> None:
        lost.append(route.request.url)
        route.abort()

    page.route(beside, lose)
    page.goto(f"{suite.page('cabinet')}/readings?{_MAY}")
    expect(page.get_by_role("listbox").get_by_role("option")).to_have_count(31)
    loaded(page)
    expect(page.get_by_role("listbox").get_by_role("option")).to_have_count(31)
    assert len(lost) >= 3
    # A table waits for what belongs in it, yet not for what will never come.
    page.goto(f"{suite.page('cabinet')}/readings?{_MAY}&view=table&show=zones")
    expect(page.get_by_role("row", name=re.compile("^31 мая 2026"))).to_be_visible()
    loaded(page)
