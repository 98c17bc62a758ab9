"""No violation that axe knows, at three widths, also with menus and pickers open."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.e2e.conftest import WIDTHS, Suite

AXE = Path(__file__).resolve().parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"
PAGES = (
    "/",
    "/readings",
    "/account",
    "/diagnostics",
    "/support",
    "/information",
    "/profile",
    "/notices",
    "/profile/notifications",
)


def violations(page: Page) -> list[str]:
    """Run axe in the page and return what it found, a line per kind."""
    # The policy forbids scripts from elsewhere; the debugger's evaluation is not under it.
    page.evaluate(AXE.read_text("utf-8"))
    found: dict[str, Any] = page.evaluate("axe.run()")
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found["violations"]]


def _settle(page: Page) -> None:
    page.get_by_role("heading").first.wait_for()
    page.wait_for_load_state("networkidle")
    # Fading elements have less contrast than they will have.
    page.evaluate("Promise.all(document.getAnimations().map(a => a.finished.catch(() => 0)))")


@pytest.mark.parametrize("width", WIDTHS)
def test_the_cabinets_pages(suite: Suite, consumer: Callable[..., Page], width: str) -> None:
    page = consumer(width=width)
    found = {}
    for path in PAGES:
        page.goto(suite.page("cabinet") + path)
        _settle(page)
        found[path] = violations(page)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path
    assert found == {path: [] for path in PAGES}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(
    ("application", "path"),
    [
        ("cabinet", "/"),
        ("cabinet", "/registration"),
        ("cabinet", "/recovery"),
        ("cabinet", "/recovery/confirm#token=none"),
        ("admin", "/"),
        ("wizard", "/wizard/"),
    ],
)
def test_pages_before_signing_in(
    suite: Suite, open_page: Callable[..., Page], application: str, path: str, width: str
) -> None:
    page = open_page(width)
    page.goto(suite.page(application) + path)
    _settle(page)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_open_menus_and_pickers(suite: Suite, consumer: Callable[..., Page]) -> None:
    page = consumer()
    page.goto(f"{suite.page('cabinet')}/readings")
    _settle(page)
    page.get_by_role("combobox").first.click()
    page.get_by_role("listbox").first.wait_for(state="attached")
    _settle(page)
    assert violations(page) == []
