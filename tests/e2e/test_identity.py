"""From a visitor to a guarded consumer: registration, recovery, the second factor, sessions."""

import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pyotp
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import Suite, change_demanded, query, sign_in, wait_for_letter

FIRST_PASSWORD = "Сосновый-бор-за-рекой-8"
SECOND_PASSWORD = "Каменный-мост-у-дома-9"
_TEMPORARY = re.compile(r"Временный пароль: (\S+)")
# Accounts whose address is theirs alone and which nobody sees: one to take, one to be refused.
_FREE_ACCOUNTS = """
SELECT number, min(address) AS address FROM customer_accounts
WHERE service_location_id IS NOT NULL
    AND NOT EXISTS (SELECT FROM account_users WHERE account_id = customer_accounts.id)
GROUP BY number ORDER BY number LIMIT 20
"""
_KNOWN = """
SELECT a.customer_name, m.serial_number FROM customer_accounts a
JOIN usage_points p ON p.account_id = a.id
JOIN meter_installations i ON i.usage_point_id = p.id AND i.removed_on IS NULL
JOIN meters m ON m.id = i.meter_id
WHERE a.number = $1 ORDER BY m.id LIMIT 1
"""


@dataclass
class Newcomer:
    """Somebody who is about to register."""

    account: str
    address: str
    email: str
    phone: str
    password: str = ""
    told: str = ""


@pytest.fixture(scope="module")
def free_accounts(suite: Suite) -> list[tuple[str, str]]:
    """Return numbers and addresses of accounts that have no user yet."""

    found = [(row["number"], row["address"]) for row in query(suite, "cabinet", _FREE_ACCOUNTS)]
    assert len(found) >= 2
    return found


@pytest.fixture(scope="module")
def newcomer(free_accounts: list[tuple[str, str]]) -> Newcomer:
    """Return the person whom the tests of this module follow one after another."""
    return _person(*free_accounts[0])


@pytest.fixture
def operator(staff: Callable[..., Page]) -> Page:
    """Sign an operator of the control panel in."""
    return staff("operator")


def _person(account: str, address: str) -> Newcomer:
    mark = secrets.token_hex(4)
    phone = f"+7913{secrets.randbelow(10**7):07d}"
    return Newcomer(account, address, f"newcomer-{mark}@example.org", phone)


def _prove_human(page: Page) -> None:
    page.get_by_role("button", name="Не вижу картинку: проверить без неё").click()
    expect(page.get_by_text("Проверка пройдена")).to_be_visible(timeout=60_000)


def _register(page: Page, suite: Suite, person: Newcomer) -> None:
    page.goto(suite.page("cabinet"))
    page.get_by_role("link", name="Регистрация").click()
    page.get_by_label("Лицевой счёт").fill(person.account)
    address = page.get_by_role("combobox", name="Адрес")
    address.click()
    address.press_sequentially(_search_words(person.address))
    page.locator(".ant-select-item-option").get_by_text(person.address, exact=True).click()
    name, serial = _known(suite, person.account)
    page.get_by_label(re.compile("^ФИО")).fill(name)
    page.get_by_label("Заводской номер счётчика").fill(serial)
    page.get_by_label("E-mail", exact=True).fill(person.email)
    page.get_by_label("Телефон").fill(person.phone)
    page.get_by_role("checkbox", name=re.compile("^Я принимаю условия")).check()
    _prove_human(page)
    page.get_by_role("button", name="Зарегистрироваться").click()
    page.get_by_text("Заявка принята").wait_for()
    person.told = page.get_by_role("main").inner_text().replace(person.email, "…")


def _known(suite: Suite, account: str) -> tuple[str, str]:
    """Return what only the subscriber knows: the name in the registry, and the meter's number."""
    found = query(suite, "cabinet", _KNOWN, account)[0]
    return found["customer_name"], found["serial_number"]


def _search_words(address: str) -> str:
    """Return an address as people type it: «омск садов 5», small letters, words begun."""
    words = re.findall(r"[А-Яа-яЁё]{4,}|\d+", address.partition(",")[2])
    return " ".join(word[:6].lower() for word in words)


