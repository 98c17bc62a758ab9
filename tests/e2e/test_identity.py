"""From a visitor to a guarded consumer: registration, recovery, the second factor, sessions."""

import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.cabinet.pages import at_home, bell, change_demanded, panel, settle_notices
from tests.e2e.forms import confirm_by_code, set_up_codes, sign_in
from tests.e2e.panel.pages import Staff, post
from tests.e2e.people import Person, add_consumer
from tests.e2e.suite import Suite
from tests.support.waits import wait_until

OWN_PASSWORD = "Сосновый-бор-за-рекой-8"
_TEMPORARY = re.compile(r"Временный пароль: (\S+)")
# Accounts whose address is theirs alone and which nobody sees: one to take, one to be refused.
_FREE_ACCOUNTS = """
SELECT number, min(address) AS address FROM customer_accounts
-- The demo's own: stories make others, whose people are not to be proved by their names.
WHERE number ~ '^5501[0-9]{6}$' AND service_location_id IS NOT NULL
    AND NOT EXISTS (SELECT FROM account_users WHERE account_id = customer_accounts.id)
    AND EXISTS (SELECT FROM usage_points p JOIN meter_installations i ON i.usage_point_id = p.id
        WHERE p.account_id = customer_accounts.id AND i.removed_on IS NULL)
GROUP BY number ORDER BY number LIMIT 20
"""
_KNOWN = """
SELECT a.customer_name, m.serial_number FROM customer_accounts a
JOIN usage_points p ON p.account_id = a.id
JOIN meter_installations i ON i.usage_point_id = p.id AND i.removed_on IS NULL
JOIN meters m ON m.id = i.meter_id
WHERE a.number = $1 ORDER BY m.id LIMIT 1
"""
Open = Callable[..., Page]


@dataclass
class Newcomer:
    """Somebody who registers, and the words that they were told."""

    account: str
    address: str
    email: str
    phone: str
    told: str = ""


@pytest.fixture(scope="module")
def free_accounts(suite: Suite) -> list[tuple[str, str]]:
    """Return numbers and addresses of accounts that have no user yet."""

    found = [(row["number"], row["address"]) for row in suite.query("cabinet", _FREE_ACCOUNTS)]
    assert len(found) >= 2
    return found


@pytest.fixture(scope="module")
def newcomer(suite: Suite, open_story: Open, free_accounts: list[tuple[str, str]]) -> Newcomer:
    """Register somebody with the right account and address."""
    person = _person(*free_accounts[0])
    _register(open_story(), suite, person)
    return person


@pytest.fixture
def person(suite: Suite) -> Person:
    """Make a consumer who has been there for long."""
    return add_consumer(suite, name="Старожил")


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
    page.get_by_role("option", name=person.address, exact=True).click()
    name, serial = _known(suite, person.account)
    page.get_by_label(re.compile("^ФИО")).fill(name)
    page.get_by_label("Серийный номер прибора учёта").fill(serial)
    page.get_by_label("E-mail", exact=True).fill(person.email)
    page.get_by_label("Телефон").fill(person.phone)
    page.get_by_role("checkbox", name=re.compile("^Принимаю условия")).check()
    _prove_human(page)
    page.get_by_role("button", name="Зарегистрироваться").click()
    page.get_by_text("Заявка принята").wait_for()
    person.told = page.get_by_role("main").inner_text().replace(person.email, "…")


def _known(suite: Suite, account: str) -> tuple[str, str]:
    """Return what only the subscriber knows: the name in the registry, and the meter's number."""
    found = suite.query("cabinet", _KNOWN, account)[0]
    return found["customer_name"], found["serial_number"]


def _search_words(address: str) -> str:
    """Return an address as people type it: «омск садов 5», small letters, words begun."""
    words = re.findall(r"[А-Яа-яЁё]{4,}|\d+", address.partition(",")[2])
    return " ".join(word[:6].lower() for word in words)


def _temporary_password(suite: Suite, email: str, subject: str) -> str:
    letter = suite.letter(email, subject)
    found = _TEMPORARY.search(letter["text"])
    assert found, letter["text"]
    assert found[1] in letter["html"]
    return found[1]


def test_a_visitor_registers_and_enters_by_the_letter(
    suite: Suite, open_page: Open, newcomer: Newcomer
) -> None:
    page, base = open_page(), suite.page("cabinet")
    temporary = _temporary_password(suite, newcomer.email, "Пароль для входа")
    page.goto(base)
    sign_in(page, newcomer.email, temporary)
    expect(page.get_by_text("Вы вошли с временным паролем")).to_be_visible()
    page.goto(f"{base}/account")
    expect(page.get_by_text("Вы вошли с временным паролем")).to_be_visible()
    change_demanded(page, temporary, OWN_PASSWORD, then="Абонент")
    # The account comes by an event.
    wait_until(
        lambda: newcomer.account in page.request.get(f"{base}/api/cabinet/accounts").text(),
        what=f"the account {newcomer.account}",
    )
    page.reload()
    expect(page.get_by_text(newcomer.account).first).to_be_visible()


