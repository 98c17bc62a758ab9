"""«Прогноз»: how the month will end, unusual days and a typical week, in the browser."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, Route, expect

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
    assert told["forecast"]
    expect(page.get_by_text("За месяц выйдет около")).to_be_visible()
    page.get_by_text("Как это посчитано").click()
    expect(page.get_by_text("Каждый оставшийся день месяца считается обычным")).to_be_visible()
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


def test_unusual_days_lead_to_their_charts(suite: Suite, consumer: Callable[..., Page]) -> None:
    """The demo's days are steady, so that the answer is given some."""
    days = [
        {"day": f"2026-09-0{n}", "value": 30, "usual_low": 8, "usual_high": 9.5, "more": n > 1}
        for n in range(7, 0, -1)
    ]

    def with_days(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, json=answer.json() | {"unusual": days})

    page = consumer(0, None)
    page.route("**/insight?*", with_days)
    page.goto(f"{suite.page('cabinet')}/readings/insight")
    opened(page, _TITLE)
    unusual = panel(page, "Необычные дни")
    expect(unusual.get_by_role("listitem")).to_have_count(5)
    unusual.get_by_role("button", name="Показать ещё 2 дня").click()
    expect(unusual.get_by_role("listitem")).to_have_count(7)
    expect(unusual.get_by_role("listitem").last).to_contain_text("меньше обычного")
    assert faults(page) == []
    unusual.get_by_role("link").first.click()
    opened(page, "Показания")
    expect(page).to_have_url(
        re.compile(r"interval=day&date=2026-09-07|date=2026-09-07.*interval=day")
    )
