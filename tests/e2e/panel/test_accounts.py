"""«Лицевые счета»: an operator finds, adds, opens, corrects, deletes and brings back accounts."""

import io
import re
import secrets
from collections.abc import Callable

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, expect

from tests.e2e.pages import loaded
from tests.e2e.panel.pages import Staff
from tests.e2e.people import some_family
from tests.e2e.suite import Suite
from tests.support.axe import faults


class Registry:
    """Accounts of this test alone, in a town of their own."""

    def __init__(self, suite: Suite, count: int = 3) -> None:
        self._suite = suite
        self.family, self.key = some_family(), secrets.token_hex(4)
        self.town = f"д. {some_family()}"
        self.numbers = [f"{secrets.randbelow(10**9):09d}{n}" for n in range(count)]
        suite.deliver("customers", *(self.customer(n) for n in range(count)))
        suite.deliver("service-locations", *(self._place(n) for n in range(count)))
        suite.deliver("accounts", *(self.account(n) for n in range(count)))

    def customer(self, n: int) -> dict[str, str]:
        return {
            "id": f"{self.key}-{n}",
            "kind": "individual",
            "name": f"{self.family} Вера {n}",
            "email": f"{self.key}-{n}@example.org",
        }

    def _place(self, n: int) -> dict[str, str]:
        street = {"locality": self.town, "street": "ул. Садовая", "building_kind": "house"}
        return {"id": f"{self.key}-{n}", "house": str(n + 1)} | street

    def account(self, n: int, **changes: str) -> dict[str, str]:
        key = f"{self.key}-{n}"
        known = {"number": self.numbers[n], "customer": key, "service_location": key}
        return known | {"contract_start": "2024-01-01"} | changes

    def deliver(self, *records: dict[str, str]) -> None:
        self._suite.deliver("accounts", *records)


@pytest.fixture
def registry(suite: Suite) -> Registry:
    return Registry(suite)


@pytest.fixture
def opened(staff: Staff, registry: Registry) -> Callable[..., Page]:
    """Return what opens the list with the accounts of the test."""

    def open_list(role: str = "operator", more: str = "") -> Page:
        page = staff(role, f"/accounts?search={registry.family}{more}")
        loaded(page)
        return page

    return open_list


def row(page: Page, number: str) -> str:
    return page.get_by_role("row").filter(has_text=number).first.inner_text()


def test_any_part_of_what_is_known_finds_an_account_and_every_column_sorts_both_ways(
    opened: Callable[..., Page], registry: Registry
) -> None:
    page = opened()
    box = page.get_by_role("searchbox")
    for part in (registry.numbers[1][2:], f"{registry.key}-1@", f"{registry.town} садовая 2"):
        box.fill(part)
        expect(page.get_by_role("link", name=registry.numbers[1])).to_be_visible()
        expect(page.get_by_text(re.compile(r"1\s*[–-]\s*1 из 1"))).to_be_visible()
    box.fill(registry.family)
    expect(page.get_by_text(re.compile(r"1\s*[–-]\s*3 из 3"))).to_be_visible()
    for title in ("Абонент", "Адрес", "E-mail"):
        header = page.get_by_role("columnheader", name=title)
        header.get_by_role("button").click()
        expect(header).to_have_attribute("aria-sort", "ascending")
        expect(page.get_by_role("row").nth(1)).to_contain_text(registry.numbers[0])
        header.get_by_role("button").click()
        expect(header).to_have_attribute("aria-sort", "descending")
        expect(page.get_by_role("row").nth(1)).to_contain_text(registry.numbers[2])


def test_rows_are_chosen_by_click_shift_and_keyboard(opened: Callable[..., Page]) -> None:
    page = opened()
    cells = page.get_by_role("cell").filter(has_text="ул. Садовая")
    cells.nth(0).click()
    expect(page.get_by_text("Выбрана 1 строка")).to_be_visible()
    cells.nth(2).click(modifiers=["Shift"])
    expect(page.get_by_text("Выбраны 3 строки")).to_be_visible()
    cells.nth(1).click(modifiers=["Control"])
    expect(page.get_by_text("Выбраны 2 строки")).to_be_visible()
    page.keyboard.press("Escape")
    boxes = page.get_by_role("checkbox")
    boxes.nth(1).focus()
    page.keyboard.press("Shift+ArrowDown")
    expect(page.get_by_text("Выбраны 2 строки")).to_be_visible()
    page.keyboard.press("Control+a")
    expect(page.get_by_text("Выбраны 3 строки")).to_be_visible()


