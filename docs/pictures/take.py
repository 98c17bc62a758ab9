"""Take the README's pictures anew from the running demo: `.venv/bin/python -m docs.pictures.take`.

Signs in as the demo's first consumer, with the wizard's key, and at the control panel as a member
of staff of its own, who may only look and gets another password each time.
"""

import secrets
import shutil
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from deploy.local.demo import known
from deploy.local.layout import GATEWAY_PORTS, Layout
from deploy.local.settings import manage

FOLDER = Path(__file__).resolve().parent
_SIZES = {"desktop": (1280, 800), "phone": (390, 844)}
_LARGEST_BYTES = 150_000
_QUIET = "() => !document.querySelector('[aria-busy=\"true\"], .ant-skeleton, .ant-spin-spinning')"


def main() -> None:
    """Take every picture, or say in one sentence why not."""
    layout = Layout.from_environment()
    logins = known(layout)
    program = shutil.which("chromium")
    if logins is None or program is None:
        sys.exit("Run «make demo» first." if logins is None else "Install chromium first.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        try:
            _cabinet(browser, layout, logins)
            _control_panel(browser, layout)
            _wizard(browser, layout, logins)
        finally:
            browser.close()


def _cabinet(browser: Browser, layout: Layout, logins: dict[str, Any]) -> None:
    person = logins["cabinet"][0]
    month = (date.today().replace(day=1) - timedelta(days=1)).replace(day=1)  # noqa: DTZ011
    for size in _SIZES:
        page = _open(browser, size, _address(layout, "cabinet"))
        _enter(page, {"Телефон или e-mail": person["login"], "Пароль": person["password"]})
        page.get_by_role("region", name="Показания").wait_for()
        if size == "desktop":
            _shoot(page, "cabinet-main-desktop")
        page.goto(f"{_address(layout, 'cabinet')}readings?interval=month&date={month}")
        page.get_by_role("option").first.wait_for(state="attached")
        _shoot(page, f"cabinet-readings-{size}")


def _control_panel(browser: Browser, layout: Layout) -> None:
    password = secrets.token_urlsafe(18)
    words = ("--login", "pictures", "--password", "-")
    name = ("--name", "Соколова Анна", "--role", "viewer")
    manage(layout, "auth", "add-staff", *words, *name, stdin=f"{password}\n")
    manage(layout, "auth", "set-password", *words, "--class", "staff", stdin=f"{password}\n")
    page = _open(browser, "desktop", _address(layout, "admin"))
    _enter(page, {"Логин": "pictures", "Пароль": password})
    page.get_by_role("table").wait_for()
    for path in ("accounts", "integration"):
        page.goto(f"{_address(layout, 'admin')}{path}")
        page.get_by_role("table").wait_for()
        _shoot(page, f"control-panel-{path}")


def _wizard(browser: Browser, layout: Layout, logins: dict[str, Any]) -> None:
    page = _open(browser, "desktop", logins["wizard"]["url"])
    _enter(page, {"Ключ настройки": logins["wizard"]["token"]})
    page.get_by_label("SQL-сервер").wait_for()
    page.goto(f"{logins['wizard']['url']}auth/connection")
    page.get_by_label("SQL-сервер").wait_for()
    _shoot(page, "wizard-connection")


def _address(layout: Layout, application: str) -> str:
    return f"http://127.0.0.1:{layout.port(GATEWAY_PORTS[application])}/"


def _open(browser: Browser, size: str, address: str) -> Page:
    width, height = _SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height}, locale="ru-RU", reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(address)
    return page


def _enter(page: Page, fields: dict[str, str]) -> None:
    for label, value in fields.items():
        page.get_by_label(label, exact=True).fill(value)
    page.get_by_role("button", name="Войти").click()


def _shoot(page: Page, name: str) -> None:
    """Wait until nothing loads or moves, and keep the picture."""
    page.wait_for_load_state("networkidle")
    page.wait_for_function(_QUIET)
    path = FOLDER / f"{name}.png"
    page.screenshot(path=path, animations="disabled", caret="hide")
    size = path.stat().st_size
    sys.stdout.write(f"{path.name}  {size // 1000} kB{'  TOO LARGE' * (size > _LARGEST_BYTES)}\n")


if __name__ == "__main__":
    main()
