"""An installer in sub-step 3.2: a wrong port, a real test letter, the mail server saved."""

import json
import re
import secrets
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import WIDTHS, Suite, open_wizard, wait_for_letter, wizard_token
from tests.e2e.test_accessibility import violations

_JOB_MS = 90_000
_TO = f"installer-{secrets.token_hex(3)}@example.org"


@pytest.fixture(scope="module")
def saved(suite: Suite) -> Iterator[dict[str, Any]]:
    """Give what notifications has saved, which is the same again at the end."""
    file = Path(suite.facts["settings_dir"]) / "notifications.json"
    before: dict[str, Any] = json.loads(file.read_text("utf-8"))
    yield before
    after = json.loads(file.read_text("utf-8"))
    # What stood in no file before was a default, which the page has saved as it is.
    assert after | before == after


@pytest.fixture(scope="module")
def third_step(suite: Suite, saved: dict[str, Any]) -> None:
    """Set auth and cabinet up with what they have saved, so that the third step opens."""
    base = f"{suite.page('wizard')}/api/wizard"
    with httpx.Client(headers={"Origin": suite.page("wizard")}, timeout=30) as installer:
        token = {"token": wizard_token()}
        installer.post(f"{base}/sign-in", json=token).raise_for_status()
        steps = installer.get(f"{base}/state").json()["steps"]
        for service in [step["id"] for step in steps[:2] if step["status"] != "done"]:
            connection = installer.get(f"{base}/services/{service}/connection").json()
            del connection["has_password"]
            started = installer.post(f"{base}/services/{service}/apply", json=connection)
            job = started.raise_for_status().json()
            while job["state"] == "running":
                job = installer.get(f"{base}/jobs/{job['id']}").json()
            assert job["state"] == "done", job["log"]


@pytest.fixture
def mail_page(
    suite: Suite, third_step: None, open_page: Callable[..., Page]
) -> Callable[..., Page]:
    """Open sub-step 3.2."""

    def make(width: str = "desktop") -> Page:
        page = open_page(width)
        open_wizard(suite, page)
        page.get_by_role("heading", name=re.compile(r"^3\.|Настройка завершена")).wait_for()
        page.goto(f"{suite.page('wizard')}/wizard/notifications/mail")
        page.get_by_role("heading", name="3.2 Почтовый клиент").wait_for()
        page.get_by_label("Адрес сервера").wait_for()
        return page

    return make


def _try(page: Page, to: str = _TO) -> None:
    page.get_by_role("button", name="Проверить").click()
    page.get_by_label("Куда отправить").fill(to)
    page.get_by_role("button", name="Отправить").click()


@pytest.mark.parametrize("width", WIDTHS)
def test_no_violation_also_with_the_dialog_open(mail_page: Callable[..., Page], width: str) -> None:
    page = mail_page(width)
    page.get_by_role("radio", name="SOCKS5").check()
    expect(page.get_by_label("Порт прокси")).to_have_value("1080")
    page.wait_for_load_state("networkidle")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.get_by_label("Адрес прокси").fill("proxy.example.org")
    page.get_by_role("button", name="Проверить").click()
    page.get_by_role("dialog").get_by_role("button", name="Отправить").wait_for()
    page.evaluate("Promise.all(document.getAnimations().map(a => a.finished.catch(() => 0)))")
    assert violations(page) == []


def test_what_was_typed_stays_when_one_goes_back(mail_page: Callable[..., Page]) -> None:
    page = mail_page()
    page.get_by_label("Адрес сервера").fill("mail.example.org")
    page.get_by_role("radio", name="SSL/TLS").check()
    page.get_by_role("button", name="Назад").click()
    page.get_by_role("heading", name="3.1 Параметры подключения").wait_for()
    page.get_by_role("button", name="Далее").click()
    expect(page.get_by_label("Адрес сервера")).to_have_value("mail.example.org")
    expect(page.get_by_role("radio", name="SSL/TLS")).to_be_checked()


def test_the_mail_server_is_tried_and_saved(
    suite: Suite, saved: dict[str, Any], mail_page: Callable[..., Page]
) -> None:
    page = mail_page()
    port = str(suite.facts["ports"].get("mailbox-smtp", saved["smtp_port"]))
    expect(page.get_by_label("Адрес сервера")).to_have_value(saved["smtp_host"])
    sender = page.get_by_label("Email отправителя").input_value()
    page.get_by_label("Порт", exact=True).fill("1")
    _try(page)
    expect(page.get_by_text("Сервер не принимает подключения на этом порту")).to_be_visible()
    assert suite.letters(_TO) == []

    page.get_by_label("Порт", exact=True).fill(port)
    _try(page)
    expect(page.get_by_text(f"Проверочное письмо отправлено на {_TO}")).to_be_visible()
    letter = wait_for_letter(suite, page, _TO, "")
    assert sender in letter["from"]

    page.get_by_role("button", name="Далее").click()
    expect(page.get_by_text(re.compile("настройка завершена"))).to_be_visible(timeout=_JOB_MS)
    page.get_by_role("button", name="Далее").click()
    page.get_by_role("heading", name="Настройка завершена").wait_for()
    expect(page.get_by_text(f"{saved['smtp_host']}:{port}", exact=True)).to_be_visible()
