"""A month and a year by hours, a whole account, both ways of a place that gives energy as well.

And days from any one to any other: those of a bill, of whatever length it was.
"""

import re
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.cabinet.entering import come_in
from tests.e2e.pages import show_as
from tests.e2e.people import Person, add_consumer
from tests.e2e.suite import Suite
from tests.support.axe import faults, violations

NOW = "2026-11-28T16:30:00+03:00"
# Europe/Berlin has an hour twice on 25 October; a day later half of one is missing.
CHANGE, BROKEN = date(2026, 10, 25), date(2026, 10, 26)


@dataclass(frozen=True)
class Household:
    """Somebody with two places in one account; the first gives energy as well."""

    person: Person
    account: int
    meters: dict[str, int]

    def path(self, place: str, **chosen: str) -> str:
        """Return the path of a chart."""
        asked = {"meter": str(self.meters[place]), "channel": "A%2B"} | chosen
        return "/readings?" + "&".join(f"{name}={value}" for name, value in asked.items())


def _days(meter: str, channel: str, hour_wh: int) -> Iterator[dict[str, Any]]:
    day = date(2026, 9, 1)
    while day <= date(2026, 11, 27):
        values: list[int | None] = [hour_wh * (1 + n % 6) for n in range(24)]
        if day == CHANGE:
            values = [hour_wh] * 25
        elif day == BROKEN:
            values[20:] = [None] * 4
        where = {"meter": meter, "channel": channel, "day": str(day)}
        yield where | {"interval_minutes": 60, "unit": "Wh", "values": values}
        day += timedelta(days=1)


@pytest.fixture(scope="module")
def household(suite: Suite) -> Household:
    """Bring a household and its readings in, as a supplier's system does."""
    mark = secrets.token_hex(3)
    number = f"e2e-{mark}"
    mrids = {place: str(uuid4()) for place in ("Flat", "Garage")}
    names = {place: f"{place}-{mark}" for place in mrids}
    suite.deliver("customers", {"id": number, "kind": "individual", "name": "Полева Анна"})
    suite.deliver("service-locations", {"id": number, "locality": "Пробный", "house": mark})
    suite.deliver("accounts", {"number": number, "customer": number, "service_location": number})
    where = {"account": number, "service_location": number, "time_zone": "Europe/Berlin"}
    suite.deliver(
        "usage-points",
        *(where | {"mrid": mrid, "name": place} for place, mrid in mrids.items()),
    )
    suite.deliver(
        "meters",
        *(
            {"id": names[place], "serial_number": names[place], "usage_point": mrid}
            for place, mrid in mrids.items()
        ),
    )
    suite.deliver("interval-profiles", *_days(names["Flat"], "A+", 100))
    suite.deliver("interval-profiles", *_days(names["Flat"], "A-", 40))
    suite.deliver("interval-profiles", *_days(names["Garage"], "A+", 10))
    person = add_consumer(suite, name="Полева Анна", account_numbers=[number])
    rows = suite.query(
        "cabinet",
        "SELECT m.serial_number, m.id, p.account_id FROM meters m"
        " JOIN usage_points p ON p.id = m.usage_point_id WHERE m.serial_number = ANY($1::text[])",
        list(names.values()),
    )
    keys = {row["serial_number"].partition("-")[0]: row["id"] for row in rows}
    return Household(person, rows[0]["account_id"], keys)


@pytest.fixture
def chart(
    suite: Suite, household: Household, open_page: Callable[..., Page]
) -> Callable[..., Page]:
    """Open a chart of the household, whose browser's clock stands still in Omsk."""

    def make(place: str = "Flat", *, width: str = "desktop", **chosen: str) -> Page:
        page = open_page(width, time_zone="Asia/Omsk")
        page.clock.set_fixed_time(NOW)
        base = come_in(page, suite, household.person, 2)
        page.goto(base + household.path(place, **chosen))
        expect(_plot(page)).to_be_visible()
        return page

    return make


def _plot(page: Page) -> Any:
    return page.get_by_role("listbox", name=re.compile("^Потребление"))


OCTOBER = {"interval": "month", "date": "2026-10-01", "compare": "none"}


