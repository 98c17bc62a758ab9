"""«Баланс дома»: months, meters worth a check, hours; on phones and desktops, in both languages."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.cabinet.pages import opened, panel
from tests.e2e.cabinet.servicing.serving import (
    COMMON,
    Servicing,
    come_in,
    measure,
    months_back,
    read,
    serving,
)
from tests.e2e.pages import loaded
from tests.e2e.suite import Suite
from tests.support.axe import faults

Open = Callable[..., Page]
_FLATS = ("1", "2", "3", "4", "5", "10")


@pytest.fixture(scope="module")
def house(suite: Suite) -> Servicing:
    """Give a house of six flats: read by hand for five months, then a month by the hour."""
    house = serving(suite, flats=_FLATS, unread=True)
    for back in (6, 5, 4, 3, 2):
        n = 6 - back
        flats = dict.fromkeys(_FLATS, 1000 + n * 100)
        # Of the last month but one: one stands still, one jumps.
        if back == 2:
            flats |= {"2": 1300, "10": 2300}
        read(suite, house, months_back(back, 20), {COMMON: 100 + n * 40} | flats)
    first = months_back(1)
    days = (months_back(0) - first).days
    measure(suite, house, first, days, {COMMON: 1000} | dict.fromkeys(_FLATS, 150))
    return house


def _shown(page: Page, suite: Suite, house: Servicing, rest: str = "") -> None:
    base = come_in(page, suite, house)
    page.goto(f"{base}/servicing/houses/{house.building}{rest}")
    opened(page, "Баланс дома")


def _number(value: float) -> str:
    whole = f"{value:,.1f}".rstrip("0").rstrip(".")
    return whole.replace(",", "\u00a0").replace(".", ",")


def test_months_are_told_with_their_sums(open_page: Open, suite: Suite, house: Servicing) -> None:
    page = open_page()
    _shown(page, suite, house)
    expect(page.get_by_text(f"{house.street}, д. 5")).to_be_visible()
    hours = 24 * (months_back(0) - months_back(1)).days
    expect(page.get_by_text("6 из 6 (100\u00a0%)")).to_be_visible()
    expect(page.get_by_text(f"{_number(hours)}\u00a0кВт·ч").first).to_be_visible()
    expect(page.get_by_text(f"{_number(hours * 0.1)}\u00a0кВт·ч (10\u00a0%)")).to_be_visible()
    # The table tells what the bars do.
    months = panel(page, "По месяцам")
    months.get_by_text("Таблица", exact=True).click()
    row = months.get_by_role("row").filter(has_text="6 из 6").last
    expect(row).to_contain_text("10\u00a0%")


def test_meters_that_do_not_fit_are_told_by_flat_alone(
    open_page: Open, suite: Suite, house: Servicing
) -> None:
    page = open_page()
    _shown(page, suite, house, f"?month={months_back(2)}")
    worth = panel(page, "Счётчики, которые стоит проверить")
    expect(worth.locator("div").filter(has_text="Скачок").last).to_contain_text("кв. 10")
    expect(worth.locator("div").filter(has_text="Остановка").last).to_contain_text("кв. 2")
    expect(worth).not_to_contain_text("кВт")
    expect(panel(page, "По часам")).to_contain_text("не все счётчики дома передают их")


def test_hours_of_a_day_of_all_flats(open_page: Open, suite: Suite, house: Servicing) -> None:
    page = open_page()
    _shown(page, suite, house)
    hours = panel(page, "По часам")
    hours.get_by_text("Таблица", exact=True).click()
    expect(hours.get_by_role("row")).to_have_count(25)
    expect(hours.get_by_role("row", name="00:00")).to_contain_text("0,9")
    hours.get_by_role("button", name="Следующий день").click()
    expect(page).to_have_url(re.compile(f"day={months_back(1) + timedelta(days=1)}"))
    expect(hours.get_by_role("row")).to_have_count(25)


def test_a_month_is_chosen_and_gone_back_from(
    open_page: Open, suite: Suite, house: Servicing
) -> None:
    page = open_page()
    _shown(page, suite, house)
    page.get_by_role("button", name="Предыдущий месяц").click()
    expect(page).to_have_url(re.compile(f"month={months_back(2)}"))
    expect(panel(page, "По часам")).to_contain_text("не все счётчики")
    page.go_back()
    expect(page.get_by_text("6 из 6 (100\u00a0%)")).to_be_visible()


def test_nothing_sticks_out_and_axe_finds_nothing(
    open_page: Open, suite: Suite, house: Servicing
) -> None:
    page = open_page()
    for month in (months_back(1), months_back(2), months_back(30)):
        _shown(page, suite, house, f"?month={month}")
        assert faults(page) == []
    panel(page, "По месяцам").get_by_text("Таблица", exact=True).click()
    assert faults(page) == []


def test_in_english(open_page: Open, suite: Suite, house: Servicing) -> None:
    page = open_page("desktop", "en-US")
    base = come_in(page, suite, house, "en-US")
    page.goto(f"{base}/servicing/houses/{house.building}")
    page.get_by_role("heading", name="House balance", level=1).wait_for()
    loaded(page)
    expect(page.get_by_text("6 of 6 (100%)")).to_be_visible()
    assert faults(page) == []


def test_anothers_house_is_not_there(open_page: Open, suite: Suite, house: Servicing) -> None:
    page = open_page()
    base = come_in(page, suite, house)
    page.goto(f"{base}/servicing/houses/1")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_text("кВт·ч")).to_have_count(0)
