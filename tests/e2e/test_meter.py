"""A meter's page and its name, and what the main page says of it, as a consumer meets them."""

import re
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.cabinet.pages import at_home, opened
from tests.e2e.pages import loaded
from tests.e2e.people import Person, add_consumer, some_family
from tests.e2e.suite import Suite
from tests.support.axe import WIDTHS, faults, violations
from tests.support.waits import wait_until

_TODAY = datetime.now(UTC).date()
_REPLACED = _TODAY - timedelta(days=20)
_OVERDUE = _TODAY - timedelta(days=30)
_PASSPORT = {
    "version_code": "101.1", "phases": 1, "nominal_voltage": 230, "nominal_current": 5,
    "maximum_current": 60, "frequency": 50, "meter_constant": 1600, "accuracy_active": "1",
    "accuracy_reactive": "2", "connection_kind": "Прямое", "register_number": "91060-24",
    "verification_interval_years": 16, "service_life_years": 30,
}  # fmt: skip


@dataclass
class Flat:
    """A flat whose meter was replaced; the new one should have been verified."""

    mark: str = field(default_factory=lambda: secrets.token_hex(4))
    point: str = field(default_factory=lambda: str(uuid4()))
    person: Person | None = None

    @property
    def number(self) -> str:
        return f"778{int(self.mark, 16)}"

    def serial(self, name: str) -> str:
        return f"{name.upper()}-{self.mark}"

    def meter(self, name: str, installed: date, **more: Any) -> dict[str, Any]:
        return {
            "id": f"{name}-{self.mark}", "serial_number": self.serial(name),
            "model": f"m-{self.mark}", "usage_point": self.point,
            "installed_on": installed.isoformat(), **more,
        }  # fmt: skip

    def shown(self, day: date, kwh: int) -> dict[str, Any]:
        return {
            "meter": f"old-{self.mark}", "taken_at": f"{day}T00:00:00+06:00", "channel": "A+",
            "unit": "Wh", "values": {"total": kwh * 1000, "T1": kwh * 1000},
        }  # fmt: skip


@pytest.fixture(scope="module")
def flat(suite: Suite) -> Flat:
    flat = Flat()
    suite.deliver("customers", {
        "id": f"c-{flat.mark}", "kind": "individual", "name": f"{some_family()} Анна Петровна",
    })  # fmt: skip
    suite.deliver("service-locations", {
        "id": f"l-{flat.mark}", "locality": "Омск", "street": "ул. Приборная", "house": "7",
        "flat": "1", "building_kind": "apartment",
    })  # fmt: skip
    suite.deliver("accounts", {
        "number": flat.number, "customer": f"c-{flat.mark}",
        "service_location": f"l-{flat.mark}", "contract_start": "2024-01-01",
    })  # fmt: skip
    suite.deliver("usage-points", {
        "mrid": flat.point, "account": flat.number, "service_location": f"l-{flat.mark}",
        "tariff": "Двухзонный", "amenity_level": "Газовая плита",
    })  # fmt: skip
    model = {"id": f"m-{flat.mark}", "name": f"Образец-{flat.mark}", "manufacturer": "Завод"}
    suite.deliver("meter-models", model | _PASSPORT)
    last = date(_OVERDUE.year - 16, 1, 1).isoformat()
    suite.deliver(
        "meters",
        flat.meter("old", date(2024, 1, 1)),
        flat.meter(
            "new", _REPLACED, seal_number="ОМ 234798", place_kind="Внутреннее (в здании)",
            last_instrumental_check_on=last, last_verification_on=last,
            next_verification_on=_OVERDUE.isoformat(),
        ),
    )  # fmt: skip
    suite.deliver("register-readings", flat.shown(_REPLACED - timedelta(days=1), 120))
    suite.deliver("connection-states", {
        "meter": f"new-{flat.mark}", "state": "connected", "changed_at": f"{_REPLACED}T10:00:00Z",
    })  # fmt: skip
    flat.person = add_consumer(
        suite, name=f"{some_family()} Анна Петровна", account_numbers=[flat.number]
    )
    seen = (
        "SELECT FROM account_users u JOIN customer_accounts a ON a.id = u.account_id"
        " WHERE a.number = $1"
    )
    wait_until(
        lambda: bool(suite.query("cabinet", seen, flat.number)), what="the account to be seen"
    )
    return flat


@pytest.fixture
def card(suite: Suite, flat: Flat, consumer: Callable[..., Page]) -> Iterator[Callable[..., Page]]:
    """Open the page of the flat's new meter, from the list of accounts."""

    def make(width: str = "desktop") -> Page:
        page = consumer(path="/account", person=flat.person, width=width)
        opened(page, "Абонент")
        page.get_by_role("link", name="Карточка").first.click()
        expect(page.get_by_role("heading", name="О приборе")).to_be_visible()
        loaded(page)
        return page

    yield make
    # Whoever comes next meets the meter as the supplier calls it.
    suite.query("cabinet", "DELETE FROM usage_point_names WHERE name LIKE '%Дача%'")


def _fact(page: Page, label: str) -> Locator:
    return page.locator("dt", has_text=re.compile(f"^{label}$")).locator("+ dd")


def _day(day: date) -> str:
    return day.strftime("%d.%m.%Y")


