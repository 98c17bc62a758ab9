"""Pages of the wizard, and the acts that several tests do there."""

import re
from typing import Protocol

from playwright.sync_api import Locator, Page, expect

from tests.support.fresh import JOB_SECONDS

FINISHED = "Настройка завершена"


class Suite(Protocol):
    """A suite with a wizard: the running one, or one that is set up from nothing."""

    def page(self, application: str) -> str: ...

    def manage(self, service: str, *words: str) -> str: ...


def new_key(suite: Suite) -> str:
    """Return a key that opens the wizard now: one is good for a few sign-ins only."""
    return suite.manage("wizard", "token")


def enter_key(suite: Suite, page: Page, key: str) -> None:
    """Give the wizard a key."""
    page.goto(f"{suite.page('wizard')}/wizard/")
    page.get_by_label("Ключ настройки", exact=True).fill(key)
    page.get_by_role("button", name="Войти").click()


def step(page: Page) -> Locator:
    """Return the title of the step that is shown."""
    return page.get_by_role("heading", name=re.compile(rf"^\d\.\d |{FINISHED}"))


def open_wizard(suite: Suite, page: Page, path: str = "") -> None:
    """Open the wizard with its key: a page of it, or the step that is to be done."""
    enter_key(suite, page, new_key(suite))
    step(page).wait_for()
    if path:
        page.goto(f"{suite.page('wizard')}/wizard/{path}")


def set_up(suite: Suite, page: Page, service: str) -> None:
    """Go on to the check of a service, and wait until it is set up and has started anew.

    The check begins by itself the first time only.
    """
    state = page.request.get(f"{suite.page('wizard')}/api/wizard/state").json()
    again = any(one["id"] == service and one["status"] == "done" for one in state["steps"])
    page.get_by_role("button", name="Далее").click()
    page.get_by_role("heading", name=re.compile(r"^\d\.\d Проверка")).wait_for()
    if again:
        page.get_by_role("button", name="Проверить").click()
    expect(set_up_words(page)).to_be_visible(timeout=JOB_SECONDS * 1000)


def set_up_words(page: Page) -> Locator:
    """Return what tells that a service is set up."""
    return page.get_by_text(re.compile("настройка завершена"))