def _temporary_password(suite: Suite, page: Page, person: Newcomer, subject: str) -> str:
    letter = wait_for_letter(suite, page, person.email, subject)
    found = _TEMPORARY.search(letter["text"])
    assert found, letter["text"]
    assert found[1] in letter["html"]
    return found[1]


def _enter(page: Page, suite: Suite, person: Newcomer) -> None:
    page.goto(suite.page("cabinet"))
    sign_in(page, person.email, person.password)
    page.get_by_role("heading", name="Главная").wait_for()


def _panel(page: Page, title: str) -> Locator:
    return page.locator("section", has=page.get_by_role("heading", name=title, exact=True))


def test_a_visitor_registers_and_enters_by_the_letter(
    suite: Suite, open_page: Callable[..., Page], newcomer: Newcomer
) -> None:
    page = open_page()
    _register(page, suite, newcomer)
    temporary = _temporary_password(suite, page, newcomer, "Пароль для входа")
    page.goto(suite.page("cabinet"))
    sign_in(page, newcomer.email, temporary)
    expect(page.get_by_text("Вы вошли с временным паролем")).to_be_visible()
    page.goto(f"{suite.page('cabinet')}/account")
    expect(page.get_by_text("Вы вошли с временным паролем")).to_be_visible()
    change_demanded(page, temporary, FIRST_PASSWORD)
    newcomer.password = FIRST_PASSWORD
    # The account comes by an event.
    for _ in range(20):
        if page.get_by_text(newcomer.account).first.is_visible():
            break
        page.reload()
        page.wait_for_load_state("networkidle")
    expect(page.get_by_text(newcomer.account).first).to_be_visible()


def test_a_forgotten_password_is_recovered_by_letter(
    suite: Suite, open_page: Callable[..., Page], newcomer: Newcomer
) -> None:
    before = open_page()
    _enter(before, suite, newcomer)
    page = open_page()
    words = []
    for email in ("nobody-at-all@example.org", newcomer.email):
        page.goto(suite.page("cabinet"))
        page.get_by_role("link", name=re.compile("Забыли пароль")).click()
        page.get_by_label("E-mail", exact=True).fill(email)
        _prove_human(page)
        page.get_by_role("button", name="Применить").click()
        page.get_by_text("Проверьте почту").wait_for()
        words.append(page.get_by_role("main").inner_text().replace(email, "…"))
    assert words[0] == words[1]
    temporary = _temporary_password(suite, page, newcomer, "Новый пароль")
    page.goto(suite.page("cabinet"))
    sign_in(page, newcomer.email, temporary)
    change_demanded(page, temporary, SECOND_PASSWORD)
    newcomer.password = SECOND_PASSWORD
    assert (
        before.request.post(
            f"{suite.page('cabinet')}/api/auth/refresh", headers={"Origin": suite.page("cabinet")}
        ).status
        == 401
    )
    old = open_page()
    old.goto(suite.page("cabinet"))
    sign_in(old, newcomer.email, FIRST_PASSWORD)
    expect(old.get_by_role("alert")).to_be_visible()


