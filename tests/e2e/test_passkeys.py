"""Passkeys in a real browser with an authenticator of its debugger, at the cabinet's name."""

import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import CDPSession, Locator, Page, expect

from deploy.local.layout import Layout
from deploy.local.settings import manage
from tests.e2e.conftest import Suite, sign_in, wait_for_letter
from tests.e2e.test_accessibility import violations

_BUTTON = "Войти с ключом доступа"


@dataclass
class Owner:
    """A consumer of this module's own."""

    email: str = field(default_factory=lambda: f"keeper-{secrets.token_hex(4)}@example.org")
    password: str = field(default_factory=lambda: f"Тихий-омут-{secrets.token_hex(4)}")


@pytest.fixture
def owner(suite: Suite) -> Owner:
    """Make a consumer who has no passkey yet."""
    owner = Owner()
    manage(
        Layout.from_environment(test=True),
        "auth",
        *("add-consumer", "--name", "Хранитель", "--email", owner.email),
        *("--password", "-"),
        stdin=f"{owner.password}\n",
    )
    return owner


def named(suite: Suite, application: str = "cabinet") -> str:
    """Return the application's address by name: an IP address has no passkeys."""
    return suite.page(application).replace("127.0.0.1", "localhost")


def with_authenticator(page: Page) -> CDPSession:
    """Give the page's browser an authenticator that verifies its user at once."""
    debugger = page.context.new_cdp_session(page)
    debugger.send("WebAuthn.enable")
    authenticator = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    debugger.send("WebAuthn.addVirtualAuthenticator", {"options": authenticator})
    return debugger


def _enter(page: Page, suite: Suite, owner: Owner) -> None:
    page.goto(named(suite))
    sign_in(page, owner.email, owner.password)
    page.get_by_role("heading", name="Главная").wait_for()


def _panel(page: Page, suite: Suite) -> Locator:
    page.goto(f"{named(suite)}/profile")
    heading = page.get_by_role("heading", name="Ключи доступа", exact=True)
    panel = page.locator("section", has=heading)
    panel.wait_for()
    return panel


def _add(page: Page, suite: Suite, owner: Owner, name: str) -> str:
    """Add a passkey in the profile; return the first recovery code."""
    panel = _panel(page, suite)
    panel.get_by_role("button", name="Добавить ключ доступа").click()
    panel.get_by_label("Название ключа").fill(name)
    panel.get_by_label("Текущий пароль").fill(owner.password)
    panel.get_by_role("button", name="Продолжить").click()
    codes = panel.get_by_role("list", name="Резервные коды").get_by_role("listitem")
    expect(codes).to_have_count(10)
    assert violations(page) == []
    code = codes.first.inner_text()
    panel.get_by_role("button", name="Я сохранил коды").click()
    expect(panel.get_by_role("heading", name=name)).to_be_visible()
    return code


def _leave(page: Page, suite: Suite) -> None:
    page.request.post(f"{named(suite)}/api/auth/sign-out", headers={"Origin": named(suite)})
    page.goto(named(suite))
    page.get_by_role("button", name="Войти", exact=True).wait_for()


def test_a_passkey_is_added_signs_in_and_is_removed(
    suite: Suite, open_page: Callable[..., Page], owner: Owner
) -> None:
    page = open_page()
    with_authenticator(page)
    _enter(page, suite, owner)
    _add(page, suite, owner, "Ноутбук")
    wait_for_letter(suite, open_page(), owner.email, "Изменена защита входа")

    _leave(page, suite)
    page.get_by_role("button", name=_BUTTON).click()
    page.get_by_role("heading", name="Главная").wait_for()

    panel = _panel(page, suite)
    expect(panel.get_by_text(re.compile("последний вход"))).to_be_visible()
    panel.get_by_role("button", name="Переименовать: Ноутбук").click()
    panel.get_by_label("Название ключа").fill("Рабочий ноутбук")
    panel.get_by_role("button", name="Сохранить").click()
    panel.get_by_role("button", name="Удалить: Рабочий ноутбук").click()
    panel.get_by_label("Текущий пароль").fill("не тот пароль")
    panel.get_by_role("button", name="Удалить", exact=True).click()
    expect(panel.get_by_text("Текущий пароль указан неверно")).to_be_visible()
    panel.get_by_label("Текущий пароль").fill(owner.password)
    panel.get_by_role("button", name="Удалить", exact=True).click()
    expect(panel.get_by_role("heading", name="Рабочий ноутбук")).to_have_count(0)

    # The key that the service has forgotten opens nothing; the password still does.
    _leave(page, suite)
    page.get_by_role("button", name=_BUTTON).click()
    expect(page.get_by_text("Ключ доступа не подошёл")).to_be_visible()
    sign_in(page, owner.email, owner.password)
    page.get_by_role("heading", name="Главная").wait_for()


