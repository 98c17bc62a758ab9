"""Forms that the cabinet and the control panel have in common, filled in as people do."""

import re
from datetime import UTC, datetime, timedelta

import pyotp
from playwright.sync_api import Page, expect

from tests.e2e.people import Person

_RECOVERY_CODES = 10


def sign_in(page: Page, login: str, password: str) -> None:
    """Fill the sign-in form in and send it."""
    page.get_by_label("Телефон или e-mail").or_(page.get_by_label("Логин")).fill(login)
    page.get_by_label("Пароль", exact=True).fill(password)
    page.get_by_role("button", name="Войти", exact=True).click()


def change_password(page: Page, current: str, new: str) -> None:
    """Fill the form of a new password in and send it."""
    page.get_by_label("Текущий пароль").fill(current)
    page.get_by_label("Новый пароль", exact=True).fill(new)
    page.get_by_label("Новый пароль ещё раз").fill(new)
    page.get_by_role("button", name="Сменить пароль").click()


class Application:
    """An application that shows codes: each counts once."""

    def __init__(self, key: str) -> None:
        self._totp = pyotp.TOTP(key)
        self._set_up_at = datetime.now(UTC)

    def first_code(self) -> str:
        """Return the code of the moment of setting up."""
        return self._totp.at(self._set_up_at)

    def next_code(self) -> str:
        """Return the code that follows, which is taken for a clock that is a little fast."""
        return self._totp.at(self._set_up_at + timedelta(seconds=30))


def set_up_codes(page: Page, password: str) -> Application:
    """Go from the password to the recovery codes, which are then on the page."""
    page.get_by_label("Текущий пароль").fill(password)
    page.get_by_role("button", name="Продолжить").click()
    page.get_by_role("img", name=re.compile("^QR-код")).wait_for()
    shown = page.get_by_text("Или введите ключ вручную:").inner_text()
    application = Application(shown.partition(":")[2].strip())
    page.get_by_label("Код из приложения").fill(application.first_code())
    page.get_by_role("button", name="Включить", exact=True).click()
    codes = page.get_by_role("list", name="Резервные коды").get_by_role("listitem")
    expect(codes).to_have_count(_RECOVERY_CODES)
    return application


def confirm_by_code(page: Page, code: str) -> None:
    """Answer the second step of a sign-in with a code of an application."""
    page.get_by_role("textbox", name="Код из приложения").fill(code)
    page.get_by_role("button", name="Подтвердить").click()


def sign_in_by_code(page: Page, person: Person, application: Application) -> None:
    """Sign in where a new device is confirmed by the code that follows the first one."""
    sign_in(page, person.login, person.password)
    confirm_by_code(page, application.next_code())
