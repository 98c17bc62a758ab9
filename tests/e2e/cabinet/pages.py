"""Pages of the cabinet, and the acts that several tests do there."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.e2e.forms import change_password
from tests.e2e.pages import loaded
from tests.e2e.suite import Suite

PREFERENCES = "/profile/notifications"


def at_home(page: Page) -> None:
    """Wait for the main page, which a sign-in leads to."""
    page.get_by_role("region", name="Абонент").wait_for()


def opened(page: Page, title: str) -> None:
    """Wait for a page of a consumer, with all that it shows."""
    expect(page).to_have_title(re.compile(f"^{re.escape(title)} · "))
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    bell(page).wait_for()
    loaded(page)


def bell(page: Page, unread: int | str = "") -> Locator:
    """Return the button of the notices; with a number, only when so many are unread."""
    return page.get_by_role("button", name=re.compile(rf"^Уведомления: {unread}\b"))


def panel(page: Page, title: str) -> Locator:
    """Return the part of a page below this heading."""
    return page.locator("section", has=page.get_by_role("heading", name=title, exact=True))


def change_demanded(page: Page, current: str, new: str, then: str = "") -> None:
    """Choose an own password after a sign-in with that of a letter.

    `then` is the heading of what comes next; by default the main page.
    """
    expect(page.get_by_text("Вы вошли с временным паролем")).to_be_visible()
    change_password(page, current, new)
    if then:
        page.get_by_role("heading", name=then).first.wait_for()
    else:
        at_home(page)
    expect(page.get_by_text("Пароль изменён")).to_be_visible()


def settle_notices(suite: Suite, page: Page) -> None:
    """Confirm, close and read whatever the consumer has."""
    base = suite.page("cabinet")
    api = f"{base}/api/notifications"
    for state in ("notices?state=modal", "banner", "notices?state=unread"):
        for notice in page.request.get(f"{api}/{state}").json()["items"]:
            act = "confirm" if state.endswith("modal") else "read"
            page.request.post(f"{api}/notices/{notice['id']}/{act}", headers={"Origin": base})
