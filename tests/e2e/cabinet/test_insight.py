"""«Прогноз»: how the month will end, unusual days and a typical week, in the browser."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.cabinet.pages import opened, panel
from tests.e2e.suite import Suite
from tests.support.axe import faults

_TITLE = "Прогноз и привычки"


def _open(consumer: Callable[..., Page]) -> Page:
    page = consumer(0, "/readings")
    page.get_by_role("navigation", name="Показания").get_by_role("link", name="Прогноз").click()
    opened(page, _TITLE)
    return page


def test_the_page_tells_what_the_service_tells_and_fits(
    suite: Suite, consumer: Callable[..., Page]
) -> None:
    page = _open(consumer)
    base = suite.page("cabinet")
    meter = page.request.get(f"{base}/api/cabinet/meters").json()["items"][0]["id"]
    told = page.request.get(f"{base}/api/cabinet/meters/{meter}/insight").json()
    if told["forecast"]:
        expect(page.get_by_text("За месяц выйдет около")).to_be_visible()
        page.get_by_text("Как это посчитано").click()
        expect(page.get_by_text("Каждый оставшийся день месяца считается обычным")).to_be_visible()
    else:
        expect(page.get_by_text("Прогноза")).to_be_visible()
    days = panel(page, "Необычные дни").get_by_role("listitem")
    expect(days).to_have_count(min(5, len(told["unusual"])))
    assert faults(page) == []


def test_a_typical_week_is_read_by_keyboard(consumer: Callable[..., Page]) -> None:
    page = _open(consumer)
    week = page.get_by_role("grid", name="Расход по часам и дням недели")
    expect(week.get_by_role("row")).to_have_count(8)
    week.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("End")
    readout = panel(page, "Обычная неделя").get_by_role("status")
    expect(readout).to_have_text(re.compile(r"^Вторник, 23:00–24:00: [\d,]+\sкВт·ч$"))
    assert faults(page) == []


def test_an_unusual_day_leads_to_its_chart(consumer: Callable[..., Page]) -> None:
    page = _open(consumer)
    days = panel(page, "Необычные дни").get_by_role("link")
    if days.count():
        days.first.click()
        opened(page, "Показания")
        expect(page).to_have_url(re.compile(r"interval=day"))
