"""A real Chromium at the gateway of a running suite with the demo's people and readings."""

import asyncio
import json
import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import asyncpg
import httpx
import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from deploy.local import demo
from deploy.local.layout import Layout
from deploy.local.settings import manage

# Chromium as it stands, without the talk to its maker's servers.
_CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDTHS = {"desktop": (1280, 800), "phone": (390, 844), "narrow": (320, 640)}
_LONGEST_WAIT_MS = 20_000


@dataclass(frozen=True)
class Suite:
    """The running suite: its addresses, and who may sign in."""

    facts: dict[str, Any]
    logins: dict[str, Any]

    def page(self, application: str) -> str:
        """Return the base address of `cabinet`, `admin` or `wizard`."""
        return str(self.facts["pages"][application])

    def letters(self, to: str) -> list[dict[str, Any]]:
        """Return what the development mailbox has received for an address."""
        port = self.facts["ports"]["mailbox"]
        answer = httpx.get(f"http://127.0.0.1:{port}/api/letters", params={"to": to})
        answer.raise_for_status()
        found = answer.json()
        return list(found["items"] if isinstance(found, dict) else found)


@pytest.fixture(scope="session")
def suite() -> Suite:
    """Read the suite that `make test` has started, and load the demo's data into it."""
    path = os.environ.get("PC_SUITE_FILE")
    if not path:
        pytest.skip("no suite is running: `make test` starts one")
    logins = demo.load(Layout.from_environment(test=True))
    return Suite(json.loads(Path(path).read_text("utf-8")), logins)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the distribution's Chromium."""
    program = shutil.which("chromium")
    assert program, "install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=_CHROMIUM_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def browser_page(browser: Browser) -> Iterator[Callable[[], Page]]:
    """Open pages that live as long as the module's tests, which follow one another."""
    contexts = []

    def make() -> Page:
        context = browser.new_context(locale="ru-RU")
        context.set_default_timeout(_LONGEST_WAIT_MS)
        contexts.append(context)
        return context.new_page()

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Open pages in contexts of their own; an exception in a page fails the test."""
    contexts = []
    broken: list[str] = []

    def make(width: str = "desktop", language: str = "ru-RU", time_zone: str | None = None) -> Page:
        size = WIDTHS[width]
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]}, locale=language, timezone_id=time_zone
        )
        context.set_default_timeout(_LONGEST_WAIT_MS)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: broken.append(str(error)))
        page.on(
            "console",
            lambda line: broken.append(line.text) if "Content Security" in line.text else None,
        )
        return page

    yield make
    for context in contexts:
        context.close()
    assert not broken


@pytest.fixture
def consumer(suite: Suite, open_page: Callable[..., Page]) -> Callable[..., Page]:
    """Sign the demo's first consumer in and return his page."""

    def make(number: int = 0, width: str = "desktop") -> Page:
        person = suite.logins["cabinet"][number]
        page = open_page(width)
        page.goto(suite.page("cabinet"))
        sign_in(page, person["login"], person["password"])
        page.get_by_role("heading", name="Главная").wait_for()
        return page

    return make


@pytest.fixture
def staff(suite: Suite, open_page: Callable[..., Page]) -> Callable[..., Page]:
    """Make a member of staff with a role, sign them in and return their page."""

    def make(role: str = "operator", width: str = "desktop", language: str = "ru-RU") -> Page:
        login, password = f"{role}-{secrets.token_hex(3)}", secrets.token_urlsafe(12)
        manage(
            Layout.from_environment(test=True),
            "auth",
            *("add-staff", "--login", login, "--name", "Дежурный", "--role", role),
            *("--password", "-"),
            stdin=f"{password}\n",
        )
        page = open_page(width, language)
        page.goto(suite.page("admin"))
        sign_in(page, login, password)
        page.wait_for_url("**/accounts")
        return page

    return make


def query(suite: Suite, service: str, statement: str, *values: Any) -> list[Any]:
    """Ask a service's database."""

    async def ask() -> list[Any]:
        known = dict(suite.facts["databases"][service])
        known["database"] = known.pop("name")
        connection: Any = await asyncpg.connect(**known)
        try:
            return list(await connection.fetch(statement, *values))
        finally:
            await connection.close()

    # The browser's own event loop runs in this thread.
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, ask()).result()


def sign_in(page: Page, login: str, password: str) -> None:
    """Fill the sign-in form in and send it."""
    page.get_by_label("Телефон или e-mail").or_(page.get_by_label("Логин")).fill(login)
    page.get_by_label("Пароль", exact=True).fill(password)
    page.get_by_role("button", name="Войти", exact=True).click()


def change_demanded(page: Page, current: str, new: str) -> None:
    """Choose an own password in the cabinet after a sign-in with that of a letter."""
    expect(page.get_by_text("Вы вошли с временным паролем")).to_be_visible()
    page.get_by_label("Текущий пароль").fill(current)
    page.get_by_label("Новый пароль", exact=True).fill(new)
    page.get_by_label("Новый пароль ещё раз").fill(new)
    page.get_by_role("button", name="Сменить пароль").click()
    page.get_by_role("link", name="На главную").click()
    page.get_by_role("heading", name="Главная").wait_for()


def wizard_token() -> str:
    """Return a key that opens the wizard now: one is good for a few sign-ins only."""
    return manage(Layout.from_environment(test=True), "wizard", "token").strip()


def open_wizard(suite: Suite, page: Page) -> None:
    """Open the wizard with the bootstrap token; it leads to the step that is to be done."""
    page.goto(f"{suite.page('wizard')}/wizard/")
    page.get_by_label("Ключ настройки", exact=True).fill(wizard_token())
    page.get_by_role("button", name="Войти").click()


def wait_for_letter(suite: Suite, page: Page, to: str, subject: str) -> dict[str, Any]:
    """Return the latest letter to an address whose subject holds these words.

    A page that asks the mailbox serves as the clock of the wait.
    """
    clock = page.context.new_page()
    clock.goto(f"http://127.0.0.1:{suite.facts['ports']['mailbox']}/")
    for _ in range(60):
        found = [one for one in suite.letters(to) if subject in one["subject"]]
        if found:
            clock.close()
            return max(found, key=lambda one: str(one["received_at"]))
        clock.reload()
        clock.wait_for_load_state("networkidle")
    raise AssertionError(f"no letter «{subject}» has come")
