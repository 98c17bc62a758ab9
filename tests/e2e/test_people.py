"""Staff in «Список пользователей»: adding, editing, a lost letter, a lost second factor."""

import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.cabinet.pages import change_demanded
from tests.e2e.forms import sign_in
from tests.e2e.panel.pages import Staff, choose_act, confirm, edit_user, open_users
from tests.e2e.people import add_consumer, add_staff, some_family
from tests.e2e.suite import Suite
from tests.support.axe import faults, violations

_TEMPORARY = re.compile(r"Временный пароль: (\S+)")
_OWN_PASSWORD = "Берёзовая-роща-у-реки-3"


@dataclass
class Somebody:
    """A consumer whom staff add or change."""

    name: str = field(default_factory=lambda: f"{some_family()} Вера")
    email: str = field(default_factory=lambda: f"vera-{secrets.token_hex(4)}@example.org")
    phone: str = field(default_factory=lambda: f"+7913{secrets.randbelow(10**7):07d}")


@pytest.fixture(scope="module")
def person(suite: Suite) -> Somebody:
    """Make the consumer whom the tests of this module change."""
    known = Somebody()
    known.email = add_consumer(suite, name=known.name).login
    return known


def test_an_added_consumer_signs_in_and_sees_the_account(
    suite: Suite, staff: Staff, open_page: Callable[..., Page]
) -> None:
    page, person = open_users(staff), Somebody()
    base = suite.page("admin")
    listed = page.request.get(f"{base}/api/cabinet/staff/accounts?sort=-number&limit=1").json()
    account = listed["items"][0]["number"]
    page.get_by_role("button", name="Добавить пользователя").click()
    form = page.get_by_role("dialog")
    form.get_by_role("button", name="Добавить и отправить пароль").click()
    expect(form.get_by_text("Заполните это поле").first).to_be_visible()
    form.get_by_label("Лицевой счёт").fill(f"{account}, no-such-account")
    form.get_by_label("ФИО").fill(person.name)
    form.get_by_label("E-mail").fill(person.email)
    form.get_by_label("Телефон").fill(person.phone)
    form.get_by_role("button", name="Добавить и отправить пароль").click()
    expect(form.get_by_text("Нет в реестре: no-such-account")).to_be_visible()
    form.get_by_label("Лицевой счёт").fill(account)
    form.get_by_role("button", name="Добавить и отправить пароль").click()
    expect(page.get_by_text(f"отправлено на {person.email}")).to_be_visible()
    expect(page.get_by_role("cell", name=person.name, exact=True)).to_be_visible()

    letter = suite.letter(person.email)
    found = _TEMPORARY.search(letter["text"])
    assert found, letter["text"]
    cabinet = open_page()
    cabinet.goto(suite.page("cabinet"))
    sign_in(cabinet, person.email, found[1])
    change_demanded(cabinet, found[1], _OWN_PASSWORD)
    seen = cabinet.request.get(f"{suite.page('cabinet')}/api/cabinet/accounts").json()
    assert [item["number"] for item in seen["items"]] == [account]


def test_a_contact_that_another_has_is_named(suite: Suite, staff: Staff, person: Somebody) -> None:
    drawer = edit_user(open_users(staff, person.email), person.name)
    taken = suite.logins["cabinet"][0]["login"]
    drawer.get_by_label("E-mail" if "@" in taken else "Телефон").fill(taken)
    drawer.get_by_role("button", name="Сохранить").click()
    expect(drawer.get_by_text("Уже занято другим пользователем")).to_be_visible()


def test_a_former_address_is_told(suite: Suite, staff: Staff, person: Somebody) -> None:
    drawer = edit_user(open_users(staff, person.email), person.name)
    former, person.email = person.email, f"new-{person.email}"
    drawer.get_by_label("E-mail").fill(person.email)
    drawer.get_by_role("button", name="Сохранить").click()
    expect(drawer.get_by_text("Изменения сохранены")).to_be_visible()
    letter = suite.letter(former, "почты изменён")
    assert person.email not in letter["text"]