@pytest.mark.parametrize("width", list(WIDTHS))
def test_a_card_tells_of_the_meter_and_of_the_one_before(
    flat: Flat, card: Callable[..., Page], width: str
) -> None:
    page = card(width)
    told = {
        "Серийный номер": flat.serial("new"),
        "Дата установки": _day(_REPLACED),
        "Место установки": "Внутреннее (в здании)",
        "Тариф": "Двухзонный",
        "Код точки учёта": f"urn:uuid:{flat.point}",
        "Степень благоустройства": "Газовая плита",
        "Номер пломбы": "ОМ 234798",
        "Дата следующей поверки": _day(_OVERDUE),
    }
    for label, value in told.items():
        expect(_fact(page, label)).to_have_text(value)
    expect(page.get_by_role("alert")).to_contain_text(f"Срок поверки истёк {_day(_OVERDUE)}")
    expect(page.get_by_text("Электричество подключено")).to_be_visible()
    way = page.get_by_role("navigation", name="Путь по разделам")
    expect(way).to_contain_text(f"Лицевой счёт {flat.number}")
    page.get_by_role("link", name=f"Серийный номер {flat.serial('old')}").click()
    expect(_fact(page, "Дата снятия")).to_have_text(_day(_REPLACED))
    expect(page.get_by_text(re.compile(r"всего 120\s+кВт·ч"))).to_be_visible()
    way.get_by_role("link", name="Абонент").click()
    opened(page, "Абонент")


def test_axe_finds_nothing_with_the_drawer_or_the_dialog_open(card: Callable[..., Page]) -> None:
    page = card()
    assert faults(page) == []
    for width in WIDTHS.values():
        page.set_viewport_size({"width": width[0], "height": width[1]})
        page.get_by_role("link", name=re.compile("^Открыть паспорт")).click()
        drawer = page.get_by_role("dialog")
        expect(drawer.get_by_text("91060-24")).to_be_visible()
        assert violations(page) == []
        drawer.get_by_role("button", name="Закрыть").click()
        expect(drawer).to_be_hidden()
        page.get_by_role("button", name="Переименовать").click()
        dialog = page.get_by_role("dialog", name="Переименование прибора учёта")
        expect(dialog.get_by_label("Наименование")).to_be_focused()
        assert violations(page) == []
        page.keyboard.press("Escape")
        expect(dialog).to_be_hidden()
        # What opened it has the focus again.
        expect(page.get_by_role("button", name="Переименовать")).to_be_focused()


def _rename(page: Page, name: str) -> None:
    button = page.get_by_role("button", name="Переименовать")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Наименование")).to_be_focused()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(name)
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_a_name_given_by_keyboard_is_seen_everywhere_and_can_be_taken_back(
    suite: Suite, flat: Flat, card: Callable[..., Page]
) -> None:
    page = card("phone")
    name = "Дача 🌻 =1+1 <b>"
    _rename(page, f"  {name} ")
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    expect(page).to_have_title(re.compile(f"^{re.escape(name)} · "))
    base = suite.page("cabinet")
    page.goto(f"{base}/account")
    # The place keeps its name: so the meter before has it, too.
    expect(page.get_by_role("link", name=name, exact=True)).to_have_count(2)
    page.goto(f"{base}/")
    at_home(page)
    tile = page.get_by_role("region", name="Абонент")
    expect(tile.get_by_role("link", name=name)).to_be_visible()
    page.goto(f"{base}/readings")
    opened(page, "Показания")
    expect(page.get_by_text(name).first).to_be_visible()
    page.goto(f"{base}/account")
    page.get_by_role("link", name="Карточка").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    _rename(page, "")
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Образец-{flat.mark}")


def test_a_name_that_nobody_can_read_is_refused_where_it_was_typed(
    card: Callable[..., Page],
) -> None:
    page = card()
    page.get_by_role("button", name="Переименовать").click()
    field = page.get_by_label("Наименование")
    field.fill("Дача\u202e")
    page.get_by_role("button", name="Применить").click()
    expect(page.get_by_text("Уберите переносы строк и невидимые знаки")).to_be_visible()
    field.fill("я" * 61)
    page.get_by_role("button", name="Применить").click()
    expect(page.get_by_text("Не больше 60 знаков, сейчас 61")).to_be_visible()


def test_the_main_page_says_what_is_due_and_leads_to_the_meter(
    flat: Flat, consumer: Callable[..., Page]
) -> None:
    page = consumer(person=flat.person)
    at_home(page)
    opened(page, "Главная")
    assert faults(page) == []
    tile = page.get_by_role("region", name="Абонент")
    expect(tile.get_by_text(f"Поверка просрочена с {_day(_OVERDUE)}")).to_be_visible()
    tile.get_by_role("link", name=f"Образец-{flat.mark}").click()
    expect(page.get_by_role("alert")).to_contain_text("Срок поверки истёк")


def test_anothers_meter_is_not_there(
    flat: Flat, suite: Suite, consumer: Callable[..., Page]
) -> None:
    (row,) = suite.query(
        "cabinet", "SELECT id FROM meters WHERE serial_number = $1", flat.serial("new")
    )
    page = consumer(path=f"/account/meters/{row['id']}")
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_text(flat.serial("new"))).to_have_count(0)
