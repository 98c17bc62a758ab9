"""Coming in to what was just delivered."""

from playwright.sync_api import Page

from tests.e2e.people import Person, enter
from tests.e2e.suite import Suite
from tests.support.waits import wait_until


def come_in(page: Page, suite: Suite, person: Person, meters: int) -> str:
    """Sign somebody in whose meters were just delivered; return the cabinet's address.

    Accounts are linked by an event: the meters come a moment later.
    """
    base = suite.page("cabinet")
    enter(page.request, base, person)
    wait_until(
        lambda: page.request.get(f"{base}/api/cabinet/meters").json()["total"] == meters,
        what="the household's meters",
    )
    return base
