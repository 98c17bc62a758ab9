"""«Обслуживающие организации»: an operator adds one, invites its people, gives it houses."""

import re
import secrets
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.pages import loaded
from tests.e2e.panel.pages import Staff, search
from tests.e2e.people import some_family
from tests.e2e.suite import Suite
from tests.support.axe import faults
from tests.support.waits import wait_until

PASSWORD = "Липовая-аллея-за-прудом-5"


class Town:
    """A house with two flats in a town of this test alone, and an organisation's name."""

    def __init__(self, suite: Suite) -> None:
        self.key = secrets.token_hex(4)
        self.locality = f"Новый {some_family()}"
        self.organization = f"УК «{some_family()} {self.key}»"
        self.email = f"uk-{self.key}@example.org"
        place = {"locality": self.locality, "street": "ул. Кленовая", "house": "17"}
        suite.deliver(
            "service-locations",
            *({"id": f"{self.key}-{flat}", "flat": flat} | place for flat in ("1", "2")),
        )


@pytest.fixture
def town(suite: Suite) -> Town:
    return Town(suite)


def _add(page: Page, name: str, email: str) -> None:
    page.get_by_role("button", name="Добавить организацию").click()
    form = page.get_by_role("dialog", name="Новая организация")
    form.get_by_label("Полное наименование").fill(f"Общество {name}")
    form.get_by_label("Краткое наименование").fill(name)
    form.get_by_label("ИНН").fill("5500000999")
    form.get_by_label("Номер договора").fill("ОО-99")
    form.get_by_label("Фамилия, имя, отчество").fill("Кленова Зоя Павловна")
    form.get_by_label("E-mail").fill(email)
    form.get_by_role("button", name="Добавить и пригласить").click()


def _give_house(page: Page, town: Town) -> None:
    card = page.get_by_role("dialog", name=town.organization)
    houses = card.get_by_role("region", name="Дома")
    houses.get_by_role("button", name="Добавить дом").click()
    houses.get_by_label("Адрес дома").fill(f"{town.locality} Кленовая 17")
    page.locator(".ant-select-item-option").filter(has_text="Кленовая").first.click()
    houses.get_by_role("button", name="Добавить", exact=True).click()


def test_an_organisation_is_added_and_its_person_comes_in_by_the_letter(
    suite: Suite, staff: Staff, town: Town
) -> None:
    page = staff("operator", "/organizations")
    loaded(page)
    _add(page, town.organization, town.email)
    card = page.get_by_role("dialog", name=town.organization)
    people = card.get_by_role("region", name="Контактные лица")
    expect(people.get_by_text("Кленова Зоя Павловна")).to_be_visible()
    letter = suite.letter(town.email, "Личный кабинет обслуживающей организации")
    assert town.organization in letter["text"]
    link = re.search(r"http\S+#token=\S+", letter["text"])
    assert link
    # The letter has gone a moment ago.
    people.get_by_role("button", name="Отправить приглашение ещё раз").click()
    expect(people.get_by_text("Письмо только что отправлено")).to_be_visible()
    other = page.context.browser.new_context() if page.context.browser else None
    assert other
    known = "SELECT 1 FROM servicing_people WHERE email = $1 AND user_id IS NOT NULL"
    wait_until(lambda: bool(suite.query("cabinet", known, town.email)), what="whose user it is")
    entrance = other.new_page()
    entrance.goto(link.group())
    for label in ("Новый пароль", "Новый пароль ещё раз"):
        entrance.get_by_label(label, exact=True).fill(PASSWORD)
    entrance.get_by_role("button", name="Установить пароль").click()
    # Manual 004, 3.2: the main page comes, and nobody is asked for what he has just chosen.
    expect(entrance).to_have_url(re.compile("/servicing$"))
    expect(entrance.get_by_role("heading", level=1)).to_have_text("Здравствуйте, Зоя Павловна!")
    expect(entrance.get_by_text("Пароль установлен")).to_be_visible()
    # The link was good for once.
    entrance.goto("about:blank")
    entrance.goto(link.group())
    for label in ("Новый пароль", "Новый пароль ещё раз"):
        entrance.get_by_label(label, exact=True).fill(f"{PASSWORD}!")
    entrance.get_by_role("button", name="Установить пароль").click()
    expect(entrance.get_by_text("Ссылка больше не действует")).to_be_visible()
    other.close()
    _give_house(page, town)
    expect(page.get_by_text("Дом добавлен")).to_be_visible()
    expect(card.get_by_text(f"{town.locality}, ул. Кленовая, д. 17")).to_be_visible()
    page.reload()
    card = page.get_by_role("dialog", name=town.organization)
    expect(card.get_by_text("входит в кабинет")).to_be_visible()
    assert faults(page) == []
    card.get_by_role("button", name="Закончить:").click()
    question = page.get_by_role("dialog", name="Закончить обслуживание дома")
    yesterday = (datetime.now(UTC) - timedelta(days=2)).date().isoformat()
    question.get_by_label("Последний день").fill(yesterday)
    question.get_by_role("button", name="Закончить обслуживание").click()
    # Added today by mistake: it is taken out.
    expect(card.get_by_text("Домов нет.")).to_be_visible()


