"""The table of register readings: of a place and of one meter, saved as a file, on a phone too."""

import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.cabinet.entering import come_in
from tests.e2e.pages import on_paper
from tests.e2e.people import Person, add_consumer
from tests.e2e.suite import Suite
from tests.support.axe import faults, violations

NOW = "2026-06-30T20:00:00+03:00"


@dataclass(frozen=True)
class Household:
    """Somebody at whose place a meter of two zones was replaced on 14 June 2026."""

    person: Person
    point: int
    meters: dict[str, int]


def _reading(meter: str, taken_at: str, source: str, **kwh: float) -> dict[str, Any]:
    return {
        "meter": meter,
        "channel": "A+",
        "unit": "Wh",
        "taken_at": f"2026-{taken_at}:00+03:00",
        "values": {zone: round(value * 1000) for zone, value in kwh.items()},
        "source": source,
    }


@pytest.fixture(scope="module")
def household(suite: Suite) -> Household:
    """Bring a household, its two meters and what they showed in, as a supplier's system does."""
    mark = secrets.token_hex(3)
    number, mrid, old, new = f"e2e-{mark}", str(uuid4()), f"old-{mark}", f"new-{mark}"
    suite.deliver("customers", {"id": number, "kind": "individual", "name": "Зонова Анна"})
    suite.deliver(
        "service-locations",
        {"id": number, "locality": "Пробный", "street": "ул. Зонная", "house": mark, "flat": "7"},
    )
    suite.deliver("accounts", {"number": number, "customer": number, "service_location": number})
    suite.deliver(
        "usage-points",
        {
            "mrid": mrid,
            "account": number,
            "service_location": number,
            "name": "Квартира",
            "time_zone": "Europe/Moscow",
        },
    )
    suite.deliver(
        "meter-models",
        {
            "id": number,
            "name": "Зоны-2",
            "manufacturer": "Завод",
            "register_digits": 5,
            "register_decimals": 1,
        },
    )
    placed = {"model": number, "usage_point": mrid}
    suite.deliver("meters", placed | {"id": old, "serial_number": old})
    suite.deliver(
        "meters", placed | {"id": new, "serial_number": new, "installed_on": "2026-06-14"}
    )
    suite.deliver(
        "register-readings",
        _reading(old, "04-30T18:00", "manual", T1=15_100, T2=99_970),
        _reading(old, "05-15T18:00", "computed", T1=15_200, T2=99_990),
        _reading(old, "05-31T18:00", "manual", T1=15_180, T2=99_998),
        _reading(old, "06-14T10:00", "inspector", T1=15_230, T2=3),
        _reading(new, "06-14T11:00", "inspector", T1=7, T2=0.5),
        _reading(new, "06-20T18:00", "manual", T1=37.5, T2=0.4),
        _reading(new, "06-30T18:00", "remote", T1=57, T2=10.5, total=67.5),
    )
    person = add_consumer(suite, name="Зонова Анна", account_numbers=[number])
    rows = suite.query(
        "cabinet",
        "SELECT serial_number, id, usage_point_id FROM meters"
        " WHERE serial_number = ANY($1::text[])",
        [old, new],
    )
    return Household(
        person, rows[0]["usage_point_id"], {row["serial_number"][:3]: row["id"] for row in rows}
    )


@pytest.fixture
def table(
    suite: Suite, household: Household, open_page: Callable[..., Page]
) -> Callable[..., Page]:
    """Open the table of the household, whose browser's clock stands still."""

    def make(query: str = "", *, width: str = "desktop") -> Page:
        page = open_page(width, time_zone="Asia/Omsk")
        page.clock.set_fixed_time(NOW)
        base = come_in(page, suite, household.person, 2)
        page.goto(f"{base}/readings/table{query}")
        expect(_used(page)).to_be_visible()
        return page

    return make


def _used(page: Page) -> Any:
    return page.get_by_role("heading", name=re.compile("^Расход по показаниям"))


def _row(page: Page, moment: str) -> Any:
    return page.get_by_role("row", name=re.compile(re.escape(moment)))