def test_a_card_is_corrected_and_a_delivery_does_not_overwrite_it(
    opened: Callable[..., Page], registry: Registry
) -> None:
    page = opened()
    page.get_by_role("link", name=registry.numbers[0]).click()
    card = page.get_by_role("dialog", name=re.compile("Карточка ЛС"))
    end = card.get_by_label("Дата договора, окончание")
    end.fill("2023-01-01")
    card.get_by_role("button", name="Применить").click()
    expect(card.get_by_text("Заполните это поле")).to_be_visible()
    card.get_by_label("Почему").fill("Заявление абонента")
    card.get_by_role("button", name="Применить").click()
    expect(card.get_by_text("Окончание не может быть раньше начала")).to_be_visible()
    end.fill("2031-05-31")
    card.get_by_role("button", name="Применить").click()
    expect(card.get_by_text("Изменения сохранены")).to_be_visible()
    expect(card.get_by_label("Почему")).to_have_value("")
    assert faults(page) == []
    registry.deliver(registry.account(0, contract_end="2027-01-31"))
    page.reload()
    card = page.get_by_role("dialog", name=re.compile("Карточка ЛС"))
    expect(card.get_by_label("Дата договора, окончание")).to_have_value("2031-05-31")
    expect(card.get_by_text("система передаёт другое значение")).to_be_visible()
    assert faults(page) == []
    card.get_by_role("button", name="Взять из системы").click()
    card.get_by_role("button", name="Да, взять из системы").click()
    expect(card.get_by_label("Дата договора, окончание")).to_have_value("2027-01-31")
    expect(card.get_by_text("система передаёт другое значение")).to_have_count(0)


def test_the_second_of_two_is_told(opened: Callable[..., Page], registry: Registry) -> None:
    pages = [opened(), opened("administrator")]
    cards: list[Locator] = []
    for page in pages:
        page.get_by_role("link", name=registry.numbers[1]).click()
        card = page.get_by_role("dialog", name=re.compile("Карточка ЛС"))
        card.get_by_label("Дата договора, окончание").fill(f"203{len(cards)}-01-01")
        card.get_by_label("Почему").fill("Заявление абонента")
        cards.append(card)
    for card in cards:
        card.get_by_role("button", name="Применить").click()
        expect(card.get_by_text(re.compile("Изменения сохранены|уже изменил"))).to_be_visible()
    expect(cards[1].get_by_text("уже изменил кто-то другой")).to_be_visible()
    assert faults(pages[1]) == []
    cards[1].get_by_role("button", name="Показать, как стало").click()
    expect(cards[1].get_by_label("Дата договора, окончание")).to_have_value("2030-01-01")


def test_a_subscribers_card_has_its_tabs(opened: Callable[..., Page], registry: Registry) -> None:
    page = opened()
    page.get_by_role("link", name=f"{registry.family} Вера 2").click()
    card = page.get_by_role("dialog", name=re.compile("Карточка абонента"))
    expect(card.get_by_label("Населённый пункт")).to_have_value(registry.town)
    parts = card.get_by_role("radiogroup", name="Части карточки")
    parts.get_by_text("Приборы учёта").click()
    expect(card.get_by_text("Приборы учёта не установлены")).to_be_visible()
    parts.get_by_text("Обращения").click()
    expect(card.get_by_text("Обращений не было")).to_be_visible()
    parts.get_by_text("Абонент").click()
    card.get_by_label("Телефон").fill("+7 913 000-00-02")
    card.get_by_label("Почему").fill("Новый номер со слов абонента")
    card.get_by_role("button", name="Применить").click()
    expect(card.get_by_text("Изменения сохранены")).to_be_visible()
    assert faults(page) == []


