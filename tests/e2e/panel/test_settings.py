"""«Настройки / Параметры»: seen before they are saved, saved by groups, two who change the same."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.pages import loaded
from tests.e2e.panel.pages import Staff
from tests.e2e.people import add_consumer, some_family
from tests.e2e.suite import Suite
from tests.support.axe import faults
from tests.support.waits import wait_until

_PLACE = "/api/cabinet/staff/settings"
_KEPT = ("phone", "hours", "hours_en", "unusual_factor")


@pytest.fixture
def page(suite: Suite, staff: Staff) -> Iterator[Page]:
    """Open the settings as an administrator; afterwards they are as they were."""
    page = staff("administrator", "/settings")
    page.get_by_role("heading", name="Параметры", level=1).wait_for()
    before = _known(suite, page)
    yield page
    _set(suite, page, **{name: before[name] for name in _KEPT})


def _known(suite: Suite, page: Page) -> Any:
    return page.request.get(suite.page("admin") + _PLACE).json()


def _set(suite: Suite, page: Page, **changes: Any) -> None:
    base = suite.page("admin")
    tag = page.request.get(base + _PLACE).headers["etag"]
    answer = page.request.patch(
        base + _PLACE, headers={"Origin": base, "If-Match": tag}, data=changes
    )
    assert answer.ok, answer.text()


def test_settings_are_seen_saved_and_told(
    suite: Suite, page: Page, consumer: Callable[..., Page]
) -> None:
    supplier = page.get_by_role("region", name="Энергосбытовая компания")
    time = page.get_by_role("region", name="Время и расчётный период")
    loaded(page)
    # What it would mean is seen before anything is saved.
    time.get_by_label("Первый день расчётного периода").fill("31")
    expect(time.get_by_text("31.12.").or_(time.get_by_text("31.01.")).first).to_be_visible()
    time.get_by_role("button", name="Вернуть как было").click()
    supplier.get_by_label("Цвет").fill("#ffee00")
    expect(supplier.get_by_text("возьмём оттенок темнее")).to_be_visible()
    supplier.get_by_role("button", name="Вернуть как было").click()
    page.get_by_label("Принимаем с числа").fill("20")
    page.get_by_label("по число").fill("20")
    readings = page.get_by_role("region", name="Приём показаний")
    readings.get_by_role("button", name="Сохранить").click()
    expect(readings.get_by_text("хотя бы два дня")).to_be_visible()
    readings.get_by_role("button", name="Вернуть как было").click()
    assert faults(page) == []
    # Saved, it is on the consumer's page at once, and the log tells of it.
    supplier.get_by_label("Телефон для абонентов").fill("8 800 111-22-33")
    supplier.get_by_role("button", name="Сохранить").click()
    expect(page.get_by_text("изменения сохранены")).to_be_visible()
    cabinet = consumer(0, "/")
    expect(cabinet.get_by_role("contentinfo")).to_contain_text("8 800 111-22-33")
    history = page.get_by_role("region", name="Кто и что менял")

    def told() -> bool:
        page.reload()
        loaded(page)
        return history.get_by_text("8 800 111-22-33").count() > 0

    wait_until(told, what="the log of the change")


def test_both_versions_are_shown_when_two_change_the_same(suite: Suite, page: Page) -> None:
    supplier = page.get_by_role("region", name="Энергосбытовая компания")
    hours = supplier.get_by_label("Когда отвечают", exact=True)
    hours.fill("пн–пт 9–18")
    # Another group is no matter; the same field is.
    _set(suite, page, unusual_factor=4.5)
    _set(suite, page, hours="всегда")
    supplier.get_by_role("button", name="Сохранить").click()
    both = supplier.get_by_role("alert").filter(has_text="изменил другой сотрудник")
    expect(both.get_by_role("row", name="пн–пт 9–18 всегда")).to_be_visible()
    assert faults(page) == []
    both.get_by_role("button", name="Сохранить моё").click()
    expect(both).to_have_count(0)
    expect(page.get_by_text("изменения сохранены")).to_be_visible()
    known = _known(suite, page)
    assert (known["hours"], known["unusual_factor"]) == ("пн–пт 9–18", 4.5)
    # Who leaves with what is not saved is asked first.
    hours.fill("никогда")
    page.get_by_role("link", name="Лицевые счета").first.click()
    question = page.get_by_role("dialog", name="Уйти без сохранения?")
    question.get_by_role("button", name="Остаться").click()
    expect(hours).to_have_value("никогда")
    page.get_by_role("link", name="Лицевые счета").first.click()
    question.get_by_role("button", name="Уйти").click()
    page.get_by_role("heading", name="Лицевые счета").wait_for()


def test_who_may_not_change_them_reads_them(staff: Staff) -> None:
    page = staff("viewer", "/settings")
    expect(page.get_by_label("Название", exact=True)).to_be_disabled()
    expect(page.get_by_role("button", name="Сохранить")).to_have_count(0)
    expect(page.get_by_role("region", name="Стёртые личные данные")).to_have_count(0)


def test_a_consumers_data_are_taken_and_erased(
    suite: Suite, staff: Staff, consumer: Callable[..., Page]
) -> None:
    name = f"{some_family()} Анна Петровна"
    person = add_consumer(suite, name=name)
    own = consumer(person=person, path="/profile")
    row = own.get_by_role("button", name="Подготовить файл")
    row.click()
    link = own.get_by_role("link", name="Скачать файл")
    expect(link).to_be_visible()
    with own.expect_download() as taken:
        link.click()
    assert taken.value.suggested_filename == "Мои данные.zip"
    assert faults(own) == []
    page = staff("administrator", f"/users?search={name}")
    loaded(page)
    page.get_by_role("button", name=f"Действия: {name}").click()
    page.get_by_role("menuitem", name="Изменить", exact=True).click()
    drawer = page.get_by_role("dialog", name="Пользователь")
    with page.expect_download() as exported:
        drawer.get_by_role("button", name="Выгрузить всё").click()
    assert exported.value.suggested_filename == "Мои данные.zip"
    drawer.get_by_role("button", name="Стереть личные данные").click()
    question = page.get_by_role("dialog", name="Стереть личные данные")
    expect(question.get_by_role("button", name="Стереть")).to_be_disabled()
    assert faults(page) == []
    question.get_by_label("Понимаю, что вернуть это нельзя").check()
    question.get_by_role("button", name="Стереть").click()
    expect(page.get_by_text("Вход закрыт, данные стираются")).to_be_visible()
    page.goto(suite.page("admin") + "/settings")
    erased = page.get_by_role("region", name="Стёртые личные данные")
    expect(erased.get_by_text("стёрто везде").first).to_be_visible()
    own.reload()
    own.wait_for_url("**/sign-in**")
