"""«Диагностика»: groups of severity, choices in the address, marks, the way to the chart."""

import re
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from services.kit.clock import utc_now
from tests.e2e.cabinet.pages import opened
from tests.e2e.people import Person, add_consumer, enter
from tests.e2e.suite import Suite
from tests.support.axe import WIDTHS, faults, fits, resize, violations
from tests.support.waits import wait_until

OpenPage = Callable[..., Page]
# Two months ago and five: what is new must be younger than a year.
RECENT = (utc_now().date().replace(day=1) - timedelta(days=40)).replace(day=12)
EARLIER = (RECENT - timedelta(days=90)).replace(day=12)
MONTH, EARLIER_MONTH = f"{RECENT:%Y-%m}", f"{EARLIER:%Y-%m}"
SEE_ONE, SEE_SHOWN = "Отметить просмотренным", "Отметить показанные просмотренными"
PREVIOUS = "Предыдущий месяц"


@dataclass(frozen=True)
class Household:
    """Somebody with two meters on a clock that is not the browser's, before anything happened."""

    person: Person
    mark: str

    def events(self) -> Iterator[dict[str, Any]]:
        """Return what the meters notice: six in one month, one three months before."""

        def event(place: str, day: date, code: int | str, **more: Any) -> dict[str, Any]:
            at = f"{day}T16:30:00+06:00"
            return {"meter": f"{place}-{self.mark}", "occurred_at": at, "code": code} | more

        yield event("home", RECENT, 44, text="Вскрытие корпуса прибора")
        yield event("home", RECENT, "0.0.99.98.0.255/13", text="x" * 200)
        yield event("home", RECENT, 1)
        yield event("home", RECENT, 2)
        yield event("cottage", RECENT, 333, text="Событие поставщика")
        yield event("cottage", RECENT, "3.26.0.216")
        yield event("home", EARLIER, 42)


def household(suite: Suite, *places: str) -> Household:
    mark = secrets.token_hex(3)
    number = f"e2e-{mark}"
    person = Household(add_consumer(suite, name="Событиев Пётр", account_numbers=[number]), mark)
    suite.deliver("customers", {"id": number, "kind": "individual", "name": "Событиев Пётр"})
    suite.deliver("service-locations", {"id": number, "locality": "Пробный", "house": mark})
    suite.deliver("accounts", {"number": number, "customer": number, "service_location": number})
    for place in places:
        point = str(uuid4())
        suite.deliver(
            "usage-points",
            {
                "mrid": point,
                "account": number,
                "service_location": number,
                "name": place,
                "time_zone": "Asia/Omsk",
            },
        )
        meter = f"{place}-{mark}"
        suite.deliver("meters", {"id": meter, "serial_number": meter, "usage_point": point})
    suite.deliver(
        "interval-profiles",
        *(
            {
                "meter": f"home-{mark}",
                "channel": "A+",
                "day": str(day),
                "interval_minutes": 60,
                "unit": "Wh",
                "values": [40] * 24,
            }
            for day in (EARLIER, RECENT)
        ),
    )
    return person


@pytest.fixture
def looked_before(suite: Suite, open_page: OpenPage) -> Callable[..., Page]:
    """Sign somebody in who has looked at the cabinet before anything happened."""

    def make(
        path: str = "/diagnostics", *, width: str = "desktop", language: str = "ru-RU"
    ) -> Page:
        home = household(suite, "home", "cottage")
        page = open_page(width, language, "Europe/Moscow")
        base = suite.page("cabinet")
        enter(page.request, base, home.person)
        wait_until(
            lambda: page.request.get(f"{base}/api/cabinet/meters").json()["total"] == 2,
            what="the household's meters",
        )
        page.request.post(f"{base}/api/cabinet/seen/home", headers={"Origin": base})
        suite.deliver("meter-events", *home.events())
        page.goto(base + path)
        page.get_by_role("heading", level=1).first.wait_for()
        return page

    return make


def row(page: Page, text: str) -> Any:
    return page.get_by_role("button", name=re.compile(text))


def menu(page: Page, count: str) -> Any:
    """Return the menu's entry when it counts so many."""
    return page.get_by_role("link", name=re.compile(rf"^Диагностика\W*{count}\b")).first


@pytest.mark.parametrize("width", WIDTHS)
def test_events_stand_in_groups_of_severity_and_say_what_to_do(
    looked_before: Callable[..., Page], width: str
) -> None:
    page = looked_before(width=width)
    opened(page, "Диагностика")
    headings = page.get_by_role("heading", level=2).all_inner_texts()
    levels = [re.sub(r"\s*\d+$", "", text).strip() for text in headings]
    assert levels == ["Критическое", "Предупреждение", "Информация"]
    head = row(page, "Открыт корпус прибора")
    expect(head).to_contain_text(f"{RECENT:%d.%m.%Y} 16:30 UTC+6")
    expect(page.get_by_text("Время по часам на месте прибора")).to_be_visible()
    advice = page.get_by_text("Сами прибор не трогайте.")
    expect(advice).to_be_hidden()
    head.click()
    expect(advice).to_be_visible()
    expect(page.get_by_text("Вскрытие корпуса прибора")).to_be_visible()
    row(page, "На фазе A напряжение выше нормы").click()
    expect(page.get_by_text("x" * 200)).to_be_visible()
    assert fits(page)
    row(page, "Событие поставщика").click()
    expect(page.get_by_text("Значение этого кода мы не знаем.")).to_be_visible()
    assert violations(page) == []


