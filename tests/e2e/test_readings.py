"""A consumer's readings: billing periods, changes of the clock, values that were not measured."""

import re
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.cabinet.entering import come_in
from tests.e2e.pages import show_as
from tests.e2e.people import Person, add_consumer
from tests.e2e.suite import Suite
from tests.support.axe import fits, resize

OpenPage = Callable[..., Page]
# The browser's clock is held here: the day before is the last one that the meters have told of.
NOW = "2025-11-28T16:30:00+03:00"
FIRST, LAST = date(2024, 10, 1), date(2025, 11, 27)
ESTIMATED, PARTLY = date(2025, 11, 25), date(2025, 11, 26)
HOUR = [40] * 16 + [45] * 8


@dataclass(frozen=True)
class Household:
    """Somebody with a meter in each of three places, of which each told 1 kWh a day."""

    person: Person
    meters: dict[str, int]

    def readings(self, place: str, **chosen: str) -> str:
        """Return the path of a chart."""
        asked = {"meter": str(self.meters[place]), "channel": "A%2B"} | chosen
        return "/readings?" + "&".join(f"{name}={value}" for name, value in asked.items())


def _days(meter: str) -> Iterator[dict[str, Any]]:
    day = FIRST
    while day <= LAST:
        told = _day(meter, day, HOUR)
        if day == ESTIMATED:
            told["quality"] = "estimated"
        elif day == PARTLY:
            told["quality"] = ["good"] * 21 + ["estimated"] * 2 + ["doubtful"]
        yield told
        day += timedelta(days=1)


def _day(meter: str, day: date, values: list[int]) -> dict[str, Any]:
    where = {"meter": meter, "channel": "A+", "day": str(day)}
    return where | {"interval_minutes": 60, "unit": "Wh", "values": values}


@pytest.fixture(scope="module")
def household(suite: Suite) -> Household:
    """Bring a household and its readings in, as a supplier's system does."""
    mark = secrets.token_hex(3)
    number = f"e2e-{mark}"
    places = {"Moscow": "Europe/Moscow", "Cairo": "Africa/Cairo", "Berlin": "Europe/Berlin"}
    mrids = {place: str(uuid4()) for place in places}
    suite.deliver("customers", {"id": number, "kind": "individual", "name": "Часов Иван"})
    suite.deliver("service-locations", {"id": number, "locality": "Пробный", "house": mark})
    suite.deliver("accounts", {"number": number, "customer": number, "service_location": number})
    suite.deliver(
        "usage-points",
        *(
            {
                "mrid": mrids[place],
                "account": number,
                "service_location": number,
                "name": place,
                "time_zone": zone,
            }
            for place, zone in places.items()
        ),
    )
    suite.deliver(
        "meters",
        *(
            {"id": f"{place}-{mark}", "serial_number": f"{place}-{mark}", "usage_point": mrid}
            for place, mrid in mrids.items()
        ),
    )
    meters = {place: f"{place}-{mark}" for place in places}
    suite.deliver("interval-profiles", *_days(meters["Moscow"]))
    suite.deliver(
        "interval-profiles",
        *(
            _day(meters["Cairo"], date(2026, 4, n), [40] * (23 if n == 24 else 24))
            for n in range(20, 27)
        ),
        _day(meters["Berlin"], date(2025, 10, 26), list(range(100, 125))),
    )
    suite.deliver(
        "meter-events",
        {
            "meter": meters["Moscow"],
            "occurred_at": "2025-11-20T22:30:00Z",
            "code": 44,
            "severity": "critical",
            "text": "Вскрытие корпуса",
        },
    )
    person = add_consumer(suite, name="Часов Иван", account_numbers=[number])
    keys = {
        row["external_id"]: row["id"]
        for row in suite.query(
            "cabinet",
            "SELECT external_id, id FROM meters WHERE external_id = ANY($1::text[])",
            list(meters.values()),
        )
    }
    return Household(person, {place: keys[meter] for place, meter in meters.items()})


@pytest.fixture
def billing_day_20(suite: Suite) -> Iterator[None]:
    """Let billing months begin on the 20th for a while."""
    (before,) = suite.query("cabinet", "SELECT billing_day FROM supplier_settings")
    suite.query("cabinet", "UPDATE supplier_settings SET billing_day = 20")
    yield
    suite.query("cabinet", "UPDATE supplier_settings SET billing_day = $1", before["billing_day"])


@pytest.fixture
def resident(suite: Suite, household: Household, open_page: OpenPage) -> Callable[..., Page]:
    """Sign the household in; their browser's clock stands still, at any place."""

    def make(
        path: str, *, width: str = "desktop", time_zone: str = "Asia/Omsk", now: str = NOW
    ) -> Page:
        page = open_page(width, time_zone=time_zone)
        page.clock.set_fixed_time(now)
        base = come_in(page, suite, household.person, 3)
        page.goto(base + path)
        return page

    return make


def bar(page: Page, name: str) -> Any:
    return page.get_by_role("option", name=re.compile(name))


