"""«Абонент»: all accounts of a consumer, one more added, a stranger let in or not, one given up."""

import json
import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.cabinet.pages import opened, panel
from tests.e2e.forms import sign_in
from tests.e2e.pages import loaded
from tests.e2e.people import Person, add_consumer, some_family
from tests.e2e.suite import Suite
from tests.support.axe import faults, violations

Consumer = Callable[..., Page]
_TODAY = datetime.now(UTC).date()
_ASKED = "Просят доступ"


@dataclass
class House:
    """A house of its own street in the registry, a flat for each of its accounts."""

    street: str = field(default_factory=lambda: f"ул. {some_family()}")
    mark: str = field(default_factory=lambda: f"{secrets.randbelow(900) + 100}")
    owner: str = field(default_factory=lambda: f"c-{secrets.token_hex(4)}")

    def number(self, flat: int) -> str:
        return f"555{self.mark}{flat:03}"

    def typed(self, flat: int) -> str:
        """Return the number grouped as on a bill, by spaces that do not break."""
        number = self.number(flat)
        return f"{number[:3]}\u00a0{number[3:6]}\u00a0{number[6:]}"

    def serial(self, flat: int) -> str:
        return f"{self.mark}771{flat:03}"


def _send(suite: Suite, kind: str, *records: dict[str, Any]) -> None:
    told = suite.send_batch(kind, "".join(json.dumps(one) + "\n" for one in records).encode())
    assert told["errors"] == []


def _build(suite: Suite, house: House, flat: int, *, channel: str = "A+", **account: Any) -> None:
    """Put a flat with its account, its meter and a day of readings into the registry."""
    key, point = f"{house.owner}-{flat}", str(uuid4())
    place = {"locality": "Омск", "street": house.street, "house": "7", "flat": str(flat)}
    _send(suite, "customers", {"id": house.owner, "kind": "individual", "name": "Семёнова Анна"})
    _send(suite, "service-locations", place | {"id": key, "building_kind": "apartment"})
    about = {"customer": house.owner, "service_location": key, "contract_start": "2024-01-01"}
    _send(suite, "accounts", {"number": house.number(flat)} | about | account)
    at = {"account": house.number(flat), "service_location": key}
    _send(suite, "usage-points", {"mrid": point} | at)
    meter = {"id": key, "serial_number": house.serial(flat), "usage_point": point}
    _send(suite, "meters", meter)
    _send(suite, "interval-profiles", {
        "meter": key, "channel": channel, "day": f"{_TODAY - timedelta(days=2)}",
        "interval_minutes": 60, "unit": "Wh", "values": [100] * 24,
    })  # fmt: skip


@pytest.fixture(scope="module")
def house(suite: Suite) -> House:
    house = House()
    for flat in range(1, 7):
        _build(suite, house, flat)
    _build(suite, house, 8, contract_end="2026-06-30")
    _build(suite, house, 9, channel="A-")
    return house


def _person(suite: Suite, house: House, *flats: int) -> Person:
    numbers = [house.number(flat) for flat in flats]
    return add_consumer(suite, name=f"{some_family()} Пётр", account_numbers=numbers)


def _listed(page: Page, suite: Suite) -> None:
    page.goto(f"{suite.page('cabinet')}/account")
    opened(page, "Абонент")


def _fill(page: Page, house: House, flat: int, *, serial: str | None = None) -> None:
    """Type which account is wanted; the address is chosen from the list."""
    page.get_by_label("Лицевой счёт", exact=True).fill(house.typed(flat))
    address = page.get_by_role("combobox", name="Адрес")
    address.fill(f"{house.street} 7, кв. {flat}")
    page.get_by_role("option", name=f"д. 7, кв. {flat}").click()
    if serial != "":
        page.get_by_label("Серийный номер").fill(serial or house.serial(flat))


def _ask(page: Page, suite: Suite, house: House, flat: int, *, serial: str | None = None) -> None:
    """Go from the list to the form, and send it."""
    _listed(page, suite)
    page.get_by_role("button", name="Добавить лицевой счёт").click()
    opened(page, "Добавить лицевой счёт")
    _fill(page, house, flat, serial=serial)
    page.get_by_role("button", name="Добавить", exact=True).click()


def _dialog(page: Page, name: str) -> Locator:
    found = page.get_by_role("dialog", name=name)
    found.wait_for()
    return found


