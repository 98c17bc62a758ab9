"""Staff at the control panel: the forced change of password, accounts, the ledger."""

import re
import secrets
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Suite, sign_in

NEW_PASSWORD = f"Сиреневый-трактор-{secrets.randbelow(1000)}"


@pytest.fixture(scope="module")
def administrator(suite: Suite, browser_page: Callable[[], Page]) -> Page:
    """Sign the first administrator in; the first time he has to change the password."""
    page = browser_page()
    page.goto(suite.page("admin"))
    sign_in(page, suite.logins["admin"]["login"], suite.logins["admin"]["password"])
    page.get_by_role("heading", name="Смена пароля").wait_for()
    return page


def _change(page: Page, current: str, new: str) -> None:
    page.get_by_label("Текущий пароль").fill(current)
    page.get_by_label("Новый пароль", exact=True).fill(new)
    page.get_by_label("Новый пароль ещё раз").fill(new)
    page.get_by_role("button", name="Сменить пароль").click()


def test_nothing_works_before_the_password_is_changed(suite: Suite, administrator: Page) -> None:
    base = suite.page("admin")
    refused = administrator.request.get(f"{base}/api/admin/accounts")
    assert refused.status == 403
    assert refused.json()["type"].endswith(":password-change-required")
    administrator.goto(f"{base}/integration")
    expect(administrator.get_by_role("heading", name="Смена пароля")).to_be_visible()


def test_a_known_bad_password_is_refused_in_words(suite: Suite, administrator: Page) -> None:
    _change(administrator, suite.logins["admin"]["password"], "qwertyuiop123")
    expect(administrator.get_by_text(re.compile("в списках взломанных"))).to_be_visible()
    expect(administrator.get_by_role("heading", name="Смена пароля")).to_be_visible()


def test_the_changed_password_opens_the_panel(suite: Suite, administrator: Page) -> None:
    _change(administrator, suite.logins["admin"]["password"], NEW_PASSWORD)
    onward = re.compile("^Продолжить$")
    administrator.get_by_role("button", name=onward).or_(
        administrator.get_by_role("link", name=onward)
    ).click()
    administrator.get_by_role("navigation").get_by_role("link", name="Лицевые счета").click()
    expect(administrator.get_by_role("heading", name="Лицевые счета")).to_be_visible()
    assert administrator.request.get(f"{suite.page('admin')}/api/admin/accounts").ok


def test_accounts_are_found_and_paged_by_the_server(suite: Suite, administrator: Page) -> None:
    page = administrator
    page.goto(f"{suite.page('admin')}/accounts")
    total = page.request.get(f"{suite.page('admin')}/api/admin/accounts").json()["total"]
    assert total > 20
    expect(page.get_by_text(re.compile(rf"1\s*[–-]\s*20 из {total}"))).to_be_visible()
    number = suite.logins["cabinet"][1]["account"]
    page.get_by_role("searchbox").or_(page.get_by_label("Номер счёта или абонент")).first.fill(
        number
    )
    expect(page).to_have_url(re.compile(f"search={number}"))
    expect(page.get_by_text(re.compile(r"1\s*[–-]\s*1 из 1"))).to_be_visible()
    expect(
        page.get_by_role("cell", name=suite.logins["cabinet"][1]["name"], exact=True)
    ).to_be_visible()


def test_the_ledger_shows_what_was_refused_and_why(suite: Suite, administrator: Page) -> None:
    page = administrator
    known = suite.logins["systems"]
    token = page.request.post(
        known["token_url"],
        form={
            "grant_type": "client_credentials",
            "client_id": known["client_id"],
            "client_secret": known["client_secret"],
        },
    ).json()["access_token"]
    answer = page.request.post(
        f"{known['url']}/v1/batches/meters",
        headers={"Authorization": f"Bearer {token}", "Content-Type": "application/x-ndjson"},
        data=b'{"id": "e2e-meter", "serial_number": "1", "usage_point": "no-such-point"}\n',
    ).json()
    assert (answer["accepted"], answer["rejected"]) == (0, 1)
    page.goto(f"{suite.page('admin')}/integration?batch={answer['batch_id']}")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text("usage_point").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page.get_by_role("heading", name="Интеграция")).to_be_visible()


def test_a_consumer_is_no_staff(suite: Suite, open_page: Callable[..., Page]) -> None:
    page = open_page()
    page.goto(suite.page("admin"))
    person = suite.logins["cabinet"][0]
    sign_in(page, person["login"], person["password"])
    expect(page.get_by_role("alert")).to_be_visible()
