"""What the pages of all applications have in common."""

from playwright.sync_api import Page, expect


def loaded(page: Page) -> None:
    """Wait until the page has a title and none of its parts is on the way any more."""
    expect(page.get_by_role("heading", level=1).first).to_be_visible()
    expect(page.get_by_text("Загружаем…")).to_have_count(0)
    expect(page.locator("[aria-busy=true]")).to_have_count(0)