def test_a_passkey_or_a_recovery_code_confirms_a_new_device(
    suite: Suite, open_page: Callable[..., Page], owner: Owner
) -> None:
    page = open_page()
    with_authenticator(page)
    _enter(page, suite, owner)
    code = _add(page, suite, owner, "Ноутбук")

    # The same device and keys, but a browser that is new to the service.
    page.context.clear_cookies()
    page.goto(named(suite))
    sign_in(page, owner.email, owner.password)
    expect(page.get_by_role("radio", name="Ключ доступа")).to_be_checked()
    assert violations(page) == []
    page.get_by_role("button", name="Подтвердить").click()
    page.get_by_role("heading", name="Главная").wait_for()

    # By its IP address the cabinet has no passkeys; a recovery code stands in.
    other = open_page("phone")
    other.goto(suite.page("cabinet"))
    other.get_by_role("button", name="Войти", exact=True).wait_for()
    sign_in(other, owner.email, owner.password)
    other.get_by_role("textbox", name="Резервный код").fill(code)
    other.get_by_role("button", name="Подтвердить").click()
    other.get_by_role("heading", name="Главная").wait_for()
    other.goto(f"{suite.page('cabinet')}/profile")
    expect(other.get_by_role("link", name=named(suite))).to_be_visible()
    expect(other.get_by_role("button", name="Добавить ключ доступа")).to_have_count(0)


def test_the_keyboard_alone_adds_a_passkey_and_signs_in(
    suite: Suite, open_page: Callable[..., Page], owner: Owner
) -> None:
    page = open_page("narrow")
    with_authenticator(page)
    _enter(page, suite, owner)
    panel = _panel(page, suite)
    panel.get_by_role("button", name="Добавить ключ доступа").focus()
    page.keyboard.press("Enter")
    expect(panel.get_by_label("Название ключа")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.type(owner.password)
    page.keyboard.press("Enter")
    expect(panel.get_by_role("button", name="Я сохранил коды")).to_be_focused()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.keyboard.press("Enter")
    expect(panel.get_by_role("heading", name="Мой ключ")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    _leave(page, suite)
    page.get_by_role("button", name=_BUTTON).wait_for()
    assert violations(page) == []
    page.get_by_role("button", name="Войти", exact=True).focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name=_BUTTON)).to_be_focused()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Главная").wait_for()


def test_staff_see_the_button_too(suite: Suite, open_page: Callable[..., Page]) -> None:
    page = open_page()
    with_authenticator(page)
    page.goto(named(suite, "admin"))
    page.get_by_role("button", name=_BUTTON).click()
    # The authenticator keeps nothing for this address.
    expect(page.get_by_text("Ключ доступа не выбран")).to_be_visible()
    assert violations(page) == []


def test_english_words(suite: Suite, open_page: Callable[..., Page], owner: Owner) -> None:
    page = open_page()
    with_authenticator(page)
    _enter(page, suite, owner)
    _panel(page, suite)
    page.evaluate("localStorage.setItem('language', 'en')")
    page.reload()
    expect(page.get_by_role("button", name="Add a passkey")).to_be_visible()
