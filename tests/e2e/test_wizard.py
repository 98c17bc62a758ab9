"""An installer in the wizard: the token, a wrong password, setting the auth service up."""

import re
from collections.abc import Callable

import httpx
import pytest
from playwright.sync_api import Page, Route, expect

from services.kit.clock import utc_now
from tests.e2e.cabinet.pages import at_home
from tests.e2e.forms import sign_in
from tests.e2e.pages import moving
from tests.e2e.suite import Suite
from tests.e2e.wizard.pages import (
    FINISHED,
    enter_key,
    open_wizard,
    set_up,
    set_up_words,
    step,
)
from tests.support.waits import wait_until

# Auth is set up anew and restarted: whoever signs in meanwhile has to wait.
pytestmark = pytest.mark.alone


@pytest.fixture
def wizard(suite: Suite, open_page: Callable[..., Page]) -> Page:
    """Open the wizard's first sub-step."""
    page = open_page()
    open_wizard(suite, page, "auth/connection")
    page.get_by_role("heading", name=re.compile("1.1 Параметры подключения")).wait_for()
    return page


def test_a_wrong_token_opens_nothing(suite: Suite, open_page: Callable[..., Page]) -> None:
    page = open_page()
    enter_key(suite, page, "not the token")
    expect(page.get_by_role("alert")).to_be_visible()


def test_the_key_leads_to_the_step_that_is_to_be_done(
    suite: Suite, open_page: Callable[..., Page]
) -> None:
    page = open_page()
    open_wizard(suite, page)
    state = page.request.get(f"{suite.page('wizard')}/api/wizard/state").json()
    numbers = {one["id"]: one["number"] for one in state["steps"]}
    to_do = numbers.get(state["current"])
    expect(step(page)).to_have_text(f"{to_do}.1 Параметры подключения" if to_do else FINISHED)


def test_the_saved_password_is_never_shown(suite: Suite, wizard: Page) -> None:
    password = suite.facts["databases"]["auth"]["password"]
    assert password not in wizard.content()
    expect(wizard.get_by_label("Пароль", exact=True)).to_have_value("")
    expect(wizard.get_by_text("Пароль сохранён")).to_be_visible()


def test_a_check_says_the_servers_version_or_the_reason(suite: Suite, wizard: Page) -> None:
    wizard.get_by_role("button", name="Проверить").click()
    expect(wizard.get_by_text(re.compile("Ответил сервер .*15"))).to_be_visible()
    wizard.get_by_label("Пароль", exact=True).fill("certainly wrong")
    wizard.get_by_role("button", name="Проверить").click()
    expect(wizard.get_by_text(re.compile("парол", re.IGNORECASE)).last).to_be_visible()
    wizard.get_by_label("Пароль", exact=True).fill("")
    wizard.get_by_label("Порт").fill("1")
    wizard.get_by_role("button", name="Проверить").click()
    # Of a service that is set up an alert of its own says so.
    refused = wizard.get_by_role("alert").filter(has_not_text="настроена")
    expect(refused).to_be_visible()


@pytest.mark.parametrize("width", [1280, 768, 390, 320])
def test_nothing_moves_while_a_step_loads(suite: Suite, wizard: Page, width: int) -> None:
    wizard.set_viewport_size({"width": width, "height": 800})
    paths = [
        *("auth/connection", "auth/check", "cabinet/connection", "cabinet/check"),
        *("notifications/mail", "integration/connections", "integration/servers"),
        *("integration/organisation", "finish"),
    ]
    assert moving(wizard, [f"{suite.page('wizard')}/wizard/{path}" for path in paths]) == {}


def test_a_step_that_is_not_open_names_itself_in_the_title(suite: Suite, wizard: Page) -> None:
    def begun(route: Route) -> None:
        """Tell of a first set-up, of which nothing has been done yet."""
        state = route.fetch().json()
        for number, one in enumerate(state["steps"]):
            one["status"] = "locked" if number else "todo"
            for sub in one["sub_steps"]:
                sub["status"] = one["status"]
        route.fulfill(json=state | {"current": state["steps"][0]["id"]})

    wizard.route("**/api/wizard/state", begun)
    wizard.goto(f"{suite.page('wizard')}/wizard/cabinet/check")
    expect(wizard.get_by_text("Этот шаг пока закрыт").last).to_be_visible()
    expect(wizard).to_have_title("Проверка · Личный кабинет · Мастер настройки")


def test_the_auth_service_is_set_up_and_restarted(suite: Suite, wizard: Page) -> None:
    door = f"http://127.0.0.1:{suite.facts['ports']['auth']}/health"
    began = utc_now()
    before = httpx.get(door).json()["instance"]
    set_up(suite, wizard, "auth")
    assert httpx.get(door).json()["instance"] != before
    wizard.reload()
    expect(set_up_words(wizard)).to_be_visible()

    def told() -> bool:
        """Say whether the worker has carried to the log what was done with the key."""
        return bool(
            suite.query(
                "admin_panel",
                "SELECT 1 FROM audit_log WHERE action = 'migrate_database'"
                " AND object_id = 'auth' AND actor_role = 'installer' AND at > $1",
                began,
            )
        )

    wait_until(told, what="the migration in the log", seconds=60)


def test_people_can_sign_in_after_the_restart(suite: Suite, open_page: Callable[..., Page]) -> None:
    page = open_page()
    page.goto(suite.page("cabinet"))
    person = suite.logins["cabinet"][0]
    sign_in(page, person["login"], person["password"])
    at_home(page)