def test_a_password_and_a_second_factor_for_who_cannot_get_in(
    suite: Suite, staff: Staff, person: Somebody
) -> None:
    page = open_users(staff, person.email)
    drawer = edit_user(page, person.name)
    drawer.get_by_role("button", name="Отправить временный пароль").click()
    confirm(page, "Отправить временный пароль", ": ")
    expect(drawer.get_by_text(f"отправлено на {person.email}")).to_be_visible()
    letter = suite.letter(person.email, "Временный пароль")
    assert _TEMPORARY.search(letter["text"])
    drawer.get_by_role("button", name="Отправить временный пароль").click()
    question = confirm(page, "Отправить временный пароль", ": ")
    expect(question.get_by_text("Письмо уже отправлено")).to_be_visible()
    question.get_by_role("button", name="Отмена").click()
    drawer.get_by_role("button", name="Сбросить второй фактор").click()
    confirm(page, "Сбросить второй фактор", ": ")
    expect(drawer.get_by_text("Второй фактор сброшен, сеансы завершены")).to_be_visible()
    told = suite.letter(person.email, "защита входа")
    assert "сотрудник поддержки отключил второй фактор" in told["text"]


def test_a_filter_stays_in_the_address(staff: Staff, person: Somebody) -> None:
    page = open_users(staff, person.email)
    choose_act(page, "Заблокировать", person.name)
    confirm(page, "Заблокировать")
    page.get_by_text("Заблокированные", exact=True).click()
    expect(page).to_have_url(re.compile("state=blocked"))
    expect(page.get_by_role("cell", name=person.name, exact=True)).to_be_visible()
    page.reload()
    choose_act(page, "Разблокировать", person.name)
    confirm(page, "Разблокировать")
    expect(page.get_by_role("cell", name=person.name, exact=True)).to_be_hidden()
    page.get_by_text("Активные", exact=True).click()
    expect(page.get_by_role("cell", name=person.name, exact=True)).to_be_visible()


def test_viewers_see_no_buttons(suite: Suite, staff: Staff) -> None:
    page = staff("viewer", None)
    for path in ("users", "staff"):
        page.goto(f"{suite.page('admin')}/{path}")
        page.get_by_role("table").wait_for()
        acts = re.compile("Добавить|Пригласить|Действия|Изменить|Заблокировать|Удалить")
        expect(page.get_by_role("button", name=acts)).to_have_count(0)


def test_an_administrator_edits_staff_but_not_the_own_role(suite: Suite, staff: Staff) -> None:
    me = add_staff(suite, "administrator")
    page = staff(person=me, path=f"/staff?search={me.login}")
    page.get_by_role("button", name=re.compile("^Изменить: ")).click()
    drawer = page.get_by_role("dialog", name="Сотрудник")
    expect(drawer.get_by_role("combobox", name="Роль")).to_be_disabled()
    expect(drawer.get_by_role("button", name="Сбросить второй фактор")).to_have_count(0)
    drawer.get_by_label("E-mail").fill(f"{me.login}@example.org")
    drawer.get_by_role("button", name="Сохранить").click()
    expect(drawer.get_by_text("Изменения сохранены")).to_be_visible()


def test_no_violation_also_with_a_drawer_open(staff: Staff) -> None:
    page = open_users(staff)
    assert faults(page) == []
    for opener in ("Добавить пользователя", "Действия: "):
        page.get_by_role("button", name=re.compile(f"^{opener}")).first.click()
        if opener == "Действия: ":
            edit = page.get_by_role("menuitem", name="Изменить")
            edit.wait_for()
            assert violations(page) == []
            edit.click()
        drawer = page.get_by_role("dialog")
        drawer.get_by_label("E-mail").wait_for()
        assert faults(page) == [], opener
        page.keyboard.press("Escape")
        expect(drawer).to_be_hidden()
