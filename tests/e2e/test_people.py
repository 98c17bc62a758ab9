"""Staff in «Список пользователей»: adding, editing, a lost letter, a lost second factor."""

import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import WIDTHS, Suite, change_demanded, sign_in, wait_for_letter
from tests.e2e.test_accessibility import violations

_TEMPORARY = re.compile(r"Временный пароль: (\S+)")
_OWN_PASSWORD = "Берёзовая-роща-у-реки-3"


@dataclass
class Person:
    """Whom the tests of this module follow one after another."""

    name: str = field(default_factory=lambda: f"Лебедева Вера {secrets.token_hex(3)}")
    email: str = field(default_factory=lambda: f"vera-{secrets.token_hex(4)}@example.org")
    phone: str = field(default_factory=lambda: f"+7913{secrets.randbelow(10**7):07d}")
    account: str = ""


@pytest.fixture(scope="module")
def person() -> Person:
    return Person()


def _users(suite: Suite, page: Page, search: str = "") -> None:
    query = f"?search={search}" if search else ""
    page.goto(f"{suite.page('admin')}/users{query}")
    page.get_by_role("heading", name="Список пользователей").wait_for()
    page.wait_for_load_state("networkidle")


def _edit(suite: Suite, page: Page, person: Person) -> None:
    _users(suite, page, person.email)
    page.get_by_role("button", name=f"Изменить: {person.name}").click()
    page.get_by_role("dialog").get_by_label("ФИО").wait_for()


def test_an_added_consumer_signs_in_and_sees_the_account(
    suite: Suite, staff: Callable[..., Page], open_page: Callable[..., Page], person: Person
) -> None:
    page = staff("operator")
    base = suite.page("admin")
    listed = page.request.get(f"{base}/api/admin/accounts?sort=-number&limit=1").json()
    person.account = listed["items"][0]["number"]
    _users(suite, page)
    page.get_by_role("button", name="Добавить пользователя").click()
    form = page.get_by_role("dialog")
    form.get_by_role("button", name="Добавить и отправить пароль").click()
    expect(form.get_by_text("Заполните это поле").first).to_be_visible()
    form.get_by_label("Лицевой счёт").fill(f"{person.account}, no-such-account")
    form.get_by_label("ФИО").fill(person.name)
    form.get_by_label("E-mail").fill(person.email)
    form.get_by_label("Телефон").fill(person.phone)
    form.get_by_role("button", name="Добавить и отправить пароль").click()
    expect(form.get_by_text("Нет в реестре: no-such-account")).to_be_visible()
    form.get_by_label("Лицевой счёт").fill(person.account)
    form.get_by_role("button", name="Добавить и отправить пароль").click()
    expect(page.get_by_text(f"отправлено на {person.email}")).to_be_visible()
    expect(page.get_by_role("cell", name=person.name, exact=True)).to_be_visible()

    letter = wait_for_letter(suite, page, person.email, "")
    found = _TEMPORARY.search(letter["text"])
    assert found, letter["text"]
    cabinet = open_page()
    cabinet.goto(suite.page("cabinet"))
    sign_in(cabinet, person.email, found[1])
    change_demanded(cabinet, found[1], _OWN_PASSWORD)
    seen = cabinet.request.get(f"{suite.page('cabinet')}/api/cabinet/accounts").json()
    assert [item["number"] for item in seen["items"]] == [person.account]


def test_a_contact_that_another_has_is_named(
    suite: Suite, staff: Callable[..., Page], person: Person
) -> None:
    page = staff("operator")
    _edit(suite, page, person)
    drawer = page.get_by_role("dialog")
    taken = suite.logins["cabinet"][0]["login"]
    drawer.get_by_label("E-mail" if "@" in taken else "Телефон").fill(taken)
    drawer.get_by_role("button", name="Сохранить").click()
    expect(drawer.get_by_text("Уже занято другим пользователем")).to_be_visible()


def test_a_former_address_is_told(suite: Suite, staff: Callable[..., Page], person: Person) -> None:
    page = staff("operator")
    _edit(suite, page, person)
    drawer = page.get_by_role("dialog")
    former, person.email = person.email, f"new-{person.email}"
    drawer.get_by_label("E-mail").fill(person.email)
    drawer.get_by_role("button", name="Сохранить").click()
    expect(drawer.get_by_text("Изменения сохранены")).to_be_visible()
    letter = wait_for_letter(suite, page, former, "почты изменён")
    assert person.email not in letter["text"]


