"""A member of staff's own page; and a panel whose staff must have a second factor."""

import re
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pyotp
import pytest
from playwright.sync_api import Page, Request, Route, expect

from deploy.local.layout import Layout
from deploy.local.settings import manage, service_environment
from tests.e2e.conftest import WIDTHS, Suite, sign_in, wait_for_letter
from tests.e2e.test_accessibility import violations
from tests.support.postgres import free_port
from tests.support.processes import Process

_FIRST = "Временный-билет-в-музей-5"
_OWN = "Лодка-плывёт-по-озеру-6"
_HOME = "Лицевые счета"


@dataclass
class Colleague:
    """A member of staff made for one test."""

    login: str
    password: str


@pytest.fixture
def colleague() -> Callable[..., Colleague]:
    """Make members of staff, as the installer does."""

    def make(*words: str) -> Colleague:
        login = f"colleague-{secrets.token_hex(3)}"
        manage(
            Layout.from_environment(test=True),
            "auth",
            *("add-staff", "--login", login, "--name", "Ольга Сергеевна", "--role", "operator"),
            *("--password", "-", *words),
            stdin=f"{_FIRST}\n",
        )
        return Colleague(login, _FIRST)

    return make


@pytest.fixture
def strict(suite: Suite, open_page: Callable[..., Page]) -> Iterator[Callable[..., Page]]:
    """Open pages of a panel whose auth demands the second factor of staff.

    A setting holds for a whole service, so a second auth runs beside the suite's, on the same
    database and keys; what these pages ask of auth goes there, as a gateway would lead it.
    """
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    demand = {"AUTH_PORT": str(port), "AUTH_STAFF_SECOND_FACTOR": "true"}
    env = service_environment(Layout.from_environment(test=True), "auth") | demand
    panel = suite.page("admin")

    def lead(route: Route, request: Request) -> None:
        headers = request.headers | {"x-application": "admin", "sec-fetch-site": "same-origin"}
        answer = route.fetch(url=request.url.replace(panel, address), headers=headers)
        route.fulfill(response=answer)

    def make(width: str = "desktop") -> Page:
        page = open_page(width)
        page.context.route(f"{panel}/api/auth/**", lead)
        page.goto(panel)
        return page

    with Process("services.auth.main", env=env, ready=f"{address}/ready"):
        yield make


def _set_up(page: Page, password: str) -> tuple[pyotp.TOTP, datetime]:
    """Set an application up from the password to its first code; return it and the moment."""
    page.get_by_label("Текущий пароль").fill(password)
    page.get_by_role("button", name="Продолжить").click()
    page.get_by_role("img", name=re.compile("^QR-код")).wait_for()
    shown = page.get_by_text("Или введите ключ вручную:").inner_text()
    totp, now = pyotp.TOTP(shown.partition(":")[2].strip()), datetime.now(UTC)
    page.get_by_label("Код из приложения").fill(totp.at(now))
    page.get_by_role("button", name="Включить", exact=True).click()
    codes = page.get_by_role("list", name="Резервные коды").get_by_role("listitem")
    expect(codes).to_have_count(10)
    return totp, now


def _own_page(page: Page) -> None:
    page.get_by_role("button", name=re.compile("Меню пользователя|Ольга")).click()
    page.get_by_role("menuitem", name="Мой профиль").click()
    page.get_by_role("heading", name="Мой профиль").wait_for()


def test_own_page_has_address_factor_and_sessions(
    suite: Suite, open_page: Callable[..., Page], colleague: Callable[..., Colleague]
) -> None:
    person = colleague()
    page = open_page()
    page.goto(suite.page("admin"))
    sign_in(page, person.login, person.password)
    page.get_by_role("heading", name=_HOME).wait_for()
    _own_page(page)
    expect(page.get_by_text(person.login)).to_be_visible()
    expect(page.get_by_text("Оператор")).to_be_visible()
    expect(page.get_by_text("Сначала укажите e-mail")).to_be_visible()

    email = f"{person.login}@example.org"
    page.get_by_role("button", name="Изменить: E-mail").click()
    page.get_by_label("Новый e-mail").fill(email)
    page.get_by_label("Текущий пароль").fill(person.password)
    page.get_by_role("button", name="Отправить код").click()
    letter = wait_for_letter(suite, page, email, "Код для подтверждения")
    found = re.search(r"Код подтверждения: (\d{5})", letter["text"])
    assert found, letter["text"]
    page.get_by_label("Код из письма").fill(found[1])
    page.get_by_role("button", name="Подтвердить").click()
    expect(page.get_by_text(email)).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("^Включить: Подтверждать"))).to_be_visible()

    page.get_by_role("button", name="Включить: Коды из приложения").click()
    totp, now = _set_up(page, person.password)
    page.get_by_role("button", name="Я сохранил коды").click()
    expect(page.get_by_text("осталось 10 резервных кодов")).to_be_visible()

    other = open_page()
    other.goto(suite.page("admin"))
    sign_in(other, person.login, person.password)
    other.get_by_role("textbox", name="Код из приложения").fill(
        totp.at(now + timedelta(seconds=30))
    )
    other.get_by_role("button", name="Подтвердить").click()
    other.get_by_role("heading", name=_HOME).wait_for()
    page.reload()
    rows = page.get_by_role("listitem").filter(has_text="адрес")
    expect(rows).to_have_count(2)
    rows.filter(has_not_text="Текущая").get_by_role("button", name=re.compile("Завершить")).click()
    expect(rows).to_have_count(1)
    other.goto(f"{suite.page('admin')}/profile")
    other.get_by_role("button", name="Войти").wait_for()

    # With a second factor a shorter password will do, and the form knows.
    page.get_by_role("main").get_by_role("link", name="Сменить пароль").click()
    expect(page.get_by_text("от 8 до 128 знаков")).to_be_visible()
    page.get_by_role("button", name="Отмена").click()
    page.get_by_role("heading", name="Мой профиль").wait_for()


