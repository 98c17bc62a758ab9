"""Passkeys in a real browser with an authenticator of its debugger, at the cabinet's name."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import CDPSession, Locator, Page, expect

from tests.e2e.cabinet import pages
from tests.e2e.forms import sign_in
from tests.e2e.people import Person, add_consumer, enter
from tests.e2e.suite import Suite
from tests.support.axe import fits, violations

_BUTTON = "Войти с ключом доступа"


@pytest.fixture
def owner(suite: Suite) -> Person:
    """Make a consumer who has no passkey yet."""
    return add_consumer(suite, name="Хранитель")


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


def _open(page: Page, suite: Suite, owner: Person) -> Locator:
    """Sign the owner in and open the part of the profile that has the passkeys."""
    enter(page.request, named(suite), owner)
    return _panel(page, suite)


def _panel(page: Page, suite: Suite) -> Locator:
    page.goto(f"{named(suite)}/profile")
    panel = pages.panel(page, "Ключи доступа")
    panel.wait_for()
    return panel


def _add(page: Page, panel: Locator, owner: Person, name: str) -> str:
    """Add a passkey in the profile; return the first recovery code."""
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
    suite: Suite, open_page: Callable[..., Page], owner: Person
) -> None:
    page = open_page()
    with_authenticator(page)
    _add(page, _open(page, suite, owner), owner, "Ноутбук")
    suite.letter(owner.login, "Изменена защита входа")

    _leave(page, suite)
    page.get_by_role("button", name=_BUTTON).click()
    pages.at_home(page)

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
    sign_in(page, owner.login, owner.password)
    pages.at_home(page)


def test_a_passkey_or_a_recovery_code_confirms_a_new_device(
    suite: Suite, open_page: Callable[..., Page], owner: Person
) -> None:
    page = open_page()
    with_authenticator(page)
    code = _add(page, _open(page, suite, owner), owner, "Ноутбук")

    # The same device and keys, but a browser that is new to the service.
    page.context.clear_cookies()
    page.goto(named(suite))
    sign_in(page, owner.login, owner.password)
    expect(page.get_by_role("radio", name="Ключ доступа")).to_be_checked()
    assert violations(page) == []
    page.get_by_role("button", name="Подтвердить").click()
    pages.at_home(page)

    # By its IP address the cabinet has no passkeys; a recovery code stands in.
    other = open_page("phone")
    other.goto(suite.page("cabinet"))
    other.get_by_role("button", name="Войти", exact=True).wait_for()
    sign_in(other, owner.login, owner.password)
    other.get_by_role("textbox", name="Резервный код").fill(code)
    other.get_by_role("button", name="Подтвердить").click()
    pages.at_home(other)
    other.goto(f"{suite.page('cabinet')}/profile")
    expect(other.get_by_role("link", name=named(suite))).to_be_visible()
    expect(other.get_by_role("button", name="Добавить ключ доступа")).to_have_count(0)


def test_the_keyboard_alone_adds_a_passkey_and_signs_in(
    suite: Suite, open_page: Callable[..., Page], owner: Person
) -> None:
    page = open_page("narrow")
    with_authenticator(page)
    panel = _open(page, suite, owner)
    panel.get_by_role("button", name="Добавить ключ доступа").focus()
    page.keyboard.press("Enter")
    expect(panel.get_by_label("Название ключа")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.type(owner.password)
    page.keyboard.press("Enter")
    expect(panel.get_by_role("button", name="Я сохранил коды")).to_be_focused()
    assert violations(page) == []
    assert fits(page)
    page.keyboard.press("Enter")
    expect(panel.get_by_role("heading", name="Мой ключ")).to_be_visible()
    assert fits(page)
    _leave(page, suite)
    page.get_by_role("button", name=_BUTTON).wait_for()
    assert violations(page) == []
    page.get_by_role("button", name="Войти", exact=True).focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name=_BUTTON)).to_be_focused()
    page.keyboard.press("Enter")
    pages.at_home(page)


def test_staff_see_the_button_too(suite: Suite, open_page: Callable[..., Page]) -> None:
    page = open_page()
    with_authenticator(page)
    page.goto(named(suite, "admin"))
    page.get_by_role("button", name=_BUTTON).click()
    # The authenticator keeps nothing for this address.
    expect(page.get_by_text("Ключ доступа не выбран")).to_be_visible()
    assert violations(page) == []


def test_english_words(suite: Suite, open_page: Callable[..., Page], owner: Person) -> None:
    page = open_page()
    with_authenticator(page)
    _open(page, suite, owner)
    page.evaluate("localStorage.setItem('language', 'en')")
    page.reload()
    expect(page.get_by_role("button", name="Add a passkey")).to_be_visible()