def test_open_closed_and_feed_in_only_accounts_lead_to_their_cards(
    suite: Suite, house: House, consumer: Consumer
) -> None:
    page = consumer(person=_person(suite, house, 1, 8, 9), path=None)
    _listed(page, suite)
    # As the bill prints it.
    for flat in (1, 8, 9):
        name = f"Лицевой счёт {house.number(flat)}"
        expect(page.get_by_role("heading", name=name, exact=True)).to_be_visible()
    expect(page.get_by_text("Закрыт 30.06.2026")).to_be_visible()
    expect(page.get_by_text("Только выдача")).to_have_count(1)
    assert faults(page) == []
    page.get_by_role("link", name=f"Открыть лицевой счёт {house.number(8)}").click()
    opened(page, house.number(8))
    expect(page.get_by_text("Счёт закрыт 30.06.2026")).to_be_visible()
    expect(page.get_by_text(f"Серийный номер {house.serial(8)}")).to_be_visible()
    way = page.get_by_role("navigation", name="Путь по разделам")
    expect(way.get_by_text(house.number(8))).to_be_visible()
    assert faults(page) == []
    way.get_by_role("link", name="Абонент").click()
    opened(page, "Абонент")


def test_a_strangers_account_is_not_there(suite: Suite, house: House, consumer: Consumer) -> None:
    (row,) = suite.query(
        "cabinet", "SELECT id FROM customer_accounts WHERE number = $1", house.number(2)
    )
    page = consumer(person=_person(suite, house, 1), path=f"/account/{row['id']}")
    expect(page.get_by_text("Ничего не найдено")).to_be_visible()
    expect(page.get_by_text(house.number(2))).to_have_count(0)


def test_an_account_typed_as_on_the_bill_is_there_within_seconds(
    suite: Suite, house: House, consumer: Consumer
) -> None:
    person = _person(suite, house, 1)
    page = consumer(person=person, path="/account/add")
    assert faults(page) == []
    _ask(page, suite, house, 2)
    expect(page.get_by_text("Лицевой счёт добавлен")).to_be_visible()
    page.get_by_role("button", name="К лицевым счетам").click()
    name = f"Лицевой счёт {house.number(2)}"
    expect(page.get_by_role("heading", name=name, exact=True)).to_be_visible()
    assert house.number(2)[-4:] in suite.letter(person.login, "добавлен")["text"]
    # Once more: it is his.
    _ask(page, suite, house, 2)
    expect(page.get_by_text("Этот лицевой счёт у вас уже есть")).to_be_visible()


def test_what_does_not_fit_waits_and_can_be_taken_back(
    suite: Suite, house: House, consumer: Consumer
) -> None:
    page = consumer(person=_person(suite, house, 1), path=None)
    _ask(page, suite, house, 3, serial="00000001")
    expect(page.get_by_text("Заявку проверит сотрудник")).to_be_visible()
    assert faults(page) == []
    page.get_by_role("button", name="К лицевым счетам").click()
    requests = panel(page, "Ваши заявки")
    expect(requests.get_by_text("Проверяет наш сотрудник")).to_be_visible()
    assert faults(page) == []
    requests.get_by_role("button", name=re.compile("^Отозвать")).click()
    question = _dialog(page, "Отозвать заявку?")
    assert violations(page) == []
    question.get_by_role("button", name="Отозвать").click()
    expect(page.get_by_text("Заявка отозвана")).to_be_visible()
    expect(requests).to_have_count(0)


def test_who_sees_the_account_agrees_by_the_letters_link(
    suite: Suite, house: House, consumer: Consumer, open_page: Callable[..., Page]
) -> None:
    owner, asker = _person(suite, house, 4), _person(suite, house, 1)
    page = consumer(person=asker, path=None)
    _ask(page, suite, house, 4)
    expect(page.get_by_text("Мы спросили согласия")).to_be_visible()
    page.get_by_role("button", name="К лицевым счетам").click()
    expect(panel(page, "Ваши заявки").get_by_text("Ждём согласия до")).to_be_visible()
    text = suite.letter(owner.login, _ASKED)["text"]
    link = re.search(r"https?://\S+/consent#token=\S+", text)
    assert link, text
    # In a browser where nobody is signed in.
    letter = open_page("phone")
    letter.goto(f"{suite.page('cabinet')}/consent#{link[0].partition('#')[2]}")
    letter.get_by_role("button", name="Разрешить").wait_for()
    expect(letter.get_by_text(f"заканчивается на {house.number(4)[-4:]}")).to_be_visible()
    assert "token" not in letter.url
    assert faults(letter) == []
    letter.get_by_role("button", name="Разрешить").click()
    expect(letter.get_by_text("Вы разрешили доступ")).to_be_visible()
    assert house.number(4)[-4:] in suite.letter(asker.login, "добавлен")["text"]
    _listed(page, suite)
    name = f"Лицевой счёт {house.number(4)}"
    expect(page.get_by_role("heading", name=name, exact=True)).to_be_visible()
    letter.goto("about:blank")
    letter.goto(f"{suite.page('cabinet')}/consent#{link[0].partition('#')[2]}")
    expect(letter.get_by_text("Отвечать больше не нужно")).to_be_visible()


