"""Staff at the control panel: the forced change of password, accounts, the ledger."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.forms import change_password, sign_in
from tests.e2e.panel.pages import Staff, at_home
from tests.e2e.people import Person, add_staff
from tests.e2e.suite import Suite

CHANGE = "Смена пароля"


@pytest.fixture(scope="module")
def newcomer(suite: Suite) -> Person:
    """Make an administrator who was given a password that is to be changed."""
    return add_staff(suite, "administrator", must_change_password=True)


@pytest.fixture(scope="module")
def administrator(suite: Suite, open_story: Callable[..., Page], newcomer: Person) -> Page:
    """Sign the administrator in for the first time."""
    page = open_story()
    page.goto(suite.page("admin"))
    sign_in(page, newcomer.login, newcomer.password)
    page.get_by_role("heading", name=CHANGE).wait_for()
    return page


def test_the_first_administrator_has_to_change_the_password(
    suite: Suite, open_page: Callable[..., Page]
) -> None:
    page = open_page()
    page.goto(suite.page("admin"))
    sign_in(page, suite.logins["admin"]["login"], suite.logins["admin"]["password"])
    page.get_by_role("heading", name=CHANGE).wait_for()


def test_nothing_works_before_the_password_is_changed(suite: Suite, administrator: Page) -> None:
    base = suite.page("admin")
    refused = administrator.request.get(f"{base}/api/cabinet/staff/accounts")
    assert refused.status == 403
    assert refused.json()["type"].endswith(":password-change-required")
    administrator.goto(f"{base}/integration")
    expect(administrator.get_by_role("heading", name=CHANGE)).to_be_visible()


def test_a_known_bad_password_is_refused_in_words(newcomer: Person, administrator: Page) -> None:
    change_password(administrator, newcomer.password, "qwertyuiop123")
    expect(administrator.get_by_text(re.compile("в списках взломанных"))).to_be_visible()
    expect(administrator.get_by_role("heading", name=CHANGE)).to_be_visible()


def test_the_changed_password_opens_the_panel(
    suite: Suite, newcomer: Person, administrator: Page
) -> None:
    change_password(administrator, newcomer.password, Person(newcomer.login).password)
    # The page that was asked for before the change was demanded.
    administrator.get_by_role("heading", name="Журнал пакетов").wait_for()
    expect(administrator.get_by_text("Пароль изменён")).to_be_visible()
    administrator.get_by_role("navigation").get_by_role("link", name="Аналитика").click()
    at_home(administrator)
    assert administrator.request.get(f"{suite.page('admin')}/api/cabinet/staff/accounts").ok


def test_accounts_are_found_and_paged_by_the_server(suite: Suite, staff: Staff) -> None:
    page = staff("administrator", "/accounts")
    total = page.request.get(f"{suite.page('admin')}/api/cabinet/staff/accounts").json()["total"]
    assert total > 20
    # Thousands are set apart.
    written = f"{total:,}".replace(",", r"\s?")
    expect(page.get_by_text(re.compile(rf"1\s*[–-]\s*20 из {written}"))).to_be_visible()
    person = suite.logins["cabinet"][1]
    page.get_by_role("searchbox").or_(page.get_by_label("Номер счёта или абонент")).first.fill(
        person["account"]
    )
    expect(page).to_have_url(re.compile(f"search={person['account']}"))
    expect(page.get_by_text(re.compile(r"1\s*[–-]\s*1 из 1"))).to_be_visible()
    expect(page.get_by_role("cell", name=person["name"], exact=True)).to_be_visible()


def test_the_ledger_shows_what_was_refused_and_why(suite: Suite, staff: Staff) -> None:
    lines = b'{"id": "e2e-meter", "serial_number": "1", "usage_point": "no-such-point"}\n'
    answer = suite.send_batch("meters", lines)
    assert (answer["accepted"], answer["rejected"]) == (0, 1)
    page = staff("administrator", f"/integration?batch={answer['batch_id']}")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text("usage_point").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page.get_by_role("heading", name="Журнал пакетов")).to_be_visible()


def test_a_consumer_is_no_staff(suite: Suite, open_page: Callable[..., Page]) -> None:
    page = open_page()
    page.goto(suite.page("admin"))
    person = suite.logins["cabinet"][0]
    sign_in(page, person["login"], person["password"])
    expect(page.get_by_role("alert")).to_be_visible()
