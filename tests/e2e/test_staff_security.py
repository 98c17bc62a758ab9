"""A member of staff's own page; and a panel whose staff must have a second factor."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, Request, Route, expect

from deploy.local.layout import Layout
from deploy.local.settings import service_environment
from tests.e2e.forms import change_password, set_up_codes, sign_in, sign_in_by_code
from tests.e2e.panel.pages import Staff, at_home
from tests.e2e.people import Person, add_staff
from tests.e2e.suite import Suite
from tests.support.axe import faults
from tests.support.postgres import free_port
from tests.support.processes import Process

_OWN = "Лодка-плывёт-по-озеру-6"
_NAME = "Ольга Сергеевна"
_SECOND_STEP = "Второй шаг входа"


@pytest.fixture
def colleague(suite: Suite) -> Person:
    """Make a member of staff for one test."""
    return add_staff(suite, "operator", name=_NAME)


@pytest.fixture(scope="module")
def strict_auth(suite: Suite) -> Iterator[str]:
    """Run an auth that demands the second factor of staff; return its address.

    A setting holds for a whole service, so it runs beside the suite's, on the same database and
    keys.
    """
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    demand = {"AUTH_PORT": str(port), "AUTH_STAFF_SECOND_FACTOR": "true"}
    env = service_environment(Layout.from_environment(test=True), "auth") | demand
    with Process("services.auth.main", env=env, ready=f"{address}/ready"):
        yield address


@pytest.fixture
def strict(suite: Suite, strict_auth: str, open_page: Callable[..., Page]) -> Callable[..., Page]:
    """Open pages of a panel whose auth demands the second factor of staff.

    What these pages ask of auth goes to that one, as a gateway would lead it.
    """
    panel = suite.page("admin")

    def lead(route: Route, request: Request) -> None:
        headers = request.headers | {"x-application": "admin", "sec-fetch-site": "same-origin"}
        answer = route.fetch(url=request.url.replace(panel, strict_auth), headers=headers)
        route.fulfill(response=answer)

    def make(width: str = "desktop") -> Page:
        page = open_page(width)
        page.context.route(f"{panel}/api/auth/**", lead)
        page.goto(panel)
        return page

    return make


def _own_page(page: Page) -> None:
    page.get_by_role("button", name=re.compile(f"Меню пользователя|{_NAME}")).click()
    page.get_by_role("menuitem", name="Мой профиль").click()
    page.get_by_role("heading", name="Мой профиль").wait_for()


def test_an_address_is_confirmed_by_letter_on_the_own_page(
    suite: Suite, staff: Staff, colleague: Person
) -> None:
    page = staff(person=colleague)
    at_home(page)
    _own_page(page)
    expect(page.get_by_text(colleague.login)).to_be_visible()
    expect(page.get_by_text("Оператор")).to_be_visible()
    expect(page.get_by_text("Сначала укажите e-mail")).to_be_visible()

    email = f"{colleague.login}@example.org"
    page.get_by_role("button", name="Изменить: E-mail").click()
    page.get_by_label("Новый e-mail").fill(email)
    page.get_by_label("Текущий пароль").fill(colleague.password)
    page.get_by_role("button", name="Отправить код").click()
    letter = suite.letter(email, "Код для подтверждения")
    found = re.search(r"Код подтверждения: (\d{5})", letter["text"])
    assert found, letter["text"]
    page.get_by_label("Код из письма").fill(found[1])
    page.get_by_role("button", name="Подтвердить").click()
    expect(page.get_by_text(email)).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("^Включить: Подтверждать"))).to_be_visible()


def test_own_page_has_second_factor_and_sessions(
    suite: Suite, staff: Staff, open_page: Callable[..., Page], colleague: Person
) -> None:
    page = staff(person=colleague, path="/profile")
    page.get_by_role("button", name="Включить: Коды из приложения").click()
    application = set_up_codes(page, colleague.password)
    page.get_by_role("button", name="Я сохранил коды").click()
    expect(page.get_by_text("осталось 10 резервных кодов")).to_be_visible()

    other = open_page()
    other.goto(suite.page("admin"))
    sign_in_by_code(other, colleague, application)
    at_home(other)
    page.reload()
    rows = page.get_by_role("listitem").filter(has_text="адрес")
    expect(rows).to_have_count(2)
    rows.filter(has_not_text="Текущий").get_by_role("button", name=re.compile("Завершить")).click()
    expect(rows).to_have_count(1)
    other.goto(f"{suite.page('admin')}/profile")
    other.get_by_role("button", name="Войти").wait_for()

    # With a second factor a shorter password will do, and the form knows.
    page.get_by_role("main").get_by_role("link", name="Сменить пароль").click()
    expect(page.get_by_text("от 8 до 128 знаков")).to_be_visible()
    page.get_by_role("button", name="Отмена").click()
    page.get_by_role("heading", name="Мой профиль").wait_for()


def test_the_advice_to_confirm_sign_ins_can_be_put_off(staff: Staff, colleague: Person) -> None:
    page = staff(person=colleague, path="/profile")
    advice = page.get_by_text("Советуем включить подтверждение входа")
    advice.wait_for()
    page.get_by_role("button", name="Не сейчас").click()
    expect(advice).to_have_count(0)
    page.reload()
    page.get_by_role("button", name="Включить: Коды из приложения").wait_for()
    expect(advice).to_have_count(0)


def test_own_page_is_accessible(staff: Staff, colleague: Person) -> None:
    page = staff(person=colleague, path="/profile")
    page.get_by_role("heading", name="Мой профиль").wait_for()
    page.get_by_text("Текущий").wait_for()
    assert faults(page) == []
    page.get_by_role("button", name="Включить: Коды из приложения").press("Enter")
    page.get_by_label("Текущий пароль").fill(colleague.password)
    page.keyboard.press("Enter")
    page.get_by_role("img", name=re.compile("^QR-код")).wait_for()
    assert faults(page) == []


def _demanded(page: Page) -> None:
    page.get_by_role("heading", name=_SECOND_STEP).wait_for()


def test_without_a_factor_the_panel_leads_to_setting_one_up(
    suite: Suite, strict: Callable[..., Page]
) -> None:
    colleague = add_staff(suite, "operator", name=_NAME, must_change_password=True)
    page = strict()
    panel = suite.page("admin")
    page.goto(f"{panel}/integration")
    sign_in(page, colleague.login, colleague.password)
    # First the password, then the factor.
    page.get_by_role("heading", name="Смена пароля").wait_for()
    change_password(page, colleague.password, _OWN)
    colleague.password = _OWN
    page.get_by_role("button", name="Продолжить").click()
    _demanded(page)

    # Nothing else opens, here and at the other services.
    for path in ("accounts", "profile", "password"):
        page.goto(f"{panel}/{path}")
        _demanded(page)
    for path in (
        "api/admin/integration/batches",
        "api/cabinet/staff/accounts",
        "api/notifications/staff/letters",
    ):
        refused = page.request.get(f"{panel}/{path}")
        assert (refused.status, refused.json()["type"].rpartition(":")[2]) == (
            403,
            "second-factor-required",
        )

    page.goto(f"{panel}/integration")
    application = set_up_codes(page, colleague.password)
    page.get_by_role("button", name="Я сохранил коды").click()
    page.get_by_role("heading", name="Журнал пакетов").wait_for()
    assert page.request.get(f"{panel}/api/cabinet/staff/settings").ok

    # The last factor stays.
    _own_page(page)
    page.get_by_role("button", name="Выключить: Коды из приложения").click()
    page.get_by_label("Текущий пароль").fill(colleague.password)
    page.get_by_role("button", name="Выключить", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Второй шаг входа обязателен")

    other = strict()
    sign_in_by_code(other, colleague, application)
    at_home(other)


def test_the_demand_is_accessible_and_can_be_left(
    strict: Callable[..., Page], colleague: Person
) -> None:
    page = strict()
    sign_in(page, colleague.login, colleague.password)
    _demanded(page)
    assert faults(page) == []
    page.get_by_label("Текущий пароль").fill(colleague.password)
    page.keyboard.press("Enter")
    page.get_by_role("img", name=re.compile("^QR-код")).wait_for()
    assert faults(page) == []
    page.get_by_role("button", name="Выйти").click()
    page.get_by_role("button", name="Войти").wait_for()
