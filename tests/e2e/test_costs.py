"""What consumption costs: beside the chart, in it, by tariff zones, on the main page, in files."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.pages import loaded, moving
from tests.support.axe import faults

_MAY = "/readings?interval=month&date=2026-05-01"
_MONEY = re.compile(r"^≈ \d[\d\s]*,\d\d\s₽$")
Opened = Callable[..., Page]


def _plot(page: Page, ending: str) -> Locator:
    return page.get_by_role("listbox", name=re.compile(f"{ending}$"))


def _roubles(text: str) -> int:
    """Return kopecks of `≈ 1 234,50 ₽`."""
    return int(re.sub(r"\D", "", text))


def test_a_month_is_shown_in_roubles_and_its_days_come_to_the_total(consumer: Opened) -> None:
    page = consumer(path=_MAY)
    total = page.get_by_text(_MONEY)
    expect(total).to_be_visible()
    page.get_by_text("₽", exact=True).click()
    plot = _plot(page, "стоимость")
    expect(plot).to_be_visible()
    expect(page).to_have_url(re.compile("show=cost"))
    names = [
        option.get_attribute("aria-label") or "" for option in plot.get_by_role("option").all()
    ]
    days = [_roubles(found[1]) for name in names if (found := re.search(r": ([\d\s]+,\d\d)", name))]
    assert len(days) == 31
    assert sum(days) == _roubles(total.inner_text())


def test_zones_of_the_tariff_are_stacked_and_hidden_one_by_one(consumer: Opened) -> None:
    page = consumer(path=f"{_MAY}&show=zones")
    plot = _plot(page, "по зонам тарифа")
    day = plot.get_by_role("option", name=re.compile("^5 мая 2026"))
    expect(day).to_have_attribute("aria-label", re.compile("Пик: .*Ночь: .*Полупик: "))
    night = page.get_by_role("button", name=re.compile("^Ночь"))
    night.click()
    expect(day).not_to_have_attribute("aria-label", re.compile("Ночь"))
    expect(night).to_have_attribute("aria-pressed", "false")


def test_how_the_cost_was_reckoned_is_told_on_demand(consumer: Opened) -> None:
    page = consumer(path=_MAY)
    page.get_by_role("button", name="оценка, пока нет счёта").click()
    expect(page.get_by_text(re.compile("^Каждый час умножен на цену тарифа"))).to_be_visible()


def test_a_day_keeps_what_is_shown_on_the_way_in_and_back(consumer: Opened) -> None:
    page = consumer(path=f"{_MAY}&show=cost")
    plot = _plot(page, "стоимость")
    expect(plot).to_be_visible()
    plot.get_by_role("option", name=re.compile("^5 мая 2026")).click()
    expect(_plot(page, "5 мая 2026, стоимость")).to_be_visible()
    page.get_by_role("button", name=re.compile("^Назад")).click()
    expect(_plot(page, "май 2026, стоимость")).to_be_visible()


@pytest.mark.parametrize(
    ("shown", "chosen"),
    [("show=cost", "₽"), ("show=cost&view=table", "₽"), ("show=zones", "Зоны")],
)
def test_costs_are_read_by_everybody_in_windows_of_all_widths(
    consumer: Opened, shown: str, chosen: str
) -> None:
    page = consumer(path=f"{_MAY}&{shown}")
    expect(page.get_by_text(_MONEY)).to_be_visible()
    expect(page.get_by_role("radio", name=chosen)).to_be_checked()
    loaded(page)
    assert faults(page) == []


def test_nothing_moves_when_the_cost_has_come(consumer: Opened) -> None:
    page = consumer(path=_MAY)
    expect(page.get_by_text(_MONEY)).to_be_visible()
    assert moving(page, [page.url]) == {}


def test_readings_of_counters_are_told_in_roubles_beside_kwh(consumer: Opened) -> None:
    page = consumer(path="/readings/table?interval=month&date=2026-05-01")
    total = page.get_by_text(_MONEY)
    expect(total).to_be_visible()
    table = page.get_by_role("table")
    heads = [head.inner_text() for head in table.get_by_role("columnheader").all()]
    at = heads.index("Стоимость, ₽")
    costs = [
        row.get_by_role("cell").nth(at).inner_text() for row in table.get_by_role("row").all()[1:]
    ]
    assert len(costs) > 1
    told = [_roubles(cost) for cost in costs if cost != "—"]
    assert sum(told) == _roubles(total.inner_text())
    page.get_by_role("button", name="оценка, пока нет счёта").click()
    expect(page.get_by_text(re.compile("^Расход между показаниями поделён"))).to_be_visible()
    assert faults(page) == []


def test_the_main_page_tells_what_the_month_has_cost(consumer: Opened) -> None:
    page = consumer(path="/")
    home = page.request.get(f"{page.url}api/cabinet/home").json()
    # In the first hours of a month nothing has come of it yet.
    month = home["places"]["items"][0]["month"]
    told = r"≈ [\d\s]+\s₽ по тарифу, оценка" if month["total"] is not None else "данных пока нет"
    expect(page.get_by_text(re.compile(told)).first).to_be_visible()
    assert faults(page) == []