def test_an_events_day_is_a_press_away_in_the_chart(looked_before: Callable[..., Page]) -> None:
    page = looked_before()
    row(page, "Открыт корпус прибора").click()
    page.get_by_role("link", name="Показать этот день на графике").click()
    page.wait_for_url(re.compile(rf"/readings\?meter=\d+&interval=day&date={RECENT}"))
    expect(page.get_by_role("textbox", name="День")).to_have_value(f"{RECENT:%d.%m.%Y}")


def test_what_is_marked_as_seen_leaves_the_menus_counter(
    suite: Suite, looked_before: Callable[..., Page]
) -> None:
    page = looked_before()
    # Opening the page marks nothing.
    expect(menu(page, "7")).to_be_visible()
    expect(page.get_by_text("новое", exact=True)).to_have_count(6)
    row(page, "Открыт корпус прибора").click()
    page.get_by_role("button", name=SEE_ONE, exact=True).click()
    expect(menu(page, "6")).to_be_visible()
    expect(page.get_by_text("новое", exact=True)).to_have_count(5)
    # What is marked is still to be read, and stays open.
    expect(page.get_by_text("Сами прибор не трогайте.")).to_be_visible()
    page.get_by_role("button", name=SEE_SHOWN).click()
    expect(menu(page, "1")).to_be_visible()
    expect(page.get_by_text("новое", exact=True)).to_have_count(0)
    page.get_by_role("link", name="И ещё 1 новое: показать").click()
    expect(row(page, "магнитное поле")).to_be_visible()
    page.get_by_role("button", name=SEE_SHOWN).click()
    expect(page.get_by_text("В этом месяце ничего не нашлось")).to_be_visible()
    page.goto(suite.page("cabinet") + "/diagnostics")
    opened(page, "Диагностика")
    expect(page.get_by_role("link", name="Диагностика", exact=True).first).to_be_visible()


def test_all_that_is_chosen_is_in_the_address(looked_before: Callable[..., Page]) -> None:
    page = looked_before()
    page.get_by_role("button", name="Типы событий").click()
    page.get_by_role("checkbox", name=re.compile("^Магнитное поле")).check()
    page.get_by_role("checkbox", name=re.compile("^Корпус и пломбы")).check()
    page.get_by_role("button", name="Показать", exact=True).click()
    expect(row(page, "Пропало питание")).to_have_count(0)
    expect(row(page, "Открыт корпус прибора")).to_be_visible()
    # Two months have such events; the one between is passed over.
    page.get_by_role("button", name=PREVIOUS).click()
    page.wait_for_url(re.compile(f"month={EARLIER_MONTH}"))
    expect(row(page, "магнитное поле")).to_be_visible()
    expect(page.get_by_role("button", name=PREVIOUS)).to_have_attribute("aria-disabled", "true")
    page.reload()
    expect(row(page, "магнитное поле")).to_be_visible()
    page.go_back()
    expect(row(page, "Открыт корпус прибора")).to_be_visible()
    page.get_by_role("combobox", name="Прибор учёта").click()
    page.locator(".ant-select-item-option").nth(1).click()
    page.wait_for_url(re.compile(r"meter=\d+"))
    page.get_by_role("button", name=re.compile("^Предупреждение")).click()
    page.wait_for_url(re.compile("severity=warning"))
    expect(page.get_by_text("В этом месяце ничего не нашлось")).to_be_visible()
    page.get_by_role("link", name="Показать все события").click()
    expect(row(page, "Пропало питание")).to_be_visible()


def test_the_page_is_for_everybody_with_its_filter_open(
    looked_before: Callable[..., Page],
) -> None:
    page = looked_before()
    page.get_by_role("button", name="Типы событий").click()
    row(page, "Открыт корпус прибора").click()
    assert faults(page) == []


def test_the_keyboard_alone_opens_chooses_and_marks(looked_before: Callable[..., Page]) -> None:
    page = looked_before()
    kinds = page.get_by_role("button", name="Типы событий")
    kinds.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("checkbox", name=re.compile("^Питание и перерывы"))).to_be_focused()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    chosen = page.get_by_role("button", name="1 тип событий")
    expect(chosen).to_be_focused()
    expect(row(page, "Открыт корпус прибора")).to_have_count(0)
    head = row(page, "Пропало питание")
    head.focus()
    page.keyboard.press("Space")
    expect(page.get_by_text("проверьте вводной автомат")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name=SEE_ONE, exact=True)).to_be_focused()
    page.keyboard.press("Enter")
    expect(head).not_to_contain_text("новое")


def test_the_page_speaks_english_too(looked_before: Callable[..., Page]) -> None:
    page = looked_before("/")
    page.get_by_role("button", name=re.compile("English|EN")).first.click()
    page.get_by_role("link", name=re.compile("^Diagnostics")).first.click()
    head = page.get_by_role("button", name=re.compile("The meter's case was opened"))
    head.click()
    expect(page.get_by_text("Do not touch the meter yourself.")).to_be_visible()
    for width in WIDTHS:
        resize(page, width)
        assert fits(page), width
