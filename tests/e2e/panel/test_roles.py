"""«Роли»: one is made and given to a colleague, who sees just that; built-in ones are copied."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.e2e.panel.pages import Staff, choose_act
from tests.e2e.people import add_staff, some_family
from tests.e2e.suite import Suite
from tests.support.axe import faults


def _box(place: Page | Locator, name: str) -> Locator:
    return place.get_by_role("checkbox", name=name, exact=True)


def _menu(page: Page) -> list[str]:
    expect(page.get_by_role("navigation").get_by_role("link").first).to_be_visible()
    return page.get_by_role("navigation").get_by_role("link").all_inner_texts()


def _make_role(page: Page, name: str) -> None:
    page.get_by_role("button", name="Создать роль").click()
    form = page.get_by_role("dialog", name="Новая роль")
    form.get_by_role("button", name="Сохранить").click()
    expect(form.get_by_text("Отметьте хотя бы одно право")).to_be_visible()
    form.get_by_label("Название", exact=True).fill(name)
    _box(form, "Вести отключения").check()
    # To change is to see, and without seeing there is no changing.
    expect(_box(form, "Смотреть отключения")).to_be_checked()
    _box(form, "Смотреть отключения").uncheck()
    expect(_box(form, "Вести отключения")).not_to_be_checked()
    _box(form, "Вести отключения").check()
    assert faults(page) == []
    form.get_by_role("button", name="Сохранить").click()
    expect(page.get_by_text("Роль сохранена")).to_be_visible()
    expect(form).to_be_hidden()
    expect(page.get_by_role("row", name=re.compile(f"{name} Отключения 2 0$"))).to_be_visible()


def _give_role(page: Page, suite: Suite, login: str, name: str, role: str) -> None:
    page.goto(f"{suite.page('admin')}/staff?search={login}")
    choose_act(page, "Изменить", name)
    drawer = page.get_by_role("dialog", name="Сотрудник")
    drawer.get_by_label("E-mail").fill(f"{login}@example.org")
    drawer.get_by_role("combobox", name="Роль").fill(role)
    page.get_by_title(role, exact=True).click()
    drawer.get_by_role("button", name="Сохранить").click()
    expect(drawer.get_by_text("Изменения сохранены")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("cell", name=role, exact=True)).to_be_visible()


def test_a_role_is_made_and_given_to_a_colleague_who_sees_just_that(
    suite: Suite, staff: Staff
) -> None:
    family = some_family()
    role = f"Диспетчер {family}"
    colleague = add_staff(suite, "viewer", name=f"{family} Пётр")
    page = staff(person=add_staff(suite, "administrator"), path="/roles")
    assert faults(page) == []
    _make_role(page, role)
    _give_role(page, suite, colleague.login, f"{family} Пётр", role)

    theirs = staff(person=colleague)
    expect(theirs).to_have_url(re.compile("/outages$"))
    assert _menu(theirs) == ["Список отключений", "Сообщения об отключениях", "Карта домов"]
    expect(theirs.get_by_role("button", name="Новое отключение")).to_be_visible()
    theirs.goto(f"{suite.page('admin')}/accounts")
    expect(theirs.get_by_role("heading", name="Нет прав")).to_be_attached()
    expect(theirs.get_by_text(re.compile("Права могут дать: "))).to_be_visible()
    assert faults(theirs) == []
    theirs.goto(f"{suite.page('admin')}/profile")
    expect(theirs.get_by_text(role)).to_be_visible()

    # What is added is there within a minute, without a new sign-in.
    page.goto(f"{suite.page('admin')}/roles")
    page.get_by_role("link", name=role).click()
    drawer = page.get_by_role("dialog", name="Роль")
    expect(drawer.get_by_text(f"{family} Пётр")).to_be_visible()
    drawer.get_by_role("button", name="Удалить").click()
    page.get_by_role("tooltip").get_by_role("button", name="Удалить").click()
    expect(drawer.get_by_text("У этой роли есть сотрудники")).to_be_visible()
    _box(drawer, "Смотреть письма").check()
    drawer.get_by_role("button", name="Сохранить").click()
    expect(page.get_by_text("Роль сохранена")).to_be_visible()
    theirs.reload()
    expect(theirs.get_by_role("link", name="Письма")).to_be_visible()
    theirs.goto(f"{suite.page('admin')}/letters")
    expect(theirs.get_by_role("heading", name="Письма", level=1)).to_be_visible()


def test_a_built_in_role_is_copied_and_not_changed(suite: Suite, staff: Staff) -> None:
    # The language is kept with the person.
    page = staff(person=add_staff(suite, "administrator"), path="/roles")
    page.get_by_role("button", name="English").click()
    page.get_by_role("link", name="Viewer").click()
    drawer = page.get_by_role("dialog", name="Role")
    expect(_box(drawer, "See accounts")).to_be_checked()
    expect(_box(drawer, "See accounts")).to_be_disabled()
    assert faults(page) == []
    drawer.get_by_role("button", name="Make a copy").click()
    form = page.get_by_role("dialog", name="New role")
    expect(form.get_by_label("Name in Russian")).to_have_value("Наблюдатель (копия)")
    expect(_box(form, "See accounts")).to_be_checked()
    expect(_box(form, "Change accounts and customers")).not_to_be_checked()


def test_who_may_only_look_sees_roles_without_buttons(staff: Staff) -> None:
    page = staff("viewer", "/roles?role=operator")
    drawer = page.get_by_role("dialog", name="Роль")
    expect(_box(drawer, "Смотреть письма")).to_be_checked()
    expect(drawer.get_by_role("button", name=re.compile("копию|Сохранить|Удалить"))).to_have_count(
        0
    )
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Создать роль")).to_have_count(0)