def test_a_month_by_hours_is_chosen_read_by_keyboard_and_opened(
    chart: Callable[..., Page],
) -> None:
    page = chart(**OCTOBER)
    page.get_by_text("Часы", exact=True).click()
    expect(page).to_have_url(re.compile("step=hour"))
    plot = _plot(page)
    read = plot.get_by_role("option")
    expect(read).to_have_count(1)
    expect(read).to_have_attribute("aria-setsize", str(31 * 24 + 1))
    plot.focus()
    page.keyboard.press("ArrowDown")
    expect(read).to_have_attribute("aria-label", re.compile(r"^1 октября 2026, чт, 01:00–02:00"))
    page.keyboard.press("ArrowRight")
    expect(read).to_have_attribute("aria-label", re.compile(r"^2 октября 2026, пт, 01:00–02:00"))
    page.keyboard.press("Enter")
    expect(page.get_by_text("Потребление, 2 октября 2026")).to_be_visible()
    page.get_by_role("button", name="Назад: октябрь 2026").click()
    expect(page.get_by_text("Потребление, октябрь 2026")).to_be_visible()


def test_both_hours_of_an_autumn_night_are_read_apart_and_gaps_are_gaps(
    chart: Callable[..., Page],
) -> None:
    page = chart(**OCTOBER, step="hour")
    plot, read = _plot(page), _plot(page).get_by_role("option")
    plot.focus()
    for _ in range(24):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(read).to_have_attribute("aria-label", re.compile("до перевода часов"))
    page.keyboard.press("ArrowDown")
    expect(read).to_have_attribute("aria-label", re.compile("после перевода часов"))
    expect(page.get_by_text(re.compile("Нет части данных: 26 октября"))).to_be_visible()
    expect(page.get_by_text("нет данных", exact=True)).to_be_visible()


def test_fields_fit_every_width_and_axe_finds_nothing(chart: Callable[..., Page]) -> None:
    page = chart(**OCTOBER, step="hour")
    assert faults(page) == []
    for step in ("hour", "day"):
        page.goto(re.sub(r"\?.*", "", page.url) + f"?interval=year&date=2026-01-01&step={step}")
        expect(_plot(page)).to_be_visible()
        assert faults(page) == []
        show_as(page, "Таблица")
        # A year of hours is told by its days.
        expect(page.get_by_role("row")).to_have_count(1 + 1 + 365)


def test_a_whole_account_is_the_sum_of_its_places(
    chart: Callable[..., Page], household: Household
) -> None:
    page = chart(**OCTOBER)
    expect(page.get_by_text(re.compile(r"^252,7\sкВт·ч"))).to_be_visible()
    page.get_by_role("combobox", name="Прибор учёта").click()
    assert violations(page) == []
    page.get_by_text("Весь лицевой счёт").last.click()
    expect(page).to_have_url(re.compile(f"account={household.account}"))
    # 252.7 of the flat and a tenth of it of the garage.
    expect(page.get_by_text(re.compile(r"^278\sкВт·ч"))).to_be_visible()
    page.reload()
    expect(page.get_by_text(re.compile(r"^278\sкВт·ч"))).to_be_visible()


def test_what_is_given_stands_below_what_is_taken(chart: Callable[..., Page]) -> None:
    page = chart(**OCTOBER)
    page.get_by_role("combobox", name="Вид энергии").select_option("Взято и отдано (A+ и A−)")
    expect(page).to_have_url(re.compile("both=1"))
    expect(page.get_by_text(re.compile(r"^отдано 101,1\sкВт·ч"))).to_be_visible()
    bar = page.get_by_role("option", name=re.compile("^1 октября.*8,4.*отдано 3,36"))
    expect(bar).to_have_count(1)
    assert faults(page) == []
    show_as(page, "Таблица")
    expect(page.get_by_role("columnheader", name="отдано")).to_be_visible()


@pytest.mark.parametrize("step", [{}, {"step": "hour"}])
def test_what_is_shown_is_saved_as_figures_and_as_a_picture(
    chart: Callable[..., Page], step: dict[str, str]
) -> None:
    page = chart(**OCTOBER, **step)
    with page.expect_download() as figures:
        page.get_by_role("button", name="Скачать показанное").click()
    lines = Path(figures.value.path()).read_bytes().decode("utf-8-sig").splitlines()
    assert len(lines) == 1 + (31 * 24 + 1 if step else 31) + 1
    assert lines[-1].startswith("Итого;252,7;")
    with page.expect_download() as picture:
        page.get_by_role("button", name="Картинка PNG").click()
    assert picture.value.suggested_filename == "Потребление 2026-10-01 – 2026-10-31.png"
    content = Path(picture.value.path()).read_bytes()
    assert content.startswith(b"\x89PNG")
    # As wide and high as it is said in its head.
    assert (int.from_bytes(content[16:20]), int.from_bytes(content[20:24])) == (2400, 1350)


