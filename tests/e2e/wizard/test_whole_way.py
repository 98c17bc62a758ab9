"""The whole way: from a suite that nobody has set up to a consumer who sees his readings."""

import os
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from deploy.demo.head_end import list_people, make_subscribers
from deploy.demo.head_end_story import now_slot
from tests.e2e.cabinet.pages import change_demanded
from tests.e2e.forms import change_password, sign_in
from tests.e2e.pages import loaded
from tests.e2e.suite import Suite
from tests.e2e.wizard.pages import enter_key, new_key, step
from tests.support.axe import faults
from tests.support.fresh import JOB_SECONDS, FreshSuite
from tests.support.waits import wait_until

# A whole suite starts before the first of them.
pytestmark = pytest.mark.timeout(600)
_ADMINISTRATOR = "administrator@example.org"
_OWN = "Сосна-у-реки-2026"
_NAME = "АО «Северный свет»"
_SECONDS_TO_DELIVER = 60
_MOST_OFFERS = 4
_LOGO = Path(__file__).resolve().parents[3] / "web/apps/cabinet/public/apple-touch-icon.png"


# As many people as the head-end of a suite for tests has.
_HOUSEHOLDS = 24
_SMTP = 1025


class Way:
    """The wizard's pages, one after another; the time that they take is told at the end."""

    def __init__(self, suite: Suite, page: Page, key: str) -> None:
        self.suite, self.page, self.key = suite, page, key
        # Where the administrator is signed in, while a consumer's page is looked at.
        self.panel = page
        self._began = self._last = time.monotonic()
        self.took: dict[str, float] = {}

    def passed(self, what: str) -> None:
        """Note how long it took to come so far."""
        now = time.monotonic()
        self.took[what], self._last = now - self._last, now
        if folder := os.environ.get("PC_PICTURES"):
            self.page.screenshot(path=f"{folder}/way-{len(self.took):02}.png", full_page=True)

    @property
    def seconds(self) -> float:
        """How long the whole way took so far."""
        return self._last - self._began

    def at(self, title: str) -> None:
        """Wait for a page of the wizard."""
        expect(step(self.page)).to_have_text(re.compile(title))

    def press(self, name: str) -> None:
        """Press one of the buttons below a page."""
        self.page.get_by_role("button", name=name, exact=True).click()

    def fill(self, **values: str) -> None:
        """Fill fields in by their labels."""
        for label, value in values.items():
            self.page.get_by_label(label.replace("_", " "), exact=True).fill(value)

    def connect(self, number: str) -> None:
        """Fill a connection in, let the database be made, go on."""
        page, login = self.page, self.suite.facts["installer"]
        self.at(rf"{number} Параметры подключения")
        page.get_by_label("SQL-сервер").fill(login["host"])
        page.get_by_label("Порт").fill(str(login["port"]))
        page.get_by_label("Логин").fill(login["user"])
        page.get_by_label("Пароль", exact=True).fill(login["password"])
        # What is missing is made by the button, one thing after another.
        self.press("Проверить")
        connected = page.get_by_text("Успешное подключение").first
        offer = page.get_by_role("button", name=re.compile("Создать базу|Добавить расширения"))
        # Of step 2 one database after the other.
        for _ in range(_MOST_OFFERS):
            expect(connected.or_(offer.first).first).to_be_visible(timeout=JOB_SECONDS * 1000)
            if connected.is_visible() and not offer.first.is_visible():
                break
            offer.first.click()
            page.get_by_text("Создаём").wait_for()
        expect(connected).to_be_visible()
        self.press("Далее")

    def checked(self, number: str, page_title: str = "Проверка") -> None:
        """Wait for the end of a check, and go on."""
        self.at(rf"{number} {page_title}")
        done = self.page.get_by_text("настройка завершена")
        failed = self.page.get_by_role("alert").filter(has_text=re.compile("."))
        expect(done.or_(failed).first).to_be_visible(timeout=JOB_SECONDS * 1000)
        expect(done).to_be_visible(timeout=1000)
        self.passed(f"{number}")
        self.press("Далее")


def _key(suite: Suite) -> str:
    """Return what the demo's acquisition server wants to be shown."""
    secrets = Path(suite.facts["keys_dir"]).parent / "secrets"
    return (secrets / "head-end.key").read_text("utf-8").strip()