# Of everybody in the suite.
@pytest.mark.alone
@pytest.mark.usefixtures("billing_day_20")
def test_billing_opens_on_the_running_month_and_leads_to_the_year_that_holds_it(
    resident: Callable[..., Page], household: Household
) -> None:
    page = resident(household.readings("Moscow"))
    page.get_by_text("Расчётный", exact=True).click()
    expect(page.get_by_text("Потребление, 20.11.2025 – 19.12.2025")).to_be_visible()
    expect(page.get_by_text(re.compile(r"^8\sкВт·ч"))).to_be_visible()
    expect(page.get_by_role("button", name="Следующий месяц")).to_have_attribute(
        "aria-disabled", "true"
    )
    page.get_by_role("button", name="Назад: 20.01.2025 – 19.01.2026").click()
    expect(page.get_by_text(re.compile(r"^312\sкВт·ч"))).to_be_visible()
    expect(page.get_by_role("button", name="Следующий год")).to_have_attribute(
        "aria-disabled", "true"
    )
    bar(page, "^20.04.2025 – 19.05.2025").click()
    expect(page.get_by_text("Потребление, 20.04.2025 – 19.05.2025")).to_be_visible()
    expect(page.get_by_text(re.compile(r"^30\sкВт·ч"))).to_be_visible()
    bar(page, "^5 мая 2025").click()
    expect(page.get_by_text("Потребление, 5 мая 2025")).to_be_visible()
    page.get_by_role("button", name="Назад: 20.04.2025 – 19.05.2025").click()
    page.get_by_role("button", name="Назад: 20.01.2025 – 19.01.2026").click()
    expect(page.get_by_text("Потребление, 20.01.2025 – 19.01.2026")).to_be_visible()


@pytest.mark.parametrize("time_zone", ["Africa/Cairo", "America/Los_Angeles", "Asia/Omsk"])
def test_a_click_on_the_day_before_a_lost_midnight_opens_that_day(
    resident: Callable[..., Page], household: Household, time_zone: str
) -> None:
    path = household.readings("Cairo", interval="month", date="2026-04-01")
    page = resident(path, time_zone=time_zone, now="2026-11-28T16:30:00+03:00")
    bar(page, "^23 апреля 2026").click()
    expect(page.get_by_text("Потребление, 23 апреля 2026")).to_be_visible()
    expect(page).to_have_url(re.compile("date=2026-04-23"))
    expect(page.get_by_role("textbox", name="День")).to_have_value("23.04.2026")
    expect(page.get_by_role("listbox").get_by_role("option")).to_have_count(24)


def test_the_hour_that_came_twice_is_told_apart(
    resident: Callable[..., Page], household: Household
) -> None:
    page = resident(household.readings("Berlin", interval="day", date="2025-10-26"))
    before = bar(page, r"^02:00–03:00, до перевода часов \(UTC\+2\): 0,102")
    after = bar(page, r"^02:00–03:00, после перевода часов \(UTC\+1\): 0,103")
    expect(before).to_have_count(1)
    expect(after).to_have_count(1)
    show_as(page, "Таблица")
    expect(page.get_by_role("row", name=re.compile("до перевода часов"))).to_contain_text("0,102")
    expect(page.get_by_role("row", name=re.compile("после перевода"))).to_contain_text("0,103")


def test_estimated_values_are_told_in_chart_total_and_table(
    resident: Callable[..., Page], household: Household
) -> None:
    page = resident(household.readings("Moscow", interval="month", date="2025-11-01"))
    expect(bar(page, r"^25 ноября.*1\sкВт·ч, расчётное значение")).to_have_count(1)
    partly = bar(page, r"^26 ноября.*в том числе расчётные 0,09\sкВт·ч")
    expect(partly).to_have_count(1)
    expect(page.get_by_text("расчётные значения", exact=True)).to_be_visible()
    expect(page.get_by_text(re.compile(r"в том числе расчётные 1,09\sкВт·ч"))).to_be_visible()
    partly.hover()
    expect(page.get_by_text(re.compile(r"^в том числе сомнительные 0,045\s"))).to_be_visible()
    show_as(page, "Таблица")
    row = page.get_by_role("row", name=re.compile("^25 ноября"))
    expect(row).to_contain_text("расчётное значение")
    row.get_by_role("button").click()
    expect(page.get_by_role("row", name=re.compile("^00:00"))).to_contain_text("расчётное значение")


def test_what_is_told_of_values_fits_a_phone(
    resident: Callable[..., Page], household: Household
) -> None:
    path = household.readings("Moscow", interval="month", date="2025-11-01")
    page = resident(path, width="phone")
    expect(page.get_by_text("расчётные значения", exact=True)).to_be_visible()
    assert fits(page)
    show_as(page, "Таблица")
    expect(page.get_by_role("row", name=re.compile("^26 ноября"))).to_be_visible()
    assert fits(page)
    resize(page, "narrow")
    expect(page.get_by_role("row", name=re.compile("^26 ноября"))).to_be_visible()
    assert fits(page)
    show_as(page, "График")
    expect(page.get_by_text("расчётные значения", exact=True)).to_be_visible()
    assert fits(page)


@pytest.mark.parametrize("time_zone", ["UTC", "Asia/Omsk"])
def test_an_event_has_the_time_of_the_meters_place_in_any_browser(
    resident: Callable[..., Page], household: Household, time_zone: str
) -> None:
    page = resident(f"/diagnostics?meter={household.meters['Moscow']}", time_zone=time_zone)
    expect(page.get_by_text("21.11.2025 01:30")).to_be_visible()