def test_a_password_and_a_second_factor_for_who_cannot_get_in(
    suite: Suite, staff: Callable[..., Page], person: Person
) -> None:
    page = staff("operator")
    _edit(suite, page, person)
    drawer = page.get_by_role("dialog", name="Пользователь")
    drawer.get_by_role("button", name="Отправить временный пароль").click()
    question = page.get_by_role("dialog", name=re.compile("^Отправить временный пароль: "))
    question.get_by_role("button", name="Отправить временный пароль").click()
    expect(drawer.get_by_text(f"отправлено на {person.email}")).to_be_visible()
    letter = wait_for_letter(suite, page, person.email, "Временный пароль")
    assert _TEMPORARY.search(letter["text"])
    drawer.get_by_role("button", name="Отправить временный пароль").click()
    question.get_by_role("button", name="Отправить временный пароль").click()
    expect(question.get_by_text("Письмо уже отправлено")).to_be_visible()
    question.get_by_role("button", name="Отмена").click()
    drawer.get_by_role("button", name="Сбросить второй фактор").click()
    question = page.get_by_role("dialog", name=re.compile("^Сбросить второй фактор: "))
    question.get_by_role("button", name="Сбросить второй фактор").click()
    expect(drawer.get_by_text("Второй фактор сброшен, сеансы завершены")).to_be_visible()
    told = wait_for_letter(suite, page, person.email, "защита входа")
    assert "сотрудник поддержки отключил второй фактор" in told["text"]


def test_a_filter_stays_in_the_address(
    suite: Suite, staff: Callable[..., Page], person: Person
) -> None:
    page = staff("operator")
    _users(suite, page, person.email)
    page.get_by_role("button", name=f"Заблокировать: {person.name}").click()
    page.get_by_role("dialog").get_by_role("button", name="Заблокировать").click()
    page.get_by_text("Заблокированные", exact=True).click()
    expect(page).to_have_url(re.compile("state=blocked"))
    expect(page.get_by_role("cell", name=person.name, exact=True)).to_be_visible()
    page.reload()
    page.get_by_role("button", name=f"Разблокировать: {person.name}").click()
    page.get_by_role("dialog").get_by_role("button", name="Разблокировать").click()
    expect(page.get_by_role("cell", name=person.name, exact=True)).to_be_hidden()
    page.get_by_text("Активные", exact=True).click()
    expect(page.get_by_role("cell", name=person.name, exact=True)).to_be_visible()


def test_viewers_see_no_buttons(suite: Suite, staff: Callable[..., Page]) -> None:
    page = staff("viewer")
    for path in ("users", "staff"):
        page.goto(f"{suite.page('admin')}/{path}")
        page.get_by_role("table").wait_for()
        acts = re.compile("Добавить|Пригласить|Изменить|Заблокировать|Удалить")
        expect(page.get_by_role("button", name=acts)).to_have_count(0)


def test_an_administrator_edits_staff_but_not_the_own_role(
    suite: Suite, staff: Callable[..., Page]
) -> None:
    page = staff("administrator")
    me = page.request.get(f"{suite.page('admin')}/api/auth/me").json()
    page.goto(f"{suite.page('admin')}/staff?search={me['login']}")
    page.get_by_role("button", name=re.compile("^Изменить: ")).click()
    drawer = page.get_by_role("dialog", name="Сотрудник")
    expect(drawer.get_by_role("radio", name="Наблюдатель")).to_be_disabled()
    expect(drawer.get_by_role("button", name="Сбросить второй фактор")).to_have_count(0)
    drawer.get_by_label("E-mail").fill(f"{me['login']}@example.org")
    drawer.get_by_role("button", name="Сохранить").click()
    expect(drawer.get_by_text("Изменения сохранены")).to_be_visible()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("opener", ["Добавить пользователя", "Изменить: "])
def test_no_violation_with_a_drawer_open(
    suite: Suite, staff: Callable[..., Page], width: str, opener: str
) -> None:
    page = staff("operator", width)
    _users(suite, page)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.get_by_role("button", name=re.compile(f"^{opener}")).first.click()
    page.get_by_role("dialog").get_by_label("E-mail").wait_for()
    page.evaluate("Promise.all(document.getAnimations().map(a => a.finished.catch(() => 0)))")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