def _somebody() -> dict[str, Any]:
    """Return one of the people whose readings the demo's acquisition server has."""
    return list_people(make_subscribers(1, _HOUSEHOLDS, None), now_slot() // 24)[0]


def _group(page: Page, title: str) -> Locator:
    return page.get_by_role("group", name=title)


def _mail(way: Way) -> None:
    page = way.page
    way.at("3.2 Почтовый клиент")
    page.get_by_role("radio", name="Нет").first.check()
    page.get_by_label("Адрес сервера").fill("127.0.0.1")
    page.get_by_label("Порт", exact=True).fill(str(way.suite.facts["offset"] + _SMTP))
    page.get_by_label("E-mail отправителя").fill("noreply@example.org")
    way.press("Проверить")
    page.get_by_label("Куда отправить").fill(_ADMINISTRATOR)
    way.press("Отправить")
    expect(page.get_by_text("Проверочное письмо отправлено")).to_be_visible()
    way.suite.letter(_ADMINISTRATOR)
    way.press("Далее")


def _servers(way: Way) -> None:
    page, ports = way.page, way.suite.facts["ports"]
    way.at("4.1 Серверы")
    source = _group(page, "DAS-сервер")
    source.get_by_label("Сервер", exact=True).fill("127.0.0.1")
    # A page of ours is no acquisition server, and its key is not that of the right one.
    source.get_by_label("Порт").fill(str(ports["mailbox"]))
    source.get_by_label("Ключ доступа", exact=True).fill("not-the-key")
    way.press("Проверить")
    expect(source.get_by_text("Отвечает что-то другое")).to_be_visible()
    expect(page.get_by_text("ЛК-сервер отвечает")).to_be_visible()
    source.get_by_label("Порт").fill(str(ports["head-end"]))
    way.press("Проверить")
    expect(source.get_by_text("Сервер не принял ключ")).to_be_visible()
    assert faults(page) == []
    source.get_by_label("Ключ доступа", exact=True).fill(_key(way.suite))
    way.press("Проверить")
    expect(source.get_by_text("DAS-сервер отвечает")).to_be_visible()
    way.press("Далее")


def _organisation(way: Way) -> None:
    page = way.page
    way.at("4.2 Данные организации")
    page.get_by_label("Название", exact=True).fill(_NAME)
    page.get_by_label("ИНН", exact=True).fill("7707083894")
    way.press("Далее")
    expect(page.get_by_text("В этом ИНН ошибка")).to_be_visible()
    page.get_by_label("ИНН", exact=True).fill("7707083893")
    page.get_by_label("Юридический адрес").fill("644000, Омск, ул. Ленина, д. 1")
    page.get_by_label("Телефон").fill("8 800 000-00-00")
    page.get_by_label("Часовой пояс").click()
    page.get_by_label("Часовой пояс").fill("omsk")
    page.get_by_title(re.compile("Omsk")).click()
    chooser = page.locator('input[type="file"]')
    chooser.set_input_files(
        {"name": "logo.svg", "mimeType": "image/svg+xml", "buffer": b"<svg><script/></svg>"}
    )
    expect(page.get_by_text("Это не PNG")).to_be_visible()
    chooser.set_input_files(_LOGO)
    expect(page.get_by_role("img", name="Выбранный логотип")).to_be_visible()
    assert faults(page) == []
    way.press("Далее")


def _finish(way: Way) -> None:
    page = way.page
    expect(page.get_by_role("heading", name="Осталось завершить")).to_be_visible()
    page.get_by_label("E-mail администратора").fill(_ADMINISTRATOR)
    assert faults(page) == []
    way.press("Завершить")
    expect(page.get_by_text("Первый администратор создан")).to_be_visible()
    expect(page.get_by_text("mirpass", exact=True)).to_be_visible()
    way.passed("finish")


def _administrator(way: Way) -> Page:
    """Sign in for the first time, choose an own password; return the panel's page."""
    page = way.page
    page.get_by_role("link", name="Открыть панель управления").click()
    sign_in(page, "miradmin", "mirpass")
    change_password(page, "mirpass", _OWN)
    expect(page.get_by_role("link", name="Мастер настройки")).to_be_visible()
    expect(page.get_by_text(_NAME).first).to_be_visible()
    way.passed("administrator")
    return page


def _added(way: Way, panel: Page) -> str:
    """Let the administrator add a consumer as soon as his account has come; return who it is."""
    person: dict[str, Any] = _somebody()
    base = way.suite.page("admin")
    email = "first-consumer@example.org"
    given = {
        "account_numbers": [person["account_number"]],
        "display_name": person["name"],
        "email": email,
    }

    def asked() -> bool:
        answer = panel.request.post(
            f"{base}/api/auth/staff/consumers", data=given, headers={"Origin": base}
        )
        assert answer.status in (201, 422), answer.text()
        return answer.status == 201

    wait_until(asked, what="the account in the registry", seconds=_SECONDS_TO_DELIVER)
    way.passed("registry")
    return email


@pytest.fixture(scope="module")
def way(fresh: FreshSuite, open_story: Callable[..., Page]) -> Iterator[Way]:
    """Open the wizard with its first key; what follows is one story, told in its order."""
    key = new_key(fresh)
    made = Way(Suite(fresh.facts, {}), open_story(), key)
    enter_key(fresh, made.page, key)
    yield made
    told = ", ".join(f"{what} {seconds:.1f}" for what, seconds in made.took.items())
    print(f"\nfrom nothing to readings: {made.seconds:.1f} s ({told})")


def test_auth_is_set_up(way: Way) -> None:
    way.connect("1.1")
    way.checked("1.2")


def test_cabinet_and_panel_are_set_up(way: Way) -> None:
    way.connect("2.1")
    way.checked("2.2")


def test_notifications_are_set_up_and_send_a_letter(way: Way) -> None:
    way.connect("3.1")
    _mail(way)
    way.checked("3.3")


def test_integration_knows_its_servers_and_everybody_the_organisation(way: Way) -> None:
    way.connect("4.1")
    _servers(way)
    _organisation(way)
    way.checked("4.3")


def test_the_first_administrator_comes_in_and_the_key_opens_nothing_more(
    way: Way, open_story: Callable[..., Page]
) -> None:
    _finish(way)
    _administrator(way)
    stranger = open_story()
    enter_key(way.suite, stranger, way.key)
    expect(stranger.get_by_text("Ключ не подходит")).to_be_visible()


def test_a_consumer_sees_his_readings(way: Way, open_story: Callable[..., Page]) -> None:
    email = _added(way, way.page)
    letter = way.suite.letter(email)
    assert _NAME in letter["text"], letter
    password = re.search(r"Временный пароль: (\S+)", letter["text"])
    assert password, letter["text"]
    home = open_story()
    home.goto(way.suite.page("cabinet"))
    sign_in(home, email, password[1])
    change_demanded(home, password[1], _OWN)
    home.goto(f"{way.suite.page('cabinet')}/readings")
    measured = home.get_by_role("option", name=re.compile(r"\d кВт·ч"))

    def seen() -> bool:
        home.reload()
        loaded(home)
        return measured.first.is_visible()

    # The registry comes before the readings.
    wait_until(seen, what="readings in the chart", seconds=_SECONDS_TO_DELIVER)
    way.panel, way.page = way.page, home
    way.passed("readings")


def test_the_administrator_opens_the_wizard_again_from_the_panel(way: Way) -> None:
    page = way.page = way.panel
    page.goto(f"{way.suite.page('admin')}/setup-wizard")
    expect(page.get_by_role("heading", name="Мастер настройки", level=1)).to_be_visible()
    loaded(page)
    assert faults(page) == []
    page.get_by_role("button", name="Открыть мастер").click()
    expect(page.get_by_role("heading", name="Настройка завершена")).to_be_visible()
    assert page.url.startswith(way.suite.page("wizard"))
    assert "pass=" not in page.url
    # Every step shows what is saved, and can be done again alone.
    page.get_by_role("link", name="Изменить: DAS-сервер").click()
    source = _group(page, "DAS-сервер")
    port = str(way.suite.facts["ports"]["head-end"])
    expect(source.get_by_label("Порт")).to_have_value(port)
    expect(source.get_by_label("Ключ доступа", exact=True)).to_have_value("")
    way.press("Проверить")
    expect(source.get_by_text("DAS-сервер отвечает")).to_be_visible()
    assert _key(way.suite) not in page.content()
    # «Отмена» asks, and ends the session.
    way.press("Отмена")
    page.get_by_role("button", name="Выйти").click()
    expect(page.get_by_label("Ключ настройки", exact=True)).to_be_visible()