def test_a_month_across_a_replacement_is_told_by_zones(table: Callable[..., Page]) -> None:
    page = table()
    expect(page.get_by_text("Расход по показаниям, июнь 2026")).to_be_visible()
    # T1: 50 of the old meter and 50 of the new one; T2: 5 over the zeros, and 10.
    expect(page.get_by_text(re.compile(r"^T1: 100\sкВт·ч"))).to_be_visible()
    expect(page.get_by_text(re.compile(r"^T2: 15\sкВт·ч"))).to_be_visible()
    expect(page.get_by_text("с 31.05.2026 по 30.06.2026")).to_be_visible()
    removed = _row(page, "14.06.2026 10:00")
    expect(removed).to_contain_text("15 230,0")
    expect(removed).to_contain_text("счётчик начал отсчёт с нуля")
    expect(removed).to_contain_text("Снял поставщик")
    expect(_row(page, "14.06.2026 11:00")).to_contain_text("отсчёт начинается с этого показания")
    expect(_row(page, "20.06.2026 18:00")).to_contain_text("меньше прошлого, уточняется")
    expect(_row(page, "31.05.2026 18:00")).to_contain_text("на начало периода")
    assert faults(page) == []


def test_periods_are_paged_and_a_computed_reading_is_told_from_ones_own(
    table: Callable[..., Page],
) -> None:
    page = table()
    page.get_by_role("button", name="Предыдущий месяц").click()
    expect(page.get_by_text("Расход по показаниям, май 2026")).to_be_visible()
    expect(page).to_have_url(re.compile("date=2026-05-01"))
    computed = _row(page, "15.05.2026 18:00")
    expect(computed).to_contain_text("Рассчитал поставщик")
    expect(computed).to_contain_text("заменено показанием прибора и не учитывается")
    expect(_row(page, "31.05.2026 18:00")).to_contain_text("+80")
    page.get_by_role("button", name="Предыдущий месяц").click()
    page.get_by_role("button", name="Предыдущий месяц").click()
    expect(page.get_by_text("Показаний за период нет: март 2026")).to_be_visible()
    assert faults(page) == []
    page.get_by_role("button", name="Показать показания за апрель 2026").click()
    expect(_row(page, "30.04.2026 18:00")).to_be_visible()
    # A shared address opens the same.
    page.reload()
    expect(_row(page, "30.04.2026 18:00")).to_be_visible()


def test_one_of_two_meters_is_chosen_and_the_tabs_keep_the_place(
    table: Callable[..., Page], household: Household
) -> None:
    page = table()
    page.get_by_role("combobox", name="Прибор учёта").click()
    assert violations(page) == []
    page.get_by_text(re.compile("^Прибор № old-.*, снят 14.06.2026")).click()
    expect(page).to_have_url(re.compile(f"meter={household.meters['old']}"))
    expect(page.get_by_text(re.compile(r"^T1: 50\sкВт·ч"))).to_be_visible()
    page.get_by_role("link", name="График потребления").click()
    expect(page).to_have_url(re.compile(r"/readings\?"))
    page.get_by_role("link", name="Таблица показаний").click()
    expect(_used(page)).to_be_visible()


def test_the_shown_readings_are_saved_as_a_file(table: Callable[..., Page]) -> None:
    page = table("?interval=year&date=2026-01-01")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Скачать CSV").click()
    assert saved.value.suggested_filename == "Показания 2026-01-01 – 2026-12-31.csv"
    lines = Path(saved.value.path()).read_bytes().decode("utf-8-sig").splitlines()
    assert len(lines) == 1 + 7
    assert lines[0].startswith("Дата и время;Прибор учёта;T1, кВт·ч;")
    assert ";57;19,5;10,5;10" in lines[1]


@pytest.mark.parametrize("width", ["desktop", "phone"])
def test_printed_readings_are_a_table_that_says_whose_they_are(
    suite: Suite, household: Household, table: Callable[..., Page], width: str
) -> None:
    page = table(width=width)
    (account,) = page.request.get(f"{suite.page('cabinet')}/api/cabinet/accounts").json()["items"]
    told = on_paper(page)
    for part in (account["number"], account["address"], "01.06.2026 – 30.06.2026"):
        assert part in told, told
    assert "Дата и время" in told
    assert "14.06.2026 11:00" in told
    for left_out in ("Как было известно", "Скачать", "На странице", "Как это работает"):
        assert left_out not in told


def test_on_a_phone_readings_are_cards(table: Callable[..., Page]) -> None:
    page = table(width="phone")
    cards = page.get_by_role("list", name="Показания, июнь 2026").get_by_role("listitem")
    expect(cards).to_have_count(5)
    expect(cards.first).to_contain_text("30.06.2026 18:00")
    expect(cards.first).to_contain_text("Передал прибор")
    page.get_by_role("button", name=re.compile("Настроить")).click()
    expect(page.get_by_role("combobox", name="Прибор учёта")).to_be_visible()
    assert violations(page) == []
