"""Pages of the control panel, and the acts that several tests do there."""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import quote_plus

from playwright.sync_api import APIResponse, FilePayload, FrameLocator, Locator, Page, expect

from tests.e2e.pages import loaded
from tests.e2e.suite import Suite

HOME = "Аналитика"
Staff = Callable[..., Page]


def at_home(page: Page) -> None:
    """Wait for the page that a sign-in leads to."""
    page.get_by_role("heading", name=HOME).wait_for()


def post(suite: Suite, page: Page, path: str, data: Any) -> APIResponse:
    """Ask a service for an act, as the page would."""
    base = suite.page("admin")
    return page.request.post(f"{base}/api/{path}", headers={"Origin": base}, data=data)


def open_users(staff: Staff, search: str = "") -> Page:
    """Open the list of users as an operator, with what is searched for."""
    page = staff("operator", f"/users?search={search}" if search else "/users")
    page.get_by_role("heading", name="Список пользователей").wait_for()
    loaded(page)
    return page


def search(page: Page, text: str) -> None:
    """Search a list, and wait until it is what was found: meanwhile the former rows are dimmed."""
    page.get_by_role("searchbox").fill(text)
    expect(page).to_have_url(re.compile(rf"[?&]search={re.escape(quote_plus(text))}(&|$)"))
    loaded(page)


def choose_act(page: Page, act: str, name: str) -> None:
    """Choose what is done to the row with this name, from the menu at its edge."""
    page.get_by_role("button", name=f"Действия: {name}").click()
    page.get_by_role("menuitem", name=act, exact=True).click()


def edit_user(page: Page, name: str) -> Locator:
    """Open the drawer of a user who is in the list."""
    choose_act(page, "Изменить", name)
    drawer = page.get_by_role("dialog", name="Пользователь")
    drawer.get_by_label("ФИО").wait_for()
    return drawer


def confirm(page: Page, act: str, name: str = "") -> Locator:
    """Say yes to the question before an act; return the question's window."""
    question = page.get_by_role("dialog", name=re.compile(f"^{act}{name}"))
    question.get_by_role("button", name=act).click()
    return question


def write_notice(page: Page, subject: str, accounts: list[str], files: list[FilePayload]) -> None:
    """Fill the form of a notice in that goes to these accounts, also by letter."""
    page.get_by_label("Тема").fill(subject)
    page.get_by_label("Текст", exact=True).fill("Уважаемые жители!\nГрафик во вложении.")
    page.get_by_label("Отдельные лицевые счета").check()
    page.get_by_label("Номера лицевых счетов").fill(",\n".join(accounts))
    page.get_by_label("Отправить и письмом").check()
    page.locator("input[type=file]").set_input_files(files)


def preview_notice(page: Page) -> Locator:
    """Go on from the form, once its files are uploaded, to what will be sent."""
    page.get_by_text("Загружен", exact=True).wait_for()
    page.get_by_role("button", name="Посмотреть и отправить").click()
    preview = page.get_by_role("dialog", name="Предпросмотр")
    preview.get_by_role("button", name="Отправить").wait_for()
    return preview


def letter_in(page: Page) -> FrameLocator:
    """Return the letter that a preview shows."""
    return page.frame_locator("iframe[name=letter-preview]")
