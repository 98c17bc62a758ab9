"""Reactive energy beside the active one in the chart, and what is shown as a workbook."""

import io
import re
import secrets
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from uuid import uuid4

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, expect

from tests.e2e.cabinet.entering import come_in
from tests.e2e.pages import Turns, loaded, moving, on_paper, show_as
from tests.e2e.people import Person, add_consumer
from tests.e2e.suite import Suite
from tests.support.axe import faults

_MAY = "/readings?interval=month&date=2026-05-01"
_NAME = "Реактивная энергия, потребление (R+)"
# Wh and varh of an hour, by channel.
_HOURS = {"A+": 1000, "R+": 250}
# Where the page is laid out otherwise.
_WINDOWS = ((1280, 800), (768, 1024), (390, 844), (320, 640))
_MONTHS = {4: 30, 5: 31}


@pytest.fixture(scope="module")
def workshop(suite: Suite) -> Person:
    """Bring somebody in whose meter measures reactive energy as well."""
    mark, mrid = secrets.token_hex(3), str(uuid4())
    number = f"0{secrets.randbelow(10**9):09}"
    suite.deliver("customers", {"id": mark, "kind": "individual", "name": "Токарев Олег"})
    suite.deliver("service-locations", {"id": mark, "locality": "Пробный", "house": mark})
    suite.deliver("accounts", {"number": number, "customer": mark, "service_location": mark})
    place = {"mrid": mrid, "account": number, "service_location": mark, "name": "=Мастерская"}
    suite.deliver("usage-points", place)
    suite.deliver("meters", {"id": mark, "serial_number": mark, "usage_point": mrid})
    days = [f"2026-{month:02}-{day + 1:02}" for month in _MONTHS for day in range(_MONTHS[month])]
    suite.deliver(
        "interval-profiles",
        *(
            {"meter": mark, "channel": channel, "day": day, "interval_minutes": 60, "unit": unit}
            | {"values": [_HOURS[channel]] * 24}
            for channel, unit in (("A+", "Wh"), ("R+", "varh"))
            for day in days
        ),
    )
    return add_consumer(suite, name="Токарев Олег", account_numbers=[number])


@pytest.fixture
def chart(suite: Suite, open_page: Callable[..., Page], workshop: Person) -> Callable[..., Page]:
    """Open the May of the workshop."""

    def make(more: str = "", width: str = "desktop") -> Page:
        page = open_page(width)
        page.goto(come_in(page, suite, workshop, 1) + _MAY + more)
        expect(page.get_by_role("listbox", name=re.compile("^Потребление"))).to_be_visible()
        loaded(page)
        return page

    return make


def _beside(page: Page) -> Locator:
    return page.get_by_role("region", name=_NAME)


def test_reactive_energy_is_switched_on_in_the_settings_and_kept_in_the_address(
    chart: Callable[..., Page],
) -> None:
    page = chart()
    expect(_beside(page)).to_have_count(0)
    page.get_by_role("checkbox", name="Реактивная энергия рядом").check()
    expect(page).to_have_url(re.compile("reactive=1"))
    expect(_beside(page).get_by_text(re.compile(r"^186\sквар·ч$"))).to_be_visible()
    expect(_beside(page).get_by_text(re.compile(r"^tan φ 0,25: на 1\sкВт·ч"))).to_be_visible()
    assert faults(page) == []
    # By keyboard a day leads on, and the switch stays where it was.
    plot = _beside(page).get_by_role("listbox")
    # Where the switch was a bar comes to lie when the page is scrolled: the mouse points at none.
    page.mouse.move(0, 0)
    plot.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Потребление, 2 мая 2026")).to_be_visible()
    expect(_beside(page).get_by_text(re.compile(r"^6\sквар·ч$"))).to_be_visible()


@pytest.mark.parametrize("width", ["desktop", "phone", "narrow"])
@pytest.mark.parametrize("view", ["", "&view=table"])
def test_nothing_moves_when_reactive_energy_comes(
    chart: Callable[..., Page], width: str, view: str
) -> None:
    page = chart("&reactive=1", width)
    expect(_beside(page)).to_be_visible()
    assert moving(page, [f"{page.url}{view}"]) == {}


@pytest.mark.parametrize("last_first", [False, True], ids=["as asked", "last first"])
@pytest.mark.parametrize("view", ["", "&view=table"], ids=["chart", "table"])
def test_nothing_moves_in_whatever_order_both_energies_come(
    chart: Callable[..., Page], view: str, last_first: bool
) -> None:
    page = chart("&reactive=1")
    address = f"{page.url}{view}"
    turns = Turns(page, last_first=last_first)
    moved = {}
    for across, down in _WINDOWS:
        page.set_viewport_size({"width": across, "height": down})
        moved[across] = turns.moved(address)
        expect(_beside(page)).to_be_visible()
    assert moved == {across: [] for across, _ in _WINDOWS}


def test_a_table_and_a_sheet_of_paper_have_its_figures(chart: Callable[..., Page]) -> None:
    page = chart("&reactive=1")
    show_as(page, "Таблица")
    expect(_beside(page).get_by_role("row")).to_have_count(1 + 1 + 31)
    show_as(page, "График")
    told = on_paper(page)
    for part in ("Реактивная энергия", "186 квар·ч", "tan φ 0,25"):
        assert part in told.replace("\u00a0", " "), told


def test_what_is_shown_is_saved_as_a_workbook(chart: Callable[..., Page]) -> None:
    page = chart()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Таблица XLSX").click()
    assert waiting.value.suggested_filename.startswith("Потребление 0")
    book = load_workbook(io.BytesIO(Path(waiting.value.path()).read_bytes()))
    shown, about = book.worksheets
    head, *days, total = shown.iter_rows(values_only=True)
    assert head[:2] == ("День", "Потребление (A+), кВт·ч")
    assert head[2] == "Для сравнения: 01.04.2026 – 30.04.2026, кВт·ч"
    assert days[0][:3] == (datetime(2026, 5, 1), 24, 24)  # noqa: DTZ001
    assert (len(days), days[-1][2]) == (31, None)
    assert total[:2] == ("Итого", 744)
    assert [about["B1"].data_type, about["B2"].data_type] == ["s", "s"]
    assert about["B2"].value == "=Мастерская"
