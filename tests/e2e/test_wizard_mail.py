"""An installer in sub-step 3.2: a wrong port, a real test letter, the mail server saved."""

import json
import secrets
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.e2e.pages import loaded
from tests.e2e.suite import Suite
from tests.e2e.wizard.pages import FINISHED, new_key, open_wizard, set_up
from tests.support.axe import faults
from tests.support.fresh import JOB_SECONDS
from tests.support.waits import wait_until

# Services are set up anew and restarted: whoever uses them meanwhile has to wait.
pytestmark = pytest.mark.alone
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


def _ended(installer: httpx.Client, job: str) -> dict[str, Any]:
    """Wait for the end of a job, given its address; return what it tells."""

    def told() -> dict[str, Any]:
        found: dict[str, Any] = installer.get(job).raise_for_status().json()
        return found

    wait_until(lambda: told()["state"] != "running", what=f"an end of {job}", seconds=JOB_SECONDS)
    return told()


@pytest.fixture(scope="module")
def third_step(suite: Suite, saved: dict[str, Any]) -> None:
    """Set auth and cabinet up with what they have saved, so that the third step opens."""
    base = f"{suite.page('wizard')}/api/wizard"
    with httpx.Client(headers={"Origin": suite.page("wizard")}, timeout=30) as installer:
        token = {"token": new_key(suite)}
        installer.post(f"{base}/sign-in", json=token).raise_for_status()
        steps = installer.get(f"{base}/state").json()["steps"]
        for service in [step["id"] for step in steps[:2] if step["status"] != "done"]:
            connection = installer.get(f"{base}/services/{service}/connection").json()
            del connection["has_password"]
            started = installer.post(f"{base}/services/{service}/apply", json=connection)
            job = f"{base}/jobs/{started.raise_for_status().json()['id']}"
            ended = _ended(installer, job)
            assert ended["state"] == "done", ended["log"]


@pytest.fixture
def mail_page(suite: Suite, third_step: None, open_page: Callable[..., Page]) -> Page:
    """Open sub-step 3.2."""
    page = open_page()
    open_wizard(suite, page, "notifications/mail")
    page.get_by_role("heading", name="3.2 Почтовый клиент").wait_for()
    page.get_by_label("Адрес сервера").wait_for()
    return page


def _try(page: Page, to: str = _TO) -> None:
    page.get_by_role("button", name="Проверить").click()
    page.get_by_label("Куда отправить").fill(to)
    page.get_by_role("button", name="Отправить").click()


def test_no_violation_also_with_the_dialog_open(mail_page: Page) -> None:
    page = mail_page
    page.get_by_role("radio", name="SOCKS5").check()
    expect(page.get_by_label("Порт прокси")).to_have_value("1080")
    loaded(page)
    assert faults(page) == []
    page.get_by_label("Адрес прокси").fill("proxy.example.org")
    page.get_by_role("button", name="Проверить").click()
    page.get_by_role("dialog").get_by_role("button", name="Отправить").wait_for()
    assert faults(page) == []


def test_what_was_typed_stays_when_one_goes_back(mail_page: Page) -> None:
    page = mail_page
    page.get_by_label("Адрес сервера").fill("mail.example.org")
    page.get_by_role("radio", name="SSL/TLS").check()
    page.get_by_role("button", name="Назад").click()
    page.get_by_role("heading", name="3.1 Параметры подключения").wait_for()
    page.get_by_role("button", name="Далее").click()
    expect(page.get_by_label("Адрес сервера")).to_have_value("mail.example.org")
    expect(page.get_by_role("radio", name="SSL/TLS")).to_be_checked()


def test_the_mail_server_is_tried_and_saved(
    suite: Suite, saved: dict[str, Any], mail_page: Page
) -> None:
    page = mail_page
    port = str(suite.facts["ports"].get("mailbox-smtp", saved["smtp_port"]))
    expect(page.get_by_label("Адрес сервера")).to_have_value(saved["smtp_host"])
    sender = page.get_by_label("E-mail отправителя").input_value()
    page.get_by_label("Порт", exact=True).fill("1")
    _try(page)
    expect(page.get_by_text("Сервер не принимает подключения на этом порту")).to_be_visible()
    assert suite.letters(_TO) == []

    page.get_by_label("Порт", exact=True).fill(port)
    _try(page)
    expect(page.get_by_text(f"Проверочное письмо отправлено на {_TO}")).to_be_visible()
    letter = suite.letter(_TO)
    assert sender in letter["from"]

    set_up(suite, page, "notifications")
    page.get_by_role("button", name="Далее").click()
    page.get_by_role("heading", name="4.1 Параметры подключения").wait_for()
    page.goto(f"{suite.page('wizard')}/wizard/finish")
    page.get_by_role("heading", name=FINISHED).wait_for()
    expect(page.get_by_text(f"{saved['smtp_host']}:{port}", exact=True)).to_be_visible()
