"""A flat is let anew: what the former consumer sees, and what staff can do in the panel."""

import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.cabinet.pages import opened
from tests.e2e.panel.pages import Staff, edit_user, open_users
from tests.e2e.people import Person, add_consumer, enter, some_family
from tests.e2e.suite import Suite
from tests.support.axe import faults, violations

_STRANGER = "Чужестранцева Инга"
_TODAY = datetime.now(UTC).date()
_START = _TODAY - timedelta(days=10)


@dataclass
class Flat:
    """The flat whom the tests of this module follow: its account, point, meters and people."""

    mark: str = field(default_factory=lambda: secrets.token_hex(4))
    point: str = field(default_factory=lambda: str(uuid4()))
    name: str = field(default_factory=lambda: f"{some_family()} Анна")

    @property
    def number(self) -> str:
        return f"777{int(self.mark, 16)}"

    def account(self, customer: str, start: date) -> dict[str, Any]:
        return {
            "number": self.number, "customer": f"{customer}-{self.mark}",
            "service_location": f"l-{self.mark}", "contract_start": start.isoformat(),
        }  # fmt: skip

    def meter(self, name: str, installed: date) -> dict[str, Any]:
        return {
            "id": f"{name}-{self.mark}", "serial_number": f"{name.upper()}-{self.mark}",
            "usage_point": self.point, "installed_on": installed.isoformat(),
        }  # fmt: skip

    def day(self, meter: str, day: date, wh: int) -> dict[str, Any]:
        return {
            "meter": f"{meter}-{self.mark}", "channel": "A+", "day": day.isoformat(),
            "interval_minutes": 60, "unit": "Wh", "values": [wh] * 24,
        }  # fmt: skip


@pytest.fixture(scope="module")
def flat(suite: Suite) -> Flat:
    """Put a flat into the registry, with a meter that was replaced, and its readings."""
    flat = Flat()
    people = [(f"former-{flat.mark}", flat.name), (f"next-{flat.mark}", _STRANGER)]
    suite.deliver("customers", *({"id": i, "kind": "individual", "name": n} for i, n in people))
    suite.deliver("service-locations", {
        "id": f"l-{flat.mark}", "locality": "Омск", "street": "ул. Проходная", "house": "7",
        "flat": "1", "building_kind": "apartment",
    })  # fmt: skip
    suite.deliver("accounts", flat.account("former", date(2024, 1, 1)))
    suite.deliver("usage-points", {
        "mrid": flat.point, "account": flat.number, "service_location": f"l-{flat.mark}",
        "name": "Квартира",
    })  # fmt: skip
    replaced = _TODAY - timedelta(days=20)
    suite.deliver("meters", flat.meter("old", date(2024, 1, 1)), flat.meter("new", replaced))
    days = [_TODAY - timedelta(days=n) for n in range(1, 31)]
    suite.deliver(
        "interval-profiles",
        *(flat.day("old" if day < replaced else "new", day, 777 if day >= _START else 100)
          for day in days),
    )  # fmt: skip
    return flat


@pytest.fixture(scope="module")
def person(suite: Suite, flat: Flat) -> Person:
    """Make the flat's consumer."""
    return add_consumer(suite, name=flat.name, account_numbers=[flat.number])


@pytest.fixture(scope="module")
def former(suite: Suite, person: Person, open_story: Callable[..., Page]) -> Page:
    """Return the page of the flat's consumer, signed in."""
    page = open_story()
    enter(page.request, suite.page("cabinet"), person)
    return page


def test_a_replaced_meter_is_no_second_choice(suite: Suite, flat: Flat, former: Page) -> None:
    former.goto(f"{suite.page('cabinet')}/account")
    expect(former.get_by_text(re.compile("Снят "))).to_be_visible()
    expect(former.get_by_text(f"OLD-{flat.mark}")).to_be_visible()
    former.goto(f"{suite.page('cabinet')}/readings")
    opened(former, "Показания")
    # A choice of one is no choice.
    expect(former.get_by_text("Прибор учёта", exact=True)).to_be_visible()
    expect(former.get_by_role("combobox", name="Прибор учёта")).to_have_count(0)
    former.goto(f"{suite.page('cabinet')}/diagnostics")
    former.get_by_role("combobox", name="Прибор учёта").click()
    expect(former.locator(".ant-select-item-option")).to_have_text(
        ["Все приборы учёта", re.compile(f"NEW-{flat.mark}"), re.compile(f"OLD-{flat.mark} · до ")]
    )


def test_a_former_subscriber_is_told_so_and_sees_nothing_of_the_next(
    suite: Suite, flat: Flat, person: Person, former: Page
) -> None:
    suite.deliver("accounts", flat.account("next", _START))
    end = f"{_START - timedelta(days=1):%d.%m.%Y}"
    assert end in suite.letter(person.login, "закончился")["text"]
    former.goto(f"{suite.page('cabinet')}/account")
    expect(former.get_by_text(f"Бывший абонент, до {end}")).to_be_visible()
    expect(former.get_by_text(_STRANGER)).to_have_count(0)
    expect(former.get_by_text("Электричество")).to_have_count(0)
    assert faults(former) == []
    former.goto(f"{suite.page('cabinet')}/readings?view=table&date={_START:%Y-%m}-01")
    expect(former.get_by_text("в это время счёт не ваш").first).to_be_visible()
    expect(former.get_by_text("18,648")).to_have_count(0)
    assert violations(former) == []


def test_staff_take_the_account_away(
    suite: Suite, flat: Flat, person: Person, former: Page, staff: Staff
) -> None:
    page = open_users(staff, person.login)
    drawer = edit_user(page, flat.name)
    expect(drawer.get_by_text("Бывший абонент, до")).to_be_visible()
    drawer.get_by_role("button", name=f"Забрать счёт: {flat.number}").click()
    question = page.get_by_role("dialog", name=f"Забрать лицевой счёт {flat.number}?")
    assert violations(page) == []
    question.get_by_text("Ничего: счёт дали по ошибке").click()
    question.get_by_role("button", name="Забрать счёт").click()
    expect(drawer.get_by_text(f"Счёт {flat.number} забран")).to_be_visible()
    expect(drawer.get_by_text("Доступ закрыт")).to_be_visible()
    former.goto(f"{suite.page('cabinet')}/account")
    expect(former.get_by_text("Лицевых счетов пока нет")).to_be_visible()
