"""No violation that axe knows and nothing beside the window, also with menus and pickers open."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.e2e.cabinet.pages import opened
from tests.e2e.pages import loaded
from tests.e2e.suite import Suite
from tests.support.axe import faults, violations

PAGES = {
    "/": "Главная",
    "/readings": "Показания",
    "/account": "Абонент",
    "/diagnostics": "Диагностика",
    "/support": "Поддержка",
    "/outages": "Отключения",
    "/information": "Информация",
    "/services": "Услуги",
    "/profile": "Настройки",
    "/notices": "Уведомления",
    "/profile/notifications": "Настройка уведомлений",
}


def test_the_cabinets_pages(suite: Suite, consumer: Callable[..., Page]) -> None:
    page = consumer()
    found = {}
    for path, title in PAGES.items():
        page.goto(suite.page("cabinet") + path)
        opened(page, title)
        found[path] = faults(page)
    assert found == {path: [] for path in PAGES}


@pytest.mark.parametrize(
    ("application", "path"),
    [
        ("cabinet", "/"),
        ("cabinet", "/registration"),
        ("cabinet", "/recovery"),
        ("cabinet", "/recovery/confirm#token=none"),
        ("cabinet", "/consent#token=none"),
        ("admin", "/"),
        ("wizard", "/wizard/"),
    ],
)
def test_pages_before_signing_in(
    suite: Suite, open_page: Callable[..., Page], application: str, path: str
) -> None:
    page = open_page()
    page.goto(suite.page(application) + path)
    loaded(page)
    assert faults(page) == []


def test_open_menus_and_pickers(consumer: Callable[..., Page]) -> None:
    page = consumer(path="/readings")
    opened(page, "Показания")
    page.get_by_role("combobox").first.click()
    page.get_by_role("listbox").first.wait_for(state="attached")
    assert violations(page) == []