def test_a_forgotten_password_is_recovered_by_letter(
    suite: Suite, open_page: Open, consumer: Open, person: Person
) -> None:
    base = suite.page("cabinet")
    before = consumer(person=person, path=None)
    page = open_page()
    words = []
    for email in ("nobody-at-all@example.org", person.login):
        page.goto(base)
        page.get_by_role("link", name=re.compile("Забыли пароль")).click()
        page.get_by_label("E-mail", exact=True).fill(email)
        _prove_human(page)
        page.get_by_role("button", name="Отправить письмо").click()
        page.get_by_text("Проверьте почту").wait_for()
        words.append(page.get_by_role("main").inner_text().replace(email, "…"))
    assert words[0] == words[1]
    temporary = _temporary_password(suite, person.login, "Новый пароль")
    page.goto(base)
    sign_in(page, person.login, temporary)
    change_demanded(page, temporary, OWN_PASSWORD)
    ended = before.request.post(f"{base}/api/auth/refresh", headers={"Origin": base})
    assert ended.status == 401
    old = open_page()
    old.goto(base)
    sign_in(old, person.login, person.password)
    expect(old.get_by_role("alert")).to_be_visible()


def test_codes_of_an_application_guard_the_sign_in_and_a_session_is_ended(
    suite: Suite, open_page: Open, consumer: Open, person: Person
) -> None:
    base = suite.page("cabinet")
    page = consumer(person=person, path="/profile")
    page.get_by_role("button", name="Включить: Коды из приложения").click()
    application = set_up_codes(page, person.password)
    page.get_by_role("button", name="Я сохранил коды").click()
    expect(page.get_by_text("осталось 10 резервных кодов")).to_be_visible()
    suite.letter(person.login, "Изменена защита входа")

    other = open_page()
    other.goto(base)
    sign_in(other, person.login, person.password)
    # A code counts once.
    confirm_by_code(other, application.first_code())
    expect(other.get_by_text("Код не подошёл")).to_be_visible()
    confirm_by_code(other, application.next_code())
    at_home(other)

    page.reload()
    sessions = panel(page, "Сеансы")
    expect(sessions.get_by_text("Текущий")).to_have_count(1)
    rows = sessions.get_by_role("listitem")
    there = rows.count()
    rows.filter(has_not_text="Текущий").first.get_by_role("button").click()
    expect(rows).to_have_count(there - 1)
    other.goto(f"{base}/profile")
    other.get_by_role("button", name="Войти").wait_for()
    page.reload()
    expect(panel(page, "Сеансы").get_by_text("Текущий")).to_be_visible()


def test_a_wrong_address_waits_for_staff_who_let_the_applicant_in(
    suite: Suite,
    open_page: Open,
    staff: Staff,
    free_accounts: list[tuple[str, str]],
    newcomer: Newcomer,
) -> None:
    account, right = free_accounts[1]
    wrong = next(address for _, address in free_accounts if address != right)
    applicant = _person(account, wrong)
    page = open_page()
    _register(page, suite, applicant)
    assert applicant.told == newcomer.told != ""

    operator, waiting = staff("operator", None), "registrations?state=waiting"
    listed = f"{suite.page('admin')}/api/auth/staff/{waiting}"
    wait_until(
        lambda: applicant.email in operator.request.get(listed).text(),
        what=f"a request of {applicant.email}",
    )
    assert suite.letters(applicant.email) == []
    operator.goto(f"{suite.page('admin')}/{waiting}")
    operator.get_by_role("button", name=f"Подробно: {account}").first.click()
    request = operator.get_by_role("dialog")
    expect(request.get_by_text("Счёт и адрес не совпали с реестром")).to_be_visible()
    expect(request.get_by_text(applicant.email)).to_be_visible()
    request.get_by_role("button", name="Одобрить").click()
    expect(request).to_be_hidden()

    temporary = _temporary_password(suite, applicant.email, "Пароль для входа")
    page.goto(suite.page("cabinet"))
    sign_in(page, applicant.email, temporary)
    change_demanded(page, temporary, OWN_PASSWORD)


def test_an_announcement_reaches_an_open_bell(suite: Suite, consumer: Open, staff: Staff) -> None:
    page = consumer(path=None)
    settle_notices(suite, page)
    page.goto(suite.page("cabinet"))
    bell(page, 0).wait_for()
    subject = f"Отключение света {secrets.token_hex(3)}"
    added = post(
        suite,
        staff("operator", None),
        "notifications/staff/announcements",
        {
            "kind": "bell",
            "subject": subject,
            "body": "В среду с 10 до 12 часов.",
            "audience": {"kind": "accounts", "numbers": suite.logins["cabinet"][0]["accounts"]},
        },
    )
    assert added.status == 201, added.text()
    # No reload: the number comes by the open stream.
    bell(page, 1).click()
    drawer = page.get_by_role("dialog")
    expect(drawer.get_by_text(subject)).to_be_visible()
    drawer.get_by_role("button", name=f"Отметить прочитанным: {subject}").click()
    page.get_by_role("button", name="Закрыть уведомления").click()
    bell(page, 0).wait_for()