def test_on_paper_a_month_by_hours_is_the_field_and_its_days(chart: Callable[..., Page]) -> None:
    page = chart(**OCTOBER, step="hour")
    page.emulate_media(media="print")
    expect(page.get_by_role("row")).to_have_count(1 + 1 + 31)
    expect(_plot(page)).to_be_visible()
    page.emulate_media(media="screen")
    show_as(page, "Таблица")
    expect(page.get_by_role("row")).to_have_count(1 + 1 + 31)
    page.get_by_role("button", name=re.compile("^2 октября 2026")).click()
    expect(page.get_by_role("row")).to_have_count(1 + 1 + 24)


# A bill of 30 days across the night on which the clock goes back.
BILL = {"interval": "days", "date": "2026-09-28", "end": "2026-10-27", "compare": "previous"}


def _titled(page: Page, days: str) -> None:
    expect(page.get_by_role("heading", name=f"Потребление, {days}", exact=True)).to_be_visible()


def test_the_days_of_a_bill_are_typed_and_have_their_own_sum(chart: Callable[..., Page]) -> None:
    page = chart("Garage", interval="month", date="2026-10-01", compare="none")
    page.get_by_text("Даты", exact=True).click()
    _titled(page, "01.10.2026 – 31.10.2026")
    for field, day in (("Первый день", "28.10.2026"), ("Последний день", "22.11.2026")):
        page.get_by_role("textbox", name=field).click()
        expect(page.locator(".ant-picker-focused")).to_be_visible()
        page.keyboard.press("Control+A")
        page.keyboard.type(day)
        page.keyboard.press("Enter")
    _titled(page, "28.10.2026 – 22.11.2026")
    expect(page).to_have_url(re.compile("interval=days.*date=2026-10-28.*end=2026-11-22"))
    days = _plot(page).get_by_role("option")
    expect(days).to_have_count(26)
    # Of each day 840 Wh.
    expect(page.get_by_text(re.compile(r"^21,8\s"))).to_be_visible()
    page.go_back()
    _titled(page, "28.10.2026 – 31.10.2026")


def test_bills_stand_one_after_the_other_and_are_compared(chart: Callable[..., Page]) -> None:
    page = chart("Garage", **BILL)
    _titled(page, "28.09.2026 – 27.10.2026")
    days = _plot(page).get_by_role("option")
    expect(days).to_have_count(30)
    expect(page.get_by_text("29.08.2026 – 27.09.2026").first).to_be_visible()
    page.get_by_role("button", name="Столько же дней позже").click()
    _titled(page, "28.10.2026 – 26.11.2026")
    forth = page.get_by_role("button", name="Столько же дней позже")
    forth.focus()
    page.keyboard.press("Enter")
    # It goes on: two of its days have been.
    _titled(page, "27.11.2026 – 26.12.2026")
    expect(forth).to_have_attribute("aria-disabled", "true")
    expect(forth).to_be_focused()


def test_a_day_of_the_bill_is_opened_and_its_hours_are_a_field(chart: Callable[..., Page]) -> None:
    page = chart("Flat", **BILL)
    page.get_by_text("Часы", exact=True).click()
    plot = _plot(page)
    expect(plot.get_by_role("option").first).to_have_attribute("aria-setsize", str(30 * 24 + 1))
    page.get_by_text("Дни", exact=True).click()
    expect(plot.get_by_role("option")).to_have_count(30)
    plot.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    _titled(page, "29 сентября 2026")
    page.go_back()
    _titled(page, "28.09.2026 – 27.10.2026")


@pytest.mark.parametrize("view", ["chart", "table"])
def test_days_fit_every_width_and_axe_finds_nothing(chart: Callable[..., Page], view: str) -> None:
    page = chart("Flat", **BILL)
    if view == "table":
        show_as(page, "Таблица")
        expect(page.get_by_role("row", name=re.compile("^28 сентября 2026"))).to_be_visible()
    assert faults(page) == []
    page.get_by_role("textbox", name="Последний день").click()
    expect(page.locator(".ant-picker-dropdown").first).to_be_visible()
    assert violations(page) == []
