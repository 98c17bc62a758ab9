"""What the pages of all applications have in common."""

from collections.abc import Iterable

from playwright.sync_api import Page, expect

from tests.support.axe import settle

MOST_SHIFT = 0.02

# Sums what moves by itself, as the browser counts it, from the page's very first picture.
_WATCH = """
window.shifted = 0;
new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
}).observe({type: "layout-shift", buffered: true});
"""


def loaded(page: Page) -> None:
    """Wait until the page has a title and none of its parts is on the way any more."""
    expect(page.get_by_role("heading", level=1).first).to_be_visible()
    expect(page.get_by_text("Загружаем…")).to_have_count(0)
    expect(page.locator("[aria-busy=true]")).to_have_count(0)


def moving(page: Page, addresses: Iterable[str]) -> dict[str, float]:
    """Open pages afresh; return those of which too much has moved by the time they are at rest."""
    page.add_init_script(_WATCH)
    moved = {}
    for address in addresses:
        page.goto(address)
        loaded(page)
        settle(page)
        moved[address] = float(page.evaluate("window.shifted"))
    return {address: value for address, value in moved.items() if value > MOST_SHIFT}
