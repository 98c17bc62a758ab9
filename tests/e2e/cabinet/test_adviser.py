"""«Какой тариф выгоднее»: one's own year under each tariff, in the browser."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.e2e.cabinet.pages import opened, panel
from tests.e2e.pages import moving
from tests.e2e.people import add_consumer
from tests.e2e.suite import Suite
from tests.support.axe import faults

_TITLE = "Какой тариф выгоднее"
Opened = Callable[..., Page]


def _told(page: Page, suite: Suite) -> Any:
    base = f"{suite.page('cabinet')}/api/cabinet"
    account = page.request.get(f"{base}/accounts").json()["items"][0]["id"]
    return page.request.get(f"{base}/accounts/{account}/adviser").json()


def _roubles(kopecks: int) -> str:
    return f"{(kopecks + 50) // 100:,}".replace(",", r"\s")


def test_the_way_leads_from_the_cost_of_a_month_to_the_comparison(
    suite: Suite, consumer: Opened
) -> None:
    page = consumer(path="/readings?interval=month&date=2026-05-01")
    page.get_by_role("link", name=_TITLE).click()
    opened(page, _TITLE)
    expect(page).to_have_url(re.compile(r"/adviser\?account=\d+$"))
    told = _told(page, suite)
    assert told["state"] == "told"
    bars = page.get_by_role("list", name="Стоимость года по тарифам").get_by_role("listitem")
    expect(bars).to_have_count(len(told["options"]))
    for number, option in enumerate(told["options"]):
        expect(bars.nth(number)).to_contain_text(option["names"][0])
        expect(bars.nth(number)).to_contain_text(re.compile(rf"{_roubles(option['cost'])}\s₽"))
    best, present = told["options"][0], next(o for o in told["options"] if o["present"])
    sentence = (
        "У вас уже самый выгодный тариф"
        if present["cost"] - best["cost"] < 100
        else f"По вашим часам дешевле «{best['names'][0]}»"
    )
    expect(page.get_by_role("heading", level=2, name=sentence)).to_be_visible()


def test_the_page_is_read_by_everybody_in_windows_of_all_widths(consumer: Opened) -> None:
    page = consumer(path="/adviser")
    opened(page, _TITLE)
    expect(page.get_by_role("list", name="Стоимость года по тарифам")).to_be_visible()
    page.get_by_text("Как посчитано и что не учтено").click()
    page.get_by_text("Сколько пришлось на каждую зону").click()
    expect(page.get_by_text(re.compile("^Цены с НДС"))).to_be_visible()
    assert faults(page) == []


def test_nothing_moves_when_the_comparison_has_come(consumer: Opened) -> None:
    page = consumer(path="/adviser")
    opened(page, _TITLE)
    assert moving(page, [page.url]) == {}


def test_use_is_moved_to_the_night_by_keyboard(consumer: Opened) -> None:
    page = consumer(path="/adviser")
    opened(page, _TITLE)
    moved = panel(page, "Что, если больше включать ночью")
    slider = moved.get_by_role("slider")
    row = moved.get_by_role("row", name=re.compile("^Двухзонный"))
    expect(row).to_contain_text("без изменений")
    slider.focus()
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    expect(slider).to_have_attribute("aria-valuetext", re.compile(r"^20\s% дневного расхода"))
    expect(row).to_contain_text("−")
    expect(moved.get_by_role("status")).to_contain_text("ыгоднее всего")


def test_the_comparison_is_told_in_english(suite: Suite, consumer: Opened) -> None:
    # Nobody else's: the language is remembered with the user.
    accounts = suite.logins["cabinet"][0]["accounts"][:1]
    person = add_consumer(suite, name="Смит Анна", account_numbers=accounts)
    page = consumer(person=person, path="/adviser")
    page.get_by_role("button", name="English").click()
    page.get_by_role("heading", name="Which tariff costs less", level=1).wait_for()
    expect(page.get_by_role("list", name="What a year costs by tariff")).to_be_visible()
    page.get_by_text("How we worked it out").click()
    expect(page.get_by_text(re.compile("^Prices include VAT of"))).to_be_visible()
    words = panel(page, "What if more ran at night").get_by_role("paragraph").first.inner_text()
    assert not re.search("[а-яё]", words, re.IGNORECASE)
    assert faults(page) == []


@pytest.mark.parametrize(
    ("state", "title"),
    [
        ("gaps", "За год не хватает слишком многих часов"),
        ("no-hours", "Нет расхода по часам"),
    ],
)
def test_why_there_is_no_sum_is_told(
    suite: Suite, consumer: Opened, state: str, title: str
) -> None:
    """The demo's year is whole, so that the answer is given gaps."""
    nothing: dict[str, Any] = {
        "state": state,
        "options": [],
        "total": None,
        "paid": None,
        "break_even": None,
    }
    gaps = {"missing": 200, "gaps": [{"month": "2026-03-01", "missing": 200}]}

    def without(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, json=answer.json() | nothing | gaps)

    page = consumer(path=None)
    page.route("**/api/cabinet/accounts/*/adviser", without)
    page.goto(f"{suite.page('cabinet')}/adviser")
    opened(page, _TITLE)
    expect(page.get_by_role("heading", name=title)).to_be_visible()
    expect(page.get_by_text("₽")).to_have_count(0)
    assert faults(page) == []