def test_codes_of_an_application_guard_the_sign_in_and_a_session_is_ended(
    suite: Suite, open_page: Callable[..., Page], newcomer: Newcomer
) -> None:
    base = suite.page("cabinet")
    page = open_page()
    _enter(page, suite, newcomer)
    page.goto(f"{base}/profile")
    page.get_by_role("button", name="Включить: Коды из приложения").click()
    page.get_by_label("Текущий пароль").fill(newcomer.password)
    page.get_by_role("button", name="Продолжить").click()
    page.get_by_role("img", name=re.compile("^QR-код")).wait_for()
    shown = page.get_by_text("Или введите ключ вручную:").inner_text()
    totp = pyotp.TOTP(shown.partition(":")[2].strip())
    now = datetime.now(UTC)
    page.get_by_label("Код из приложения").fill(totp.at(now))
    page.get_by_role("button", name="Включить", exact=True).click()
    expect(page.get_by_role("list", name="Резервные коды").get_by_role("listitem")).to_have_count(
        10
    )
    page.get_by_role("button", name="Я сохранил коды").click()
    expect(page.get_by_text("осталось 10 резервных кодов")).to_be_visible()
    wait_for_letter(suite, open_page(), newcomer.email, "Изменена защита входа")

    other = open_page()
    other.goto(base)
    sign_in(other, newcomer.email, newcomer.password)
    code = other.get_by_role("textbox", name="Код из приложения")
    # A code counts once; the next one is taken for a clock that is a little fast.
    code.fill(totp.at(now))
    other.get_by_role("button", name="Подтвердить").click()
    expect(other.get_by_text("Код не подошёл")).to_be_visible()
    code.fill(totp.at(now + timedelta(seconds=30)))
    other.get_by_role("button", name="Подтвердить").click()
    other.get_by_role("heading", name="Главная").wait_for()

    page.reload()
    sessions = _panel(page, "Сессии")
    expect(sessions.get_by_text("Текущая")).to_have_count(1)
    rows = sessions.get_by_role("listitem")
    there = rows.count()
    rows.filter(has_not_text="Текущая").first.get_by_role("button").click()
    expect(rows).to_have_count(there - 1)
    other.goto(f"{base}/profile")
    other.get_by_role("button", name="Войти").wait_for()
    page.reload()
    expect(_panel(page, "Сессии").get_by_text("Текущая")).to_be_visible()


def test_a_wrong_address_waits_for_staff_who_let_the_applicant_in(
    suite: Suite,
    open_page: Callable[..., Page],
    free_accounts: list[tuple[str, str]],
    newcomer: Newcomer,
    operator: Page,
) -> None:
    account, right = free_accounts[1]
    wrong = next(address for _, address in free_accounts if address != right)
    applicant = _person(account, wrong)
    page = open_page()
    _register(page, suite, applicant)
    assert applicant.told == newcomer.told != ""

    operator.goto(f"{suite.page('admin')}/registrations?state=waiting")
    details = operator.get_by_role("button", name=f"Подробно: {account}")
    for _ in range(30):
        operator.wait_for_load_state("networkidle")
        if details.count():
            break
        operator.reload()
    assert suite.letters(applicant.email) == []
    details.first.click()
    request = operator.get_by_role("dialog")
    expect(request.get_by_text("Счёт и адрес не совпали с реестром")).to_be_visible()
    expect(request.get_by_text(applicant.email)).to_be_visible()
    request.get_by_role("button", name="Одобрить").click()
    expect(request).to_be_hidden()

    temporary = _temporary_password(suite, page, applicant, "Пароль для входа")
    page.goto(suite.page("cabinet"))
    sign_in(page, applicant.email, temporary)
    change_demanded(page, temporary, FIRST_PASSWORD)


def test_an_announcement_reaches_an_open_bell(
    suite: Suite, consumer: Callable[..., Page], operator: Page
) -> None:
    page = consumer()
    bell = page.get_by_role("button", name=re.compile("^Уведомления: 0"))
    bell.wait_for()
    subject = f"Отключение света {secrets.token_hex(3)}"
    admin = suite.page("admin")
    added = operator.request.post(
        f"{admin}/api/notifications/announcements",
        headers={"Origin": admin},
        data={
            "kind": "bell",
            "subject": subject,
            "body": "В среду с 10 до 12 часов.",
            "audience": {"kind": "accounts", "numbers": suite.logins["cabinet"][0]["accounts"]},
        },
    )
    assert added.status == 201, added.text()
    # No reload: the number comes by the open stream.
    page.get_by_role("button", name=re.compile("^Уведомления: 1")).click()
    drawer = page.get_by_role("dialog")
    expect(drawer.get_by_text(subject)).to_be_visible()
    drawer.get_by_role("button", name=f"Прочитано: {subject}").click()
    page.get_by_role("button", name="Закрыть уведомления").click()
    bell.wait_for()