def test_who_sees_the_account_refuses_in_his_cabinet(
    suite: Suite, house: House, consumer: Consumer
) -> None:
    owner, asker = _person(suite, house, 5), _person(suite, house, 1)
    asking = consumer(person=asker, path=None)
    _ask(asking, suite, house, 5)
    expect(asking.get_by_text("Мы спросили согласия")).to_be_visible()
    page = consumer(person=owner, path=None, width="phone")
    _listed(page, suite)
    question = panel(page, "Просят доступ к вашему счёту")
    expect(question.get_by_text(f"…{house.number(5)[-4:]}")).to_be_visible()
    assert faults(page) == []
    question.get_by_role("button", name="Отказать").click()
    dialog = _dialog(page, "Отказать в доступе?")
    assert violations(page) == []
    dialog.get_by_role("button", name="Отказать").click()
    expect(page.get_by_text("Вы отказали в доступе")).to_be_visible()
    expect(question).to_have_count(0)
    told = suite.letter(asker.login, "не добавлен")["text"]
    assert owner.login not in told
    _listed(asking, suite)
    requests = panel(asking, "Ваши заявки")
    expect(requests.get_by_text("Согласия на доступ мы не получили")).to_be_visible()


def test_a_session_that_ends_in_the_middle_of_the_form_loses_nothing_typed(
    suite: Suite, house: House, consumer: Consumer
) -> None:
    person = _person(suite, house, 1)
    base = suite.page("cabinet")
    page = consumer(person=person, path="/account/add")
    opened(page, "Добавить лицевой счёт")
    _fill(page, house, 6)
    # From elsewhere: this page hears of it when it asks for something.
    ended = page.request.post(f"{base}/api/auth/sign-out", headers={"Origin": base})
    assert ended.ok
    page.get_by_role("button", name="Добавить", exact=True).click()
    page.wait_for_url(re.compile("/sign-in"))
    sign_in(page, person.login, person.password)
    opened(page, "Добавить лицевой счёт")
    expect(page.get_by_label("Лицевой счёт", exact=True)).to_have_value(house.typed(6))
    expect(page.get_by_role("combobox", name="Адрес")).to_have_value(re.compile("кв. 6$"))
    expect(page.get_by_label("Серийный номер")).to_have_value(house.serial(6))
    page.get_by_role("button", name="Добавить", exact=True).click()
    expect(page.get_by_text("Лицевой счёт добавлен")).to_be_visible()
    # What was sent is kept no more.
    page.goto(f"{base}/account/add")
    expect(page.get_by_label("Лицевой счёт", exact=True)).to_have_value("")


def test_who_leaves_is_told_what_he_loses_and_that_he_is_the_last(
    suite: Suite, house: House, consumer: Consumer
) -> None:
    _build(suite, house, 7)
    person = _person(suite, house, 7)
    page = consumer(person=person, path=None)
    _listed(page, suite)
    page.get_by_role("button", name="Отказаться от счёта").click()
    dialog = _dialog(page, f"Убрать лицевой счёт {house.number(7)} из кабинета?")
    expect(dialog.get_by_text("Уведомления о нём перестанут приходить")).to_be_visible()
    expect(dialog.get_by_text("в кабинете никто не видит")).to_be_visible()
    do = dialog.get_by_role("button", name="Убрать")
    expect(do).to_be_disabled()
    assert faults(page) == []
    dialog.get_by_text("Понимаю, что счёт останется без присмотра").click()
    do.click()
    expect(page.get_by_text("Лицевой счёт убран из кабинета")).to_be_visible()
    assert "Вы убрали лицевой счёт" in suite.letter(person.login, "отказались")["text"]
    expect(page.get_by_text(re.compile("Бывший абонент, до"))).to_be_visible()
    loaded(page)
    page.get_by_role("button", name="Убрать из списка").click()
    _dialog(page, f"Убрать лицевой счёт {house.number(7)} из кабинета?")
    assert violations(page) == []
    page.get_by_role("dialog").get_by_role("button", name="Убрать").click()
    expect(page.get_by_text("Лицевых счетов пока нет")).to_be_visible()
    assert faults(page) == []


def test_whoever_has_no_account_is_led_to_adding_one_from_every_page(
    suite: Suite, consumer: Consumer
) -> None:
    person = add_consumer(suite, name="Новосёлова Анна Ивановна")
    page, base = consumer(person=person, path=None, width="phone"), suite.page("cabinet")
    for path in (
        *("/", "/account", "/readings", "/readings/table", "/readings/insight"),
        *("/adviser", "/services", "/outages", "/diagnostics", "/submissions"),
    ):
        page.goto(base + path)
        loaded(page)
        expect(page.get_by_role("link", name="Добавить лицевой счёт")).to_have_attribute(
            "href", "/account/add"
        )
    assert faults(page) == []
    page.goto(f"{base}/account")
    page.get_by_role("link", name="Добавить лицевой счёт").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Добавить лицевой счёт")