def test_what_two_change_at_once_is_told_and_an_end_closes_the_door(
    staff: Staff, town: Town
) -> None:
    page = staff("operator", "/organizations")
    loaded(page)
    _add(page, town.organization, town.email)
    card = page.get_by_role("dialog", name=town.organization)
    expect(card.get_by_text("Кленова Зоя Павловна")).to_be_visible()
    other = staff("operator", f"/organizations?{page.url.partition('?')[2]}")
    for one, number in ((other, "ОО-1"), (page, "ОО-2")):
        theirs = one.get_by_role("dialog", name=town.organization)
        theirs.get_by_label("Номер договора").fill(number)
        theirs.get_by_role("button", name="Сохранить", exact=True).click()
        if one is other:
            expect(one.get_by_text("Сохранено")).to_be_visible()
    expect(card.get_by_role("button", name="Показать, как стало")).to_be_visible()
    card.get_by_role("button", name="Показать, как стало").click()
    expect(card.get_by_label("Номер договора")).to_have_value("ОО-1")
    card.get_by_role("button", name="Закрыть организацию").click()
    question = page.get_by_role("dialog", name="Закрыть организацию?")
    question.get_by_role("button", name="Закрыть организацию").click()
    expect(card.get_by_text("Сейчас никто не действует")).to_be_visible()
    expect(card.get_by_role("button", name="Открыть снова")).to_be_visible()
    expect(question).to_have_count(0)
    page.keyboard.press("Escape")
    search(page, town.key)
    expect(page.get_by_role("row").filter(has_text=town.organization)).to_contain_text("Закрыта")
    # What dims the page is still going: behind it no word has its contrast.
    expect(page.locator(".ant-drawer-mask:visible")).to_have_count(0)
    assert faults(page) == []


def test_a_viewer_looks_and_readings_are_those_of_the_organisation(
    suite: Suite, staff: Staff
) -> None:
    known = suite.logins["servicing"][0]["organization"]
    page = staff("viewer", "/organizations")
    loaded(page)
    expect(page.get_by_role("button", name="Добавить организацию")).to_have_count(0)
    page.get_by_role("link", name=known).click()
    card = page.get_by_role("dialog", name=known)
    expect(card.get_by_text("Обслуживает").first).to_be_visible()
    expect(card.get_by_role("button", name="Добавить дом")).to_have_count(0)
    card.get_by_role("link", name="Показания организации").click()
    expect(page.get_by_text("Передала организация")).to_be_visible()
    page.get_by_role("button", name="Показать показания всех").click()
    expect(page).to_have_url(re.compile("/submissions$"))