def test_a_subscriber_is_added_by_a_known_address(
    opened: Callable[..., Page], registry: Registry
) -> None:
    page = opened()
    page.get_by_role("button", name="Добавить абонента").click()
    form = page.get_by_role("dialog", name="Новый абонент и лицевой счёт")
    form.get_by_label("ФИО или название").fill(f"{registry.family} Новая")
    form.get_by_label("Лицевой счёт").fill(registry.numbers[0])
    form.get_by_label("Населённый пункт").fill(registry.town[:-1])
    page.get_by_title(registry.town).click()
    form.get_by_label("Улица").fill("садов")
    page.get_by_title("ул. Садовая").click()
    form.get_by_label("Дом").fill("2")
    assert faults(page) == []
    form.get_by_role("button", name="Добавить").click()
    expect(form.get_by_text("Счёт с таким номером уже есть")).to_be_visible()
    number = f"9{registry.numbers[0]}"
    form.get_by_label("Лицевой счёт").fill(number)
    form.get_by_role("button", name="Добавить").click()
    expect(page.get_by_text("Абонент и счёт добавлены")).to_be_visible()
    expect(page.get_by_role("row").filter(has_text=number)).to_contain_text("ул. Садовая, д. 2")


def test_what_was_deleted_is_told_before_and_comes_back(
    opened: Callable[..., Page], registry: Registry
) -> None:
    page = opened()
    page.get_by_role("checkbox", name=re.compile(registry.numbers[0])).check()
    page.get_by_role("checkbox", name=re.compile(registry.numbers[2])).check()
    page.get_by_role("button", name="Удалить ЛС").click()
    question = page.get_by_role("dialog", name="Удалить лицевые счета?")
    expect(question.get_by_text(registry.numbers[2])).to_be_visible()
    expect(question.get_by_text("в течение 30 дней")).to_be_visible()
    assert faults(page) == []
    question.get_by_label("Почему").fill("Заведены дважды")
    question.get_by_role("button", name="Удалить ЛС").click()
    expect(page.get_by_text("Удалено счетов: 2")).to_be_visible()
    expect(page.get_by_role("link", name=registry.numbers[0])).to_have_count(0)
    page.get_by_role("button", name="Удалённые").click()
    deleted = page.get_by_role("dialog", name="Удалённые за 30 дней")
    both = re.compile(f"{min(registry.numbers[0], registry.numbers[2])}")
    expect(deleted.get_by_text(both)).to_be_visible()
    assert faults(page) == []
    deleted.get_by_role("button", name=both).click()
    expect(deleted.get_by_text("Счета возвращены")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name=registry.numbers[0])).to_be_visible()


def test_columns_are_remembered_and_the_file_has_them(
    opened: Callable[..., Page], registry: Registry
) -> None:
    page = opened()
    page.get_by_role("button", name="Столбцы").click()
    # A box shows what is kept, a moment after the press.
    for name in ("Начало договора", "E-mail"):
        with page.expect_response(lambda answer: answer.request.method == "PUT"):
            page.get_by_role("checkbox", name=name).click()
    expect(page.get_by_role("columnheader", name="Начало договора")).to_be_visible()
    page.keyboard.press("Escape")
    page.reload()
    loaded(page)
    expect(page.get_by_role("columnheader", name="Начало договора")).to_be_visible()
    expect(page.get_by_role("columnheader", name="E-mail")).to_have_count(0)
    page.get_by_role("button", name="Скачать показанное").click()
    with page.expect_download() as download:
        page.get_by_role("menuitem", name="Excel (XLSX)").click()
    expect(page.get_by_text(re.compile("Файл «.*» готов"))).to_be_visible()
    assert faults(page) == []
    sheet = load_workbook(io.BytesIO(download.value.path().read_bytes())).active
    assert sheet is not None
    rows = [[cell.value for cell in line] for line in sheet.iter_rows()]
    assert rows[0] == ["Лицевой счёт", "Абонент", "Приборы учёта", "Адрес", "Начало договора"]
    assert {line[0] for line in rows[1:]} == set(registry.numbers)


def test_a_viewer_looks_and_changes_nothing(
    opened: Callable[..., Page], registry: Registry
) -> None:
    page = opened("viewer")
    expect(page.get_by_role("button", name="Добавить абонента")).to_have_count(0)
    page.get_by_role("checkbox", name=re.compile(registry.numbers[0])).check()
    expect(page.get_by_role("button", name="Удалить ЛС")).to_have_count(0)
    page.get_by_role("link", name=registry.numbers[0]).click()
    card = page.get_by_role("dialog", name=re.compile("Карточка ЛС"))
    expect(card.get_by_label("Дом")).to_be_disabled()
    expect(card.get_by_role("button", name="Применить")).to_have_count(0)