@pytest.mark.parametrize("width", WIDTHS)
def test_own_page_is_accessible(
    suite: Suite, open_page: Callable[..., Page], colleague: Callable[..., Colleague], width: str
) -> None:
    person = colleague()
    page = open_page(width)
    page.goto(f"{suite.page('admin')}/profile")
    sign_in(page, person.login, person.password)
    page.get_by_role("heading", name="Мой профиль").wait_for()
    page.get_by_text("Текущая").wait_for()
    assert violations(page) == []
    page.get_by_role("button", name="Включить: Коды из приложения").press("Enter")
    page.get_by_label("Текущий пароль").fill(person.password)
    page.keyboard.press("Enter")
    page.get_by_role("img", name=re.compile("^QR-код")).wait_for()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_without_a_factor_the_panel_leads_to_setting_one_up(
    suite: Suite, strict: Callable[..., Page], colleague: Callable[..., Colleague]
) -> None:
    person = colleague("--must-change")
    page = strict()
    panel = suite.page("admin")
    page.goto(f"{panel}/integration")
    sign_in(page, person.login, person.password)
    # First the password, then the factor.
    page.get_by_role("heading", name="Смена пароля").wait_for()
    page.get_by_label("Текущий пароль").fill(person.password)
    page.get_by_label("Новый пароль", exact=True).fill(_OWN)
    page.get_by_label("Новый пароль ещё раз").fill(_OWN)
    page.get_by_role("button", name="Сменить пароль").click()
    page.get_by_role("button", name="Продолжить").click()
    page.get_by_role("heading", name="Второй шаг входа").wait_for()

    # Nothing else opens, here and at the other services.
    for path in ("accounts", "profile", "password"):
        page.goto(f"{panel}/{path}")
        page.get_by_role("heading", name="Второй шаг входа").wait_for()
    for path in ("api/admin/settings", "api/admin/accounts", "api/notifications/letters"):
        refused = page.request.get(f"{panel}/{path}")
        assert (refused.status, refused.json()["type"].rpartition(":")[2]) == (
            403,
            "second-factor-required",
        )

    page.goto(f"{panel}/integration")
    totp, now = _set_up(page, _OWN)
    page.get_by_role("button", name="Я сохранил коды").click()
    page.get_by_role("heading", name="Интеграция").wait_for()
    assert page.request.get(f"{panel}/api/admin/settings").ok

    # The last factor stays.
    _own_page(page)
    page.get_by_role("button", name="Выключить: Коды из приложения").click()
    page.get_by_label("Текущий пароль").fill(_OWN)
    page.get_by_role("button", name="Выключить", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Второй шаг входа обязателен")

    other = strict()
    sign_in(other, person.login, _OWN)
    other.get_by_role("textbox", name="Код из приложения").fill(
        totp.at(now + timedelta(seconds=30))
    )
    other.get_by_role("button", name="Подтвердить").click()
    other.get_by_role("heading", name=_HOME).wait_for()


@pytest.mark.parametrize("width", WIDTHS)
def test_the_demand_is_accessible_and_can_be_left(
    strict: Callable[..., Page], colleague: Callable[..., Colleague], width: str
) -> None:
    person = colleague()
    page = strict(width)
    sign_in(page, person.login, person.password)
    page.get_by_role("heading", name="Второй шаг входа").wait_for()
    assert violations(page) == []
    page.get_by_label("Текущий пароль").fill(person.password)
    page.keyboard.press("Enter")
    page.get_by_role("img", name=re.compile("^QR-код")).wait_for()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.get_by_role("button", name="Выйти").click()
    page.get_by_role("button", name="Войти").wait_for()
