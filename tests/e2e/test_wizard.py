"""An installer in the wizard: the token, a wrong password, setting the auth service up."""

import re
from collections.abc import Callable

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Suite, open_wizard, sign_in

_JOB_MS = 90_000


@pytest.fixture
def wizard(suite: Suite, open_page: Callable[..., Page]) -> Page:
    """Open the wizard with the bootstrap token."""
    page = open_page()
    open_wizard(suite, page)
    page.get_by_role("heading", name=re.compile("1.1 Параметры подключения")).wait_for()
    return page


def test_a_wrong_token_opens_nothing(suite: Suite, open_page: Callable[..., Page]) -> None:
    page = open_page()
    page.goto(f"{suite.page('wizard')}/wizard/")
    page.get_by_label("Ключ настройки", exact=True).fill("not the token")
    page.get_by_role("button", name="Войти").click()
    expect(page.get_by_role("alert")).to_be_visible()


def test_the_saved_password_is_never_shown(suite: Suite, wizard: Page) -> None:
    password = suite.facts["databases"]["auth"]["password"]
    assert password not in wizard.content()
    expect(wizard.get_by_label("Пароль", exact=True)).to_have_value("")
    expect(wizard.get_by_text("Пароль сохранён")).to_be_visible()


def test_a_check_says_the_servers_version_or_the_reason(suite: Suite, wizard: Page) -> None:
    wizard.get_by_role("button", name="Проверить").click()
    expect(wizard.get_by_text(re.compile("Ответил сервер .*15"))).to_be_visible()
    wizard.get_by_label("Пароль", exact=True).fill("certainly wrong")
    wizard.get_by_role("button", name="Проверить").click()
    expect(wizard.get_by_text(re.compile("парол", re.IGNORECASE)).last).to_be_visible()
    wizard.get_by_label("Пароль", exact=True).fill("")
    wizard.get_by_label("Порт").fill("1")
    wizard.get_by_role("button", name="Проверить").click()
    expect(wizard.get_by_role("alert")).to_be_visible()


def test_the_auth_service_is_set_up_and_restarted(suite: Suite, wizard: Page) -> None:
    door = f"http://127.0.0.1:{suite.facts['ports']['auth']}/health"
    before = httpx.get(door).json()["instance"]
    wizard.get_by_role("button", name="Далее").click()
    done = wizard.get_by_text(re.compile("настройка завершена"))
    expect(done).to_be_visible(timeout=_JOB_MS)
    assert httpx.get(door).json()["instance"] != before
    wizard.reload()
    expect(done).to_be_visible()


def test_people_can_sign_in_after_the_restart(suite: Suite, open_page: Callable[..., Page]) -> None:
    page = open_page()
    page.goto(suite.page("cabinet"))
    person = suite.logins["cabinet"][0]
    sign_in(page, person["login"], person["password"])
    expect(page.get_by_role("heading", name="Главная")).to_be_visible()
